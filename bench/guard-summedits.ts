/**
 * Scores the comparison of a text with its original on SummEdits: `node bench/guard-summedits.ts DIR [--predictions OUT] [--wrong DOMAIN] [--half 0|1]`.
 * DIR holds summedits.jsonl. Prints balanced accuracy, recall and false alarms by domain and kind of edit, beside two baselines
 * and the anchors of GUARD.md; `--predictions` writes one JSONL of spans.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Change, compareTexts } from '../src/verify/compare/compare.ts';
import { readMentions } from '../src/verify/read/read.ts';

interface Row {
  readonly id: string;
  readonly original: string;
  readonly text: string;
  readonly ok: boolean;
  readonly domain: string;
  readonly edit_types: readonly string[];
  readonly spans: readonly { readonly start: number; readonly end: number; readonly numeric?: boolean; readonly old?: string }[];
}

type Blocks = (row: Row) => boolean;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { predictions: { type: 'string' }, wrong: { type: 'string' }, half: { type: 'string' } },
});
const file = join(positionals[0] ?? '.', 'summedits.jsonl');
if (!existsSync(file)) {
  console.log(`absent: ${file}`);
  process.exit(0);
}
const all = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Row);
const originals = [...new Set(all.map((row) => row.original))];
const rows = all.filter((row) => values.half === undefined || originals.indexOf(row.original) % 2 === Number(values.half));

const started = performance.now();
const found = new Map(rows.map((row) => [row.id, compareTexts(row.original, row.text)]));
const took = performance.now() - started;
const blocked: Blocks = (row) => (found.get(row.id) ?? []).some((change) => change.severity === 'error');

console.log(`comparison               ${score(rows, blocked)}`);
console.log(`baseline multiset diff   ${score(rows, multisetDiffers)}`);
console.log(`baseline value present   ${score(rows, valueAbsent)}`);
console.log(
  'anchors (GUARD.md 2.3)   multiset diff overall .71, ectsum .78 | with the source document: GPT-4 ectsum 87.0, news 83.3, overall 82.1\n',
);
for (const domain of [...new Set(rows.map((row) => row.domain))].sort())
  console.log(
    `${domain.padEnd(24)} ${score(
      rows.filter((row) => row.domain === domain),
      blocked,
    )}`,
  );
console.log('\nrecall by kind of edit');
for (const type of [...new Set(rows.flatMap((row) => row.edit_types))].sort())
  console.log(`${type.padEnd(30)} ${recall(rows.filter((row) => row.edit_types.includes(type)))}`);
console.log(`${'one kind only: none given'.padEnd(30)} ${recall(rows.filter((row) => row.edit_types.length === 0))}`);
console.log(`${'numeric edits'.padEnd(30)} ${recall(rows.filter(isNumeric))}  bar 95%`);
console.log('\nkinds that stop: right / false, and alone');
for (const line of kindLines()) console.log(line);
const size = rows.reduce((sum, row) => sum + row.original.length + row.text.length, 0);
console.log(`\nspeed ${Math.round(size / took)} characters a millisecond, ${((1000 * took) / size).toFixed(2)} ms per 1,000`);
if (values.predictions !== undefined) writePredictions(values.predictions);
if (values.wrong !== undefined) showWrong(values.wrong);

function score(some: readonly Row[], blocks: Blocks): string {
  const honest = some.filter((row) => row.ok);
  const bad = some.filter((row) => !row.ok);
  const alarms = honest.filter(blocks).length / Math.max(honest.length, 1);
  const caught = bad.filter(blocks).length / Math.max(bad.length, 1);
  return `balanced accuracy ${((1 - alarms + caught) / 2).toFixed(3)}  recall ${caught.toFixed(3)} of ${String(bad.length).padStart(4)}  false alarms ${alarms.toFixed(3)} of ${String(honest.length).padStart(4)}`;
}

function recall(some: readonly Row[]): string {
  const bad = some.filter((row) => !row.ok);
  const caught = bad.filter(blocked).length;
  return `${caught} of ${bad.length} = ${(caught / Math.max(bad.length, 1)).toFixed(3)}`;
}

/** A row in which some span changes a digit or a number word. */
function isNumeric(row: Row): boolean {
  return row.spans.some((span) => span.numeric === true);
}

/** GUARD.md's floor: numbers, capitalised words and negations as multisets. */
function multisetDiffers(row: Row): boolean {
  const keys = (text: string): string =>
    [
      ...(text.match(/\d[\d.,]*\d|\d/g) ?? []),
      ...[...text.matchAll(/(?<=[a-z,;] )[A-Z][\p{L}]+/gu)].map((match) => match[0]),
      ...(text.toLowerCase().match(/\b(?:not|no|never|none|without|neither|nor)\b|n't\b/g) ?? []).map(() => 'not'),
    ]
      .sort()
      .join('|');
  return keys(row.original) !== keys(row.text);
}

/** Every figure of the text stands somewhere in the original. */
function valueAbsent(row: Row): boolean {
  const amounts = new Set(readMentions(row.original).map((mention) => (mention.type === 'quantity' ? mention.amount : mention.text)));
  return readMentions(row.text).some((mention) => mention.type === 'quantity' && !amounts.has(mention.amount));
}

function kindLines(): readonly string[] {
  const counts = new Map<string, [number, number, number, number]>();
  for (const row of rows) {
    const kinds = new Set((found.get(row.id) ?? []).filter((change) => change.severity === 'error').map((change) => change.kind));
    for (const kind of kinds) {
      const entry = counts.get(kind) ?? [0, 0, 0, 0];
      entry[row.ok ? 1 : 0]++;
      if (kinds.size === 1) entry[row.ok ? 3 : 2]++;
      counts.set(kind, entry);
    }
  }
  return [...counts]
    .sort((a, b) => b[1][0] - a[1][0])
    .map(
      ([kind, [right, wrong, alone, aloneWrong]]) =>
        `${kind.padEnd(20)} ${String(right).padStart(4)} / ${String(wrong).padStart(3)}   alone ${alone} / ${aloneWrong}`,
    );
}

function writePredictions(out: string): void {
  mkdirSync(out, { recursive: true });
  const lines = rows.map((row) => {
    const spans = (found.get(row.id) ?? []).filter((change) => change.severity === 'error').map((change) => spanOf(row.text, change));
    return JSON.stringify({ id: row.id, spans, blocked: blocked(row) });
  });
  writeFileSync(join(out, 'summedits.jsonl'), `${lines.join('\n')}\n`);
}

/** Code points, as the scorer counts; at most 80 of them. */
function spanOf(text: string, { start, end, kind }: Change): { start: number; end: number; type: string } {
  const from = Array.from(text.slice(0, start)).length;
  return { start: from, end: Math.min(from + 80, from + Array.from(text.slice(start, end)).length), type: kind };
}

function showWrong(domain: string): void {
  for (const row of rows.filter((entry) => (domain === 'all' || entry.domain === domain) && blocked(entry) === entry.ok)) {
    console.log(`\n${row.ok ? 'ALARM' : 'MISSED'} ${row.id} ${row.edit_types.join(',')}\n  was ${row.original}\n  is  ${row.text}`);
    for (const change of found.get(row.id) ?? []) console.log(`    ${change.severity} ${change.kind}: ${change.message}`);
  }
}
