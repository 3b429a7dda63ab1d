/**
 * Whether the guard's time grows faster than the text: `node bench/guard-hostile.ts [--job NAME] [--length N] [NAME…]`.
 * Every hostile text is doubled up to 400,000 characters (or N) and read for its figures, checked as a draft with house
 * style, as free text, and against the text it was reworded from; printed are the milliseconds of the longest and the
 * exponent of growth over the last two doublings, 1 where time is linear. Exponents above 1.3 are flagged; a text that
 * takes too long is doubled no more. Then texts of a megabyte, and what is refused.
 */
import { parseArgs } from 'node:util';
import { readMentions } from '../src/verify/read/read.ts';
import { verify } from '../src/verify/verify.ts';
import { ledger } from '../test/verify/bind/ledger.ts';
import { HOSTILE, hostile, reworded } from '../test/verify/hostile.ts';
import { draftsOf, freeText, joined, longText, NEWSROOM } from './guard/drafts.ts';
import { median, timeOf } from './guard/time.ts';

/** Exponent from which growth is not taken for linear, and milliseconds below which it is not looked at. */
const FLAG = 1.3;
const NOISE = 25;
/** Milliseconds after which a text is not doubled again. */
const PATIENCE = 20_000;

type Job = (text: string) => unknown;

const held = ledger();
const JOBS: Readonly<Record<string, Job>> = {
  read: (text) => readMentions(text, { reference: held.asOf, everyday: true }),
  draft: (text) => verify(text, held, { style: 'on' }),
  text: (text) => verify(text, held, { mode: 'text' }),
  original: (text) => verify(reworded(text), held, { mode: 'text', original: text }),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { job: { type: 'string' }, length: { type: 'string', default: '400000' } },
});
const lengths = [16, 8, 4, 2, 1].map((part) => Math.round(Number(values.length) / part));
const jobs = Object.entries(JOBS).filter(([name]) => values.job === undefined || name === values.job);
for (const [, job] of jobs) for (let round = 0; round < 300; round++) job(hostile(HOSTILE['claims of two'] ?? '', 1000));

console.log(`${' '.repeat(34)}${jobs.map(([name]) => `${name.padStart(9)} ms  exp.  `).join('')}`);
let worst = 0;
for (const [name, piece] of Object.entries(HOSTILE)) {
  if (positionals.length > 0 && !positionals.some((part) => name.includes(part))) continue;
  const cells = jobs.map(([, job]) => cellOf(piece, job));
  worst = Math.max(worst, ...cells.map(({ exponent }) => exponent));
  console.log(`${name.padEnd(34)}${cells.map(({ shown }) => shown).join('')}`);
}
console.log(`largest exponent: ${worst.toFixed(2)}${worst > FLAG ? '  FLAGGED' : ''}`);
if (positionals.length === 0) await megabytes();

function cellOf(piece: string, job: Job): { readonly shown: string; readonly exponent: number } {
  const times: number[] = [];
  for (const length of lengths) {
    const text = hostile(piece, length);
    const first = timeOf(() => job(text));
    times.push(first > 300 ? first : median([first, timeOf(() => job(text)), timeOf(() => job(text))]));
    if (first > PATIENCE) break;
  }
  const last = times.at(-1) ?? Number.NaN;
  const doublings = Math.min(2, times.length - 1);
  const exponent = last < NOISE ? 0 : Math.log2(last / (times.at(-1 - doublings) ?? last)) / doublings;
  const cut = times.length < lengths.length ? `at ${lengths[times.length - 1]}` : '';
  const growth = last < NOISE ? '-   ' : exponent.toFixed(2);
  return { shown: `${last.toFixed(0).padStart(9)}     ${growth}${exponent > FLAG ? '!' : ' '}${cut} `, exponent };
}

async function megabytes(): Promise<void> {
  const drafts = await draftsOf(NEWSROOM);
  const everything = joined(drafts.map((draft) => draft.ledger));
  const [texts, free] = [drafts.map(({ text }) => text), drafts.map(({ text }) => freeText(text))];
  const [draft, text] = [longText(texts, 1_000_000), longText(free, 1_000_000)];
  const other = longText(free.toReversed(), 1_000_000);
  const rows: readonly (readonly [string, () => unknown])[] = [
    ['draft of a megabyte', () => verify(draft, everything, { style: 'on' })],
    ['free text of a megabyte', () => verify(text, everything, { mode: 'text' })],
    ['against itself, reworded', () => verify(reworded(text).slice(0, 1_000_000), everything, { mode: 'text', original: text })],
    ['against another', () => verify(other, everything, { mode: 'text', original: text })],
    ['too large', () => verify('a'.repeat(1_000_001), everything)],
    ['too deep', () => verify('> '.repeat(500_000), everything)],
  ];
  console.log('\nseconds');
  for (const [name, job] of rows) console.log(`${name.padEnd(34)}${(timeOf(job) / 1000).toFixed(3).padStart(9)}`);
}
