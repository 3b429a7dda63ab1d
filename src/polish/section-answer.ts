/** What is asked for a section, and what came back, read strictly: paragraphs of sentences, each with the points it tells. */
import * as v from 'valibot';
import type { Persona } from '../model/persona.ts';
import { jsonIn } from './answer.ts';
import { voiceOf } from './question.ts';
import { shown } from './sentence.ts';

/** A sentence as a model wrote it. */
export interface Told {
  /** Numbers of the points it tells, in its order. */
  readonly tells: readonly number[];
  readonly text: string;
}

/** A sentence that was refused, and why. */
export interface Refused extends Told {
  readonly why: string;
}

/** What stands already when a section is asked for again. */
export interface Standing {
  readonly sentences: readonly string[];
  readonly refused: readonly Refused[];
  /** Why the last answer could not be read. */
  readonly failed: string | undefined;
}

/** JSON, the voice first: it is the same for all sections of a draft. Points keep their number when they are asked for again. */
export function sectionQuestion(
  { heading, points }: { readonly heading: string; readonly points: readonly string[] },
  open: readonly number[],
  { sentences, refused, failed }: Standing,
  persona: Persona,
): string {
  return JSON.stringify({
    voice: voiceOf(persona),
    heading: shown(heading),
    ...(sentences.length > 0 && { written: sentences.map(shown) }),
    facts: open.map((n) => ({ n, text: shown(points[n - 1] ?? '') })),
    ...(refused.length > 0 && { refused }),
    ...(failed !== undefined && { failed }),
  });
}

const schema = v.strictObject({
  paragraphs: v.array(
    v.array(v.strictObject({ tells: v.pipe(v.array(v.pipe(v.number(), v.integer())), v.minLength(1)), text: v.string() })),
  ),
});

/** The schema an endpoint is held to, where it can be. */
export const SECTION_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['paragraphs'],
  properties: {
    paragraphs: {
      type: 'array',
      items: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['tells', 'text'],
          properties: { tells: { type: 'array', items: { type: 'integer' } }, text: { type: 'string' } },
        },
      },
    },
  },
};

/** The paragraphs, or why the answer cannot be read. */
export function readSection(text: string): readonly (readonly Told[])[] | string {
  const answer = jsonIn(schema, text);
  return typeof answer === 'string' ? answer : answer.paragraphs;
}
