/** What a model answers to a question, or answered to the same one before. */
import { createHash } from 'node:crypto';
import { type Asking, ask, type Reply } from './ask.ts';
import type { AnswerCache } from './polish.ts';

/** What a question goes by besides its data, and where its answers are kept. */
export interface Kept {
  /** The instructions, constant for all questions. */
  readonly prompt: string;
  readonly cache: AnswerCache;
}

/** The answer of an earlier run, else the model's. What cannot be read is not kept: the next run asks again. */
export async function answerTo(user: string, schema: object, isReadable: (text: string) => boolean, asking: Asking & Kept): Promise<Reply> {
  const key = keyOf(user, asking);
  const known = await asking.cache.read(key);
  if (known) return known;
  const reply = await ask({ system: asking.prompt, user, schema }, asking);
  const { text, tokens, time } = reply;
  if (text !== undefined && isReadable(text)) await asking.cache.write(key, { text, tokens, time });
  return reply;
}

/** Those of some questions that were not answered before: what a run would ask. */
export async function unanswered(questions: readonly string[], asking: Pick<Asking, 'model'> & Kept): Promise<readonly string[]> {
  const known = await Promise.all(questions.map(async (user) => await asking.cache.read(keyOf(user, asking))));
  return questions.filter((_, index) => known[index] === undefined);
}

function keyOf(user: string, { model, prompt }: Pick<Asking, 'model'> & Kept): string {
  return createHash('sha256')
    .update(JSON.stringify([model.name, prompt, user]))
    .digest('hex');
}
