/**
 * What polishing asks of a model, beside the naive way: the whole article in, the whole article out, three tries. Measured on the drafts of
 * the demo newsroom, the flagship last. `npm run bench:polish-tokens -- [--tokenizer MODULE] [--prices P,C]`: MODULE is any that exports
 * countTokens(text), as gpt-tokenizer does (npm install --no-save gpt-tokenizer); without one, four characters are a token.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { estimateTokens } from '../src/polish/budget.ts';
import { addTokens, NO_TOKENS, type Tokens } from '../src/polish/model.ts';
import { blocksOf } from '../src/polish/polish.ts';
import { questionOf } from '../src/polish/question.ts';
import { shown } from '../src/polish/sentence.ts';
import { sentenceSpots } from '../src/verify/spots.ts';
import { type Demo, demoDrafts } from '../test/verify/demo.ts';
import { pricesOf, run, UsageError } from './polish/options.ts';

const TRIES = 3;
const PROMPT = readFileSync(resolve(import.meta.dirname, '../prompts/polish.md'), 'utf8');

const USAGE = 'npm run bench:polish-tokens -- [--tokenizer MODULE] [--prices P,C]';

await run(async () => {
  const { values } = parseArgs({ options: { tokenizer: { type: 'string' }, prices: { type: 'string' } } });
  const count = await counter(values.tokenizer);
  const { prompt, completion } = pricesOf(values.prices ?? '1,4');
  const dearer = completion / prompt;
  console.log(`tokens by ${values.tokenizer ?? 'four characters each'}; answers cost ${dearer} times what prompts cost`);
  for (const draft of (await demoDrafts()).toSorted((a, b) => a.text.length - b.text.length)) print(draft, count, dearer);
}, USAGE);

type Count = (text: string) => number;

async function counter(name: string | undefined): Promise<Count> {
  if (name === undefined) return estimateTokens;
  try {
    const path = createRequire(resolve('package.json')).resolve(name);
    const { countTokens } = v.parse(v.looseObject({ countTokens: v.function() }), await import(pathToFileURL(path).href));
    return (text) => v.parse(v.number(), countTokens(text));
  } catch (cause) {
    throw new UsageError(`there is no module ${name} here that exports countTokens: npm install --no-save gpt-tokenizer`, { cause });
  }
}

function print(draft: Demo, count: Count, dearer: number): void {
  const body = draft.text.slice(draft.text.indexOf('\n---\n') + 5);
  const bare = body.replace(/\[([^\]]*)\]\(fact:[^)]*\)/g, '$1');
  const ours = sentenceBySentence(draft, count);
  const rows = [
    [`sentence by sentence, ${ours.calls} questions`, ours.tokens],
    [`  of that the same beginning, ${ours.calls - 1} times`, { prompt: (ours.calls - 1) * ours.beginning, completion: 0 }],
    [`whole article with its claims, ${TRIES} tries`, whole(body, count)],
    [`whole article without claims, ${TRIES} tries`, whole(bare, count)],
  ] as const;
  console.log(`\n${draft.slug}, ${bare.match(/\S+/g)?.length ?? 0} words`);
  for (const [name, { prompt, completion }] of rows) {
    const worth = (prompt + completion * dearer).toFixed(0);
    console.log(
      `  ${name.padEnd(44)}${String(prompt).padStart(7)} + ${String(completion).padStart(5)} tokens, ${worth.padStart(6)} in prompt tokens' worth`,
    );
  }
}

/** Every sentence asked for once and given back as it is. */
function sentenceBySentence(
  { text, ledger }: Demo,
  count: Count,
): { readonly calls: number; readonly beginning: number; readonly tokens: Tokens } {
  const questions = blocksOf(sentenceSpots(text, ledger)).map((block) => ({
    user: questionOf(block, block, new Map(), ledger.persona),
    answer: JSON.stringify({ sentences: block.map(({ markdown }, index) => ({ n: index + 1, text: shown(markdown) })) }),
  }));
  const tokens = questions.map(({ user, answer }) => ({ prompt: count(PROMPT) + count(user), completion: count(answer) }));
  return {
    calls: questions.length,
    beginning: count(PROMPT + sameBeginning(questions.map(({ user }) => user))),
    tokens: tokens.reduce(addTokens, NO_TOKENS),
  };
}

/** What all of them begin with: an endpoint that keeps prefixes reads it once. */
function sameBeginning([first = '', ...others]: readonly string[]): string {
  let length = first.length;
  for (const other of others) while (!other.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, length);
}

function whole(article: string, count: Count): Tokens {
  return { prompt: TRIES * (count(PROMPT) + count(article)), completion: TRIES * count(article) };
}
