/** Voices of any endpoint that speaks OpenAI's text to speech. What was once spoken is kept, so that a rerun asks for nothing. */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type OpenAI from 'openai';
import { ConfigError, PublishError } from '../../errors.ts';
import type { Booth, Voices } from './voices.ts';
import { readWav } from './wav.ts';

export interface SpeechOptions {
  /** Default `OPENAI_SPEECH_MODEL`, else `gpt-4o-mini-tts`. */
  readonly model?: string;
  /** Of any compatible endpoint. Default `OPENAI_BASE_URL`, else OpenAI's own. */
  readonly baseUrl?: string;
  /** Default `nova` and `onyx`. */
  readonly voices?: readonly [string, string];
  /** How they are to speak, for models that take it. */
  readonly instructions?: string;
  /** Seconds one line may take. Default 60. */
  readonly timeout?: number;
  /** Times a line is asked for again after 408, 409, 429 or 5xx. Default 2. */
  readonly retries?: number;
}

const OPTIONS: readonly string[] = ['model', 'baseUrl', 'voices', 'instructions', 'timeout', 'retries'];
/** Bytes of one line: four minutes at 48 kHz. More is no line. */
const MOST = 24_000_000;

/** The engine; `secret` reads the environment. Throws ConfigError for an option that is wrong. */
export function speechWith(options: SpeechOptions, secret: (name: string) => string | undefined): Voices {
  const stray = Object.keys(options).find((name) => !OPTIONS.includes(name));
  if (stray !== undefined) throw new ConfigError(`speech: unknown option \`${stray}\``, { hint: `there are ${OPTIONS.join(', ')}` });
  const { voices = ['nova', 'onyx'], instructions } = options;
  const model = options.model ?? secret('OPENAI_SPEECH_MODEL') ?? 'gpt-4o-mini-tts';
  const baseUrl = options.baseUrl ?? secret('OPENAI_BASE_URL');
  let client: Promise<OpenAI> | undefined;
  const open = async (): Promise<OpenAI> => {
    const key = secret('OPENAI_API_KEY');
    if (key === undefined && baseUrl === undefined)
      throw new PublishError('speech: there is no key', {
        hint: 'set OPENAI_API_KEY, or OPENAI_BASE_URL for an endpoint of your own; or take flite()',
      });
    const { default: Client } = await import('openai');
    return new Client({
      apiKey: key ?? 'none',
      baseURL: baseUrl ?? null,
      timeout: (options.timeout ?? 60) * 1000,
      maxRetries: options.retries ?? 2,
      logLevel: 'off',
    });
  };
  const ask = async (text: string, voice: string, signal: AbortSignal): Promise<Buffer> => {
    client ??= open();
    const answer = await (await client).audio.speech.create(
      { model, voice, input: text, response_format: 'wav', ...(instructions !== undefined && { instructions }) },
      { signal },
    );
    return Buffer.from(await answer.arrayBuffer());
  };
  return {
    name: model,
    settings: JSON.stringify([baseUrl ?? '', voices, instructions ?? '']),
    async say(text, which, booth) {
      const voice = voices[which === 'A' ? 0 : 1];
      const kept = keptAt(booth, JSON.stringify([baseUrl ?? '', model, voice, instructions ?? '', text]));
      const known = kept === undefined ? undefined : await booth.files.readBytes(kept);
      const file = known ?? (await ask(text, voice, booth.signal).catch((cause: unknown) => refuse(cause, model, text, booth.signal)));
      const sound = file.length > MOST ? undefined : readWav(file);
      if (!sound || sound.samples.length === 0)
        throw new PublishError(`speech: ${model} answered with no WAV of 16 bits and one channel for ${quoted(text)}`, {
          hint: 'take another model or endpoint',
        });
      if (!known && kept !== undefined) await booth.files.write(kept, Buffer.from(file));
      return sound;
    },
  };
}

function keptAt({ cache }: Booth, question: string): string | undefined {
  return cache === undefined ? undefined : join(cache, '..', 'speech', `${createHash('sha256').update(question).digest('hex')}.wav`);
}

/** What an endpoint did, without the request: it holds the key. */
function refuse(error: unknown, model: string, text: string, signal: AbortSignal): never {
  signal.throwIfAborted();
  if (error instanceof PublishError) throw error;
  const { status, message } = error as { status?: number; message?: string };
  const failed = (what: string, hint: string): PublishError => new PublishError(`speech: ${what}, asked for ${quoted(text)}`, { hint });
  if (status === 401) throw failed('the endpoint does not know the key (401)', 'see OPENAI_API_KEY');
  if (status === 404)
    throw failed(`the endpoint does not know the model ${model} or the address is wrong (404)`, 'see model and OPENAI_BASE_URL');
  if (status === 429) throw failed('the endpoint has had too many requests (429)', 'try again later: what was spoken is kept');
  if (status !== undefined) throw failed(`the endpoint answered ${status}`, 'try again, or take flite()');
  if (/timed out/i.test(message ?? '')) throw failed('the endpoint gave no answer in time', 'give it longer with timeout');
  throw failed('the endpoint cannot be reached or broke off', 'see OPENAI_BASE_URL, or take flite()');
}

const quoted = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
