/** Polishing drafts: the settings, prompt, answers and budget of a run, and a draft handed over with the guard that judges it. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pLimit from 'p-limit';
import pThrottle from 'p-throttle';
import * as v from 'valibot';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { ConfigError } from './errors.ts';
import { parseDraft } from './newsroom/draft-file.ts';
import type { Draft } from './pipeline.ts';
import { type Asking, expected } from './polish/ask.ts';
import { type Budget, type Limits, openBudget } from './polish/budget.ts';
import { addTokens, type LanguageModel, NO_TOKENS, type Tokens } from './polish/model.ts';
import { openai } from './polish/openai.ts';
import { type AnswerCache, blocksOf, polish, remembered } from './polish/polish.ts';
import { questionOf } from './polish/question.ts';
import { sentenceSpots } from './verify/spots.ts';
import { verify } from './verify/verify.ts';

export interface PolishOptions {
  /** Absolute path of the newsroom. */
  readonly newsroom: string;
  readonly config: Config;
  readonly limits: Limits;
  readonly secret: (name: string) => string | undefined;
  /** Seconds since some fixed moment. */
  readonly clock: () => number;
}

export interface Polisher {
  readonly budget: Budget;
  /** The draft with the sentences that passed, and its record; the draft as it is where a model did nothing. */
  polish(draft: Draft): Promise<Draft>;
  /** What polishing would ask beyond what was answered before: calls without those asked again, and tokens by a rough count. */
  estimate(draft: Draft): Promise<{ readonly calls: number; readonly tokens: Tokens }>;
}

/** Opens a run. Throws ConfigError where no model is named. */
export async function openPolisher({ newsroom, config, limits, secret, clock }: PolishOptions, context: Context): Promise<Polisher> {
  const model = modelOf(config, secret);
  const prompt = await loadPrompt(newsroom, context);
  const began = clock();
  const budget = openBudget(limits, config.model?.prices, () => clock() - began);
  const cache = answersIn(join(newsroom, config.model?.answers ?? 'answers'), context);
  const asking = { model, budget, queue: queueOf(config, context), clock, signal: context.signal };
  return {
    budget,
    async polish(draft) {
      if (draft.markdown === null || draft.held) return draft;
      const { ledger } = draft;
      const { markdown, sentences, tokens } = await polish(draft.markdown, {
        ...asking,
        prompt: prompt.text,
        persona: ledger.persona,
        sentences: (text) => sentenceSpots(text, ledger),
        judge: (text, original) => verify(text, ledger, { original }).filter(({ severity }) => severity === 'error'),
        cache,
      });
      const { body } = parseDraft('draft', markdown);
      const record = {
        ...ledger.record,
        model: model.name,
        prompt: { name: 'polish', sha256: prompt.sha256 },
        polish: { tokens, sentences },
        text: createHash('sha256').update(body.replace(/^\n/, '')).digest('hex'),
      };
      return { ...draft, markdown, ledger: { ...ledger, record }, findings: verify(markdown, ledger, { style: config.style ?? 'on' }) };
    },
    async estimate({ markdown, held, ledger }) {
      const { persona } = ledger;
      let calls = 0;
      let tokens = NO_TOKENS;
      for (const block of markdown === null || held ? [] : blocksOf(sentenceSpots(markdown, ledger))) {
        const { unknown } = await remembered(block, new Map(), { model, prompt: prompt.text, persona, cache });
        if (unknown.length === 0) continue;
        calls += 1;
        tokens = addTokens(tokens, expected(prompt.text, questionOf(block, unknown, new Map(), persona)));
      }
      return { calls, tokens };
    },
  };
}

/** Questions in turn: so many at a time, and no more a minute than the endpoint allows. */
function queueOf({ model }: Config, { signal }: Context): Asking['queue'] {
  const limit = pLimit(model?.concurrency ?? 4);
  const perMinute = model?.requestsPerMinute;
  if (perMinute === undefined) return async (run) => await limit(run);
  const throttled = pThrottle({ limit: perMinute, interval: 60_000, strict: true, signal })(
    async (run: () => Promise<unknown>) => await run(),
  );
  return async <T>(run: () => Promise<T>): Promise<T> => (await limit(async () => await throttled(run))) as T;
}

function modelOf({ model }: Config, secret: PolishOptions['secret']): LanguageModel {
  const name = model?.name ?? secret('OPENAI_MODEL');
  if (name === undefined)
    throw new ConfigError('no model is named', {
      hint: "set OPENAI_MODEL, or model: { name: '…' } in factloom.config.ts; OPENAI_BASE_URL says where it runs, OPENAI_API_KEY is its key",
    });
  const baseUrl = model?.baseUrl ?? secret('OPENAI_BASE_URL');
  const key = secret('OPENAI_API_KEY');
  return openai({
    model: name,
    ...(baseUrl !== undefined && { baseUrl }),
    ...(key !== undefined && { key }),
    ...(model?.timeout !== undefined && { timeout: model.timeout }),
  });
}

/** The newsroom's `prompts/polish.md`, else the shipped one. */
async function loadPrompt(newsroom: string, { files }: Context): Promise<{ readonly text: string; readonly sha256: string }> {
  const own = await files.read(join(newsroom, 'prompts', 'polish.md'));
  const text = own ?? (await files.read(fileURLToPath(new URL('../prompts/polish.md', import.meta.url)))) ?? '';
  return { text, sha256: createHash('sha256').update(text).digest('hex') };
}

const answer = v.object({ text: v.string(), tokens: v.object({ prompt: v.number(), completion: v.number() }), time: v.number() });

/** Answers by what was asked, one file each; a damaged one is none. */
function answersIn(folder: string, { files }: Context): AnswerCache {
  const path = (key: string): string => join(folder, key.slice(0, 2), `${key}.json`);
  return {
    async read(key) {
      const content = await files.read(path(key));
      const result = content === undefined ? undefined : v.safeParse(v.pipe(v.string(), v.parseJson(), answer), content);
      return result?.success ? result.output : undefined;
    },
    write: async (key, found) => await files.write(path(key), `${JSON.stringify(found)}\n`),
  };
}
