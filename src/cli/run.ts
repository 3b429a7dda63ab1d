/** From words to a command to an exit code. No process, no port: `main.ts` has those. */
import { ConfigError, ConfigErrors, FactloomError } from '../errors.ts';
import { VERSION } from '../version.ts';
import { COMMON, type Command, type ExitCode, type Io, type OptionHelp, parseCall } from './command.ts';

/** Commands are loaded when they are called. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  init: async () => (await import('./init.ts')).init,
  facts: async () => (await import('./facts.ts')).facts,
  resolve: async () => (await import('./resolve.ts')).resolveCommand,
  template: async () => (await import('./template.ts')).template,
  import: async () => (await import('./import.ts')).importCommand,
  gather: async () => (await import('./gather.ts')).gather,
  generate: async () => (await import('./generate.ts')).generateCommand,
  explain: async () => (await import('./explain.ts')).explain,
  check: async () => (await import('./check.ts')).check,
  approve: async () => (await import('./approve.ts')).approveCommand,
  hold: async () => (await import('./hold.ts')).holdCommand,
  correct: async () => (await import('./correct.ts')).correctCommand,
  withdraw: async () => (await import('./withdraw.ts')).withdrawCommand,
  publish: async () => (await import('./publish.ts')).publishCommand,
  deliver: async () => (await import('./deliver.ts')).deliverCommand,
  verify: async () => (await import('./verify.ts')).verifyCommand,
};

/** Runs the program with the words after its name. */
export async function run(words: readonly string[], io: Io): Promise<ExitCode> {
  const [name, ...rest] = words;
  const json = words.includes('--json');
  try {
    if (name === '--version') {
      io.out(`${VERSION}\n`);
      return 0;
    }
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
      io.out(await overview());
      return name === undefined ? 2 : 0;
    }
    const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!load) throw new ConfigError(`unknown command \`${name}\``, { hint: `there are ${Object.keys(COMMANDS).join(', ')}` });
    const command = await load();
    const call = parseCall(name, command, rest, io);
    if (call === 'help') {
      io.out(helpOf(name, command));
      return 0;
    }
    return await command.run(call);
  } catch (error) {
    return report(error, io, json);
  }
}

function report(error: unknown, io: Io, json: boolean): ExitCode {
  if (!(error instanceof FactloomError)) throw error;
  if (json)
    io.out(
      `${JSON.stringify({ error: { kind: error.name, ...told(error), report: error.report() }, errors: each(error).map(told) }, null, 2)}\n`,
    );
  io.err(`${error.report()}\n`);
  return error instanceof ConfigError ? 2 : 1;
}

/** The problems an error tells of, one by one. */
function each(error: FactloomError): readonly FactloomError[] {
  return error instanceof ConfigErrors ? error.errors.flatMap(each) : [error];
}

function told({ message, file, line, hint }: FactloomError): object {
  return { message, file, line, hint };
}

async function overview(): Promise<string> {
  const rows = await Promise.all(Object.entries(COMMANDS).map(async ([name, load]) => [name, (await load()).summary] as const));
  const width = Math.max(...rows.map(([name]) => name.length));
  return `factloom ${VERSION}: market commentary from sourced facts, every figure proved\n\nfactloom COMMAND [OPTIONS]\n\n${rows.map(([name, summary]) => `  ${name.padEnd(width)}  ${summary}`).join('\n')}\n\nfactloom COMMAND --help tells more. Exit codes: 0 done, 1 failure, 2 usage or configuration, 3 held by the guard.\n`;
}

function helpOf(name: string, command: Command): string {
  const rows = Object.entries({ ...command.options, ...COMMON }).map(([option, entry]) => [left(option, entry), entry.help] as const);
  const width = Math.max(...rows.map(([option]) => option.length));
  return `factloom ${name}${command.operands ? ` ${command.operands}` : ''} [OPTIONS]\n\n${command.help}\n\nOptions\n${rows.map(([option, help]) => `  ${option.padEnd(width)}  ${help}`).join('\n')}\n`;
}

function left(name: string, { short, value }: OptionHelp): string {
  return `${short ? `-${short}, ` : ''}--${name}${value ? ` ${value}` : ''}`;
}
