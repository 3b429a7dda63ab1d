/** Drafts as editors rewrote them: the rows of fixtures/rewritings, each put into the whole draft it is of and verified against it. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import * as v from 'valibot';
import type { Finding } from '../../src/model/finding.ts';
import { verify } from '../../src/verify/verify.ts';
import { caseDrafts } from '../cases.ts';
import { type Demo, demoDrafts } from './demo.ts';

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
}

/** All rows of the .jsonl files of a folder. */
export function readRewritings(folder: string): readonly Rewriting[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) =>
      readFileSync(join(folder, name), 'utf8')
        .split('\n')
        .flatMap((line, index) =>
          line === '' ? [] : [{ ...v.parse(Row, JSON.parse(line)), writer: basename(name, '.jsonl'), line: index + 1 }],
        ),
    );
}

/** The drafts that rewritings are of, by name. */
export async function rewrittenDrafts(): Promise<ReadonlyMap<string, Demo>> {
  return new Map([...(await caseDrafts()), ...(await demoDrafts())].map((draft) => [draft.slug, draft]));
}

/** Errors of a draft with rewritings put in, held against the draft as it was. */
export function errorsOf(draft: Demo, rewritings: readonly Rewriting[]): readonly Finding[] {
  let text = draft.text;
  for (const { original, text: words, writer, line } of rewritings) {
    if (!text.includes(original)) throw new Error(`${writer}:${line} is not of the draft ${draft.slug}`);
    text = text.replace(original, () => words);
  }
  return verify(text, draft.ledger, { original: draft.text }).filter((finding) => finding.severity === 'error');
}
