/** A newsroom in a folder of its own: filled by the real connectors over documents that are played to them, written whole, gone afterwards. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fetch } from '../../src/context.ts';
import { nodeContext } from '../../src/context-node.ts';
import type { Connector } from '../../src/gather/connector.ts';
import type { SourceGap } from '../../src/gather/gather.ts';
import { gather } from '../../src/gather.ts';
import { generate } from '../../src/generate.ts';
import type { Fact } from '../../src/model/fact.ts';
import type { Generated } from '../../src/model/generated.ts';
import type { Ledger } from '../../src/model/ledger.ts';
import { parseLedger } from '../../src/newsroom/ledger-file.ts';

export interface Desk {
  readonly connectors: readonly Connector[];
  /** What is answered at addresses that hold these words: a file, or text. */
  readonly answers?: Readonly<Record<string, { readonly file: string } | { readonly text: string }>>;
  readonly assignments: Assignments | ((facts: readonly Fact[]) => Assignments);
  /** When it is gathered and written, ISO 8601. */
  readonly now: string;
}

type Assignments = readonly Readonly<Record<string, unknown>>[];

export interface Piece {
  readonly result: Generated;
  /** The draft; empty where none was written. */
  readonly text: string;
  readonly ledger: Ledger | undefined;
}

export interface Run {
  readonly pieces: readonly Piece[];
  readonly gaps: readonly SourceGap[];
  readonly facts: number;
  /** Seconds of generating. */
  readonly seconds: number;
}

/** Gathers and writes all of a desk. */
export async function runDesk({ connectors, answers = {}, assignments, now }: Desk): Promise<Run> {
  const newsroom = mkdtempSync(join(tmpdir(), 'factloom-stories-'));
  try {
    await furnish(newsroom);
    const context = { ...nodeContext({ now, log: () => undefined }), fetch: playing(answers) };
    const { harvests } = await gather(
      { newsroom, config: { connectors, contact: 'Bench bench@example.org' }, only: [], secret: () => undefined },
      context,
    );
    const facts = harvests.flatMap((harvest) => harvest.facts);
    await assign(newsroom, typeof assignments === 'function' ? assignments(facts) : assignments);
    const begin = performance.now();
    const results = await generate({ newsroom, slugs: [], drafts: join(newsroom, 'drafts') }, context);
    const seconds = (performance.now() - begin) / 1000;
    return {
      seconds,
      facts: facts.length,
      gaps: harvests.flatMap(({ gaps }) => gaps),
      pieces: results.map((result) => ({ result, ...draftOf(result.file) })),
    };
  } finally {
    rmSync(newsroom, { recursive: true });
  }
}

function draftOf(file: string | undefined): Pick<Piece, 'text' | 'ledger'> {
  if (file === undefined) return { text: '', ledger: undefined };
  const ledger = file.replace(/\.md$/, '.facts.json');
  return { text: readFileSync(file, 'utf8'), ledger: parseLedger(ledger, readFileSync(ledger, 'utf8')) };
}

/** JSON is YAML too. */
async function write(newsroom: string, path: string, content: object): Promise<void> {
  await writeFile(join(newsroom, path), JSON.stringify({ format: 1, ...content }));
}

async function furnish(newsroom: string): Promise<void> {
  for (const folder of ['assignments', 'personas', 'facts']) await mkdir(join(newsroom, folder), { recursive: true });
  await write(newsroom, 'entities.yaml', { entities: [] });
  await write(newsroom, 'properties.yaml', { properties: [] });
  await write(newsroom, 'personas/desk.yaml', {
    name: 'Data Desk',
    audience: 'readers who follow the figures',
    stance: 'neutral',
    purpose: 'say what the newest figures are, and what is unusual in them',
  });
}

async function assign(newsroom: string, assignments: Assignments): Promise<void> {
  for (const one of assignments) await write(newsroom, `assignments/${String(one['slug'])}.yaml`, { persona: 'desk', ...one });
}

function playing(answers: NonNullable<Desk['answers']>): Fetch {
  return async (url) => {
    const found = Object.entries(answers).find(([words]) => url.includes(words))?.[1];
    if (!found) return new Response('<!DOCTYPE html><title>404</title>', { status: 404 });
    return new Response('file' in found ? new Uint8Array(readFileSync(found.file)) : found.text);
  };
}
