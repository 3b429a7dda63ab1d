/** An OpenAI-compatible server that plays a writer, and a draft that is written by it: the case `plain` of fixtures/cases. */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { composerAt } from '../../src/compose.ts';
import { openEndpoint } from '../../src/endpoint.ts';
import type { Ledger } from '../../src/model/ledger.ts';
import type { Draft } from '../../src/pipeline.ts';
import type { Limits } from '../../src/polish/budget.ts';
import { caseDrafts } from '../cases.ts';
import { contextOf, memory } from '../memory.ts';
import { type ModelServer, serveAnswers } from './server.ts';

export const COMPOSED = resolve(import.meta.dirname, '../../fixtures/composed');
const PROMPT = resolve(import.meta.dirname, '../../prompts/compose.md');

export interface Sentence {
  readonly tells: readonly number[];
  readonly text: string;
}

/** What is asked for one section. */
export interface Question {
  readonly heading: string;
  readonly facts: readonly { readonly n: number; readonly text: string }[];
  readonly written?: readonly string[];
  readonly refused?: readonly (Sentence & { readonly why: string })[];
  readonly failed?: string;
}

/** What a writer gives for a section: paragraphs of sentences. */
export type Writer = (question: Question) => readonly (readonly Sentence[])[];

/** The script of fixtures/composed by heading, without links. */
const SCRIPT = parse(await readFile(join(COMPOSED, 'writer.yaml'), 'utf8')) as Readonly<Record<string, readonly (readonly Sentence[])[]>>;

/** The writer of fixtures/composed, who keeps to the facts; of a section asked for again he writes what is still open. */
export const faithfulWriter: Writer = ({ heading, facts }) => {
  const open = new Map(facts.map(({ n, text }) => [n, text]));
  return (SCRIPT[heading] ?? [])
    .map((sentences) =>
      sentences
        .filter(({ tells }) => tells.every((n) => open.has(n)))
        .map(({ tells, text }) => ({ tells, text: linked(text, tells.map((n) => open.get(n) ?? '').join(' ')) })),
    )
    .filter((sentences) => sentences.length > 0);
};

/** Words in brackets as claims, each with the next target those words have in the facts. */
function linked(text: string, facts: string): string {
  const claims = [...facts.matchAll(/\[([^\]]+)\]\((fact:[^)]+)\)/g)].map(([, words = '', target = '']) => ({ words, target }));
  return text.replace(/\[([^\]]+)\](?!\()/g, (whole, words: string) => {
    const at = claims.findIndex((claim) => claim.words === words);
    const [claim] = at < 0 ? [] : claims.splice(at, 1);
    return claim ? `[${words}](${claim.target})` : whole;
  });
}

/** A server that is handed a section and gives the JSON of the answer. */
export async function serveWriter(write: Writer): Promise<ModelServer> {
  return await serveAnswers((user) => ({ content: JSON.stringify({ paragraphs: write(JSON.parse(user) as Question) }) }));
}

/** The faithful writer, with one sentence of his changed: the first that tells the point, and whatever he writes of it when asked again. */
export function changed(heading: string, point: number, change: (text: string) => string): Writer {
  return (question) =>
    faithfulWriter(question).map((sentences) =>
      sentences.map((one) => (question.heading === heading && one.tells.includes(point) ? { ...one, text: change(one.text) } : one)),
    );
}

/** The plain draft that is to be written anew. */
export const plainDraft: Draft = await (async () => {
  const draft = (await caseDrafts()).find(({ slug }) => slug === 'plain');
  if (!draft) throw new Error('the case `plain` is gone');
  return { markdown: draft.text, ledger: draft.ledger, findings: [], gaps: [], held: false, noStory: false };
})();

export interface Options {
  readonly limits?: Limits;
  readonly files?: ReturnType<typeof memory>;
  /** Another draft than the plain one. */
  readonly draft?: Draft;
  /** Null where none is named. */
  readonly model?: string | null;
}

export interface Outcome {
  readonly text: string;
  readonly ledger: Ledger;
  readonly used: { readonly calls: number };
}

/** The plain draft as a server wrote it. */
export async function composed(server: ModelServer | undefined, options: Options = {}): Promise<Outcome> {
  const { limits = {}, files = memory({}), model = 'test-writer', draft = plainDraft } = options;
  const own = memory({ [PROMPT]: await readFile(PROMPT, 'utf8') });
  const both = { ...files, read: async (path: string) => (await files.read(path)) ?? (await own.read(path)) };
  const config = { model: { ...(model !== null && { name: model }), ...(server && { baseUrl: server.url }), timeout: 5, concurrency: 1 } };
  const secret = (name: string): string | undefined => (name === 'OPENAI_API_KEY' ? 'secret-key' : undefined);
  const endpoint = openEndpoint({ newsroom: '/newsroom', config, limits, secret, clock: () => 0 }, contextOf(both), false);
  const { markdown, ledger } = await (await composerAt(endpoint)).compose(draft);
  return { text: markdown ?? '', ledger, used: endpoint.budget.used() };
}
