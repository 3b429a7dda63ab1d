/** A question on the terminal, on stderr: stdout is for what the command gives. */
import { createInterface } from 'node:readline/promises';
import { ConfigError } from '../errors.ts';

/** Where a person types and reads. */
export interface Terminal {
  readonly stdin: NodeJS.ReadableStream;
  readonly stderr: NodeJS.WritableStream;
}

/** The answer; `otherwise` stands in brackets and is what no answer means. Throws ConfigError where the input ends. */
export async function askOnTerminal(
  question: string,
  otherwise: string | undefined,
  signal: AbortSignal,
  { stdin, stderr }: Terminal = process,
): Promise<string> {
  const lines = createInterface({ input: stdin, output: stderr });
  // In a line that is being typed Ctrl-C is a key; here it means what it always does.
  lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  const ended = new Promise<never>((_, reject) => {
    lines.once('close', () => reject(new ConfigError('the answers ended', { hint: 'nothing was written; begin again, or say --yes' })));
  });
  try {
    const asked = lines.question(`${question}${otherwise === undefined ? '' : ` [${otherwise}]`} `, { signal });
    const answer = (await Promise.race([asked, ended])).trim();
    return answer === '' ? (otherwise ?? '') : answer;
  } finally {
    lines.close();
  }
}
