/** The stored answers of sources in a folder, by the hash in their names. */
import { join } from 'node:path';
import type { Context } from '../context.ts';
import type { StoredPayload } from '../verify/sources.ts';

export async function storedPayloads(folder: string, files: Context['files']): Promise<ReadonlyMap<string, StoredPayload>> {
  const { payloadTree, readStored } = await import('../gather/payload.ts');
  const stored = new Map<string, StoredPayload>();
  for (const name of await files.list(folder)) {
    const payload = await readStored(name, (await files.readBytes(join(folder, name))) ?? Buffer.alloc(0));
    if (payload) stored.set(name.slice(0, 64), { sha256: payload.sha256, tree: await payloadTree(payload), decimal: payload.decimal });
  }
  return stored;
}
