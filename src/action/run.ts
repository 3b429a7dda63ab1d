/** From the environment of a job to an exit code: no process, no clock; `main.ts` has those. */
import { appendFile } from 'node:fs/promises';
import { FactloomError } from '../errors.ts';
import { proposeDrafts } from './drafts.ts';
import { openGit } from './git.ts';
import { programIn } from './program.ts';
import { publishMerged } from './publish.ts';
import { settingOf } from './setting.ts';

export interface Job {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly now: Date;
  readonly say: (text: string) => void;
  readonly signal: AbortSignal;
}

/** 0 done; 1 failure; 2 usage or configuration; 3 held by the guard. */
export async function runAction({ environment, now, say, signal }: Job): Promise<number> {
  try {
    const setting = settingOf(environment, now);
    const { workspace, flow, outputs: outputFile, summary: summaryFile } = setting;
    const desk = { setting, git: openGit(workspace), program: programIn(workspace, environment), say, signal };
    const { code, outputs, summary } =
      flow === 'drafts' ? await proposeDrafts(desk) : await publishMerged(desk, environment['INPUT_BEFORE']);
    if (outputFile !== undefined)
      await appendFile(
        outputFile,
        Object.entries(outputs)
          .map(([name, value]) => `${name}=${oneLine(value)}\n`)
          .join(''),
      );
    if (summaryFile !== undefined) await appendFile(summaryFile, summary);
    return code;
  } catch (error) {
    if (!(error instanceof FactloomError)) throw error;
    say(`::error::${commandText(error.report())}\n`);
    return error.name === 'ConfigError' ? 2 : 1;
  }
}

/** An output is a line of a file: a line break in it would begin another. */
const oneLine = (text: string): string => text.replace(/[\r\n]+/g, ' ');

/** As the runner reads the text of a command. */
const commandText = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
