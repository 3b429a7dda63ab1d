/**
 * Snapshots of gathered facts: `facts/NAME.ndjson`, one fact a line, sorted by id, with `facts/NAME.sources.json`;
 * `registers/NAME.json` for names and properties its source brought; `gaps.ndjson` for what could not be read.
 */
import { join } from 'node:path';
import type { Files } from '../context.ts';
import { ConfigError } from '../errors.ts';
import type { Entity } from '../model/entity.ts';
import type { Fact } from '../model/fact.ts';
import type { Property } from '../model/property.ts';
import type { Source } from '../model/source.ts';
import { parseDataFile } from './data-file.ts';
import { factRow, linkFacts, parseFactFile } from './fact-file.ts';
import { FORMAT } from './parse.ts';
import { entitiesOf, propertiesOf } from './registers.ts';

/** The facts as lines, the same for the same facts. */
export function formatSnapshot(facts: readonly Fact[]): { readonly facts: string; readonly sources: string } {
  const sources = new Map<string, Source>(facts.map((fact) => [fact.source.id, fact.source]));
  const rows = [...sources.values()].sort(byId).map(({ id, ...rest }) => `${JSON.stringify(id)}: ${JSON.stringify(stable(rest))}`);
  return {
    facts: facts.map((fact) => `${JSON.stringify(stable(factRow(fact)))}\n`).join(''),
    sources: `{"format": ${FORMAT}, "sources": {\n${rows.join(',\n')}\n}}\n`,
  };
}

/** The snapshot of a connector; empty where there is none. Throws ConfigErrors where it is damaged. */
export async function readSnapshot(newsroom: string, name: string, files: Files): Promise<readonly Fact[]> {
  const paths = [join(newsroom, 'facts', `${name}.ndjson`), join(newsroom, 'facts', `${name}.sources.json`)];
  const contents = await Promise.all(paths.map(async (path) => await files.read(path)));
  const parsed = paths.flatMap((path, index) => {
    const content = contents[index];
    return content === undefined ? [] : [parseFactFile(path, content)];
  });
  return linkFacts(parsed).facts;
}

/** Writes what differs from what is there; gives the paths written. */
export async function writeSnapshot(newsroom: string, name: string, facts: readonly Fact[], files: Files): Promise<readonly string[]> {
  const text = formatSnapshot(facts);
  const written = [
    // Sources first: a run cut off between the two leaves facts whose sources are all known.
    await writeChanged(join(newsroom, 'facts', `${name}.sources.json`), text.sources, facts.length === 0, files),
    await writeChanged(join(newsroom, 'facts', `${name}.ndjson`), text.facts, facts.length === 0, files),
  ];
  return written.flat();
}

/** Names and properties a connector brought, as a register of their own below the newsroom's. */
export async function writeRegister(
  newsroom: string,
  name: string,
  { entities, properties }: { readonly entities: readonly Entity[]; readonly properties: readonly Property[] },
  files: Files,
): Promise<readonly string[]> {
  const lines = (rows: readonly object[]): string => rows.map((row) => JSON.stringify(stable(row))).join(',\n');
  const text = `{"format": ${FORMAT}, "entities": [\n${lines(entities)}\n], "properties": [\n${lines(properties)}\n]}\n`;
  const none = entities.length + properties.length === 0;
  return await writeChanged(join(newsroom, 'registers', `${name}.json`), text, none, files);
}

/** The registers that gathering wrote, in the order of their names. */
export async function readRegisters(
  newsroom: string,
  files: Files,
): Promise<readonly { readonly name: string; readonly entities: readonly Entity[]; readonly properties: readonly Property[] }[]> {
  const names = (await files.list(join(newsroom, 'registers'))).filter((name) => name.endsWith('.json'));
  return await Promise.all(
    names.map(async (name) => {
      const path = join(newsroom, 'registers', name);
      const data = parseDataFile(path, (await files.read(path)) ?? '');
      return { name: name.replace(/\.json$/, ''), entities: entitiesOf(data, false), properties: propertiesOf(data) };
    }),
  );
}

/** The rows of a file that `writeLines` wrote; none where there is no file. Throws ConfigError for a line that is no JSON. */
export async function readLines<Row extends object>(path: string, files: Files): Promise<readonly Row[]> {
  const lines = ((await files.read(path)) ?? '').split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return JSON.parse(line) as Row;
    } catch (cause) {
      throw new ConfigError('this line is no JSON', { file: path, line: index + 1, hint: 'delete it; gathering writes it anew', cause });
    }
  });
}

/** A file of lines, one row each; an empty one where nothing is to be told any more and something was. */
export async function writeLines(path: string, rows: readonly object[], files: Files): Promise<readonly string[]> {
  return await writeChanged(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''), rows.length === 0, files);
}

/** Content that says nothing is written only over one that did: a file that would hold nothing is not begun. */
async function writeChanged(path: string, content: string, none: boolean, files: Files): Promise<readonly string[]> {
  const there = await files.read(path);
  if (there === content || (none && there === undefined)) return [];
  await files.write(path, content);
  return [path];
}

/** Keys in one order, and no empty lists or objects. */
function stable(row: object): object {
  const kept = Object.entries(row).filter(
    ([, value]) => value !== undefined && value !== '' && !(typeof value === 'object' && value !== null && Object.keys(value).length === 0),
  );
  return Object.fromEntries(kept.sort(([a], [b]) => (a === 'id' ? -1 : b === 'id' ? 1 : a < b ? -1 : 1)));
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}
