/** Countries by the names and codes of several agencies. */
import { expect, test } from 'vitest';
import { loadCountries } from '../../src/gather/country.ts';

const countries = await loadCountries();

test.each([
  ['China', 'China', 'CHN'],
  ['Burma', 'Myanmar', 'MMR'],
  ['Korea, Republic of', 'South Korea', 'KOR'],
  ['Korea, North', 'North Korea', 'PRK'],
  ['Congo (Kinshasa)', 'Democratic Republic of the Congo', 'COD'],
  ['Côte d’Ivoire', 'Ivory Coast', 'CIV'],
  ['The Bahamas', 'Bahamas', 'BHS'],
  ['United\u00a0States ', 'United States', 'USA'],
  ['USA', 'United States', 'USA'],
  ['New Caledonia', 'New Caledonia', 'NCL'],
])('%s is %s, %s', (given, name, iso3) => {
  expect(countries.find(given)).toMatchObject({ name, class: 'country', identifiers: { iso3 } });
});

test('a code goes before a name, in two letters or three', () => {
  expect(countries.find('Turkiye', 'TUR')?.name).toBe('Turkey');
  expect(countries.find('Russian Fed.', 'ru')?.name).toBe('Russia');
});

test('what is no country is none', () => {
  for (const name of ['Other countries', 'World total', 'United States and Canada', 'China, Germany, and Russia', 'Congo', 'Soviet Union'])
    expect(countries.find(name), name).toBeUndefined();
});

test('a country with an article has it', () => {
  const articles = ['United States', 'Netherlands', 'Congo (Kinshasa)', 'Solomon Islands', 'France'].map(
    (name) => countries.find(name)?.article,
  );
  expect(articles).toEqual(['the', 'the', 'the', 'the', undefined]);
});

test('prose may speak of what is of a country', () => {
  expect(countries.find('China')?.aliases).toContain('Chinese');
  expect(countries.find('Netherlands')?.aliases).toContain('Dutch');
  expect(countries.find('South Korea')?.aliases).toContain('South Korean');
});
