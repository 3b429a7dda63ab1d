/**
 * How the comparison of a text with its original judges real rewritings: `node bench/rewritings.ts [DIR] [--wrong]`. Each row of
 * fixtures/rewritings (and of the .jsonl files of DIR, in the same format) is put into its whole draft and verified against it.
 * Prints the share of faithful ones stopped and of careless ones caught, by writer and kind, and the holds of an honest story: a draft
 * with all its faithful rewritings that do not overlap. `--wrong` shows the rows that are judged wrongly.
 */
import { parseArgs } from 'node:util';
import type { Finding } from '../src/model/finding.ts';
import { apart, errorsOf, REWRITINGS, type Rewriting, readRewritings } from '../test/verify/rewritings.ts';

interface Judged extends Rewriting {
  readonly errors: readonly Finding[];
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { wrong: { type: 'boolean' } } });
const rows: readonly Judged[] = [REWRITINGS, ...positionals]
  .flatMap(readRewritings)
  .map((row): Judged => ({ ...row, errors: errorsOf(row.of, [row]) }));

for (const writer of new Set(rows.map((row) => row.writer)))
  print(
    writer,
    rows.filter((row) => row.writer === writer),
  );
print('all', rows);
printStories();
if (values.wrong === true) for (const row of rows.filter(isWrong)) show(row);

function isWrong({ kind, errors }: Judged): boolean {
  return (kind === 'faithful') === errors.length > 0;
}

function print(title: string, some: readonly Judged[]): void {
  const faithful = some.filter((row) => row.kind === 'faithful');
  const careless = some.filter((row) => row.kind === 'careless');
  console.log(`${title}\n  faithful stopped  ${share(faithful, isWrong)}\n  careless caught   ${share(careless, (row) => !isWrong(row))}`);
  for (const what of ['light', 'medium', 'strong'])
    console.log(
      `    ${what.padEnd(16)}${share(
        faithful.filter((row) => row.what === what),
        isWrong,
      )} stopped`,
    );
  const named = careless.filter((row) => !isWrong(row));
  console.log(`  the damage named  ${share(named, names)}`);
}

/** Whether a finding shows one of the words its writer says are wrong or gone. */
function names({ word, errors }: Judged): boolean {
  const wanted = wordsOf(word ?? '');
  return errors.some(({ message }) => wordsOf(message).some((told) => wanted.includes(told)));
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [];
}

function printStories(): void {
  let words = 0;
  let errors = 0;
  let held = 0;
  const stories = new Set(rows.map((row) => row.of));
  for (const draft of stories) {
    const faithful = rows.filter((row) => row.of === draft && row.kind === 'faithful');
    const found = errorsOf(draft, apart(draft, faithful));
    words += bare(draft.text).match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0;
    errors += found.length;
    held += found.length > 0 ? 1 : 0;
  }
  console.log(
    `honest stories\n  held              ${held} of ${stories.size}\n  errors            ${errors} in ${words} words = ${((600 * errors) / words).toFixed(2)} in a story of 600`,
  );
}

function bare(text: string): string {
  return text.slice(text.indexOf('\n---\n') + 5).replaceAll(/\]\([^)]*\)/g, ']');
}

function share<T>(some: readonly T[], is: (one: T) => boolean): string {
  const count = some.filter(is).length;
  return `${String(count).padStart(4)} of ${String(some.length).padStart(4)} = ${((100 * count) / Math.max(some.length, 1)).toFixed(1)}%`;
}

function show(row: Judged): void {
  console.log(
    `\n${row.kind === 'faithful' ? 'STOPPED' : 'MISSED'} ${row.writer}:${row.line} ${row.draft} | ${row.what} | ${row.word ?? ''}`,
  );
  console.log(`  was ${bare(`\n---\n${row.original}`)}\n  is  ${bare(`\n---\n${row.text}`)}`);
  for (const { rule, message } of row.errors) console.log(`    ${rule}: ${message}`);
}
