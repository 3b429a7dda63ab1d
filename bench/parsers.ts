/**
 * Facts a second of each parser on a folder of recorded answers, from the bytes on the disk to facts, beside reading the
 * same file with its library alone (JSON.parse, csv-parse, fast-xml-parser, read-excel-file): `node bench/parsers.ts DIR`.
 * CPU times, medians of rounds; prints ratios.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SourceError } from '../src/errors.ts';
import { type Format, payloadTree } from '../src/gather/payload.ts';
import { median } from './guard/time.ts';
import { openSample, type Reader, type Sample } from './samples/reader.ts';
import { READERS } from './samples/readers.ts';

const ROUNDS = 3;
/** CPU milliseconds one round takes at least. */
const ROUND = 100;

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('name the folder of samples: npm run bench:parsers -- DIR');
  process.exit(2);
}
console.log('connector             facts   facts/s   beside its library alone');
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length).replaceAll('\\', '/'))
  .sort();
for (const file of files) {
  const reader = READERS.find((one) => one.file.test(file) && one.refused === undefined);
  if (reader)
    await line(reader, file, join(folder, file)).catch((error: unknown) => {
      // A recorded error is no table.
      if (!(error instanceof SourceError)) throw error;
    });
}

async function line(reader: Reader, file: string, path: string): Promise<void> {
  const asked: { format: Format; charset: string | undefined }[] = [];
  const sample = openSample(path);
  const noting: Sample = {
    ...sample,
    payload: (format, charset) => {
      asked.push({ format, charset });
      return sample.payload(format, charset);
    },
  };
  const first = await reader.read(noting);
  const facts = first.facts?.length ?? 0;
  const [library] = asked;
  if (facts === 0 || !library) return;
  const whole = await timeOf(async () => void (await reader.read(openSample(path))));
  const alone = await timeOf(async () => void (await payloadTree(openSample(path).payload(library.format, library.charset))));
  const perSecond = Math.round((facts / whole) * 1000);
  console.log(
    `${reader.connector.padEnd(18)} ${String(facts).padStart(8)} ${String(perSecond).padStart(9)}   ${(whole / alone).toFixed(1).padStart(5)} x ${library.format.padEnd(5)} ${alone.toFixed(1).padStart(7)} ms  ${file}`,
  );
}

/** CPU milliseconds of one call, the median of rounds. */
async function timeOf(job: () => Promise<void>): Promise<number> {
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const from = process.cpuUsage();
    let calls = 0;
    let spent = 0;
    do {
      await job();
      calls++;
      const { user, system } = process.cpuUsage(from);
      spent = (user + system) / 1000;
    } while (spent < ROUND);
    rounds.push(spent / calls);
  }
  return median(rounds);
}
