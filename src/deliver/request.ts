/** One request to a receiver, tried again where the network or the receiver was not itself; what it refuses, it refuses. */
import pRetry, { AbortError } from 'p-retry';
import { PublishError } from '../errors.ts';
import type { Sending } from './sink.ts';

export interface Delivering {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Whether the receiver may stand in one's own network. */
  readonly private: boolean;
}

export interface Said {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

const RETRIES = 3;
/** Milliseconds for one answer. */
const PATIENCE = 60_000;
/** Milliseconds that a receiver may ask to be left alone within a run. */
const LONGEST_WAIT = 60_000;
/** Characters of an answer that are read; ids stand in its beginning. */
const LONGEST_ANSWER = 1 << 20;

/** @param fine statuses that are an answer besides those of success. Throws PublishError with what the receiver said. */
export async function request(asked: Delivering, sending: Sending, fine: readonly number[] = []): Promise<Said> {
  const { url, ...init } = asked;
  const shown = url.split('?')[0] ?? url;
  return await pRetry(
    async () => {
      const response = await sending
        .fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.any([sending.signal, AbortSignal.timeout(PATIENCE)]) })
        .catch((cause: unknown) => {
          if (cause instanceof PublishError || (cause instanceof Error && cause.name === 'SourceError'))
            throw new AbortError(cause as Error);
          throw new PublishError(`${shown} does not answer`, { cause });
        });
      const text = (await response.text()).slice(0, LONGEST_ANSWER);
      if (response.ok || fine.includes(response.status)) return { status: response.status, headers: response.headers, text };
      const error = new PublishError(`${asked.method} ${shown} was answered with ${response.status}${said(text)}`);
      if (response.status !== 429 && response.status < 500) throw new AbortError(error);
      const wait = waitOf(response.headers.get('retry-after'));
      if (wait > LONGEST_WAIT) throw new AbortError(error);
      if (wait > 0) await sending.pause(wait);
      throw error;
    },
    {
      retries: RETRIES,
      minTimeout: 0,
      signal: sending.signal,
      onFailedAttempt: async ({ attemptNumber, retriesLeft }) => {
        if (retriesLeft > 0) await sending.pause(500 * 2 ** (attemptNumber - 1));
      },
    },
  );
}

/** Milliseconds; a date is not waited for. */
function waitOf(header: string | null): number {
  const seconds = Number(header ?? 0);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0;
}

function said(text: string): string {
  const words = text
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 160);
  return words === '' ? '' : `: ${words}`;
}
