/** What a run may spend: tokens, money, time. Each question sets aside what it may use before it is asked; what was answered is kept. */
import { addTokens, NO_TOKENS, type Tokens } from './model.ts';

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
  /** Sets aside what a question is expected to use, and gives what is to be called with what it used; or says why it may not be asked. */
  reserve(expected: Tokens): ((used: Tokens) => void) | string;
  /** What tokens cost by the prices; undefined without them. */
  worth(tokens: Tokens): number | undefined;
  used(): { readonly tokens: Tokens; readonly money: number | undefined; readonly calls: number };
}

/** Opens a budget. `elapsed` gives the seconds since the run began. */
export function openBudget(limits: Limits, prices: Prices | undefined, elapsed: () => number): Budget {
  const aside = new Set<Tokens>();
  let paid = NO_TOKENS;
  let calls = 0;
  const worth = (tokens: Tokens): number | undefined =>
    prices && (tokens.prompt * prices.prompt + tokens.completion * prices.completion) / 1e6;
  const spent = (expected: Tokens): string | undefined => {
    const all = [...aside, expected].reduce(addTokens, paid);
    if (limits.tokens !== undefined && all.prompt + all.completion > limits.tokens)
      return `one more question would go over the budget of ${limits.tokens} tokens`;
    if (limits.money !== undefined && (worth(all) ?? 0) > limits.money)
      return `one more question would go over the budget of ${limits.money}`;
    return limits.seconds !== undefined && elapsed() >= limits.seconds ? `the time of ${limits.seconds} s is over` : undefined;
  };
  return {
    reserve(expected) {
      const reason = spent(expected);
      if (reason !== undefined) return reason;
      aside.add(expected);
      return (used) => {
        aside.delete(expected);
        paid = addTokens(paid, used);
        calls += 1;
      };
    },
    worth,
    used: () => ({ tokens: paid, money: worth(paid), calls }),
  };
}

/** A rough count before anything is asked: four characters of English a token. */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / 4);
}
