/**
 * Speed of the guard on one core: `node bench/guard-speed.ts [FILE…]`. The time of a check is printed as a ratio to one
 * remark-parse (with GFM) of the same text in the same run: the demo drafts with their ledgers, the same as free text,
 * against an original, then a curve over the length of the text and one over the facts of the newsroom. FILEs are more
 * free texts, checked against the facts of all drafts. Times are CPU times, medians of rounds that take turns; a bar is
 * said to be met or missed, and fails nothing.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { bodyOffset } from '../src/model/draft.ts';
import type { Ledger } from '../src/model/ledger.ts';
import { type VerifyOptions, verify } from '../src/verify/verify.ts';
import { draftsOf, freeText, joined, longText, NEWSROOM, withOthers } from './guard/drafts.ts';
import { measure, timeOf } from './guard/time.ts';

/** Most that a check may take, in times of a remark-parse. */
const BARS = { draft: 1, text: 3 } as const;
const LENGTHS = [1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000];
const FACTS = [10, 100, 1_000, 10_000, 100_000];
/** Most by which a curve that should be level may rise. */
const LEVEL = 1.25;

const remark = unified().use(remarkParse).use(remarkGfm).freeze();
const drafts = await draftsOf(NEWSROOM);
const everything = joined(drafts.map(({ ledger }) => ledger));

// The first calls run in an interpreter: every path is taken until it is compiled.
for (const { text, ledger } of drafts) for (const mode of ['draft', 'text'] as const) warmUp(text, ledger, mode);

console.log('Checks, in times of one remark-parse of the same text');
for (const { name, text, ledger } of drafts) {
  const body = text.slice(bodyOffset(text));
  const shorter = text.replace(/\n\n[^\n#][^\n]*\n*$/, '\n');
  report(`draft ${name}`, body, text, ledger, {});
  report(`text ${name}`, freeText(text), freeText(text), ledger, { mode: 'text' });
  report(`draft ${name} with --original`, body, text, ledger, { original: shorter });
}
for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, 'utf8');
  report(`text ${basename(file)}`, text, text, everything, { mode: 'text' });
}

for (const mode of ['draft', 'text'] as const) overLength(mode);
for (const mode of ['draft', 'text'] as const) overFacts(mode);

function warmUp(text: string, ledger: Ledger, mode: 'draft' | 'text'): void {
  const until = performance.now() + 700;
  while (performance.now() < until) {
    remark.parse(text);
    verify(mode === 'text' ? freeText(text) : text, ledger, {
      mode,
      original: mode === 'text' ? freeText(text) : text.replace('a', 'the'),
    });
  }
}

function report(name: string, parsed: string, text: string, ledger: Ledger, options: VerifyOptions): void {
  const { parse, check } = measure({ parse: () => remark.parse(parsed), check: () => verify(text, ledger, options) });
  const bar = options.original === undefined ? BARS[options.mode ?? 'draft'] : undefined;
  const verdict = bar === undefined ? 'no bar' : `at most ${bar.toFixed(1)}: ${check <= bar * parse ? 'met' : 'MISSED'}`;
  console.log(`  ${name.padEnd(50)}${(check / parse).toFixed(2).padStart(6)}  ${check.toFixed(2).padStart(7)} ms  (${verdict})`);
}

function overLength(mode: 'draft' | 'text'): void {
  console.log(`\n${mode}: characters, ratio to remark-parse, nanoseconds a character`);
  const texts = drafts.map(({ text }) => (mode === 'text' ? freeText(text) : text));
  const costs = LENGTHS.map((length) => {
    const text = longText(texts, length);
    const { parse, check } = measure({ parse: () => remark.parse(text), check: () => verify(text, everything, { mode }) });
    const cost = (check * 1e6) / text.length;
    console.log(`  ${String(text.length).padStart(8)}${(check / parse).toFixed(2).padStart(8)}${cost.toFixed(0).padStart(8)}`);
    return cost;
  });
  const rise = (costs.at(-1) ?? Number.NaN) / Math.min(...costs);
  console.log(`  the last over the least: ${rise.toFixed(2)}  (linear, at most ${LEVEL}: ${rise <= LEVEL ? 'met' : 'MISSED'})`);
}

function overFacts(mode: 'draft' | 'text'): void {
  console.log(`\n${mode}: facts about others, milliseconds of the first check with a ledger and of a later one`);
  const [sample] = drafts.toSorted((a, b) => b.text.length - a.text.length);
  if (!sample) return;
  const text = mode === 'text' ? freeText(sample.text) : sample.text;
  const ledgers = FACTS.map((count) => withOthers(sample.ledger, count));
  const firsts = ledgers.map((ledger) => timeOf(() => verify(text, ledger, { mode })));
  const laters = Object.values(
    measure(Object.fromEntries(ledgers.map((ledger, index) => [FACTS[index], () => verify(text, ledger, { mode })]))),
  );
  for (const [index, count] of FACTS.entries())
    console.log(
      `  ${String(count).padStart(8)}${(firsts[index] ?? Number.NaN).toFixed(1).padStart(8)}${(laters[index] ?? Number.NaN).toFixed(2).padStart(8)}`,
    );
  const rise = (laters.at(-1) ?? Number.NaN) / (laters[0] ?? Number.NaN);
  console.log(`  the last over the first: ${rise.toFixed(2)}  (independent, at most ${LEVEL}: ${rise <= LEVEL ? 'met' : 'MISSED'})`);
}
