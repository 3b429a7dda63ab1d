/** What a sheet nobody described seems to say. */
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { type Guess, guessTable } from '../../src/gather/guess/guess.ts';
import { openSheet } from '../../src/gather/guess/sheet.ts';
import { unitFromWords } from '../../src/gather/guess/unit-words.ts';
import { recorded } from './tables.ts';

const guess = (text: string, delimiter = ','): Guess => {
  const found = guessTable(parse(text, { relax_column_count: true, delimiter }) as string[][]);
  if (!found) throw new Error('no guess');
  return found;
};

describe('units over a column', () => {
  test.each([
    ['($/bbl)', { unit: 'USD', per: 'bbl' }],
    ['($/mt)', { unit: 'USD', per: 't' }],
    ['($/troy oz)', { unit: 'USD', per: 'ozt' }],
    ['(¢/kg)', { unit: 'USD', scale: '0.01', per: 'kg' }],
    ['USD bn', { unit: 'USD', scale: '1000000000' }],
    ['US$ billions', { unit: 'USD', scale: '1000000000' }],
    ['$m', { unit: 'USD', scale: '1000000' }],
    ['AUD m', { unit: 'AUD', scale: '1000000' }],
    ['kt', { unit: 't', scale: '1e3' }],
    ['Mt', { unit: 't', scale: '1e6' }],
    ['mt', { unit: 't' }],
    ['thousand metric tons', { unit: 't', scale: '1000' }],
    ["'000 t", { unit: 't', scale: '1000' }],
    ['%', { unit: 'percent' }],
    ['2010=100', { unit: 'index-point' }],
    ['USD per tonne', { unit: 'USD', per: 't' }],
  ])('%s', (words, expected) => expect(unitFromWords(words)).toEqual(expected));

  test.each(['', '($/dmtu)', 'bananas', 'USD/t/day', 'thousand'])('%j is nobody’s guess', (words) =>
    expect(unitFromWords(words)).toBeUndefined(),
  );
});

describe('a sheet', () => {
  test('of one series: a column of dates and one of figures', () => {
    const found = guess(recorded('brent_daily.csv').toString());
    expect(found).toMatchObject({ period: { column: 'Date' }, figures: [{ column: 'Price', words: 'Price' }], comma: false });
    expect(found.subject).toBeUndefined();
  });

  test('of countries and years, with codes', () => {
    expect(guess(recorded('worldbank_gdp.csv').toString())).toMatchObject({
      period: { column: 'Year' },
      subject: { heading: 'Country Name' },
      identifiers: { iso3: 'Country Code' },
      figures: [{ column: 'Value' }],
    });
  });

  test('with a title, units in a row of their own, and no heading over the dates', () => {
    const found = guess(
      'The Pink Sheet,,\n"Updated on July 02, 2026",,\n,Copper,"Coal, South African **"\n,($/mt),($/mt)\n2026M05,13543,95.6\n2026M06,13552,…\n',
    );
    expect(found).toMatchObject({ layout: { header: 3, units: 4 }, period: { column: 'A' }, subject: 'headings', published: '2026-07-02' });
    expect(found.figures).toEqual([
      { column: 'Copper', words: 'Copper', unit: { unit: 'USD', per: 't' }, unitText: '($/mt)' },
      { column: 'Coal, South African', words: 'Coal, South African', unit: { unit: 'USD', per: 't' }, unitText: '($/mt)' },
    ]);
  });

  test('with a column for each year', () => {
    const found = guess('Country,Output 2022 (kt),Output 2023 (kt)\nChina,1,2\nChile,3,4\n');
    expect(found.period).toEqual({ headings: '^Output (?<period>(?:1[6-9]|20)\\d{2}) \\(kt\\)$' });
    expect(found.figures).toEqual([
      { columns: '^Output (?<period>(?:1[6-9]|20)\\d{2}) \\(kt\\)$', words: 'Output', unit: { unit: 't', scale: '1e3' } },
    ]);
    expect(guess('Country,2022,2023\nChina,255000,270000\n').figures).toMatchObject([
      { columns: '^(?<period>(?:1[6-9]|20)\\d{2})$', words: '' },
    ]);
    expect(guess('Country,Q1 2024,Q2 2024\nChina,255,270\n').period).toMatchObject({ headings: '^(?<period>Q[1-4][-/ ]?\\d{4})$' });
  });

  test('of many kinds of figures, each row with its unit and source', () => {
    const found = guess(recorded('mp_lynas_results.tsv').toString(), '\t');
    expect(found).toMatchObject({
      period: { column: 'period' },
      subject: { heading: 'company' },
      ticker: 'ticker',
      origin: { url: 'source_url', publishedAt: 'published' },
    });
    expect(found.figures).toContainEqual({
      column: 'value',
      where: { metric: 'sales revenue', unit: 'AUD m' },
      words: 'sales revenue',
      unit: { unit: 'AUD', scale: '1000000' },
    });
  });

  test('without dates', () => {
    const found = guess('Symbol,Name,Sector,Price,Market Cap (USD bn)\nMMM,3M,Industrials,178.96,92\nAOS,A. O. Smith,Building,63.08,8.5\n');
    expect(found.period).toBeUndefined();
    expect(found).toMatchObject({
      subject: { heading: 'Name' },
      ticker: 'Symbol',
      figures: [{ words: 'Price' }, { words: 'Market Cap', unit: { unit: 'USD', scale: '1000000000' } }],
    });
  });

  test.each([
    ['2025-01-01', '2025-02-01', '2025-03-01', 'M'],
    ['2025-01-01', '2025-04-01', '2025-07-01', 'Q'],
    ['2023-01-01', '2024-01-01', '2025-01-01', 'A'],
    ['2025-01-01', '2025-01-02', '2025-01-03', undefined],
  ])('of %s, %s, %s counts by %s', (a, b, c, frequency) => {
    const { period } = guess(`Date,Price\n${a},1\n${b},2\n${c},3\n`);
    expect(period && 'frequency' in period ? period.frequency : undefined).toBe(frequency);
  });

  test.each([
    ['31.12.2024', '01.02.2025', 'd.M.yyyy'],
    ['12/31/2024', '02/01/2025', 'M/d/yyyy'],
    ['31/12/24', '01/02/25', 'd/M/yy'],
  ])('of %s and %s: one of the days tells the order', (a, b, format) => {
    expect(guess(`Date,Price\n${a},1\n${b},2\n`).period).toEqual({ column: 'Date', format });
  });

  test('of days that may be read two ways: nobody guesses', () => {
    expect(guess('Date,Price\n03/04/2025,1\n05/06/2025,2\n').period).toEqual({ column: 'Date', unsure: '03/04/2025' });
  });

  test('with commas that may be decimal signs, and rows longer than the headings', () => {
    expect(guess('Land;Jahr;Menge\nChina;2024;1.234,5\nPeru;2024;2,5\n', ';').comma).toBe(true);
    expect(guess(recorded('imf_pcps_v2.csv').toString()).surplus).toEqual({ row: 2, cells: 95 });
  });

  test('words in a few rows are remarks, and a star before the unit leads to one', () => {
    const rows = Array.from(
      { length: 12 },
      (_, month) => `2025-${String(month + 1).padStart(2, '0')},${40 + month},7.5,${month === 7 ? 'after the strike' : ''}`,
    );
    const found = guess(`Month,Copper* (kt),Nickel (kt),What happened\n${rows.join('\n')}\n`);
    expect(found.subject).toBe('headings');
    expect(found.figures).toMatchObject([{ column: 'Copper* (kt)', words: 'Copper' }, { words: 'Nickel' }]);
  });

  test('without a row of headings is no table', () => {
    expect(
      guessTable([
        ['1', '2'],
        ['3', '4'],
      ]),
    ).toBeUndefined();
    expect(
      guessTable([
        ['a', 'b'],
        ['c', 'd'],
      ]),
    ).toBeUndefined();
  });
});

describe('bytes', () => {
  test.each([
    ['Datum;Preis\n2024-01-01;1,5\n2024-01-02;1,6\n', { format: 'csv', delimiter: ';' }],
    ['a\tb\n1,5\t2\n3,5\t4\n', { format: 'csv', delimiter: '\t' }],
    ['a,b\n1,2\n', { format: 'csv' }],
  ])('%j', async (text, layout) => expect((await openSheet(Buffer.from(text), 'x')).layout).toEqual(layout));

  test('of windows-1252 are read as such', async () => {
    const sheet = await openSheet(Buffer.from('Land,Jahr\nC\u00f4te,2024\n', 'latin1'), 'x');
    expect(sheet).toMatchObject({
      layout: { charset: 'windows-1252' },
      rows: [
        ['Land', 'Jahr'],
        ['Côte', '2024'],
      ],
    });
  });

  test.each([
    ['{"a": 1}', 'this is no spreadsheet'],
    ['<!DOCTYPE html><html>', 'this is a web page, not a table'],
    ['just words', 'this is no table that can be read'],
  ])('%s: %s', async (text, message) => await expect(openSheet(Buffer.from(text), 'x')).rejects.toThrow(message));
});
