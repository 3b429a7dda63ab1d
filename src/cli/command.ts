/** What every command has: options, help, output, and the exit codes of the program. */

import { resolve } from 'node:path';
import { type ParseArgsOptionDescriptor, parseArgs } from 'node:util';
import type { Context } from '../context.ts';
import { nodeContext } from '../context-node.ts';
import { ConfigError } from '../errors.ts';
import { momentOf } from '../model/period.ts';
import { brief } from '../newsroom/brief.ts';

/** 0 done; 1 failure; 2 usage or configuration; 3 held by the guard. */
export type ExitCode = 0 | 1 | 2 | 3;

export interface OptionHelp extends ParseArgsOptionDescriptor {
  /** Placeholder of its value in the help: `DIR`. */
  readonly value?: string;
  readonly help: string;
}

export interface Command {
  /** One line for the list of commands. */
  readonly summary: string;
  /** Words after the command's name: `[SLUG…]`. */
  readonly operands: string;
  /** A paragraph and examples for its own help. */
  readonly help: string;
  readonly options: Readonly<Record<string, OptionHelp>>;
  run(call: Call): Promise<ExitCode>;
}

/** Where a command's words go; handed in so that it runs without a process. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether stderr is a terminal that shows a bar. */
  readonly terminal: boolean;
  readonly signal: AbortSignal;
  /** Asks the person at the terminal; undefined where there is none. No answer means `otherwise`. */
  readonly ask?: (question: string, otherwise?: string) => Promise<string>;
  /** Folder for work done before; undefined for none. */
  readonly cache?: string;
}

export interface Call {
  readonly io: Io;
  readonly operands: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  /** Absolute. */
  readonly newsroom: string;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly context: Context;
}

export const COMMON: Readonly<Record<string, OptionHelp>> = {
  newsroom: { type: 'string', value: 'DIR', help: 'folder of the newsroom (default: .)' },
  'as-of': {
    type: 'string',
    value: 'ISO',
    help: 'the moment to write as of, with offset: 2025-10-13T14:22:00-04:00; a date alone is the end of that day in UTC (default: now)',
  },
  json: { type: 'boolean', help: 'machine output on stdout, and nothing else there' },
  quiet: { type: 'boolean', help: 'no notes on stderr' },
  help: { type: 'boolean', short: 'h', help: 'this text' },
};

/** Reads the words after a command's name. Throws ConfigError for an option it does not have. */
export function parseCall(name: string, command: Command, words: readonly string[], io: Io): Call | 'help' {
  const { values, positionals } = parse(name, command, words);
  if (values['help'] === true) return 'help';
  const quiet = values['quiet'] === true;
  const context = nodeContext({
    now: momentIn(text(values['as-of'])),
    signal: io.signal,
    cache: io.cache,
    log: (message) => (quiet ? undefined : io.err(`${message}\n`)),
  });
  return {
    io,
    operands: positionals,
    values,
    newsroom: resolve(text(values['newsroom']) ?? '.'),
    json: values['json'] === true,
    quiet,
    context,
  };
}

/** The moment `--as-of` names; a date alone is the last second of that day in UTC. */
function momentIn(asOf: string | undefined): string | undefined {
  const kind = asOf === undefined ? undefined : momentOf(asOf);
  if (asOf === undefined || kind === 'instant') return asOf;
  if (kind === 'day') return `${asOf}T23:59:59Z`;
  throw new ConfigError(brief(`--as-of ${asOf} is no moment`), {
    hint: 'write date, time and offset: 2025-10-13T14:22:00-04:00; or a date alone for the end of that day in UTC',
  });
}

function parse(
  name: string,
  command: Command,
  words: readonly string[],
): { values: Record<string, string | boolean | undefined>; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { ...COMMON, ...command.options },
      allowPositionals: true,
      strict: true,
    });
    return { values: values as Record<string, string | boolean | undefined>, positionals };
  } catch (cause) {
    const message = cause instanceof Error ? (cause.message.split('. ')[0] ?? '') : String(cause);
    throw new ConfigError(message, { cause, hint: `factloom ${name} --help shows its options` });
  }
}

/** A value that is text. */
export function text(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** One of several words an option allows. Throws ConfigError for another. */
export function oneOf<T extends string>(option: string, value: string | boolean | undefined, allowed: readonly T[], otherwise: T): T {
  if (value === undefined) return otherwise;
  const found = allowed.find((word) => word === value);
  if (!found) throw new ConfigError(`${brief(`--${option} ${String(value)}`)}: expected ${allowed.join(', ')}`);
  return found;
}

/** A number with its noun: `1 fact`, `2 facts`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
