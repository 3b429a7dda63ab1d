/** The files, globs and addresses of a table, each opened as a document that is held whole only where it is small. */
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { SourceError } from '../../errors.ts';
import type { Gathering, HostRule } from '../connector.ts';
import { type Delimiter, LARGEST_STORED, Payload } from '../payload.ts';
import type { Layout, Mapping, TableFormat, TableOptions } from './terms.ts';

export interface Document {
  /** As a person knows it: path below the newsroom, or address. */
  readonly name: string;
  readonly format: TableFormat;
  readonly delimiter: Delimiter;
  readonly sha256: string;
  /** Absolute, of a file. */
  readonly path?: string;
  /** Set for a file too large to be stored, in which no line is empty: its rows are counted alike by everybody. */
  readonly even?: boolean;
  /** All of it. */
  whole(): Promise<Payload>;
  /** Its words in pieces, cut anywhere. Throws SourceError where they do not fit the charset. */
  text(): AsyncIterable<string>;
}

type Place = Pick<TableOptions, 'files' | 'layout' | 'keys'> & { readonly mapping: Pick<Mapping, 'decimal'> };

/** The hosts a table may ask: those of its addresses, and those Google sends a published sheet on to. */
export function hostsOf({ files, hosts = [], private: inside }: Pick<TableOptions, 'files' | 'hosts' | 'private'>): readonly HostRule[] {
  const asked = [files].flat().flatMap((file) => (isAddress(file) ? new URL(sheetAddress(file)).hostname : []));
  const all = new Set([...asked, ...hosts, ...(asked.includes('docs.google.com') ? ['*.googleusercontent.com'] : [])]);
  return [...all].map((host) => ({ host, ...(inside === true && { private: true }) }));
}

/** The documents there are, one after the other; what is not there or cannot be read is told with `lost`. */
export async function* openDocuments(
  place: Place,
  gathering: Gathering,
  lost: (name: string, error: SourceError) => void,
): AsyncIterable<Document> {
  const names = new Set<string>();
  for (const pattern of [place.files].flat()) {
    const found = isAddress(pattern) ? [pattern] : await matching(pattern, gathering);
    if (found.length === 0) lost(pattern, new SourceError(`no file fits ${pattern}`, { hint: 'paths start at the newsroom' }));
    for (const name of found) names.add(name);
  }
  for (const name of names) {
    try {
      yield isAddress(name) ? await fetched(name, place, gathering) : await onDisk(name, place, gathering);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      lost(name, error);
    }
  }
}

function isAddress(file: string): boolean {
  return /^https?:\/\//.test(file);
}

/** The CSV of a published Google sheet, whichever of its addresses was copied. */
export function sheetAddress(url: string): string {
  const address = new URL(url);
  if (address.hostname !== 'docs.google.com') return url;
  const [, published] = /^\/spreadsheets\/d\/e\/([^/]+)/.exec(address.pathname) ?? [];
  const [, shared] = /^\/spreadsheets\/d\/(?!e\/)([^/]+)/.exec(address.pathname) ?? [];
  const sheet = address.searchParams.get('gid') ?? /gid=(\d+)/.exec(address.hash)?.[1];
  const query = sheet === undefined ? '' : `&gid=${sheet}`;
  if (published !== undefined) return `https://docs.google.com/spreadsheets/d/e/${published}/pub?output=csv${query}`;
  return shared === undefined ? url : `https://docs.google.com/spreadsheets/d/${shared}/export?format=csv${query}`;
}

const FORMATS: Readonly<Record<string, TableFormat>> = {
  csv: 'csv',
  tsv: 'csv',
  tab: 'csv',
  txt: 'csv',
  json: 'json',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  xlsx: 'xlsx',
  parquet: 'parquet',
};

/** How a document is to be read, by its name where the layout does not say. */
export function formOf(name: string, layout: Layout = {}): { readonly format: TableFormat; readonly delimiter: Delimiter } {
  const [, ending = ''] = /\.([a-z]+)$/i.exec(isAddress(name) ? new URL(name).pathname : name) ?? [];
  const format = layout.format ?? FORMATS[ending.toLowerCase()] ?? 'csv';
  return { format, delimiter: layout.delimiter ?? (/^(?:tsv|tab)$/i.test(ending) ? '\t' : ',') };
}

async function fetched(name: string, { layout, keys = {}, mapping }: Place, gathering: Gathering): Promise<Document> {
  const { format, delimiter } = formOf(name, layout);
  if (format === 'parquet')
    throw new SourceError('Parquet is read from files alone', { file: name, hint: 'download it into the newsroom' });
  const secretHeaders = Object.fromEntries(
    Object.entries(keys).map(([header, variable]) => {
      const key = gathering.secret(variable);
      if (key === undefined) throw new SourceError(`${variable} is not set`, { hint: 'put the key of the source into the environment' });
      return [header, key];
    }),
  );
  const sent = await gathering.http.get(sheetAddress(name), {
    expect: format,
    secretHeaders,
    ...(layout?.charset !== undefined && { charset: layout.charset }),
  });
  const payload = new Payload({ ...sent, format, delimiter, decimal: mapping.decimal });
  gathering.record(payload);
  return held(name, payload);
}

function held(name: string, payload: Payload): Document {
  return {
    name,
    format: payload.format as TableFormat,
    delimiter: payload.delimiter,
    sha256: payload.sha256,
    whole: async () => payload,
    text: async function* () {
      yield payload.text();
    },
  };
}

async function onDisk(name: string, { layout, mapping }: Place, gathering: Gathering): Promise<Document> {
  const path = resolve(gathering.newsroom, name);
  const form = formOf(name, layout);
  const pieces = async (): Promise<AsyncIterable<Uint8Array>> => {
    const stream = await gathering.files.stream(path);
    if (!stream) throw new SourceError('there is no such file', { file: name, hint: 'paths start at the newsroom' });
    return stream;
  };
  const hash = createHash('sha256');
  const parts: Uint8Array[] = [];
  let size = 0;
  let [even, ended] = [true, false];
  for await (const part of await pieces()) {
    hash.update(part);
    size += part.length;
    even &&= !hasEmptyLine(part, ended);
    ended = part.at(-1) === LINE_FEED;
    if (size > LARGEST_STORED) parts.length = 0;
    else parts.push(part);
  }
  const about = {
    url: `file:///${name.split('/').map(encodeURIComponent).join('/')}`,
    type: '',
    status: 200,
    retrievedAt: gathering.now,
    charset: layout?.charset,
    decimal: mapping.decimal,
  };
  const format = form.format === 'parquet' ? 'bytes' : form.format;
  const payloadOf = (bytes: Uint8Array): Payload => new Payload({ ...about, ...form, format, bytes });
  if (size <= LARGEST_STORED && form.format !== 'parquet') {
    const payload = payloadOf(Buffer.concat(parts));
    gathering.record(payload);
    return { ...held(name, payload), path };
  }
  return {
    name,
    path,
    even,
    ...form,
    sha256: hash.digest('hex'),
    whole: async () => {
      const all: Uint8Array[] = [];
      for await (const part of await pieces()) all.push(part);
      return payloadOf(Buffer.concat(all));
    },
    text: async function* () {
      yield* decoded(await pieces(), layout?.charset, name);
    },
  };
}

const LINE_FEED = 10;
const RETURN = 13;

/** Whether an empty line stands in a piece, or begins it where the piece before ended a line. */
function hasEmptyLine(part: Uint8Array, ended: boolean): boolean {
  const bytes = Buffer.from(part.buffer, part.byteOffset, part.length);
  return (ended && (part[0] === LINE_FEED || part[0] === RETURN)) || bytes.includes('\n\n') || bytes.includes('\n\r');
}

async function* decoded(pieces: AsyncIterable<Uint8Array>, charset: string | undefined, name: string): AsyncIterable<string> {
  const decoder = new TextDecoder(charset ?? 'utf-8', { fatal: true });
  try {
    for await (const part of pieces) yield decoder.decode(part, { stream: true });
    yield decoder.decode();
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new SourceError(`the text is not ${decoder.encoding}`, { file: name, hint: 'say its `charset` in the layout', cause });
  }
}

/** The files a path or glob fits, as paths below the newsroom, sorted: `*` and `?` inside a name, `**` for folders. */
export async function matching(pattern: string, gathering: Gathering): Promise<readonly string[]> {
  if (!/[*?]/.test(pattern)) return [pattern];
  const [folder = ''] = /^(?:[^*?/]*\/)*/.exec(pattern) ?? [];
  const source = pattern
    .slice(folder.length)
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/|\*|\?/g, (wild) => (wild === '**/' ? '(?:.*/)?' : wild === '*' ? '[^/]*' : '[^/]'));
  const fits = new RegExp(`^${source}$`);
  return (await gathering.files.list(resolve(gathering.newsroom, folder))).filter((name) => fits.test(name)).map((name) => folder + name);
}
