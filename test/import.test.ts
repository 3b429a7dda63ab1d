/** `factloom import` as a person and as a script use it: what is written, asked, held, and what gather makes of it. */
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { run } from '../src/cli/run.ts';
import { nodeContext } from '../src/context-node.ts';
import { importTable } from '../src/import-table.ts';
import { starter } from './cli/factloom.ts';
import { serve } from './gather/server.ts';

let newsroom = '';
beforeEach(async () => {
  newsroom = await starter();
  // Its configuration imports the program by name, which only a process of its own can.
  await rm(join(newsroom, 'factloom.config.ts'));
});

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly asked: readonly string[];
}

/** Runs `factloom WORDS` in the newsroom; with `answers` there is a person at a terminal who gives them in order. */
async function factloom(words: readonly string[], answers?: readonly string[], day = '2026-11-23'): Promise<Said> {
  const [out, err]: [string[], string[]] = [[], []];
  const asked: string[] = [];
  const left = [...(answers ?? [])];
  const code = await run([...words, '--newsroom', newsroom, '--as-of', `${day}T12:00:00Z`], {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    terminal: false,
    signal: new AbortController().signal,
    ...(answers && {
      ask: async (question: string, otherwise?: string) => {
        asked.push(question);
        const answer = left.shift();
        if (answer === undefined) throw new Error(`nobody answers: ${question}`);
        return answer === '' ? (otherwise ?? '') : answer;
      },
    }),
  });
  return { code, out: out.join(''), err: err.join(''), asked };
}

const put = async (name: string, content: string | Buffer): Promise<string> => {
  const path = join(newsroom, name);
  await writeFile(path, content);
  return path;
};
const held = async (name: string): Promise<string> => await readFile(join(newsroom, name), 'utf8');
/** The facts of an import as `period: amount`. */
const figures = async (name: string): Promise<readonly string[]> =>
  (await held(`facts/${name}.ndjson`))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { period: string; subject: string; value: { amount: string }; vintage?: string })
    .filter(({ vintage }) => vintage === undefined)
    .map(({ period, subject, value }) => `${subject} ${period}: ${value.amount}`);
/** Every file of the newsroom and when it was written. */
const snapshot = async (): Promise<readonly string[]> =>
  await Promise.all(
    (await readdir(newsroom, { recursive: true })).sort().map(async (name) => `${name} ${(await stat(join(newsroom, name))).mtimeMs}`),
  );

const TIN = 'Month,Price (USD/t)\n2026-03-01,19000\n2026-04-01,19400\n2026-05-01,20100\n';
const FLAGS = [
  '--yes',
  '--publisher',
  'the Tin Council',
  '--title',
  'Tin prices',
  '--subject',
  'tin',
  '--class',
  'material',
  '--licence',
  'public-domain',
];

test('a note below the table is told, with where it can be kept', async () => {
  const rows = Array.from({ length: 6 }, (_, month) => `2025-0${month + 1},${40 + month}.5`);
  await put('copper.csv', `Month,Stocks* (kt)\n${rows.join('\n')}\n* cathodes only,\nSource: Harbor Statistics,\n`);
  const { code, err } = await factloom([
    'import',
    join(newsroom, 'copper.csv'),
    '--yes',
    '--publisher',
    'Harbor Statistics',
    '--title',
    'Metals in store',
    '--subject',
    'copper',
    '--class',
    'material',
  ]);
  expect(code).toBe(0);
  expect(err).toContain(
    'below the table, and told to no reader: * cathodes only; where it must stay with figures, say it as their `note` in imports/copper.yaml\n',
  );
  expect(err).not.toContain('Source: Harbor');
});

describe('a script', () => {
  test('imports a CSV, and what it wrote generates', async () => {
    const said = await factloom(['import', await put('tin.csv', TIN), ...FLAGS, '--date', '2026-06-02']);
    expect([said.code, said.err]).toEqual([0, expect.stringContaining('tin: 3 facts, 3 new, 0 revised')]);
    expect(said.out.split('\n').map((path) => path.slice(newsroom.length + 1, newsroom.length + 20))).toEqual(
      expect.arrayContaining(['imports/tin.yaml', 'assignments/tin.yam']),
    );
    expect(
      await held('imports/tin.yaml'),
    ).toBe(`# What the columns of this table mean. Written by \`factloom import\`, and yours to correct; \`factloom gather\` reads it.
format: 1
name: tin
source:
  publisher:
    name: Tin Council
    article: the
    class: organisation
  title: Tin prices
  url: null
  publishedAt: 2026-06-02
  licence: public-domain
files: tin.csv
mapping:
  period:
    column: Month
    frequency: M
  subject:
    name: tin
    class: material
  figures:
    - column: Price (USD/t)
      property:
        id: price
        label: price
      unit: USD
      per: t
bound: 5
`);
    expect(await figures('tin')).toEqual(['tin 2026-03: 19000', 'tin 2026-04: 19400', 'tin 2026-05: 20100']);
    const generated = await factloom(['generate', 'tin']);
    expect([generated.code, generated.err]).toEqual([0, expect.stringContaining('written')]);
    expect(await held('drafts/tin.md')).toMatch(
      /^# Tin's price .*\n\nTin's price was \[\$20,100 per metric ton\]\(fact:tin\.price\.tin\.2026-05\)/m,
    );
    expect((await factloom(['check', join(newsroom, 'drafts/tin.md'), '--sources'])).out).not.toContain('differ');
  });

  test('is told everything that it must say, at once, and nothing is written', async () => {
    const path = await put('tin.csv', 'Date,Value\n03/04/2026,"1.234,5"\n05/06/2026,"1.300,5"\n');
    const before = await snapshot();
    const said = await factloom(['import', path, '--yes']);
    expect(said.code).toBe(2);
    for (const flag of ['publisher', 'title', 'decimal', 'date-format', 'subject', 'class', 'property', 'units'])
      expect(said.err).toContain(`say --${flag}`);
    expect(await snapshot()).toEqual(before);
    const more = ['--decimal', 'comma', '--date-format', 'dd/MM/yyyy', '--units', 'USD/t', '--property', 'price'];
    expect((await factloom(['import', path, ...FLAGS, ...more])).code).toBe(0);
    expect(await figures('tin')).toEqual(['tin 2026-04-03: 1234.5', 'tin 2026-06-05: 1300.5']);
  });

  test('may not take rows that are longer than the headings unless it says so', async () => {
    const path = await put('tin.csv', 'Month,Price (USD/t)\n2026-03,19000,7\n2026-04,19400,8\n');
    const said = await factloom(['import', path, ...FLAGS]);
    expect([said.code, said.err]).toEqual([2, expect.stringContaining('Row 2 has 3 cells under 2 headings')]);
    expect((await factloom(['import', path, ...FLAGS, '--surplus'])).code).toBe(0);
    expect(await held('imports/tin.yaml')).toContain('surplus: true');
  });

  test('is told of columns without a unit, which are left out', async () => {
    const path = await put(
      'shares.csv',
      'Symbol,Name,Price,Yield\nMMM,3M,178.96,0.0175\nAOS,A. O. Smith,63.08,0.0231\nABT,Abbott,116.6,0.02\n',
    );
    const flags = ['--yes', '--publisher', 'Exchange', '--title', 'Shares', '--period', '2026-08-14'];
    const said = await factloom(['import', path, ...flags, '--units', 'Price=USD']);
    expect(said.err).toContain("left out, for nobody says their unit: Yield; --units 'COLUMN=UNIT, …' says it");
    expect(await figures('shares')).toEqual(['3m 2026-08-14: 178.96', 'a-o-smith 2026-08-14: 63.08', 'abbott 2026-08-14: 116.6']);
    const generated = await factloom(['generate', 'shares', 'shares-each']);
    expect([generated.code, generated.out.trim().split('\n').length]).toEqual([0, 4]);
    await factloom(['import', path, ...flags, '--name', 'yields', '--units', 'Yield=100 × percent']);
    expect(await figures('yields')).toEqual(['3m 2026-08-14: 1.75', 'a-o-smith 2026-08-14: 2.31', 'abbott 2026-08-14: 2']);
  });

  test('uses the names the newsroom has, and no others for the same', async () => {
    await factloom([
      'import',
      await put('gdp.csv', 'Country,2022,2023\nChina,17.8,17.9\nWorld,100,105\nHigh income,60,61\n'),
      '--yes',
      '--publisher',
      'USGS',
      '--title',
      'GDP',
      '--units',
      'USD tn',
      '--property',
      'GDP',
      '--class',
      'country',
    ]);
    expect(await held('imports/gdp.yaml')).toContain('publisher: usgs');
    expect(JSON.parse(await held('registers/gdp.json'))).toMatchObject({
      entities: [{ id: 'high-income', class: 'region' }],
      properties: [{ id: 'gdp', label: 'GDP' }],
    });
    expect(await figures('gdp')).toContain('china 2023: 17900000000000');
  });

  test('has another property where the newsroom knows the word in another dimension', async () => {
    await put(
      'properties.yaml',
      'properties:\n  - { id: price, label: price, dimension: percent }\n  - { id: lithium-mine-production, label: mine production of lithium, dimension: mass }\n',
    );
    expect((await factloom(['import', await put('tin.csv', TIN), ...FLAGS])).code).toBe(0);
    expect(await held('imports/tin.yaml')).toContain('id: price-money');
    expect((await factloom(['facts', 'tin'])).code).toBe(0);
  });

  test('must say --yes', async () => {
    const said = await factloom(['import', await put('tin.csv', TIN)]);
    expect([said.code, said.err]).toEqual([2, expect.stringContaining('there is no terminal to ask on')]);
  });

  test.each([
    ['gone.csv', undefined, 'there is no such file'],
    ['page.csv', '<!DOCTYPE html><html></html>', 'this is a web page, not a table'],
    ['words.csv', 'a,b\nc,d\n', 'no row of figures stands below a row of headings'],
  ])('%s is refused with what to do', async (name, content, message) => {
    if (content !== undefined) await put(name, content);
    const said = await factloom(['import', join(newsroom, name), ...FLAGS]);
    expect([said.code, said.err]).toEqual([2, expect.stringContaining(message)]);
  });

  test('reads the sheet of a workbook that has the figures, with its title, day and units', async () => {
    const rows = [
      ['Prices of metals', null, null],
      ['Updated on July 02, 2026', null, null],
      [null, 'Copper', 'Plywood'],
      [null, '($/mt)', '(¢/sheet)'],
      ['2026M05', 13543, 500],
      ['2026M06', 13552, 510],
    ];
    const data = rows.map((row) => row.map((value) => (value === null ? null : { value })));
    const notes = { data: [[{ value: 'Notes' }]], sheet: 'Notes' };
    const workbook = await writeWorkbook([notes, { data: data as never, sheet: 'Prices' }] as never).toBuffer();
    const said = await factloom([
      'import',
      await put('metals.xlsx', workbook),
      '--yes',
      '--publisher',
      'the World Bank',
      '--class',
      'material',
      '--subject',
      'copper',
      '--property',
      'price',
    ]);
    expect([said.code, said.err]).toEqual([0, expect.stringContaining('left out, for nobody says their unit: Plywood')]);
    expect(await held('imports/metals.yaml')).toMatch(
      /title: Prices of metals\n {2}url: null\n {2}publishedAt: 2026-07-02[\s\S]*sheet: Prices\n {2}header: 3\n {2}units: 4[\s\S]*unitText: \(\$\/mt\)/,
    );
    expect(await figures('metals')).toEqual(['copper 2026-05: 13543', 'copper 2026-06: 13552']);
  });
});

describe('a person', () => {
  test('is asked once for the source, and for what nobody can guess', async () => {
    const path = await put('prices.csv', 'Month,Tin (USD/t),Zinc (USD/t)\n2026-04,19400,2900\n2026-05,20100,3000\n');
    const said = await factloom(
      ['import', path],
      ['the Metal Council', 'Metal prices', 'https://example.org/metals', '2026-06-02', 'public-domain', '', '', 'yes'],
    );
    expect(said.asked).toEqual([
      'Who publishes these figures?',
      'What is the document called?',
      'Where can a reader see it? (an address, or - for none)',
      'When was it published? (YYYY-MM-DD)',
      'Under which licence? (no-redistribution holds publication)',
      'What do the figures say? (price, mine production, revenue)',
      expect.stringContaining('What are they? (company, country'),
      'New names: tin (material), zinc (material). Are they right? (yes, or no to go through them)',
    ]);
    expect(said.code).toBe(0);
    expect(await figures('prices')).toEqual(['tin 2026-04: 19400', 'tin 2026-05: 20100', 'zinc 2026-04: 2900', 'zinc 2026-05: 3000']);
    const again = await factloom(['import', path], ['2026-07-02']);
    expect([again.code, again.asked]).toEqual([0, ['When was this edition published? (YYYY-MM-DD)']]);
    expect(again.err).toContain('prices: nothing new');
  });

  test('corrects the names that are proposed', async () => {
    const path = await put('gdp.csv', 'Country,2022,2023\nChile,300,310\nBigland,60,61\nTotal,360,371\n');
    const answers = ['Bank', 'GDP', '-', '2024-06-01', 'unknown', 'country', 'USD bn', 'output', 'no', 'country = Big Land', '-'];
    const said = await factloom(['import', path], answers);
    expect([said.code, said.asked.slice(-3)]).toEqual([
      0,
      [
        'New names: Bigland (region), Total (region). Are they right? (yes, or no to go through them)',
        expect.stringContaining('Bigland: a class'),
        expect.stringContaining('Total: a class'),
      ],
    ]);
    expect(await figures('gdp')).toEqual([
      'big-land 2022: 60000000000',
      'big-land 2023: 61000000000',
      'chile 2022: 300000000000',
      'chile 2023: 310000000000',
    ]);
  });
});

describe('a table that comes again', () => {
  beforeEach(async () => {
    expect((await factloom(['import', await put('tin.csv', TIN), ...FLAGS, '--date', '2026-06-02'])).code).toBe(0);
  });

  test('with nothing new changes no byte', async () => {
    const before = await snapshot();
    const said = await factloom(['import', join(newsroom, 'tin.csv'), '--yes'], undefined, '2026-12-01');
    expect([said.code, said.out, said.err]).toEqual([0, '', expect.stringContaining('tin: nothing new')]);
    expect(await snapshot()).toEqual(before);
  });

  test('with another month and a small revision is taken', async () => {
    const said = await factloom([
      'import',
      await put('tin.csv', `${TIN.replace('20100', '20400')}2026-06-01,20500\n`),
      '--yes',
      '--date',
      '2026-07-02',
    ]);
    expect([said.code, said.err]).toEqual([0, expect.stringContaining('1 new, 1 revised')]);
    expect(await figures('tin')).toEqual(['tin 2026-03: 19000', 'tin 2026-04: 19400', 'tin 2026-05: 20400', 'tin 2026-06: 20500']);
    expect(await held('imports/tin.yaml')).toContain('publishedAt: 2026-07-02');
  });

  test.each([
    [
      '1,900 for 19,000',
      TIN.replace('19000', '"1,900"'),
      'tin.price.tin.2026-03: 1900 where the edition before says 19000; where it is right, say --accept tin.price.tin.2026-03',
    ],
    ['2,050 for 20,500 in a new month', `${TIN}2026-06-01,2050\n`, 'tin.price.tin.2026-06: 2050 where 2026-05-01 says 20100'],
    [
      'a renamed column',
      TIN.replace('Price (USD/t)', 'Cash price (USD/t)'),
      'there is no column `Price (USD/t)` any more; there are new ones: `Cash price (USD/t)`',
    ],
    ['a renamed column of dates', TIN.replace('Month', 'Date'), 'there is no column `Month` any more; there are new ones: `Date`'],
  ])('with %s is held: exit 3, and nothing is written', async (_what, text, reason) => {
    const path = await put('tin.csv', text);
    const before = await snapshot();
    const said = await factloom(['import', path, '--yes']);
    expect([said.code, said.out, said.err]).toEqual([3, '', expect.stringContaining(`held: ${reason}`)]);
    expect(await snapshot()).toEqual(before);
  });

  test('with a figure that is right, however far: a script says which', async () => {
    const path = await put('tin.csv', TIN.replace('19000', '1900'));
    expect((await factloom(['import', path, '--yes', '--accept', 'tin.price.tin.2026-03'])).code).toBe(0);
    expect((await figures('tin'))[0]).toBe('tin 2026-03: 1900');
  });

  test('with a doubtful figure: a person says whether it is right, and is not asked again', async () => {
    const path = await put('tin.csv', `${TIN.replace('19000', '1900')}2026-06-01,205000\n`);
    const said = await factloom(['import', path], ['2026-07-02', 'yes', 'no']);
    expect(said.asked.slice(1)).toEqual([
      'tin.price.tin.2026-03: 1900 where the edition before says 19000. Is it right? (yes or no)',
      'tin.price.tin.2026-06: 205000 where 2026-05-01 says 20100. Is it right? (yes or no)',
    ]);
    expect(await figures('tin')).toEqual(['tin 2026-03: 1900', 'tin 2026-04: 19400', 'tin 2026-05: 20100']);
    expect(said.err).toContain('gap: tin.price.tin.2026-06: 205000 where 2026-05-01 says 20100');
  });

  test('with a renamed column: a person says which it is now', async () => {
    const path = await put('tin.csv', TIN.replace('Price (USD/t)', 'Cash price'));
    const said = await factloom(['import', path], ['2026-07-02', 'Cash price']);
    expect([said.code, said.asked[1]]).toEqual([0, expect.stringContaining('Which is it now?')]);
    expect(await held('imports/tin.yaml')).toContain('column: Cash price');
  });

  test('is gathered with the connectors of the configuration, doubtful figures left out', async () => {
    await put('tin.csv', `${TIN.replace('19400', '1940')}2026-06-01,20500\n`);
    const said = await factloom(['gather']);
    expect([said.code, said.err]).toEqual([
      0,
      expect.stringContaining(
        'gap: tin.price.tin.2026-04: 1940 where the edition before says 19400; factloom import asks whether it is right',
      ),
    ]);
    expect(await figures('tin')).toEqual(['tin 2026-03: 19000', 'tin 2026-04: 19400', 'tin 2026-05: 20100', 'tin 2026-06: 20500']);
  });

  test('whose description was damaged by hand is told with file, line and field', async () => {
    await put('imports/tin.yaml', (await held('imports/tin.yaml')).replace('unit: USD', 'unit: USDD'));
    const said = await factloom(['gather']);
    expect([said.code, said.err]).toEqual([
      2,
      expect.stringMatching(/imports\/tin\.yaml:\d+: mapping\.figures\.0\.unit: unknown unit `USDD`/),
    ]);
  });
});

test('a unit that changed above its column is held, or said by a person', async () => {
  const sheet = (unit: string) => `,Copper\n,${unit}\n2026M05,13543\n2026M06,13552\n`;
  const flags = ['--yes', '--publisher', 'Bank', '--title', 'Prices', '--subject', 'copper', '--class', 'material', '--property', 'price'];
  expect((await factloom(['import', await put('metals.csv', sheet('($/mt)')), ...flags])).err).toContain('metals: 2 facts');
  const path = await put('metals.csv', sheet('($/kg)'));
  expect(await factloom(['import', path, '--yes'])).toMatchObject({
    code: 3,
    err: expect.stringContaining('held: over `Copper` stands `($/kg)`, before it was `($/mt)`'),
  });
  expect((await factloom(['import', path], ['2026-07-02', 'USD/kg'])).code).toBe(0);
  expect(await held('imports/metals.yaml')).toMatch(/unitText: \(\$\/kg\)\n {6}per: kg/);
});

test('a published sheet is asked for as CSV, followed to where Google keeps it, and gathered from there again', async () => {
  const server = await serve(({ hostname, pathname, search }) => {
    if (hostname === 'docs.google.com' && `${pathname}${search}` === '/spreadsheets/d/e/2PACX-x/pub?output=csv')
      return { status: 307, headers: { location: 'https://doc-0s-sheets.googleusercontent.com/pub/x' } };
    return hostname === 'doc-0s-sheets.googleusercontent.com' ? { body: TIN, headers: { 'content-type': 'text/csv' } } : undefined;
  });
  onTestFinished(async () => await server.close());
  const result = await importTable(
    {
      newsroom,
      config: {},
      secret: () => undefined,
      place: 'https://docs.google.com/spreadsheets/d/e/2PACX-x/pubhtml',
      name: 'tin',
      given: { publisher: 'the Tin Council', title: 'Tin prices', subject: 'tin', class: 'material' },
      accept: [],
      note: () => undefined,
    },
    { ...nodeContext({ now: '2026-11-23T12:00:00Z' }), fetch: server.fetch },
  );
  expect(result).toMatchObject({ state: 'imported', slugs: ['tin'] });
  expect(await figures('tin')).toHaveLength(3);
  expect(await held('imports/tin.yaml')).toContain('files: https://docs.google.com/spreadsheets/d/e/2PACX-x/pubhtml');
});
