/** The language model of a run with all that goes by the run: its budget, its queue, its prompts, and the answers of earlier runs. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pLimit from 'p-limit';
import pThrottle from 'p-throttle';
import * as v from 'valibot';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { ConfigError } from './errors.ts';
import type { Asking } from './polish/ask.ts';
import { type Limits, openBudget } from './polish/budget.ts';
import type { LanguageModel } from './polish/model.ts';
import { openai } from './polish/openai.ts';
import type { AnswerCache } from './polish/polish.ts';

export interface EndpointOptions {
  /** Absolute path of the newsroom. */
  readonly newsroom: string;
  readonly config: Config;
  readonly limits: Limits;
  readonly secret: (name: string) => string | undefined;
  /** Seconds since some fixed moment. */
  readonly clock: () => number;
}

/** A prompt by its text and what records call it. */
export interface Prompt {
  readonly text: string;
  readonly name: string;
  readonly sha256: string;
}

export interface Endpoint extends Asking {
  readonly cache: AnswerCache;
  /** The newsroom's `prompts/NAME.md`, else the shipped one. */
  prompt(name: string): Promise<Prompt>;
}

/** Opens a run. Without a model every question is answered by the reason; with `needed` a ConfigError says it at once. */
export function openEndpoint({ newsroom, config, limits, secret, clock }: EndpointOptions, context: Context, needed: boolean): Endpoint {
  const began = clock();
  return {
    model: modelOf(config, secret, needed),
    budget: openBudget(limits, config.model?.prices, () => clock() - began),
    queue: queueOf(config, context),
    clock,
    signal: context.signal,
    cache: answersIn(join(newsroom, config.model?.answers ?? 'answers'), context),
    prompt: async (name) => await loadPrompt(newsroom, name, context),
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

const HINT =
  "set OPENAI_MODEL, or model: { name: '…' } in factloom.config.ts; OPENAI_BASE_URL says where it runs, OPENAI_API_KEY is its key";

function modelOf({ model }: Config, secret: EndpointOptions['secret'], needed: boolean): LanguageModel {
  const name = model?.name ?? secret('OPENAI_MODEL');
  if (name === undefined) {
    if (needed) throw new ConfigError('no model is named', { hint: HINT });
    return { name: 'none', missing: `no model is named: ${HINT}`, write: async () => ({ text: '', tokens: { prompt: 0, completion: 0 } }) };
  }
  const baseUrl = model?.baseUrl ?? secret('OPENAI_BASE_URL');
  const key = secret('OPENAI_API_KEY');
  return openai({
    model: name,
    ...(baseUrl !== undefined && { baseUrl }),
    ...(key !== undefined && { key }),
    ...(model?.timeout !== undefined && { timeout: model.timeout }),
  });
}

async function loadPrompt(newsroom: string, name: string, { files }: Context): Promise<Prompt> {
  const own = await files.read(join(newsroom, 'prompts', `${name}.md`));
  const text = own ?? (await files.read(fileURLToPath(new URL(`../prompts/${name}.md`, import.meta.url)))) ?? '';
  return { text, name, sha256: createHash('sha256').update(text).digest('hex') };
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
