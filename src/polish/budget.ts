/** What a run may spend: tokens, money, time. It is looked at before each question; what was answered is kept. */
import type { Tokens } from './model.ts';

export interface Limits {
  /** Tokens of prompts and answers together. */
  readonly tokens?: number;
  /** In the currency of the prices. */
  readonly money?: number;
  /** Seconds. */
  readonly seconds?: number;
}

/** Price of a million tokens. */
export interface Prices {
  readonly prompt: number;
  readonly completion: number;
}

export interface Budget {
  /** Why nothing more may be asked, or undefined. */
  spent(): string | undefined;
  pay(tokens: Tokens): void;
  /** What tokens cost by the prices; undefined without them. */
  worth(tokens: Tokens): number | undefined;
  used(): { readonly tokens: Tokens; readonly money: number | undefined; readonly calls: number };
}

/** Opens a budget. `elapsed` gives the seconds since the run began. */
export function openBudget(limits: Limits, prices: Prices | undefined, elapsed: () => number): Budget {
  let prompt = 0;
  let completion = 0;
  let calls = 0;
  const worth = (tokens: Tokens): number | undefined =>
    prices && (tokens.prompt * prices.prompt + tokens.completion * prices.completion) / 1e6;
  const money = (): number | undefined => worth({ prompt, completion });
  return {
    spent() {
      if (limits.tokens !== undefined && prompt + completion >= limits.tokens) return `the budget of ${limits.tokens} tokens is spent`;
      if (limits.money !== undefined && (money() ?? 0) >= limits.money) return `the budget of ${limits.money} is spent`;
      return limits.seconds !== undefined && elapsed() >= limits.seconds ? `the time of ${limits.seconds} s is over` : undefined;
    },
    pay(tokens) {
      prompt += tokens.prompt;
      completion += tokens.completion;
      calls += 1;
    },
    worth,
    used: () => ({ tokens: { prompt, completion }, money: money(), calls }),
  };
}

/** A rough count before anything is asked: four characters of English a token. */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / 4);
}
