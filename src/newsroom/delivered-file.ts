/** What a receiver took, `deliveries/NAME.ndjson`: a line for each file, by path. */
import { join } from 'node:path';
import * as v from 'valibot';
import type { Files } from '../context.ts';
import { ConfigError } from '../errors.ts';

const Row = v.object({ path: v.string(), key: v.string(), sha256: v.string(), id: v.string() });
type Row = v.InferOutput<typeof Row>;

/** Empty where nothing was delivered yet. Throws ConfigError with the line that cannot be read. */
export async function readDelivered(newsroom: string, sink: string, files: Files): Promise<readonly Row[]> {
  const file = fileOf(newsroom, sink);
  const text = (await files.read(file)) ?? '';
  return text.split('\n').flatMap((line, index): readonly Row[] => {
    if (line === '') return [];
    const row = v.safeParse(v.pipe(v.string(), v.parseJson(), Row), line);
    if (row.success) return [row.output];
    throw new ConfigError('this line is no delivery', {
      file,
      line: index + 1,
      hint: 'take the file from Git; without it everything would be delivered a second time',
    });
  });
}

/** Written only where it differs. */
export async function writeDelivered(newsroom: string, sink: string, rows: readonly Row[], files: Files): Promise<void> {
  const file = fileOf(newsroom, sink);
  const text = rows.map(({ path, key, sha256, id }) => `${JSON.stringify({ path, key, sha256, id })}\n`).join('');
  if (((await files.read(file)) ?? '') !== text) await files.write(file, text);
}

const fileOf = (newsroom: string, sink: string): string => join(newsroom, 'deliveries', `${sink}.ndjson`);
