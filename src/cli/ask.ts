/** A question on the terminal, on stderr: stdout is for what the command gives. */
import { createInterface } from 'node:readline/promises';

/** The answer; `otherwise` stands in brackets and is what no answer means. */
export async function askOnTerminal(question: string, otherwise: string | undefined, signal: AbortSignal): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = (await lines.question(`${question}${otherwise === undefined ? '' : ` [${otherwise}]`}: `, { signal })).trim();
    return answer === '' ? (otherwise ?? '') : answer;
  } finally {
    lines.close();
  }
}
