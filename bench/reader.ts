/**
 * Scores the reader against third-party conformance sets: `node bench/reader.ts DIR [--failures SUITE]`.
 * DIR holds recognizers_en, duckling_en, quantulum3_en and tatqa_answers, one JSONL file each; absent ones are said to be so.
 * A row is right when every value it expects is read, with its unit, comparator or range where the set gives one; a row that
 * expects nothing is right when nothing of its kind is read. Values without a number ("dollar") are not counted.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mention } from '../src/model/mention.ts';
import { readMentions } from '../src/verify/read/read.ts';
import { median, timeOf } from './guard/time.ts';
import { rightDate, rightDuration } from './reader-dates.ts';
import type { Row } from './reader-rows.ts';
import { rightDimension, rightDuckling, rightMoney, rightNumber, rightPercent, rightQuantulum, rightTatqa } from './reader-values.ts';

interface Suite {
  readonly name: string;
  readonly file: string;
  readonly bar?: number;
  /** Whether a row belongs to the suite. */
  readonly has: (row: Row) => boolean;
  /** Texts of everyday speech, not of markets. */
  readonly everyday?: true;
  readonly right: (row: Row, read: (text: string) => readonly Mention[]) => boolean | undefined;
}

const model =
  (...names: string[]) =>
  (row: Row): boolean =>
    names.includes(row.model ?? '');
const kinds = (row: Row): string[] => (row.expected ?? []).map((one) => (one.type ?? one.typeName ?? '').replace('datetimeV2.', ''));
const inScope = (row: Row): boolean =>
  kinds(row).length > 0 && kinds(row).every((kind) => kind === 'date' || kind === 'daterange' || kind === 'duration');

const SUITES: readonly Suite[] = [
  { name: 'Number', file: 'recognizers_en', bar: 0.92, has: model('Number/NumberModel'), right: rightNumber },
  { name: 'Currency', file: 'recognizers_en', bar: 0.92, has: model('NumberWithUnit/CurrencyModel'), right: rightMoney },
  {
    name: 'Percent',
    file: 'recognizers_en',
    bar: 0.95,
    has: model('Number/PercentModel', 'Number/PercentModelPercentMode'),
    right: rightPercent,
  },
  {
    name: 'Dimension',
    file: 'recognizers_en',
    bar: 0.9,
    everyday: true,
    has: model('NumberWithUnit/DimensionModel'),
    right: rightDimension,
  },
  {
    name: 'DateTime in scope',
    everyday: true,
    file: 'recognizers_en',
    bar: 0.85,
    has: (row) => row.model === 'DateTime/DateTimeModel' && inScope(row),
    right: rightDate,
  },
  {
    name: 'Date parsers in scope',
    everyday: true,
    file: 'recognizers_en',
    has: (row) => /^DateTime\/(?:Date|DatePeriod)Parser$/.test(row.model ?? '') && inScope(row),
    right: rightDate,
  },
  { name: 'Duration parser', file: 'recognizers_en', everyday: true, has: model('DateTime/DurationParser'), right: rightDuration },
  { name: 'Duckling money', file: 'duckling_en', bar: 0.85, has: model('AmountOfMoney'), right: rightDuckling },
  { name: 'Duckling numeral, ordinal', file: 'duckling_en', has: model('Numeral', 'Ordinal'), right: rightDuckling },
  {
    name: 'Duckling quantities',
    file: 'duckling_en',
    everyday: true,
    has: model('Quantity', 'Distance', 'Volume', 'Temperature', 'Duration'),
    right: rightDuckling,
  },
  { name: 'quantulum3', file: 'quantulum3_en', bar: 0.9, everyday: true, has: () => true, right: rightQuantulum },
  { name: 'TAT-QA answers', file: 'tatqa_answers', bar: 0.95, has: () => true, right: rightTatqa },
];

function rowsOf(directory: string, file: string): Row[] | undefined {
  const path = join(directory, `${file}.jsonl`);
  if (!existsSync(path)) return undefined;
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Row => JSON.parse(line));
}

function reference(row: Row): string | undefined {
  return (row.context?.ReferenceDateTime ?? row.context?.reference_time)?.slice(0, 10);
}

function score(suite: Suite, rows: readonly Row[], failures: boolean): string {
  let right = 0;
  let counted = 0;
  for (const row of rows.filter(suite.has)) {
    const day = reference(row);
    const verdict = suite.right(row, (text) =>
      readMentions(text, { everyday: suite.everyday ?? false, ...(day !== undefined && { reference: day }) }),
    );
    if (verdict === undefined) continue;
    counted++;
    if (verdict) right++;
    else if (failures)
      console.log(
        `  wrong: ${JSON.stringify(row.input ?? row.answer)} ${day ?? ''} expected ${JSON.stringify(row.expected ?? row.scale).slice(0, 300)}`,
      );
  }
  const share = counted === 0 ? 0 : right / counted;
  const bar = suite.bar === undefined ? '' : `  bar ${(suite.bar * 100).toFixed(0)}%  ${share >= suite.bar ? 'met' : 'MISSED'}`;
  return `${suite.name.padEnd(28)} ${String(right).padStart(5)} of ${String(counted).padStart(5)}  ${(share * 100).toFixed(1).padStart(5)}%${bar}`;
}

/** Characters read in a millisecond, over a text of market prose repeated to about a million characters. */
function speed(): string {
  const passage =
    'MP Materials (NYSE: MP) produced 597 metric tons of neodymium-praseodymium oxide in the second quarter of 2025, a 119% increase from a year earlier, it said on Aug. 7. ' +
    'Revenue rose 84% to $57.4 million. China refined over 80% of the supply, and outlays are projected to reach $300 billion by 2026, according to the report. ' +
    'The company expects commercial output by late 2026, and the rule takes effect under Section 232 on Oct. 13, 2025. Prices are between $3 and $5 million a site.\n\n';
  const text = passage.repeat(Math.ceil(1e6 / passage.length));
  readMentions(text.slice(0, 2e5));
  const found = readMentions(text).length;
  const took = timeOf(() => readMentions(text));
  return `speed                        ${Math.round(text.length / took)} characters a millisecond, ${((took * 1000) / text.length).toFixed(3)} ms per 1,000 (${found} mentions in ${text.length} characters)`;
}

const TRAPS = [
  '1',
  '1,',
  '123,',
  '(1',
  'one ',
  'twenty-',
  'million ',
  'about ',
  '1-',
  'one to ',
  'between 1 and ',
  'first quarter of ',
  'one third of a ',
  'a1',
  'A-1-',
  '$',
  '½',
  'Oct. 1 to ',
];

/** The slowest of the texts that trap readers, and how its cost per character grows from 20,000 to 200,000 characters. */
function scaling(): string {
  const costs = TRAPS.map((unit) => {
    const [small = 0, large = 0] = [2e4, 2e5].map((length) => cost(unit.repeat(Math.ceil(length / unit.length))));
    return { unit, large, growth: large / small };
  });
  const slowest = costs.reduce((worst, one) => (one.large > worst.large ? one : worst));
  const steepest = costs.reduce((worst, one) => (one.growth > worst.growth ? one : worst));
  return `hostile texts                ${slowest.large.toFixed(2)} ms per 1,000 at worst (${JSON.stringify(slowest.unit)}); tenfold length costs ${steepest.growth.toFixed(2)} times as much a character at worst (${JSON.stringify(steepest.unit)})`;
}

function cost(text: string): number {
  readMentions(text);
  return (median([1, 2, 3].map(() => timeOf(() => readMentions(text)))) * 1000) / text.length;
}

function main(args: readonly string[]): void {
  const directory = args.find((arg) => !arg.startsWith('--'));
  const shown = args.includes('--failures') ? args[args.indexOf('--failures') + 1] : undefined;
  const folder = directory === shown ? undefined : directory;
  if (folder === undefined) console.log('No directory of conformance sets was given; only the speed is measured.');
  for (const suite of folder === undefined ? [] : SUITES) {
    const rows = rowsOf(folder ?? '', suite.file);
    console.log(rows ? score(suite, rows, shown === suite.name) : `${suite.name.padEnd(28)} absent: ${suite.file}.jsonl`);
  }
  console.log(speed());
  console.log(scaling());
}

main(process.argv.slice(2));
