/** What is asked for the head of a piece, and what came back, read strictly: headlines, decks and takeaways, each with the sentence it is drawn from. */
import * as v from 'valibot';
import type { SummaryKind } from '../model/ledger.ts';
import type { Persona } from '../model/persona.ts';
import { jsonIn } from './answer.ts';
import { voiceOf } from './question.ts';
import { shown } from './sentence.ts';

/** One proposal as a model wrote it. */
export interface Drawn {
  readonly kind: SummaryKind;
  /** Number of the sentence it is drawn from. */
  readonly from: number;
  readonly text: string;
}

export interface SummaryQuestion {
  /** Sentences of the body, Markdown. */
  readonly sentences: readonly string[];
  /** Numbers of those that lead. */
  readonly lead: readonly number[];
  readonly headlineLimit: number;
  /** How many of each are wanted. */
  readonly wanted: Readonly<Record<SummaryKind, number>>;
  readonly refused: readonly (Drawn & { readonly why: string })[];
  /** Why the last answer could not be read. */
  readonly failed: string | undefined;
}

/** JSON, the voice first. */
export function summaryQuestion({ sentences, lead, headlineLimit, wanted, refused, failed }: SummaryQuestion, persona: Persona): string {
  return JSON.stringify({
    voice: voiceOf(persona),
    sentences: sentences.map((text, index) => ({ n: index + 1, text: shown(text) })),
    lead,
    headlineLimit,
    wanted: { headlines: wanted.headline, decks: wanted.deck, takeaways: wanted.takeaway },
    ...(refused.length > 0 && { refused: refused.map(({ kind, from, text, why }) => ({ kind, from, text, why })) }),
    ...(failed !== undefined && { failed }),
  });
}

const list = v.array(v.strictObject({ from: v.pipe(v.number(), v.integer()), text: v.string() }));
const schema = v.strictObject({ headlines: list, decks: list, takeaways: list });

const LIST = {
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['from', 'text'],
    properties: { from: { type: 'integer' }, text: { type: 'string' } },
  },
};

/** The schema an endpoint is held to, where it can be. */
export const SUMMARY_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['headlines', 'decks', 'takeaways'],
  properties: { headlines: LIST, decks: LIST, takeaways: LIST },
};

/** The proposals, or why the answer cannot be read. */
export function readSummaries(text: string): readonly Drawn[] | string {
  const answer = jsonIn(schema, text);
  if (typeof answer === 'string') return answer;
  const of = (kind: SummaryKind, found: readonly { from: number; text: string }[]): readonly Drawn[] =>
    found.map((one) => ({ kind, ...one }));
  const { headlines, decks, takeaways } = answer;
  return [...of('headline', headlines), ...of('deck', decks), ...of('takeaway', takeaways)];
}
