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
  let value: unknown;
  try {
    value = JSON.parse(unfenced(text));
  } catch {
    return 'the answer is not the JSON that was asked for';
  }
  const result = v.safeParse(schema, value);
  if (!result.success) return 'the answer has another shape than was asked for';
  const texts = new Map<number, string>();
  for (const { n, text: words } of result.output.sentences) {
    if (!asked.includes(n)) return `the answer holds a sentence ${n} that was not asked for`;
    if (texts.has(n)) return `the answer holds sentence ${n} twice`;
    texts.set(n, words);
  }
  return texts;
}

/** Without the thoughts that some local models put first, and the code fence that many put around JSON. */
export function unfenced(text: string): string {
  const said = text.replace(/^\s*<think>[\s\S]*?<\/think>/, '').trim();
  return /^```(?:json)?\s*([\s\S]*?)\s*```$/.exec(said)?.[1] ?? said;
}
