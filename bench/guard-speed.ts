/**
 * Speed of the guard on one core: `node bench/guard-speed.ts [FILE…]`. The time of a check is printed as a ratio to one
 * remark-parse (with GFM) of the same text in the same run: the demo drafts with their ledgers, the same as free text,
 * against an original; then what one text costs a new process; then a curve over the length of the text and one over the
 * facts of the newsroom. FILEs are more free texts, checked against the facts of all drafts. Times are CPU times of
 * rounds that take turns, ratios are taken round by round, and of both the median is shown; a bar is said to be met or
 * missed, and fails nothing.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { bodyOffset } from '../src/model/draft.ts';
import type { Ledger } from '../src/model/ledger.ts';
import { type VerifyOptions, verify } from '../src/verify/verify.ts';
import { cutInto, draftsOf, freeText, joined, NEWSROOM, type Sample, withOthers } from './guard/drafts.ts';
import { type Job, median, ratioOf, rounds, timeOf, warmUp } from './guard/time.ts';

/** Most that a check may take, in times of a remark-parse. */
const BARS = { draft: 1, text: 3 } as const;
const MODES = ['draft', 'text'] as const;
const LENGTHS = [1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000];
/** Characters that are checked as texts of each length: the same ones, so that only the length differs. */
const CUT = 20_000;
const FACTS = [10, 100, 1_000, 10_000, 100_000];
/** Most by which a curve that should be level may rise. */
const LEVEL = 1.25;
/** Seconds until every path is compiled. */
const WARM = 30;

interface Case {
  readonly name: string;
  /** What remark is given: the text without its front matter. */
  readonly parsed: string;
  readonly text: string;
  readonly ledger: Ledger;
  readonly options: VerifyOptions;
}

const remark = unified().use(remarkParse).use(remarkGfm).freeze();
const drafts = await draftsOf(NEWSROOM);
const everything = joined(drafts.map(({ ledger }) => ledger));
const cases = [...drafts.flatMap(casesOf), ...process.argv.slice(2).map(caseOfFile)];

console.log('First check of a text in a new process, beside its first remark-parse (milliseconds)');
for (const one of cases) if (one.options.original === undefined) alone(one);

const jobs = cases.flatMap(({ parsed, text, ledger, options }): readonly Job[] => [
  () => remark.parse(parsed),
  () => verify(text, ledger, options),
]);
await warmUp(jobs, WARM);
console.log('\nChecks, in times of one remark-parse of the same text');
const times = await rounds(jobs);
for (const [index, one] of cases.entries()) report(one, times[index * 2] ?? [], times[index * 2 + 1] ?? []);
for (const mode of MODES) await overLength(mode);
for (const mode of MODES) await overFacts(mode);

function casesOf({ name, text, ledger }: Sample): readonly Case[] {
  const [parsed, free] = [text.slice(bodyOffset(text)), freeText(text)];
  const original = text.replace(/\n\n[^\n#][^\n]*\n*$/, '\n');
  return [
    { name: `draft ${name}`, parsed, text, ledger, options: {} },
    { name: `text ${name}`, parsed: free, text: free, ledger, options: { mode: 'text' } },
    { name: `draft ${name} with --original`, parsed, text, ledger, options: { original } },
  ];
}

function caseOfFile(file: string): Case {
  const text = readFileSync(file, 'utf8');
  return { name: `text ${basename(file)}`, parsed: text, text, ledger: everything, options: { mode: 'text' } };
}

function alone(one: Case): void {
  const script = join(import.meta.dirname, 'guard-once.ts');
  const runs = Array.from({ length: 5 }, () => {
    const { stdout } = spawnSync(process.execPath, [script], { input: JSON.stringify(one), encoding: 'utf8' });
    return JSON.parse(stdout) as readonly [parse: number, check: number];
  });
  const [parse, check] = [median(runs.map(([time]) => time)), median(runs.map(([, time]) => time))];
  console.log(`  ${one.name.padEnd(50)}${check.toFixed(1).padStart(6)}  beside ${parse.toFixed(1).padStart(5)}`);
}

function report({ name, options }: Case, parses: readonly number[], checks: readonly number[]): void {
  const ratio = ratioOf(checks, parses);
  const bar = options.original === undefined ? BARS[options.mode ?? 'draft'] : undefined;
  const verdict = bar === undefined ? 'no bar' : `at most ${bar.toFixed(1)}: ${ratio <= bar ? 'met' : 'MISSED'}`;
  console.log(`  ${name.padEnd(50)}${ratio.toFixed(2).padStart(6)}  ${median(checks).toFixed(2).padStart(7)} ms  (${verdict})`);
}

async function overLength(mode: 'draft' | 'text'): Promise<void> {
  console.log(`\n${mode}: characters, ratio to remark-parse, nanoseconds a character`);
  const texts = drafts.map(({ text }) => (mode === 'text' ? freeText(text) : text));
  const cuts = LENGTHS.map((length) => cutInto(texts, length, Math.max(length, CUT)));
  const measured = await rounds(
    cuts.flatMap((cut): readonly Job[] => [
      () => cut.map((text) => remark.parse(text)),
      () => cut.map((text) => verify(text, everything, { mode })),
    ]),
    15,
  );
  const costs = cuts.map((cut, index) => {
    const [parses, checks] = [measured[index * 2] ?? [], measured[index * 2 + 1] ?? []];
    const characters = cut.reduce((sum, text) => sum + text.length, 0);
    const cost = checks.map((time) => (time * 1e6) / characters);
    const length = Math.round(characters / cut.length);
    console.log(`  ${String(length).padStart(8)}${ratioOf(checks, parses).toFixed(2).padStart(8)}${median(cost).toFixed(0).padStart(8)}`);
    return cost;
  });
  const [least = []] = costs.toSorted((a, b) => median(a) - median(b));
  judge('the last over the least', ratioOf(costs.at(-1) ?? [], least), 'linear');
}

async function overFacts(mode: 'draft' | 'text'): Promise<void> {
  console.log(`\n${mode}: facts about others, milliseconds of the first check with a ledger and of a later one`);
  const [sample] = drafts.toSorted((a, b) => b.text.length - a.text.length);
  if (!sample) return;
  const text = mode === 'text' ? freeText(sample.text) : sample.text;
  const ledgers = FACTS.map((count) => withOthers(sample.ledger, count));
  const firsts = ledgers.map((ledger) => timeOf(() => verify(text, ledger, { mode })));
  const laters = await rounds(ledgers.map((ledger) => () => verify(text, ledger, { mode })));
  for (const [index, count] of FACTS.entries())
    console.log(
      `  ${String(count).padStart(8)}${(firsts[index] ?? Number.NaN).toFixed(1).padStart(8)}${median(laters[index] ?? [])
        .toFixed(2)
        .padStart(8)}`,
    );
  judge('the last over the first', ratioOf(laters.at(-1) ?? [], laters[0] ?? []), 'independent');
}

function judge(what: string, rise: number, word: string): void {
  console.log(`  ${what}: ${rise.toFixed(2)}  (${word}, at most ${LEVEL}: ${rise <= LEVEL ? 'met' : 'MISSED'})`);
}
