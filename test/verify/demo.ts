/** The demo newsroom's drafts, made once for the suites of the guard. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { nodeContext } from '../../src/context-node.ts';
import { generate } from '../../src/generate.ts';
import type { Ledger } from '../../src/model/ledger.ts';
import { parseLedger } from '../../src/newsroom/ledger-file.ts';

export const AS_OF = '2025-10-13T14:22:00-04:00';
export const NEWSROOM = resolve(import.meta.dirname, '../../fixtures/newsroom');

export interface Demo {
  readonly slug: string;
  readonly text: string;
  readonly ledger: Ledger;
}

/** Every draft of the demo newsroom with its ledger. */
export async function demoDrafts(): Promise<readonly Demo[]> {
  const drafts = await mkdtemp(join(tmpdir(), 'factloom-demo-'));
  try {
    const results = await generate({ newsroom: NEWSROOM, slugs: [], drafts }, nodeContext({ now: AS_OF }));
    return await Promise.all(
      results.map(async ({ slug }) => {
        const file = join(drafts, `${slug}.facts.json`);
        return { slug, text: await readFile(join(drafts, `${slug}.md`), 'utf8'), ledger: parseLedger(file, await readFile(file, 'utf8')) };
      }),
    );
  } finally {
    await rm(drafts, { recursive: true });
  }
}
