/**
 * How a model does as a copy editor of the golden drafts: `npm run eval:polish -- --endpoint URL --model M [--prices P,C] [--concurrency N]
 * [--most N]`. Prints the share of sentences polished and refused, by reason; how the text reads before and after; tokens, time and cost
 * of an article. The key is that of OPENAI_API_KEY. Nothing is kept: each run asks anew. Exits with 1 where no answer came.
 */
import { parseArgs } from 'node:util';
import { nodeContext } from '../src/context-node.ts';
import { FactloomError } from '../src/errors.ts';
import type { Ledger, PolishedSentence, TokenCount } from '../src/model/ledger.ts';
import { openPolisher, type Polisher } from '../src/polish.ts';
import { sentenceSpots } from '../src/verify/spots.ts';
import { caseDrafts } from '../test/cases.ts';
import { countOf, pricesOf, run, UsageError } from './polish/options.ts';
import { type Readability, readability } from './polish/readability.ts';

const USAGE = `npm run eval:polish -- --endpoint URL --model M [--prices P,C] [--concurrency N] [--most N]
  --endpoint     base URL, as http://localhost:11434/v1; default OPENAI_BASE_URL, else OpenAI's own
  --model        name of the model; default OPENAI_MODEL
  --prices       price of a million tokens of prompts, and of answers: 0.4,1.6
  --concurrency  questions at one time; default 4
  --most         drafts to try; default all`;

interface Draft {
  readonly slug: string;
  readonly text: string;
  readonly ledger: Ledger;
}

interface Tried {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly sentences: readonly PolishedSentence[];
  readonly tokens: TokenCount;
  /** Seconds from the first question of the draft to its last answer. */
  readonly seconds: number;
}

await run(async () => {
  try {
    await main();
  } catch (error) {
    throw error instanceof FactloomError ? new UsageError(error.report()) : error;
  }
}, USAGE);

async function main(): Promise<void> {
  const option = { type: 'string' } as const;
  const { values } = parseArgs({ options: { endpoint: option, model: option, prices: option, concurrency: option, most: option } });
  const prices = values.prices === undefined ? undefined : pricesOf(values.prices);
  const baseUrl = values.endpoint ?? process.env['OPENAI_BASE_URL'];
  const name = values.model ?? process.env['OPENAI_MODEL'];
  const polisher = await openPolisher(
    {
      newsroom: import.meta.dirname,
      config: {
        model: {
          ...(name !== undefined && { name }),
          ...(baseUrl !== undefined && { baseUrl }),
          ...(prices && { prices }),
          ...(values.concurrency !== undefined && { concurrency: countOf('concurrency', values.concurrency) }),
        },
      },
      limits: {},
      secret: (key) => process.env[key],
      clock: seconds,
    },
    forgetful(),
  );
  const drafts = (await caseDrafts()).slice(0, values.most === undefined ? undefined : countOf('most', values.most));
  const tried: Tried[] = [];
  for (const draft of drafts) {
    tried.push(await tryDraft(draft, polisher));
    console.error(`${tried.length} of ${drafts.length}: ${draft.slug}`);
  }
  print(`${name} at ${baseUrl ?? "OpenAI's own endpoint"}`, tried, polisher);
}

function seconds(): number {
  return performance.now() / 1000;
}

/** The disk to read from; what was answered is kept nowhere. */
function forgetful(): ReturnType<typeof nodeContext> {
  const context = nodeContext({ now: '2025-10-13T14:22:00-04:00' });
  return { ...context, files: { ...context.files, write: async () => undefined } };
}

async function tryDraft({ text, ledger }: Draft, polisher: Polisher): Promise<Tried> {
  const began = seconds();
  const { markdown, ledger: made } = await polisher.polish({ markdown: text, ledger, findings: [], gaps: [], held: false, noStory: false });
  const { sentences = [], tokens = { prompt: 0, completion: 0 } } = made.record.polish ?? {};
  const visible = (draft: string): readonly string[] =>
    sentenceSpots(draft, ledger).map(({ markdown: sentence }) =>
      sentence.replace(/\[([^\]]*)\]\(fact:[^)]*\)/g, '$1').replaceAll('\\', ''),
    );
  return { before: visible(text), after: visible(markdown ?? text), sentences, tokens, seconds: seconds() - began };
}

function print(title: string, tried: readonly Tried[], { budget }: Polisher): void {
  const sentences = tried.flatMap((one) => one.sentences);
  const of = (outcome: PolishedSentence['outcome']): readonly PolishedSentence[] => sentences.filter((one) => one.outcome === outcome);
  const share = (outcome: PolishedSentence['outcome']): string =>
    `${of(outcome).length} of ${sentences.length} sentences = ${((100 * of(outcome).length) / Math.max(sentences.length, 1)).toFixed(1)}%`;
  console.log(`${title}, ${tried.length} ${tried.length === 1 ? 'draft' : 'drafts'}
  polished      ${share('polished')}
  left          ${share('same')}
  refused       ${share('refused')}${reasonsOf(of('refused'))}
  not answered  ${share('kept')}${reasonsOf(of('kept'))}`);
  if (of('kept').length === sentences.length) process.exitCode = 1;
  else printCost(tried, budget);
}

function printCost(tried: readonly Tried[], budget: Polisher['budget']): void {
  const sum = (pick: (one: Tried) => number): number => tried.reduce((total, one) => total + pick(one), 0);
  const each = (pick: (one: Tried) => number, digits: number): string => (sum(pick) / tried.length).toFixed(digits);
  const answering = ({ sentences }: Tried): number => sentences.reduce((total, { time }) => total + time, 0) / 1000;
  const money = budget.worth({ prompt: sum((one) => one.tokens.prompt), completion: sum((one) => one.tokens.completion) });
  const cost = money === undefined ? 'say --prices P,C' : ((1000 * money) / tried.length).toFixed(2);
  const reads = (side: 'before' | 'after'): string => told(readability(tried.flatMap((one) => one[side])));
  console.log(`readability
  before        ${reads('before')}
  after         ${reads('after')}
an article
  tokens        ${each(({ tokens }) => tokens.prompt, 0)} of prompts, ${each(({ tokens }) => tokens.completion, 0)} of answers, as the endpoint counts them
  time          ${each((one) => one.seconds, 2)} s, ${each(answering, 2)} s of answering
  1,000 cost    ${cost}`);
}

function told({ grade, wordsPerSentence }: Readability): string {
  return `grade ${grade.toFixed(1)}, ${wordsPerSentence.toFixed(1)} words a sentence`;
}

/** Reasons by how often, what they quote left out. */
function reasonsOf(refused: readonly PolishedSentence[]): string {
  const kinds = Map.groupBy(refused, ({ reason = '' }) =>
    reason.replace(/“[^”]*”|`[^`]*`|"[^"]*"/g, '…').replace(/\bclaim \S+/, 'claim …'),
  );
  return [...kinds]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([reason, { length }]) => `\n    ${String(length).padStart(4)}  ${reason}`)
    .join('');
}
