/** Any endpoint that speaks OpenAI's chat completions: OpenAI, vLLM, Ollama, llama.cpp, LM Studio. */
import type OpenAI from 'openai';
import { ModelError } from '../errors.ts';
import type { LanguageModel, ModelReply, ModelRequest } from './model.ts';

export interface OpenAIOptions {
  readonly model: string;
  /** Default: OpenAI's own. `http://localhost:11434/v1` for Ollama. */
  readonly baseUrl?: string;
  readonly key?: string;
  /** Seconds one answer may take. Default 60. */
  readonly timeout?: number;
  /** Times an answer is asked for again after 408, 409, 429 or 5xx; the SDK honours Retry-After. Default 2. */
  readonly retries?: number;
}

/** Characters of an answer that are read; more is no edited paragraph. */
const MOST = 200_000;
/** After that many refused connections the endpoint is not asked again. */
const PATIENCE = 3;

/** A model behind an endpoint. Loads the client when it is first asked. */
export function openai(options: OpenAIOptions): LanguageModel {
  let client: Promise<OpenAI> | undefined;
  let structured = true;
  let refusals = 0;
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
  const ask = async (request: ModelRequest, signal: AbortSignal): Promise<ModelReply> => {
    client ??= open();
    const format = {
      type: 'json_schema',
      json_schema: { name: 'sentences', strict: true, schema: request.schema as Record<string, unknown> },
    } as const;
    const answer = await (await client).chat.completions.create(
      {
        model: options.model,
        temperature: 0,
        seed: 1,
        max_completion_tokens: request.maxTokens,
        messages: [
          { role: 'system', content: request.system },
          { role: 'user', content: request.user },
        ],
        ...(structured && { response_format: format }),
      },
      { signal },
    );
    const [choice] = answer.choices;
    if (!choice) throw new ModelError('the answer holds no choice');
    if (choice.message.refusal) throw new ModelError('the model refused');
    if (choice.finish_reason === 'length') throw new ModelError('the answer was cut off at its length limit');
    const text = choice.message.content ?? '';
    if (text.trim() === '') throw new ModelError('the answer is empty');
    if (text.length > MOST) throw new ModelError(`the answer has ${text.length} characters`);
    return { text, tokens: { prompt: answer.usage?.prompt_tokens ?? 0, completion: answer.usage?.completion_tokens ?? 0 } };
  };
  return {
    name: options.model,
    async write(request, signal) {
      if (refusals >= PATIENCE)
        throw new ModelError(`the endpoint refused ${PATIENCE} times and is not asked again in this run`, { hint: HINT });
      try {
        const reply = await ask(request, signal);
        refusals = 0;
        return reply;
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof ModelError) throw error;
        const { APIConnectionError, APIError } = await import('openai');
        // An endpoint that knows no schemas says 400 to the first request: then words alone are asked for.
        if (structured && error instanceof APIError && error.status === 400 && /response_format|json_schema|schema/i.test(error.message)) {
          structured = false;
          return await this.write(request, signal);
        }
        if (error instanceof APIConnectionError || (error instanceof APIError && (error.status === 401 || error.status === 404)))
          refusals += 1;
        throw new ModelError(said(error), { hint: HINT });
      }
    },
  };
}

const HINT =
  'the sentences stay as they were written; see OPENAI_API_KEY, OPENAI_BASE_URL and OPENAI_MODEL, or `model:` in factloom.config.ts';

/** What an endpoint did, without the request: it holds the key. */
function said(error: unknown): string {
  const { status, name, message } = error as { status?: number; name?: string; message?: string };
  if (status === 401) return 'the endpoint does not know the key (401)';
  if (status === 404) return 'the endpoint does not know the model or the address (404)';
  if (status === 429) return 'the endpoint has had too many requests (429)';
  if (status !== undefined) return `the endpoint answered ${status}`;
  if (error instanceof SyntaxError) return 'the answer is not whole JSON';
  return name === 'APIConnectionTimeoutError' || /timed out/i.test(message ?? '')
    ? 'the endpoint gave no answer in time'
    : 'the endpoint cannot be reached';
}
