/**
 * Golden cases: fixtures/cases/NAME/case.yaml says which assignment of the demo newsroom (or another) is written, and which of its facts are
 * changed (fields by fact id) or gone (null).
 */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { nodeContext } from '../src/context-node.ts';
import { generate } from '../src/generate.ts';
import type { Generated } from '../src/model/generated.ts';
import type { Ledger } from '../src/model/ledger.ts';
import { factRow } from '../src/newsroom/fact-file.ts';
import { parseLedger } from '../src/newsroom/ledger-file.ts';
import { loadNewsroom } from '../src/newsroom/newsroom.ts';

interface Case {
  readonly about: string;
  readonly assignment: string;
  readonly 'as-of'?: string;
  /** Another newsroom of fixtures/ than the demo, taken as it is. */
  readonly newsroom?: string;
  readonly facts?: Readonly<Record<string, Readonly<Record<string, unknown>> | null>>;
  /** Files of its own, by their path in the newsroom. */
  readonly files?: Readonly<Record<string, string>>;
}

/** What a case gives, and the folder its draft is in for as long as it is looked at. */
export interface Written {
  readonly result: Generated | undefined;
  readonly drafts: string;
  readonly now: string;
}

export const CASES = resolve(import.meta.dirname, '../fixtures/cases');
const NEWSROOM = resolve(import.meta.dirname, '../fixtures/newsroom');
const AS_OF = '2025-10-13T14:22:00-04:00';

/** Names of the cases. */
export function caseNames(): Promise<readonly string[]> {
  return readdir(CASES);
}

/** Writes the draft of a case and hands it over; its folder is gone afterwards. */
export async function withCase<T>(name: string, look: (written: Written) => Promise<T>): Promise<T> {
  const told = parse(await readFile(join(CASES, name, 'case.yaml'), 'utf8')) as Case;
  const newsroom = await mkdtemp(join(tmpdir(), 'factloom-case-'));
  try {
    if (told.newsroom === undefined) await stage(newsroom, told);
    else await cp(resolve(CASES, '..', told.newsroom), newsroom, { recursive: true });
    const drafts = join(newsroom, 'drafts');
    const now = told['as-of'] ?? AS_OF;
    const [result] = await generate({ newsroom, slugs: [told.assignment], drafts }, nodeContext({ now }));
    return await look({ result, drafts, now });
  } finally {
    await rm(newsroom, { recursive: true });
  }
}

/** The demo newsroom with the facts of a case. */
async function stage(folder: string, told: Case): Promise<void> {
  await cp(NEWSROOM, folder, {
    recursive: true,
    filter: (path) => !/[/\\](?:facts|drafts|out)(?:[/\\]|$)/.test(path.slice(NEWSROOM.length)),
  });
  const { facts, sources } = await loadNewsroom(NEWSROOM, nodeContext({ now: AS_OF }).files);
  const changes = told.facts ?? {};
  const stray = Object.keys(changes).find((id) => !facts.some((fact) => fact.id === id));
  if (stray) throw new Error(`case names the unknown fact ${stray}`);
  const rows = facts.filter((fact) => changes[fact.id] !== null).map((fact) => withoutNulls({ ...factRow(fact), ...changes[fact.id] }));
  const written = { sources: Object.fromEntries([...sources.values()].map(({ id, ...source }) => [id, source])), facts: rows };
  await cp(join(NEWSROOM, 'facts'), join(folder, 'facts'), { recursive: true, filter: (path) => path.endsWith('facts') });
  await writeFile(join(folder, 'facts', 'all.json'), JSON.stringify(written));
  for (const [path, text] of Object.entries(told.files ?? {})) await writeFile(join(folder, path), text);
}

function withoutNulls(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}

/** Every draft the cases give, by the name of its case. */
export async function caseDrafts(): Promise<readonly { slug: string; text: string; ledger: Ledger }[]> {
  const names = await caseNames();
  const drafts = names.map((slug) =>
    withCase(slug, async ({ result }) => {
      if (result?.file === undefined) return [];
      const facts = result.file.replace(/\.md$/, '.facts.json');
      return [{ slug, text: await readFile(result.file, 'utf8'), ledger: parseLedger(facts, await readFile(facts, 'utf8')) }];
    }),
  );
  return (await Promise.all(drafts)).flat();
}
