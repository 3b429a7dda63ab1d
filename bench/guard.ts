/**
 * Scores the guard's free-text mode on third-party sets: `node bench/guard.ts DIR [--set NAME] [--predictions OUT]`.
 * DIR holds one JSONL file a set (accuracy_st, quintd, tabfact_small, tatqa_answers); absent ones are said to be so.
 * Beside the guard stand two baselines, the source holds the value anywhere, and the same within 5%, and the published anchors.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { accuracySt } from './guard/accuracy-st.ts';
import { quintd } from './guard/quintd.ts';
import { type Adapter, guard, type Method, type Prediction, presence, ratio, type Sample, type Score, scoreAll } from './guard/score.ts';
import { tabfact } from './guard/tabfact.ts';
import { scoreTatqa } from './guard/tatqa.ts';

const SETS: readonly Adapter[] = [accuracySt, quintd, tabfact];
const METHODS: readonly (readonly [string, Method])[] = [
  ['guard', guard],
  ['present anywhere', presence(0)],
  ['within 5%', presence(0.05)],
];

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { set: { type: 'string' }, predictions: { type: 'string' }, show: { type: 'string' } },
  });
  const [directory] = positionals;
  if (directory === undefined) {
    console.error('usage: node bench/guard.ts DIR [--set NAME] [--predictions OUT] [--show TYPE]');
    process.exitCode = 2;
    return;
  }
  for (const adapter of SETS.filter(({ name }) => values.set === undefined || values.set === name))
    run(adapter, directory, values.predictions, values.show);
  if (values.set === undefined || values.set === 'tatqa_answers') {
    const rows = rowsOf(directory, 'tatqa_answers');
    console.log(`\ntatqa_answers: ${rows ? scoreTatqa(rows) : 'absent'}`);
  }
}

function rowsOf(directory: string, name: string): readonly Record<string, unknown>[] | undefined {
  const path = join(directory, `${name}.jsonl`);
  if (!existsSync(path)) return undefined;
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

function run(adapter: Adapter, directory: string, out: string | undefined, show: string | undefined): void {
  const rows = rowsOf(directory, adapter.name);
  if (!rows) {
    console.log(`\n${adapter.name}: absent (${join(directory, `${adapter.name}.jsonl`)})`);
    return;
  }
  const samples = rows.flatMap((row) => adapter.sample(toUtf16(row)) ?? []);
  console.log(`\n${adapter.name}: ${samples.length} texts of ${rows.length} rows`);
  for (const [name, method] of METHODS) {
    const start = performance.now();
    const predictions = samples.map((sample) => method(sample, adapter));
    const took = performance.now() - start;
    report(name, adapter, samples, predictions, took);
    if (method === guard && out !== undefined) write(out, adapter, samples, predictions);
    if (method === guard && show !== undefined) showAll(samples, predictions, show);
  }
  for (const anchor of adapter.anchors) console.log(`  anchor: ${anchor}`);
}

/** Offsets of the sets count code points. */
function toUtf16(row: Record<string, unknown>): Record<string, unknown> {
  const text = String(row['text']);
  if (!/[\ud800-\udbff]/.test(text)) return row;
  const starts = [0];
  for (const unit of text) starts.push((starts.at(-1) ?? 0) + unit.length);
  const spans = (row['spans'] as { start: number; end: number }[]).map((span) => ({
    ...span,
    start: starts[span.start] ?? text.length,
    end: starts[span.end] ?? text.length,
  }));
  return { ...row, spans };
}

function report(name: string, adapter: Adapter, samples: readonly Sample[], predictions: readonly Prediction[], took: number): void {
  const characters = samples.reduce((sum, { text }) => sum + text.length, 0);
  line(name, adapter, scoreAll(samples, predictions), `${Math.round(characters / took)} characters/ms`);
  const groups = [...new Set(samples.flatMap(({ group }) => group ?? []))].sort();
  for (const group of name === 'guard' ? groups : []) {
    const chosen = samples
      .map((sample, index) => ({ sample, prediction: predictions[index] }))
      .filter(({ sample }) => sample.group === group);
    line(
      `  ${group}`,
      adapter,
      scoreAll(
        chosen.map(({ sample }) => sample),
        chosen.flatMap(({ prediction }) => prediction ?? []),
      ),
      '',
    );
  }
}

function line(name: string, adapter: Adapter, score: Score, speed: string): void {
  const types = adapter.types.map((type) => {
    const recall = score.recall.get(type);
    const flags = score.precision.get(type);
    return `${type} R ${ratio(recall)} (${recall?.hit ?? 0}/${recall?.all ?? 0}) P ${ratio(flags)} (${flags?.hit ?? 0}/${flags?.all ?? 0})`;
  });
  const { honest, caught } = score;
  const texts =
    honest.all > 0 ? `  alarms on honest texts ${ratio(honest)} (${honest.hit}/${honest.all}), bad texts caught ${ratio(caught)}` : '';
  console.log(`  ${name.padEnd(17)} ${types.join('  ')}${texts}  ${speed}`);
}

function write(out: string, adapter: Adapter, samples: readonly Sample[], predictions: readonly Prediction[]): void {
  mkdirSync(out, { recursive: true });
  const lines = samples.map(({ id, text }, index) => {
    const { spans = [], blocked = false } = predictions[index] ?? {};
    const point = (at: number): number => Array.from(text.slice(0, at)).length;
    return JSON.stringify({ id, spans: spans.map(({ start, end, type }) => ({ start: point(start), end: point(end), type })), blocked });
  });
  writeFileSync(join(out, `${adapter.name}.jsonl`), `${lines.join('\n')}\n`);
}

/** Every wrong and every missed span of a type, for whoever works on the guard. */
function showAll(samples: readonly Sample[], predictions: readonly Prediction[], type: string): void {
  for (const [index, sample] of samples.entries()) {
    const spans = predictions[index]?.spans ?? [];
    const clip = (start: number, end: number): string =>
      `${sample.text.slice(Math.max(0, start - 70), start)}<<${sample.text.slice(start, end)}>>${sample.text.slice(end, end + 50)}`.replaceAll(
        '\n',
        ' ',
      );
    const over = (a: { start: number; end: number }, b: { start: number; end: number }): boolean => a.start < b.end && a.end > b.start;
    for (const span of spans)
      if (span.type === type && !sample.gold.some((gold) => over(gold, span)))
        console.log(`FALSE ${sample.id} ${clip(span.start, span.end)}`);
    for (const gold of sample.gold)
      if (gold.type === type && !spans.some((span) => over(gold, span))) console.log(`MISSED ${sample.id} ${clip(gold.start, gold.end)}`);
  }
}

main();
