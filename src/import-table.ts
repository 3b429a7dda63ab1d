/** A spreadsheet becomes a source of the newsroom: described once, then held against its edition before whenever it comes again. */
import { basename, relative, resolve, sep } from 'node:path';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { ConfigError, SourceError } from './errors.ts';
import type { Connector } from './gather/connector.ts';
import { doubtText } from './gather/doubts.ts';
import type { Harvest } from './gather/gather.ts';
import { type Ask, type Given, openAnswers } from './gather/guess/answers.ts';
import { confirmNames } from './gather/guess/confirm-names.ts';
import { describeTable } from './gather/guess/describe.ts';
import { guessTable } from './gather/guess/guess.ts';
import { nextEdition } from './gather/guess/next-edition.ts';
import { openSheet, type Sheet } from './gather/guess/sheet.ts';
import { slug } from './gather/register.ts';
import { formOf, hostsOf, sheetAddress } from './gather/table/documents.ts';
import type { Layout, TableOptions } from './gather/table/terms.ts';
import { table } from './gather/table.ts';
import { gather, networkOf } from './gather.ts';
import { writeStories } from './import-stories.ts';
import { readImports, writeImport } from './imports.ts';
import { loadRegisters } from './newsroom/newsroom.ts';

export interface ImportOptions {
  /** Absolute path of the newsroom. */
  readonly newsroom: string;
  readonly config: Config;
  readonly secret: (name: string) => string | undefined;
  /** Absolute path, or address. */
  readonly place: string;
  /** Names the import; default: by the file. */
  readonly name?: string;
  /** Sheet of a workbook; default: the one with the most figures. */
  readonly sheet?: string;
  readonly given: Given;
  /** Ids of figures that are right, however far they are from those before. */
  readonly accept: readonly string[];
  /** Asks a person; without it nothing is asked, and what is doubtful is held. */
  readonly ask?: Ask;
  note(text: string): void;
}

export interface ImportResult {
  readonly name: string;
  /** `held`: nothing was written, for `reasons`. */
  readonly state: 'imported' | 'unchanged' | 'held';
  readonly reasons: readonly string[];
  readonly harvest: Harvest;
  /** Absolute paths. */
  readonly written: readonly string[];
  /** Assignments that tell of it. */
  readonly slugs: readonly string[];
}

/** Imports as of `context.now`. Throws ConfigError for what must be said, SourceError where the table cannot be read. */
export async function importTable(options: ImportOptions, context: Context): Promise<ImportResult> {
  const { newsroom, note, ask, given } = options;
  const name = options.name ?? slug(basename(options.place.replace(/[?#].*$/, '')).replace(/\.[a-z]+$/i, ''));
  const registers = await loadRegisters(newsroom, context.files);
  const before = (await readImports(newsroom, context.files)).find((one) => one.name === name);
  const sheet = await open(options, before, context);
  const answers = openAnswers(given, ask);
  const reasons: string[] = [];
  const place = /^https?:/.test(options.place) ? options.place : below(newsroom, options.place);
  const today = context.now.slice(0, 10);
  const entities = [...registers.entities.values(), ...registers.gathered.flatMap((one) => one.entities)];
  const properties = new Map(
    [...registers.gathered.flatMap((one) => one.properties), ...registers.properties.values()].map((one) => [one.id, one]),
  );
  let declared: TableOptions;
  if (before) declared = await nextEdition({ ...before, files: place }, sheet, today, answers, (reason) => reasons.push(reason));
  else {
    const guess = guessTable(sheet.rows, given.decimal === 'comma' ? ',' : given.decimal === 'point' ? '.' : undefined);
    if (!guess)
      throw new ConfigError('no row of figures stands below a row of headings', {
        file: options.place,
        hint: 'name the sheet with --sheet, or declare the table in factloom.config.ts: table({ … })',
      });
    declared = await describeTable({ name, place, layout: unsaid(place, sheet.layout), guess, entities, properties, today, note }, answers);
  }
  const accepted = new Set(options.accept);
  const run = async (one: TableOptions, dry: boolean): ReturnType<typeof gather> =>
    await gather({ ...options, only: [], config: { ...options.config, connectors: [accepting(one, accepted)] }, dry }, context);
  let tried = await run(declared, true);
  for (const doubt of harvestOf(tried.harvests).doubts) {
    const { fact } = doubt;
    if (ask && /^y/i.test(await ask(`${fact.id}: ${doubtText(doubt)}. Is it right? (yes or no)`, 'no'))) accepted.add(fact.id);
    else if (!ask) reasons.push(`${fact.id}: ${doubtText(doubt)}; where it is right, say --accept ${fact.id}`);
  }
  const harvest = harvestOf(tried.harvests);
  if (reasons.length > 0) return { name, state: 'held', reasons, harvest, written: [], slugs: [] };
  if (harvest.facts.length === 0)
    throw new SourceError('no figure can be read', {
      file: options.place,
      hint: harvest.gaps.map(({ what, message }) => `${what}: ${message}`).join('\n  '),
    });
  if (!before && ask) {
    const confirmed = await confirmNames(declared, tried.proposals.get(name)?.entities ?? [], ask);
    if (confirmed !== declared) tried = await run(confirmed, true);
    declared = confirmed;
  }
  const { harvests, written } = await run(declared, false);
  const done = harvestOf(harvests);
  // The same table again on another day changes nothing, not even the day.
  const same = before !== undefined && written.length === 0 && JSON.stringify(undated(declared)) === JSON.stringify(undated(before));
  if (same) return { name, state: 'unchanged', reasons, harvest: done, written, slugs: [] };
  const named = new Map([...entities, ...(tried.proposals.get(name)?.entities ?? [])].map((one) => [one.id, one.class]));
  const path = await writeImport(newsroom, declared, context.files);
  const stories = await writeStories(newsroom, name, done.facts, (id) => named.get(id), context.files);
  return { name, state: 'imported', reasons, harvest: done, written: [path, ...written, ...stories.written], slugs: stories.slugs };
}

function undated({ source, ...options }: TableOptions): object {
  return { ...options, source: { ...source, publishedAt: '' } };
}

function harvestOf([harvest]: readonly Harvest[]): Harvest {
  if (!harvest) throw new SourceError('the table was not read');
  return harvest;
}

/** The connector of a table for which some doubtful figures are right. */
function accepting(options: TableOptions, accepted: ReadonlySet<string>): Connector {
  const connector = table(options);
  return connector.bound ? { ...connector, bound: { ...connector.bound, accepted } } : connector;
}

/** What the name of the file does not say of its layout. */
function unsaid(place: string, { format, delimiter, ...layout }: Layout): Layout {
  const usual = formOf(place);
  return {
    ...(format !== usual.format && format !== undefined && { format }),
    ...(delimiter !== undefined && delimiter !== usual.delimiter && { delimiter }),
    ...layout,
  };
}

/** A path as it stands in a declaration: from the newsroom, with `/`. */
function below(newsroom: string, path: string): string {
  const from = relative(newsroom, resolve(path)).split(sep).join('/');
  return from;
}

/** Bytes of a file that are read to understand it; the rest has the same columns. */
const HEAD = 8_000_000;

async function open(options: ImportOptions, before: TableOptions | undefined, context: Context): Promise<Sheet> {
  const { place } = options;
  const wanted = options.sheet ?? before?.layout?.sheet;
  if (/^https?:/.test(place)) {
    const hosts = hostsOf({ files: place });
    const payload = await networkOf(options, hosts, context)(hosts).get(sheetAddress(place), { expect: 'bytes' });
    return await openSheet(payload.bytes, place, wanted);
  }
  const stream = await context.files.stream(place);
  if (!stream) throw new ConfigError('there is no such file', { file: place });
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream) {
    parts.push(part);
    size += part.length;
    if (size > HEAD && parts[0]?.[0] !== 0x50) break;
  }
  const bytes = Buffer.concat(parts);
  return await openSheet(size > HEAD && bytes[0] !== 0x50 ? bytes.subarray(0, bytes.lastIndexOf('\n') + 1) : bytes, place, wanted);
}
