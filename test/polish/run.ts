/** A draft handed to a model over HTTP, with the disk in memory. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Config } from '../../src/config.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { PolishedSentence } from '../../src/model/ledger.ts';
import type { Limits } from '../../src/polish/budget.ts';
import { openPolisher, type Polisher } from '../../src/polish.ts';
import { verify } from '../../src/verify/verify.ts';
import { contextOf, memory } from '../memory.ts';
import type { Demo } from '../verify/demo.ts';
import type { ModelServer } from './server.ts';

export const PROMPT = resolve(import.meta.dirname, '../../prompts/polish.md');
export const PROMPT_FILES = { [PROMPT]: readFileSync(PROMPT, 'utf8') };

export interface Options {
  readonly limits?: Limits;
  readonly model?: Config['model'];
  readonly files?: ReturnType<typeof memory>;
  readonly key?: string | undefined;
  readonly clock?: () => number;
}

/** A run against a server, or against none. */
export async function openRun(server: ModelServer | undefined, options: Options = {}): Promise<Polisher> {
  const { limits = {}, model, files = memory(PROMPT_FILES), clock = () => 0 } = options;
  const key = 'key' in options ? options.key : 'secret-key';
  const config = { model: { name: 'test-model', ...(server && { baseUrl: server.url }), ...model } };
  const secret = (name: string): string | undefined => (name === 'OPENAI_API_KEY' ? key : undefined);
  return await openPolisher({ newsroom: '/newsroom', config, limits, secret, clock }, contextOf(files));
}

export interface Outcome {
  readonly text: string;
  readonly sentences: readonly PolishedSentence[];
  /** What the guard says of the new text, against the old one. */
  readonly errors: readonly Finding[];
}

/** What became of a draft. */
export async function polishDraft(demo: Demo, polisher: Polisher): Promise<Outcome> {
  const { markdown, ledger } = await polisher.polish({
    markdown: demo.text,
    ledger: demo.ledger,
    findings: [],
    gaps: [],
    held: false,
    noStory: false,
  });
  if (markdown === null) throw new Error('the draft is gone');
  const errors = verify(markdown, demo.ledger, { original: demo.text }).filter(({ severity }) => severity === 'error');
  return { text: markdown, sentences: ledger.record.polish?.sentences ?? [], errors };
}
