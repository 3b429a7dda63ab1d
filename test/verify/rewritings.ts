/** Drafts as editors rewrote them: the rows of fixtures/rewritings, each put into the whole draft it is of and verified against it. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import * as v from 'valibot';
import type { Finding } from '../../src/model/finding.ts';
import { parseLedger } from '../../src/newsroom/ledger-file.ts';
import { verify } from '../../src/verify/verify.ts';
import type { Demo } from './demo.ts';

export const REWRITINGS = resolve(import.meta.dirname, '../../fixtures/rewritings');

const Row = v.strictObject({
  /** A golden case, or a slug of the demo newsroom. */
  draft: v.string(),
  original: v.string(),
  text: v.string(),
  kind: v.picklist(['faithful', 'careless']),
  /** The damage of a careless one; light, medium or strong for a faithful one. */
  what: v.string(),
  /** Of a careless one: the words that are wrong, or those of the original that are gone. */
  word: v.optional(v.nullable(v.string())),
});

export interface Rewriting extends v.InferOutput<typeof Row> {
  /** The file it stands in, without its ending. */
  readonly writer: string;
  readonly line: number;
  /** The draft it is of. */
  readonly of: Demo;
}

/** All rows of the .jsonl files of a folder. */
export function readRewritings(folder: string): readonly Rewriting[] {
  const drafts = rewrittenDrafts(folder);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) =>
      readFileSync(join(folder, name), 'utf8')
        .split('\n')
        .flatMap((line, index) => (line === '' ? [] : [rowOf(line, { writer: basename(name, '.jsonl'), line: index + 1 }, drafts)])),
    );
}

function rowOf(json: string, place: Pick<Rewriting, 'writer' | 'line'>, drafts: ReadonlyMap<string, Demo>): Rewriting {
  const row = v.parse(Row, JSON.parse(json));
  const of = drafts.get(row.draft);
  if (!of) throw new Error(`${place.writer}:${place.line}: there is no draft ${row.draft}`);
  return { ...row, ...place, of };
}

/** The drafts that the rewritings of a folder are of, by name: those of its `drafts/`, as they were when they were rewritten. */
export function rewrittenDrafts(folder: string): ReadonlyMap<string, Demo> {
  const names = readdirSync(join(folder, 'drafts')).filter((name) => name.endsWith('.md'));
  return new Map(
    names.map((name) => {
      const slug = basename(name, '.md');
      const facts = join(folder, 'drafts', `${slug}.facts.json`);
      const text = readFileSync(join(folder, 'drafts', name), 'utf8');
      return [slug, { slug, text, ledger: parseLedger(facts, readFileSync(facts, 'utf8')) }];
    }),
  );
}

/** Errors of a draft with rewritings put in, held against the draft as it was, but for those it had. */
export function errorsOf(draft: Demo, rewritings: readonly Rewriting[]): readonly Finding[] {
  let text = draft.text;
  for (const { original, text: words, writer, line } of rewritings) {
    if (!text.includes(original)) throw new Error(`${writer}:${line} is not of the draft ${draft.slug}`);
    text = text.replace(original, () => words);
  }
  const had = new Set(errorsIn(verify(draft.text, draft.ledger)).map(keyOf));
  return errorsIn(verify(text, draft.ledger, { original: draft.text })).filter((finding) => !had.has(keyOf(finding)));
}

function errorsIn(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((finding) => finding.severity === 'error');
}

function keyOf({ rule, message }: Finding): string {
  return `${rule} ${message}`;
}

/** As many of the rewritings as do not overlap, in the order of the draft. */
export function apart(draft: Demo, some: readonly Rewriting[]): readonly Rewriting[] {
  const placed = some
    .map((row) => ({ row, start: draft.text.indexOf(row.original), end: draft.text.indexOf(row.original) + row.original.length }))
    .sort((a, b) => a.end - b.end);
  let reached = 0;
  return placed.flatMap(({ row, start, end }) => {
    if (start < reached) return [];
    reached = end;
    return [row];
  });
}
