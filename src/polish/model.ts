/** A language model, as little of it as is needed: it is handed words and gives words. */

import { ModelError } from '../errors.ts';
import type { TokenCount } from '../model/ledger.ts';

/** What a model is asked: constant instructions first, so that providers can reuse the beginning, then the data. */
export interface ModelRequest {
  readonly system: string;
  readonly user: string;
  /** JSON Schema of the answer, for endpoints that can be held to one. */
  readonly schema: object;
  /** Tokens the answer may have. */
  readonly maxTokens: number;
}

export interface ModelReply {
  readonly text: string;
  readonly tokens: Tokens;
}

export type Tokens = TokenCount;

export interface LanguageModel {
  /** As records name it: `gpt-4.1-mini`. */
  readonly name: string;
  /** Why there is none to be asked; undefined where there is. */
  readonly missing?: string;
  /** Throws ModelError for an answer that never came; what came is for others to judge. */
  write(request: ModelRequest, signal: AbortSignal): Promise<ModelReply>;
}

/** An answer that cannot be used, and what it cost all the same. */
export class UselessAnswer extends ModelError {
  readonly tokens: Tokens;

  constructor(message: string, tokens: Tokens) {
    super(message);
    this.tokens = tokens;
  }
}

export const NO_TOKENS: Tokens = { prompt: 0, completion: 0 };

export function addTokens(a: Tokens, b: Tokens): Tokens {
  return { prompt: a.prompt + b.prompt, completion: a.completion + b.completion };
}
