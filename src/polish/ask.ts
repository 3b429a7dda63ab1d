/** Asking a model: in turn, within the budget, with its time taken; an answer that fails is a reason and stops nothing. */
import { ModelError } from '../errors.ts';
import { type Budget, estimateTokens } from './budget.ts';
import { type LanguageModel, type ModelRequest, NO_TOKENS, type Tokens, UselessAnswer } from './model.ts';

/** Whom to ask, and by what rules. */
export interface Asking {
  readonly model: LanguageModel;
  readonly budget: Budget;
  /** Runs a question when it is its turn. */
  readonly queue: <T>(run: () => Promise<T>) => Promise<T>;
  /** Seconds since some fixed moment. */
  readonly clock: () => number;
  readonly signal: AbortSignal;
}

/** What a question used. */
export interface Cost {
  readonly tokens: Tokens;
  /** Milliseconds. */
  readonly time: number;
}

export interface Reply extends Cost {
  /** Undefined where no answer came. */
  readonly text: string | undefined;
  /** Why none came. */
  readonly reason?: string;
}

export const NO_COST: Cost = { tokens: NO_TOKENS, time: 0 };

/** Asks once. Throws nothing but what stops the run. */
export async function ask(
  request: Pick<ModelRequest, 'system' | 'user' | 'schema'>,
  { model, budget, queue, clock, signal }: Asking,
): Promise<Reply> {
  return await queue(async () => {
    signal.throwIfAborted();
    if (model.missing !== undefined) return { ...NO_COST, text: undefined, reason: model.missing };
    const settle = budget.reserve(expected(request.system, request.user));
    if (typeof settle === 'string') return { ...NO_COST, text: undefined, reason: settle };
    const began = clock();
    const time = (): number => Math.round((clock() - began) * 1000);
    try {
      const { text, tokens } = await model.write({ ...request, maxTokens: request.user.length + 2000 }, signal);
      settle(tokens);
      return { text, tokens, time: time() };
    } catch (error) {
      const tokens = error instanceof UselessAnswer ? error.tokens : NO_TOKENS;
      settle(tokens);
      if (!(error instanceof ModelError)) throw error;
      return { text: undefined, tokens, time: time(), reason: error.message };
    }
  });
}

/** What a question is likely to use: an answer is about as long as its data. */
export function expected(system: string, user: string): Tokens {
  return { prompt: estimateTokens(system) + estimateTokens(user), completion: estimateTokens(user) };
}
