/** What program this is, by its own files: what was made by another is not taken for what this one would make. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Files } from './context.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
/** What comes with it; `package.json` names the exact packages it runs on. */
const BESIDE = ['templates', 'prompts', 'embed'].map((name) => fileURLToPath(new URL(`../${name}`, import.meta.url)));

/** Hash of the program, of what comes with it, and of the Node that runs it. */
export async function programHash(files: Pick<Files, 'list' | 'readBytes'>): Promise<string> {
  const hash = createHash('sha256').update(process.version);
  hash.update((await files.readBytes(fileURLToPath(new URL('../package.json', import.meta.url)))) ?? '');
  for (const folder of [HERE, ...BESIDE]) {
    const names = (await files.list(folder)).filter((name) => !name.endsWith('.d.ts'));
    const contents = await Promise.all(names.map(async (name) => await files.readBytes(join(folder, name))));
    for (const [index, name] of names.entries())
      hash.update(`${name}\u0000${contents[index]?.length ?? 0}\u0000`).update(contents[index] ?? '');
  }
  return hash.digest('hex');
}
