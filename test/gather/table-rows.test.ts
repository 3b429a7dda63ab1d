/** What rows and cells of declared tables may say, what is told of those that cannot be read, and what a declaration must be. */

import { describe, expect, test } from 'vitest';
import { gatheringIn } from '../../bench/gathered.ts';
import { payloadTree } from '../../src/gather/payload.ts';
import { openCollection } from '../../src/gather/table/collected.ts';
import { batched, type Grid } from '../../src/gather/table/grid.ts';
import { readTable } from '../../src/gather/table/read.ts';
import type { FigureTerms, Mapping, PeriodTerms, TableOptions } from '../../src/gather/table/terms.ts';
import { table } from '../../src/gather/table.ts';
import { checkSources } from '../../src/verify/sources.ts';
import { entity } from '../memory.ts';
import { amountOf, gapsOf, read, SOURCE, TONS, told } from './tables.ts';

/** One cell of output, of China in 2024. */
async function cell(
  text: string,
  over: Partial<Mapping> & { figure?: Partial<FigureTerms> } = {},
  delimiter: ',' | ';' = ';',
): Promise<readonly string[]> {
  const { figure, ...more } = over;
  const [first] = TONS.figures;
  const mapping = { ...TONS, ...more, figures: [{ ...first, ...figure } as FigureTerms] };
  const ran = await read(
    { 'ores.csv': `Country${delimiter}Year${delimiter}Output\nChina${delimiter}2024${delimiter}${text}\n` },
    { mapping, layout: { delimiter } },
  );
  return [...ran.facts.map((fact) => `${amountOf(fact)}${fact.standing === 'actual' ? '' : ` ${fact.standing}`}`), ...gapsOf(ran)];
}

describe('a cell', () => {
  test.each([
    ['270,000', '270000 t'],
    ['(3.2)', '-3.2 t'],
    ['>85,000,000', '>85000000 t'],
    ['~12', '~12 t'],
    ['0', '0 t'],
  ])('%s is %s', async (text, expected) => expect(await cell(text)).toEqual([expected]));

  test.each(['', '-', '…', 'n/a', 'NA', '.'])('%j is no figure, and no zero', async (text) => {
    expect(await cell(text)).toEqual(['ores.csv: no row holds a figure; looked for in `Output`']);
  });

  test('markers for none are those declared, where some are', async () => {
    expect((await cell('W', { missing: ['W'] }))[0]).toContain('no row holds a figure');
    expect((await cell('n/a', { missing: ['W'] }))[0]).toContain('row 2: "n/a" is no figure');
  });

  test('a decimal comma is read where it is declared, and never guessed', async () => {
    expect(await cell('1.234,5', { decimal: ',' })).toEqual(['1234.5 t']);
    expect((await cell('1.234,5'))[0]).toContain("where the decimal sign is a comma, say `decimal: ','` in the mapping");
    expect((await cell('1,234.5', { decimal: ',' }))[0]).toContain('is no figure');
  });

  test('what a decimal comma said is read again from the stored table', async () => {
    const ran = await read(
      { 'ores.csv': 'Country;Year;Output\nChina;2024;1.234,5\n' },
      { mapping: { ...TONS, decimal: ',' }, layout: { delimiter: ';' } },
    );
    const [payload] = [...ran.payloads.values()];
    const stored = payload && { sha256: payload.sha256, tree: await payloadTree(payload), decimal: payload.decimal };
    expect(checkSources(ran.facts, () => stored).map(({ state }) => state)).toEqual(['matches']);
  });

  test.each<[text: string, figure: Partial<FigureTerms>, expected: string]>([
    ['3.2%', { unit: 'percent' }, '3.2 percent'],
    ['3.2%', {}, '"3.2%" in a column whose unit is t'],
    ['3.2%', { unit: 'percent', scale: '100' }, '"3.2%" is a percentage already'],
    ['0.0175', { unit: 'percent', scale: '100' }, '1.75 percent'],
    ['$1,200', { unit: 'USD' }, '1200 USD'],
    ['1200 USD', { unit: 'USD' }, '1200 USD'],
    ['$5', { unit: 'EUR' }, '"$5" in a column whose unit is EUR'],
    ['A$5', { unit: 'USD' }, '"A$5" in a column whose unit is USD'],
    ['52.5', { unit: 'USD', scale: '1e6' }, '52500000 USD'],
  ])('%s with %j: %s', async (text, figure, expected) => expect((await cell(text, { figure }))[0]).toContain(expected));

  test('a sign behind a figure says how settled it is', async () => {
    expect(await cell('1,234 e', { marks: { e: 'estimate', pe: 'forecast' } })).toEqual(['1234 t estimate']);
    expect(await cell('1,234pe', { marks: { e: 'estimate', pe: 'forecast' } })).toEqual(['1234 t forecast']);
    expect((await cell('1,234 r', { marks: { e: 'estimate' } }))[0]).toContain('is no figure');
  });
});

describe('a period', () => {
  const period = async (text: string, terms: PeriodTerms = {}): Promise<string | undefined> => {
    const ran = await read(
      { 'ores.csv': `Country;Year;Output\nChina;${text};5\n` },
      { mapping: { ...TONS, period: { column: 'Year', ...terms } }, layout: { delimiter: ';' } },
    );
    return ran.facts[0]?.id.slice('ores.output.china.'.length) ?? gapsOf(ran)[0];
  };

  test.each([
    ['2024', '2024'],
    ['2024-01', '2024-01'],
    ['2024M01', '2024-01'],
    ['2024Q3', '2024-Q3'],
    ['Q3 2024', '2024-Q3'],
    ['2024-H1', '2024-H1'],
    ['Jan 2024', '2024-01'],
    ['January 2024', '2024-01'],
    ['15 Jan 2024', '2024-01-15'],
    ['Jan. 15, 2024', '2024-01-15'],
    ['2024-01-15', '2024-01-15'],
    ['2024/01/15', '2024-01-15'],
    ['20240115', '2024-01-15'],
    ['2024-01-15 00:00:00', '2024-01-15'],
    ['2021–2024', '2021-01-01_2024-12-31'],
  ])('%s is %s', async (text, expected) => expect(await period(text)).toBe(expected));

  test.each<[text: string, terms: PeriodTerms, expected: string]>([
    ['03/04/2025', { format: 'dd/MM/yyyy' }, '2025-04-03'],
    ['03/04/2025', { format: 'MM/dd/yyyy' }, '2025-03-04'],
    ['3.4.25', { format: 'd.M.yy' }, '2025-04-03'],
    ['Apr-25', { format: 'MMM-yy' }, '2025-04'],
    ["Q2'25", { format: "QQQ''yy" }, '2025-Q2'],
    ['2024-01-01', { frequency: 'M' }, '2024-01'],
    ['2024-04-01', { frequency: 'Q' }, '2024-Q2'],
    ['2024-01-01', { frequency: 'A' }, '2024'],
    ['2024-01-12', { frequency: 'W' }, '2024-01-06_2024-01-12'],
    ['2024-01-12', { market: 'XNYS' }, '2024-01-12@XNYS'],
    ['FY2025', { as: { FY2025: '2025' } }, '2025'],
  ])('%s with %j is %s', async (text, terms, expected) => expect(await period(text, terms)).toBe(expected));

  test.each(['03/04/2025', '2024-13-01', '31.12.2024', 'last year'])('%s is nobody’s guess', async (text) => {
    expect(await period(text)).toBe(
      `ores.csv: Output: row 2: "${text}" in Year is no period; say its \`format\` in the mapping (dd.MM.yyyy, MM/dd/yyyy), or what it means under \`as\``,
    );
  });

  test('none before --since', async () => {
    const text = 'Country,Year,Output\nChina,2023,1\nChina,2024,2\n';
    expect(told(await read({ 'ores.csv': text }, {}, { window: { since: '2024-01-01' } }))).toEqual(['ores.output.china.2024: 2 t']);
  });
});

describe('a subject', () => {
  const tickers: Mapping = {
    period: '2026-08-14',
    subject: { column: 'Name', class: 'company', ticker: 'Ticker' },
    figures: [{ column: 'Price', property: 'price', unit: 'USD' }],
  };
  const mp = entity('mp', { name: 'MP Materials', class: 'company', listings: [{ ticker: 'MP', mic: 'XNYS', exchange: 'NYSE' }] });
  const text = 'Name,Ticker,Price\nM.P. Mat.,MP,60\n';

  test('is found by ticker, whatever it is called', async () => {
    expect(told(await read({ 'p.csv': text }, { mapping: tickers }, { entities: [mp] }))).toEqual(['ores.price.mp.2026-08-14: 60 USD']);
  });

  test('that may be two is none, unless the market is said', async () => {
    const other = {
      ...mp,
      id: 'mp-london',
      name: 'Mining Plc',
      short: 'Mining',
      listings: [{ ticker: 'MP', mic: 'XLON', exchange: 'LSE' }],
    };
    const ran = await read({ 'p.csv': text }, { mapping: tickers }, { entities: [mp, other] });
    expect(gapsOf(ran)).toEqual([
      'p.csv: Price: row 2: MP may be mp or mp-london; say the market of the tickers as `mic`, or whom it means under `as`',
    ]);
    const mapping = { ...tickers, subject: { column: 'Name', class: 'company', ticker: 'Ticker', mic: 'XLON' } } as const;
    expect(told(await read({ 'p.csv': text }, { mapping }, { entities: [mp, other] }))).toEqual([
      'ores.price.mp-london.2026-08-14: 60 USD',
    ]);
  });

  test('that nobody knows is proposed, with its ticker', async () => {
    const mapping = { ...tickers, subject: { class: 'company', ticker: 'Ticker', mic: 'XNYS' } } as const;
    const ran = await read({ 'p.csv': text }, { mapping });
    expect(ran.register.find('mp')).toMatchObject({ name: 'MP', listings: [{ ticker: 'MP', mic: 'XNYS', exchange: 'NYSE' }] });
  });

  test('may stand in the headings', async () => {
    const mapping: Mapping = {
      period: { column: 'Month' },
      subject: { class: 'material', as: { Aluminium: { name: 'aluminum', class: 'material' } } },
      figures: [{ columns: '^(?<subject>\\w+) price$', property: 'price', unit: 'USD', per: 't' }],
    };
    const ran = await read({ 'p.csv': 'Month,Copper price,Aluminium price,Note\n2026-06,13552,3439,x\n' }, { mapping });
    expect(told(ran)).toEqual(['ores.price.aluminum.2026-06: 3439 USD/t', 'ores.price.copper.2026-06: 13552 USD/t']);
  });

  test('that is nobody is told', async () => {
    expect(gapsOf(await read({ 'ores.csv': 'Country,Year,Output\n,2024,5\n' }))).toEqual(['ores.csv: Output: row 2: the row names nobody']);
  });
});

describe('rows', () => {
  test('that cannot be read are told with file and row, and the others stand', async () => {
    const text = 'Country,Year,Output\nChina,2024,270000\nPeru,2024,twelve\nChile,someday,9\nPeru,2023,none\nPeru,2022,few\n';
    const ran = await read({ 'ores.csv': text });
    expect(told(ran)).toEqual(['ores.output.china.2024: 270000 t']);
    expect(gapsOf(ran)).toEqual([
      'ores.csv: Output: row 3: "twelve" is no figure; where it means that there is none, name it under `missing`; where it is a sign behind the figure, under `marks`; so in rows 4, 5, 6',
    ]);
  });

  test('without figures are not looked at: titles, sources, blank lines', async () => {
    const ran = await read({ 'ores.csv': 'Country,Year,Output\nChina,2024,5\n\nSource: the bureau,,\n' });
    expect(ran.gaps).toEqual([]);
  });

  test('with a cell too many are refused: an unquoted 1,234 puts figures under other headings', async () => {
    const text = 'Country,Year,Output,Reserves\nChina,2024,270,000,44\nPeru,2024,5,6\n';
    const ran = await read({ 'ores.csv': text });
    expect(told(ran)).toEqual(['ores.output.peru.2024: 5 t']);
    expect(gapsOf(ran)[0]).toContain('ores.csv: the row: row 2: 5 cells under 4 headings');
    expect(told(await read({ 'ores.csv': text }, { layout: { surplus: true } }))).toContain('ores.output.china.2024: 270 t');
  });

  test('that contradict each other: neither is taken, both are told', async () => {
    const ran = await read({ 'ores.csv': 'Country,Year,Output\nChina,2024,5\nChina,2024,6\nChina,2023,4\nChina,2023,4.0\n' });
    expect(told(ran)).toEqual(['ores.output.china.2023: 4 t']);
    expect(gapsOf(ran)[0]).toContain('output of china, 2024: ores.csv, row 2 says 5 and ores.csv, row 3 says 6; neither is taken');
  });

  test('of other kinds are left out by `where` and `except`', async () => {
    const text = 'Country,Year,Kind,Output\nChina,2024,mine,5\nChina,2024,refinery,6\nWorld total,2024,mine,9\n';
    const ran = await read({ 'ores.csv': text }, { mapping: { ...TONS, where: { Kind: ['mine'] }, except: { Country: 'World total' } } });
    expect(told(ran)).toEqual(['ores.output.china.2024: 5 t']);
  });

  test('say how settled their figures are', async () => {
    const text = 'Country,Year,Status,Output\nChina,2022,A,5\nChina,2023,,6\nChina,2024,E,7\nChina,2025,X,7\n';
    const standing = { column: 'Status', as: { A: 'actual', E: 'estimate' } } as const;
    const ran = await read(
      { 'ores.csv': text },
      { mapping: { ...TONS, figures: [{ column: 'Output', property: 'output', unit: 't', standing }] } },
    );
    expect(ran.facts.map((fact) => fact.standing)).toEqual(['actual', 'actual', 'estimate']);
    expect(gapsOf(ran)[0]).toContain('row 5: `X` in Status is not declared');
  });
});

describe('columns', () => {
  test('a renamed column of figures is a gap that names the columns there are; the others are read', async () => {
    const mapping = { ...TONS, figures: [...TONS.figures, { column: 'Reserves', property: 'reserves', unit: 't' }] };
    const ran = await read({ 'ores.csv': 'Country,Year,Production,Reserves\nChina,2024,5,6\n' }, { mapping });
    expect(told(ran)).toEqual(['ores.reserves.china.2024: 6 t']);
    expect(gapsOf(ran)).toEqual([
      'ores.csv: Output: there is no column `Output`; there are `Country`, `Year`, `Production`, `Reserves`; where it was renamed, name it so in the mapping',
    ]);
  });

  test('without the column of the period nothing is read, and what was read before stays', async () => {
    const before = (await read({ 'ores.csv': 'Country,Year,Output\nChina,2024,5\n' })).facts;
    const ran = await read({ 'ores.csv': 'Country,When,Output\nChina,2024,5\n' }, {}, { before });
    expect(gapsOf(ran)[0]).toContain('ores.csv: there is no column `Year`; there are `Country`, `When`, `Output`');
    expect(ran.facts).toEqual(before);
  });

  test('a heading that stands twice is nobody’s guess', async () => {
    expect(gapsOf(await read({ 'ores.csv': 'Country,Year,Output,Output\nChina,2024,5,6\n' }))[0]).toContain(
      'the column `Output` stands twice',
    );
  });

  test('a pattern that fits none is told', async () => {
    const mapping: Mapping = { ...TONS, figures: [{ columns: '^P_(?<period>\\d+)$', property: 'output', unit: 't' }] };
    expect(gapsOf(await read({ 'ores.csv': 'Country,Year,P 2024\nChina,2024,5\n' }, { mapping }))[0]).toContain(
      'no heading fits `^P_(?<period>\\d+)$`; there are `Country`, `Year`, `P 2024`',
    );
  });
});

describe('a declaration', () => {
  const declare =
    (over: unknown): (() => unknown) =>
    () =>
      table({ name: 'ores', source: SOURCE, files: 'x.csv', mapping: TONS, ...(over as Partial<TableOptions>) });
  test.each<[what: string, over: unknown, message: string]>([
    [
      'an unknown unit',
      { mapping: { ...TONS, figures: [{ column: 'Output', property: 'output', unit: 'tonns' }] } },
      'table ores: mapping.figures.0.unit: unknown unit `tonns`',
    ],
    ['a field with another name', { mapping: { ...TONS, filter: {} } }, 'table ores: mapping.filter: this field is not known'],
    [
      'neither column nor columns',
      { mapping: { ...TONS, figures: [{ property: 'output', unit: 't' }] } },
      'takes `column`, or `columns` for a pattern',
    ],
    ['no figures', { mapping: { ...TONS, figures: [] } }, 'must name at least one column of figures'],
    [
      'a pattern that is none',
      { mapping: { ...TONS, figures: [{ columns: '(', property: 'output', unit: 't' }] } },
      '`(` is no regular expression',
    ],
    ['a date that is none', { source: { ...SOURCE, publishedAt: 'last week' } }, 'source.publishedAt'],
    ['a name with blanks', { name: 'my ores' }, 'a name has small letters, digits and single -'],
  ])('with %s is refused', (_what, over, message) => expect(declare(over)).toThrow(message));
});

test('the CSV of a published sheet is asked for, whichever of its addresses was copied', async () => {
  const { sheetAddress } = await import('../../src/gather/table/documents.ts');
  expect(sheetAddress('https://docs.google.com/spreadsheets/d/e/2PACX-x/pubhtml?gid=7&single=true')).toBe(
    'https://docs.google.com/spreadsheets/d/e/2PACX-x/pub?output=csv&gid=7',
  );
  expect(sheetAddress('https://docs.google.com/spreadsheets/d/1AbC/edit#gid=7')).toBe(
    'https://docs.google.com/spreadsheets/d/1AbC/export?format=csv&gid=7',
  );
  expect(sheetAddress('https://example.org/a.csv')).toBe('https://example.org/a.csv');
  expect(
    table({ name: 'ores', source: SOURCE, files: 'https://docs.google.com/spreadsheets/d/1AbC/edit', mapping: TONS }).hosts.map(
      ({ host }) => host,
    ),
  ).toEqual(['docs.google.com', '*.googleusercontent.com']);
});

describe('columns of words, and companies by name', () => {
  const companies = {
    period: '2026-08',
    subject: { column: 'Name', class: 'company' },
    figures: [
      { column: 'Sector', property: 'sector', unit: 'text' },
      { column: 'Price', property: 'price', unit: 'USD' },
    ],
  } as const;
  const rows = (text: string) => read({ 'companies.csv': text }, { name: 'companies', mapping: companies });

  test('words are facts that are told as they stand, numbers among them', async () => {
    const found = await rows('Name,Sector,Price\nHome Depot (The),Home Improvement,321.5\nArea,51,12\nZinc,,\n');
    expect(found.fact('companies.sector.home-depot.2026-08')).toMatchObject({
      value: { type: 'text', text: 'Home Improvement' },
      wordings: ['Home Improvement'],
      pointer: '/1/1',
    });
    expect(found.fact('companies.sector.area.2026-08').value).toEqual({ type: 'text', text: '51' });
    expect(found.facts.filter(({ subject }) => subject === 'zinc')).toEqual([]);
    const [payload] = [...found.payloads.values()];
    const stored = payload && { sha256: payload.sha256, tree: await payloadTree(payload) };
    expect(checkSources(found.facts, () => stored).filter(({ state }) => state !== 'matches')).toEqual([]);
  });

  test('two words for one thing are told, and neither is taken', async () => {
    const found = await rows('Name,Sector,Price\nArea,Steel,1\nArea,Iron,1\n');
    expect(gapsOf(found)[0]).toContain('row 2 says Steel and companies.csv, row 3 says Iron');
  });

  test.each([
    ['Home Depot (The)', { name: 'Home Depot', short: 'Home Depot', article: 'the', aliases: ['Home Depot (The)'] }],
    ['Apple Inc.', { name: 'Apple Inc.', short: 'Apple', article: '' }],
    ['Rollins, Inc.', { name: 'Rollins, Inc.', short: 'Rollins' }],
    ['PG&E Corporation', { short: 'PG&E' }],
    ["Moody's Corporation", { short: "Moody's" }],
    ['Merck & Co.', { short: 'Merck' }],
    ['Ford Motor Company', { short: 'Ford Motor Company' }],
    ['Fox Corporation (Class A)', { short: 'Fox Corporation (Class A)' }],
    ['Yum! Brands', { short: 'Yum! Brands' }],
  ])('%s', async (name, entity) => {
    const { register } = await rows(`Name,Sector,Price\n"${name}",Any,1\n`);
    expect(register.proposals().entities.find((one) => one.class === 'company')).toMatchObject(entity);
  });

  test('words are not multiplied', () => {
    const wrong = { ...companies, figures: [{ column: 'Sector', property: 'sector', unit: 'text', scale: '2' }] } as const;
    expect(() => table({ name: 'c', source: SOURCE, files: 'c.csv', mapping: wrong })).toThrow('leave out `per` and `scale`');
  });
});

test('a table without headings goes by letters, and wrong headings may be left out', async () => {
  const mapping = {
    period: { column: 'A' },
    subject: { name: 'copper', class: 'material' },
    except: { A: 'Date' },
    figures: [{ column: 'C', property: 'price', unit: 'USD', per: 't' }],
  } as const;
  const found = await read({ 'p.csv': 'Date,Copper\n2025-01,1,9000\n2025-02,2,9100\n' }, { name: 'p', layout: { header: 0 }, mapping });
  expect(told(found)).toEqual(['p.price.copper.2025-01: 9000 USD/t', 'p.price.copper.2025-02: 9100 USD/t']);
  expect(found.facts.map(({ pointer }) => pointer)).toEqual(['/1/2', '/2/2']);
});

test('more figures than a newsroom can hold are told, and none is taken', async () => {
  const { register } = await read({ 'ores.csv': 'Country,Year,Output\nChile,2024,1\n' });
  const gathering = { ...gatheringIn('/newsroom', register), gap: () => undefined, progress: () => undefined };
  const rows = [1, 2, 3, 4].map((tons) => ['Chile', String(2020 + tons), String(tons)]);
  const grid: Grid = {
    headings: ['Country', 'Year', 'Output'],
    units: [],
    first: 2,
    surplus: false,
    pointer: () => '',
    rows: batched(rows),
  };
  const options = { name: 'ores', source: SOURCE, mapping: TONS };
  const document = { name: 'ores.csv', sha256: '', alone: true };
  const held = openCollection(undefined, gathering, 4);
  await readTable(grid, document, options, held, {}, gathering);
  expect([...held.facts()]).toHaveLength(4);
  const full = openCollection(undefined, gathering, 3);
  await expect(readTable({ ...grid, rows: batched(rows) }, document, options, full, {}, gathering)).rejects.toThrow(
    'the tables hold more than 1,000,000 figures, and none is taken',
  );
  expect([...full.facts()]).toEqual([]);
});
