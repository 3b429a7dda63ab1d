/** What a model answered, read strictly: one text for each sentence that was asked for, and nothing else. */
import * as v from 'valibot';

const schema = v.strictObject({
  sentences: v.array(v.strictObject({ n: v.pipe(v.number(), v.integer()), text: v.string() })),
});

/** The schema an endpoint is held to, where it can be. */
export const ANSWER_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['sentences'],
  properties: {
    sentences: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['n', 'text'],
        properties: { n: { type: 'integer' }, text: { type: 'string' } },
      },
    },
  },
};

/** The texts by number, or why the answer cannot be read. Numbers that were not asked for, or come twice, spoil it. */
export function readAnswer(text: string, asked: readonly number[]): ReadonlyMap<number, string> | string {
  const answer = jsonIn(schema, text);
  if (typeof answer === 'string') return answer;
  const texts = new Map<number, string>();
  for (const { n, text: words } of answer.sentences) {
    if (!asked.includes(n)) return `the answer holds a sentence ${n} that was not asked for`;
    if (texts.has(n)) return `the answer holds sentence ${n} twice`;
    texts.set(n, words);
  }
  return texts;
}

/** An answer by its schema, which is of an object; or why it cannot be read. */
export function jsonIn<Output extends object>(schema: v.GenericSchema<unknown, Output>, text: string): Output | string {
  try {
    const result = v.safeParse(schema, JSON.parse(unfenced(text)));
    return result.success ? result.output : 'the answer has another shape than was asked for';
  } catch {
    return 'the answer is not the JSON that was asked for';
  }
}

/** Without the thoughts that some local models put first, and the code fence that many put around JSON. */
function unfenced(text: string): string {
  const said = text.replace(/^\s*<think>[\s\S]*?<\/think>/, '').trim();
  return /^```(?:json)?\s*([\s\S]*?)\s*```$/.exec(said)?.[1] ?? said;
}
