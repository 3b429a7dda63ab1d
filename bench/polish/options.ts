/** Options that the programs about polishing share, read strictly: what is wrong is told in a line, with exit code 2. */

export interface Prices {
  readonly prompt: number;
  readonly completion: number;
}

/** What a person got wrong. */
export class UsageError extends Error {}

/** Prices of a million tokens, of prompts and of answers: `0.4,1.6`. */
export function pricesOf(given: string): Prices {
  const [prompt = Number.NaN, completion = Number.NaN, ...more] = given.split(',').map(Number);
  if (!(prompt > 0 && completion > 0) || more.length > 0) throw new UsageError(`--prices ${given}: two prices, as 0.4,1.6`);
  return { prompt, completion };
}

/** A count of things. */
export function countOf(option: string, given: string): number {
  const count = Number(given);
  if (!Number.isInteger(count) || count < 1) throw new UsageError(`--${option} ${given} is no number of them`);
  return count;
}

/** Runs a program; wrong use is told with how it is used. */
export async function run(main: () => Promise<void>, usage: string): Promise<void> {
  try {
    await main();
  } catch (error) {
    const isOption = error instanceof TypeError && (error as { code?: unknown }).code?.toString().startsWith('ERR_PARSE_ARGS') === true;
    if (!isOption && !(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n${usage}`);
    process.exitCode = 2;
  }
}
