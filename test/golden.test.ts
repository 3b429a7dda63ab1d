/**
 * Golden cases: fixtures/cases/NAME/case.yaml says which assignment of the demo newsroom is written and which of its
 * facts are changed (fields by fact id) or gone (null); draft.md and article.md are what comes of it, or held.md why
 * nothing does. `vitest run -u` writes them anew: read the difference as an editor would.
 */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { nodeContext } from '../src/context-node.ts';
import { generate } from '../src/generate.ts';
import { factRow } from '../src/newsroom/fact-file.ts';
import { loadNewsroom } from '../src/newsroom/newsroom.ts';
import { renderMarkdown } from '../src/publish/markdown.ts';
import { draftArticles } from '../src/review/approve.ts';

interface Case {
  readonly about: string;
  readonly assignment: string;
  readonly 'as-of'?: string;
  readonly facts?: Readonly<Record<string, Readonly<Record<string, unknown>> | null>>;
}

const CASES = resolve(import.meta.dirname, '../fixtures/cases');
const NEWSROOM = resolve(import.meta.dirname, '../fixtures/newsroom');
const AS_OF = '2025-10-13T14:22:00-04:00';
const names = await readdir(CASES);
let work = '';

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'factloom-golden-'));
});
afterAll(async () => {
  await rm(work, { recursive: true });
});

describe('golden cases', () => {
  test.each(names)('%s', async (name) => {
    const told = parse(await readFile(join(CASES, name, 'case.yaml'), 'utf8')) as Case;
    const newsroom = join(work, name);
    await stage(newsroom, told);
    const drafts = join(newsroom, 'drafts');
    const context = nodeContext({ now: told['as-of'] ?? AS_OF });
    const [result] = await generate({ newsroom, slugs: [told.assignment], drafts }, context);
    const problems = (result?.findings ?? []).map(
      (finding) => `${finding.line}:${finding.column}: ${finding.severity}: ${finding.message}`,
    );
    expect(problems).toEqual([]);
    if (result?.file === undefined) {
      const held = (result?.gaps ?? []).filter((gap) => gap.required).map((gap) => `- ${gap.role}: ${gap.reason}\n`);
      await expect(`Held, for want of\n\n${held.join('')}`).toMatchFileSnapshot(join(CASES, name, 'held.md'));
      return;
    }
    await expect(await readFile(result.file, 'utf8')).toMatchFileSnapshot(join(CASES, name, 'draft.md'));
    const [found] = await draftArticles(drafts, [], context.files);
    if (!found) throw new Error('no draft to publish');
    await expect(renderMarkdown(found.article).content).toMatchFileSnapshot(join(CASES, name, 'article.md'));
  });
});

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
}

function withoutNulls(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}
