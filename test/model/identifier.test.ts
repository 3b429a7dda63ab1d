/** Identifiers and whom they mean. */
import { jaroWinkler } from '@skyra/jaro-winkler';
import { describe, expect, test } from 'vitest';
import type { Entity } from '../../src/model/entity.ts';
import { issuesOf, wrongIdentifier } from '../../src/model/identifier.ts';
import { resolve } from '../../src/model/resolve.ts';
import { parseEntities } from '../../src/newsroom/registers.ts';
import { entity } from '../memory.ts';

describe('check digits', () => {
  // PUMA SE (GLEIF), Apple and IBM (OpenFIGI), Apple's CUSIP.
  test.each([
    ['lei', '529900GRZ2BQY5ZM9N49'],
    ['isin', 'US0378331005'],
    ['isin', 'US4592001014'],
    ['isin', 'AU000000LYC6'],
    ['cusip', '037833100'],
    ['figi', 'BBG000B9XRY4'],
    ['figi', 'BBG001S5N8V8'],
    ['figi', 'BBG000BLNNH6'],
    ['cik', '0001045810'],
    ['anything', 'at all'],
  ])('%s %s is right', (scheme, value) => expect(wrongIdentifier(scheme, value)).toBeUndefined());

  test.each([
    ['lei', '529900GRZ2BQY5ZM9N48'],
    ['lei', '529900GRZ2BQY5ZN9M49'],
    ['isin', 'US0378331006'],
    ['isin', 'US0387331005'],
    ['isin', 'US037833100'],
    ['cusip', '037833101'],
    ['figi', 'BBG000B9XRY5'],
    ['figi', 'BBG00B09XRY4'],
    ['cik', 'NVDA'],
    ['cik', '0'],
  ])('%s %s is wrong', (scheme, value) => expect(wrongIdentifier(scheme, value)).toContain(value));

  test('are looked at where the register is read', () => {
    const register = (row: string): unknown =>
      parseEntities('entities.yaml', `entities:\n  - { id: a, name: A, class: company, ${row} }\n`);
    expect(() => register('identifiers: { isin: US0378331006 }')).toThrow('its check digit is wrong');
    expect(() => register('listings: [{ ticker: A, mic: XNYS, figi: BBG000B9XRY5 }]')).toThrow('its check digit is wrong');
    expect(() => register('listings: [{ ticker: A, mic: XNYS, figi: BBG000B9XRY4 }]')).not.toThrow();
  });

  test('two entities have no identifier and no listing in common', () => {
    const two = (a: string, b: string): unknown =>
      parseEntities(
        'entities.yaml',
        `entities:\n  - { id: a, name: A, class: company, ${a} }\n  - { id: b, name: B, class: company, ${b} }\n`,
      );
    const cik = 'identifiers: { cik: "0001045810" }';
    expect(() => two(cik, 'identifiers: { cik: "1045810" }')).toThrow('cik:1045810 is that of a and of b');
    const listed = 'listings: [{ ticker: MP, mic: XNYS }]';
    expect(() => two(listed, listed)).toThrow('MP@XNYS is that of a and of b');
    const [was, is] = ['until: 2019-12-31', 'from: 2020-01-01'].map((time) => `listings: [{ ticker: MP, mic: XNYS, ${time} }]`);
    expect(() => two(was ?? '', is ?? '')).not.toThrow();
  });
});

describe('whom words mean', () => {
  const listing = (ticker: string, mic: string, over = {}) => ({ ticker, mic, exchange: mic === 'XNYS' ? 'NYSE' : mic, ...over });
  const mp = entity('mp', {
    name: 'MP Materials',
    class: 'company',
    aliases: ['MP Materials Corp.'],
    listings: [listing('MP', 'XNYS')],
    identifiers: { cik: '1801368' },
  });
  const fuels = entity('fuels', {
    name: 'Energy Fuels',
    class: 'company',
    listings: [listing('UUUU', 'XASE', { shareClass: 'BBG001S9FH94' }), listing('EFR', 'XTSE', { shareClass: 'BBG001S9FH94' })],
  });
  const berkshire = entity('berkshire', {
    name: 'Berkshire Hathaway',
    class: 'company',
    listings: [listing('BRK.A', 'XNYS', { shareClass: 'BBG001S5N8T1' }), listing('BRK.B', 'XNYS', { shareClass: 'BBG001S5PHW0' })],
  });
  const lynas = entity('lynas', { name: 'Lynas Rare Earths', class: 'company', listings: [listing('LYC', 'XASX')] });
  const other = entity('other', { name: 'Medway Pharma', class: 'company', listings: [listing('MP', 'XLON')] });
  const all: readonly Entity[] = [mp, fuels, berkshire, lynas, other];

  test.each([
    ['cik:0001801368', 'mp identifier'],
    ['MP@XNYS', 'mp listing'],
    ['NYSE: MP', 'mp listing'],
    ['EFR', 'fuels ticker'],
    ['BRK-B', 'berkshire ticker'],
    ['BRK/B@XNYS', 'berkshire listing'],
    ['MP Materials Corp', 'mp name'],
    ['ENERGY FUELS INC /CAN/', 'fuels name'],
  ])('%s is %s', (words, expected) => {
    const found = resolve(words, all, jaroWinkler);
    expect(found.kind === 'exact' ? `${found.entity.id} ${found.by}` : found.kind).toBe(expected);
  });

  test('a ticker of two markets is nobody’s until its market is said', () => {
    expect(resolve('MP', all, jaroWinkler)).toMatchObject({ kind: 'ambiguous', entities: [mp, other] });
    expect(resolve('MP@XLON', all, jaroWinkler)).toMatchObject({ kind: 'exact', entity: other });
  });

  test('a name that is like another is proposed, never taken', () => {
    expect(resolve('Lynas Rare Earth', all, jaroWinkler)).toMatchObject({ kind: 'candidates', candidates: [{ entity: lynas }] });
    expect(resolve('Rare Earths, Lynas', all, jaroWinkler)).toMatchObject({ kind: 'candidates', candidates: [{ entity: lynas }] });
    expect(resolve('Linas', all, jaroWinkler)).toEqual({ kind: 'none' });
    expect(resolve('MPM', all, jaroWinkler)).toEqual({ kind: 'none' });
  });

  test('share classes are two issues, listings of one class are one', () => {
    expect(issuesOf(berkshire)).toHaveLength(2);
    expect(issuesOf(fuels)).toHaveLength(1);
  });
});
