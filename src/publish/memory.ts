/**
 * What an earlier run made of each article, by the hash of all that went into it: what was made of the same inputs by the
 * same program with the same options need not be made again. What is forgotten is made again; nothing else depends on it.
 */
import type { Files } from '../context.ts';
import type { Publisher } from './publisher.ts';

/** A file as it was written. */
export interface MadeFile {
  /** Below the output folder. */
  readonly path: string;
  readonly sha256: string;
  readonly of?: string;
}

/** Files of one article, and its summaries in the order of the publishers that work article by article. */
export interface Made {
  readonly files: readonly MadeFile[];
  readonly summaries: readonly unknown[];
}

export interface Memory {
  /** What was made of these inputs; undefined where that is not known. */
  made(inputs: string | undefined): Made | undefined;
  /** Every file of the last run, by path. */
  readonly files: ReadonlyMap<string, MadeFile>;
  /** Keeps what this run made: of each article, and the files of all together. */
  save(made: ReadonlyMap<string, Made>, others: readonly MadeFile[]): Promise<void>;
}

interface Head {
  readonly format: 1;
  readonly key: string;
  readonly files: readonly MadeFile[];
}

/**
 * Opens the memory kept in `file`, one line for each article; one that is lost or damaged remembers nothing.
 * @param program hash of the program; with the options of the publishers it decides what is still good
 */
export async function openMemory(file: string, program: string, publishers: readonly Publisher[], files: Files): Promise<Memory> {
  const key = JSON.stringify([program, publishers.map(({ name, pieces }) => [name, pieces?.options ?? null])]);
  const text = await files.read(file);
  const { head, entries } = parse(text ?? '');
  const known = new Map(head?.key === key ? entries : []);
  const before = [...(head?.files ?? []), ...entries.flatMap(([, made]) => made.files)];
  return {
    made: (inputs) => (inputs === undefined ? undefined : known.get(inputs)),
    files: new Map(before.map((one) => [one.path, one])),
    async save(made, others) {
      const lines = [{ format: 1, key, files: others } satisfies Head, ...made].map((line) => `${JSON.stringify(line)}\n`);
      const next = lines.join('');
      if (next !== text) await files.write(file, next);
    },
  };
}

/** Each line is whole or the memory is none: a file that was cut off is not half-believed. */
function parse(text: string): { readonly head?: Head; readonly entries: readonly (readonly [string, Made])[] } {
  if (!text.endsWith('\n')) return { entries: [] };
  try {
    const [first = '', ...rest] = text.slice(0, -1).split('\n');
    const head = JSON.parse(first) as Head;
    return head.format === 1 ? { head, entries: rest.map((line) => JSON.parse(line) as [string, Made]) } : { entries: [] };
  } catch {
    return { entries: [] };
  }
}
