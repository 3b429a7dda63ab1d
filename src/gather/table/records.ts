/** Tables of JSON: a list of records or of rows inside a document, or a record on each line. */
import { SourceError } from '../../errors.ts';
import type { Cell } from '../payload.ts';
import type { Document } from './documents.ts';
import { batched, type Grid, type Row, underHeadings } from './grid.ts';
import type { Layout } from './terms.ts';

/** The records of a JSON document, or its rows where it is a list of lists. */
export async function jsonGrid(document: Document, { list = '', ...layout }: Layout): Promise<Grid> {
  const payload = await document.whole();
  let found: unknown = payload.json();
  for (const part of list.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    found = typeof found === 'object' && found !== null && Object.hasOwn(found, key) ? (found as Record<string, unknown>)[key] : undefined;
  }
  if (!Array.isArray(found))
    throw new SourceError(`no list stands at ${list === '' ? 'the top' : list}`, {
      file: document.name,
      hint: 'say `layout: { list: "/data" }`: the JSON pointer to the rows',
    });
  const [first] = found as unknown[];
  if (Array.isArray(first))
    return await underHeadings(batched(found as Row[]), layout, (row, column) => `${list}/${row - 1}/${column}`, document);
  return recordGrid((found as unknown[]).map(flat), (async function* () {})(), list);
}

/** Records whose fields are known from the first of them: a field that only later ones have is no column. */
const PEEK = 1000;

export async function linesGrid(document: Document): Promise<Grid> {
  const iterator = jsonRecords(document)[Symbol.asyncIterator]();
  const top: Flat[] = [];
  while (top.length < PEEK) {
    const { value, done } = await iterator.next();
    if (done === true) break;
    for (const record of value) top.push(record);
  }
  const rest = { [Symbol.asyncIterator]: () => iterator };
  return recordGrid(top, rest, '');
}

async function* jsonRecords(document: Document): AsyncIterable<readonly Flat[]> {
  let rest = '';
  let number = 0;
  const parse = (line: string): Flat => {
    number++;
    try {
      return line.trim() === '' ? new Map() : flat(JSON.parse(line) as unknown);
    } catch (cause) {
      throw new SourceError(`line ${number} is no JSON`, { file: document.name, cause });
    }
  };
  for await (const piece of document.text()) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    yield lines.map(parse);
  }
  if (rest !== '') yield [parse(rest)];
}

function recordGrid(top: readonly Flat[], rest: AsyncIterable<readonly Flat[]>, base: string): Grid {
  const paths = new Map(top.flatMap((record) => [...record].map(([heading, { path }]) => [heading, path] as const)));
  const headings = [...paths.keys()];
  const row = (record: Flat): Row => headings.map((heading) => record.get(heading)?.cell);
  return {
    headings,
    units: [],
    first: 1,
    surplus: true,
    pointer: (number, column) => `${base}/${number - 1}${paths.get(headings[column] ?? '') ?? ''}`,
    rows: (async function* () {
      yield top.map(row);
      for await (const batch of rest) yield batch.map(row);
    })(),
  };
}

/** The cells of a record by heading, fields of fields with a point between: `price.amount`; and the pointer to each. */
type Flat = ReadonlyMap<string, { readonly cell: Cell; readonly path: string }>;

function flat(value: unknown): Flat {
  const cells = new Map<string, { cell: Cell; path: string }>();
  const pending: { value: unknown; heading: string; path: string }[] = [{ value, heading: '', path: '' }];
  for (let item = pending.pop(); item; item = pending.pop()) {
    const { value: inner, heading, path } = item;
    if (typeof inner !== 'object' || inner === null) cells.set(heading, { cell: inner as Cell, path });
    else
      for (const [key, field] of Object.entries(inner).reverse())
        pending.push({
          value: field,
          heading: heading === '' ? key : `${heading}.${key}`,
          path: `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
        });
  }
  return cells;
}
