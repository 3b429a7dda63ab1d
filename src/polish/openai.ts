/** Any endpoint that speaks OpenAI's chat completions: OpenAI, vLLM, Ollama, llama.cpp, LM Studio. */
import type OpenAI from 'openai';
import * as v from 'valibot';
import { ModelError } from '../errors.ts';
import { type LanguageModel, type ModelReply, type ModelRequest, UselessAnswer } from './model.ts';

export interface OpenAIOptions {
  readonly model: string;
  /** Default: OpenAI's own. `http://localhost:11434/v1` for Ollama. */
  readonly baseUrl?: string;
  /** Needed by OpenAI's own endpoint; many others take any. */
  readonly key?: string;
  /** Seconds one answer may take. Default 60. */
  readonly timeout?: number;
  /** Times an answer is asked for again after 408, 409, 429 or 5xx; the SDK honours Retry-After. Default 2. */
  readonly retries?: number;
}

/** Characters of an answer that are read; more is no edited paragraph. */
const MOST = 200_000;
/** After that many failures in a row, each after its retries, the endpoint is not asked again. */
const PATIENCE = 3;

/** What not every endpoint knows: where one is refused by name, it is left out from then on. */
const OPTIONAL = {
  response_format: /response_format|json_schema|structured/i,
  temperature: /temperature/i,
  seed: /\bseed\b/i,
  max_completion_tokens: /max_completion_tokens/i,
} as const;
type Optional = keyof typeof OPTIONAL;

const completion = v.object({
  choices: v.pipe(
    v.array(
      v.object({
        finish_reason: v.nullish(v.string()),
        message: v.object({ content: v.nullish(v.string()), refusal: v.nullish(v.string()) }),
      }),
    ),
    v.minLength(1),
  ),
  usage: v.nullish(v.object({ prompt_tokens: v.optional(v.number(), 0), completion_tokens: v.optional(v.number(), 0) })),
});

/** A model behind an endpoint. Loads the client when it is first asked. */
export function openai(options: OpenAIOptions): LanguageModel {
  let client: Promise<OpenAI> | undefined;
  const unknown = new Set<Optional>();
  let failures = 0;
  const open = async (): Promise<OpenAI> => {
    const { default: Client } = await import('openai');
    return new Client({
      apiKey: options.key ?? 'none',
      baseURL: options.baseUrl ?? null,
      timeout: (options.timeout ?? 60) * 1000,
      maxRetries: options.retries ?? 2,
      logLevel: 'off',
    });
  };
  const ask = async (request: ModelRequest, without: ReadonlySet<Optional>, signal: AbortSignal): Promise<ModelReply> => {
    client ??= open();
    return replyOf(await (await client).chat.completions.create(bodyOf(options.model, request, without), { signal }));
  };
  const write = async (request: ModelRequest, signal: AbortSignal): Promise<ModelReply> => {
    const without = new Set(unknown);
    try {
      const reply = await ask(request, without, signal);
      failures = 0;
      return reply;
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof ModelError) throw error;
      const { APIError } = await import('openai');
      const refused =
        error instanceof APIError && (error.status === 400 || error.status === 422) ? named(error.message, without) : undefined;
      if (refused !== undefined) {
        unknown.add(refused);
        return await write(request, signal);
      }
      failures += 1;
      throw new ModelError(said(error, options));
    }
  };
  return {
    name: options.model,
    async write(request, signal) {
      if (options.key === undefined && options.baseUrl === undefined)
        throw new ModelError('there is no key: set OPENAI_API_KEY, or OPENAI_BASE_URL for an endpoint of your own');
      if (failures >= PATIENCE) throw new ModelError(`the endpoint failed ${PATIENCE} times and is not asked again in this run`);
      return await write(request, signal);
    },
  };
}

function bodyOf(model: string, request: ModelRequest, without: ReadonlySet<Optional>): OpenAI.ChatCompletionCreateParamsNonStreaming {
  const schema = { name: 'sentences', strict: true, schema: request.schema as Record<string, unknown> };
  return {
    model,
    ...(!without.has('temperature') && { temperature: 0 }),
    ...(!without.has('seed') && { seed: 1 }),
    ...(without.has('max_completion_tokens') ? { max_tokens: request.maxTokens } : { max_completion_tokens: request.maxTokens }),
    messages: [
      { role: 'system', content: request.system },
      { role: 'user', content: request.user },
    ],
    ...(!without.has('response_format') && { response_format: { type: 'json_schema', json_schema: schema } }),
  };
}

/** The first parameter that a refusal names and that was sent. */
function named(message: string, without: ReadonlySet<Optional>): Optional | undefined {
  return (Object.keys(OPTIONAL) as Optional[]).find((name) => !without.has(name) && OPTIONAL[name].test(message));
}

function replyOf(answer: unknown): ModelReply {
  const read = v.safeParse(completion, answer);
  const [choice] = read.success ? read.output.choices : [];
  if (!read.success || !choice) throw new ModelError('the answer is no chat completion');
  const { usage } = read.output;
  const tokens = { prompt: usage?.prompt_tokens ?? 0, completion: usage?.completion_tokens ?? 0 };
  const text = choice.message.content ?? '';
  if (choice.message.refusal || choice.finish_reason === 'content_filter') throw new UselessAnswer('the model refused', tokens);
  if (choice.finish_reason === 'length') throw new UselessAnswer('the answer was cut off at its length limit', tokens);
  if (text.trim() === '') throw new UselessAnswer('the answer is empty', tokens);
  if (text.length > MOST) throw new UselessAnswer(`the answer has ${text.length} characters`, tokens);
  return { text, tokens };
}

/** What an endpoint did, without the request: it holds the key. */
function said(error: unknown, { model }: OpenAIOptions): string {
  const { status, name, message } = error as { status?: number; name?: string; message?: string };
  if (status === 401) return 'the endpoint does not know the key (401): see OPENAI_API_KEY';
  if (status === 404)
    return `the endpoint does not know the model ${model}, or the address is wrong (404): see OPENAI_MODEL and OPENAI_BASE_URL`;
  if (status === 429) return 'the endpoint has had too many requests (429)';
  if (status !== undefined) return `the endpoint answered ${status}`;
  if (error instanceof SyntaxError) return 'the answer is not whole JSON';
  if (name === 'APIConnectionTimeoutError' || /timed out/i.test(message ?? '')) return 'the endpoint gave no answer in time';
  return /terminated|premature|aborted|other side closed/i.test(message ?? '')
    ? 'the answer broke off'
    : 'the endpoint cannot be reached: see OPENAI_BASE_URL';
}
