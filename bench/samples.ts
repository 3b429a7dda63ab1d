/**
 * Reads every sample of a folder with the connector it belongs to: `node bench/samples.ts DIR`. Prints a line for each file:
 * connector, facts read, leads read; exits with 1 where one cannot be read, or an error it records is not seen as one.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SourceError } from '../src/errors.ts';
import { type Outcome, openSample, type Reader } from './samples/reader.ts';
import { READERS } from './samples/readers.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('name the folder of samples: npm run samples -- DIR');
  process.exit(2);
}
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length).replaceAll('\\', '/'))
  .sort();
let failed = 0;
for (const file of files) {
  const reader = READERS.find((one) => one.file.test(file));
  if (!reader) {
    console.log(`${'-'.padEnd(18)} ${''.padStart(7)}  ${file}: no connector reads it`);
    continue;
  }
  const [ok, said] = await outcomeOf(reader, join(folder, file));
  if (!ok) failed++;
  console.log(`${reader.connector.padEnd(18)} ${said.padStart(7)}  ${file}${ok ? '' : '  FAILED'}`);
}
if (failed > 0) {
  console.error(`${failed} of ${files.length} could not be read`);
  process.exit(1);
}

async function outcomeOf(reader: Reader, path: string): Promise<readonly [ok: boolean, said: string]> {
  try {
    const outcome = await reader.read(openSample(path));
    return [reader.refused === undefined && !isNothing(outcome), describe(outcome)];
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return [reader.refused?.test(error.message) === true, `refused (${error.message})`];
  }
}

function isNothing({ facts = [], leads = [], said }: Outcome): boolean {
  return facts.length + leads.length === 0 && said === undefined;
}

function describe({ facts, leads, said }: Outcome): string {
  const parts = [facts && `${facts.length} facts`, leads && `${leads.length} leads`, said];
  return parts.filter(Boolean).join(', ');
}
