/**
 * Every third-party set of the guard in DIR, one benchmark after the other: `node bench/guard-all.ts DIR [--predictions OUT]`.
 * Free text (guard.ts), texts against their originals (guard-summedits.ts), the reader of figures and dates (reader.ts).
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const words = process.argv.slice(2);
const [directory] = words;
if (directory === undefined || directory.startsWith('-')) {
  console.error('usage: node bench/guard-all.ts DIR [--predictions OUT]');
  process.exit(2);
}

const BENCHMARKS: readonly (readonly [title: string, file: string, args: readonly string[]])[] = [
  ['Free text', 'guard.ts', words],
  ['A text against its original', 'guard-summedits.ts', words],
  ['The reader of figures and dates', 'reader.ts', [directory]],
];

for (const [title, file, args] of BENCHMARKS) {
  console.log(`\n== ${title} ==`);
  const { status } = spawnSync(process.execPath, [fileURLToPath(new URL(file, import.meta.url)), ...args], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
