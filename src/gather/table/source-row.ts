/** The document a row is from: one for the whole table, or what the columns of the row say. */
import { createHash } from 'node:crypto';
import { SourceError } from '../../errors.ts';
import { momentOf } from '../../model/period.ts';
import type { Source } from '../../model/source.ts';
import type { Gathering } from '../connector.ts';
import { slug } from '../register.ts';
import type { FindColumn } from './columns.ts';
import type { Row } from './grid.ts';
import { nameReader } from './names.ts';
import { periodReader } from './period-cell.ts';
import type { TableDocument } from './read.ts';
import type { Said, TableOptions } from './terms.ts';

/** What stands behind the figures of a row. */
export interface Origin {
  readonly source: Source;
  /** Begins the ids of its facts. */
  readonly prefix: string;
  readonly vintage?: string;
  /** The hash of the table, where the source is another document than the table. */
  readonly payload?: string;
}

/** Throws SourceError where a row does not say what it must. */
export type ReadOrigin = (row: Row) => Origin;

/** The origin of the rows of one document. */
export async function originReader(
  { name, source }: Pick<TableOptions, 'name' | 'source'>,
  document: TableDocument,
  find: FindColumn,
  gathering: Gathering,
): Promise<ReadOrigin> {
  const { publisher, title, url, publishedAt, licence, vintage } = source;
  const publisherOf = await nameReader(publisher, find, gathering.register);
  const byRow = typeof publisher === 'object' && !('name' in publisher);
  const own = byRow || [title, url, publishedAt].some((said) => typeof said === 'object' && said !== null);
  const day = await periodReader({}, gathering.now);
  const titleOf = reader(title, find);
  const urlOf = url === null ? () => null : reader(url, find);
  const publishedOf = publishedAt === undefined ? () => gathering.now.slice(0, 10) : reader(publishedAt, find);
  const vintageOf = vintage === undefined ? () => undefined : reader(vintage, find);
  const part = document.alone ? '' : `-${slug(document.name)}`;
  const known = new Map<string, Origin>();
  return (row) => {
    const said = {
      publisher: publisherOf(row),
      title: titleOf(row),
      url: urlOf(row),
      published: publishedOf(row),
      vintage: vintageOf(row),
    };
    const key = own || vintage !== undefined ? JSON.stringify(said) : '';
    const found = known.get(key);
    if (found) return found;
    // Of a month its last day: nothing is known before it is certain to be.
    const moment = momentOf(said.published) === undefined ? day(said.published)?.end : said.published;
    if (moment === undefined || momentOf(moment) === undefined)
      throw new SourceError(`\`${said.published}\` is no day of publication`, { hint: 'write 2025-08-07' });
    if (said.url !== null && !/^https?:\/\/\S+$/.test(said.url)) throw new SourceError(`\`${said.url}\` is no http or https address`);
    const mark = own ? `-${createHash('sha256').update(key).digest('hex').slice(0, 8)}` : '';
    const origin: Origin = {
      prefix: byRow ? said.publisher : name,
      ...(said.vintage !== undefined && { vintage: said.vintage }),
      ...(own && { payload: document.sha256 }),
      source: {
        id: `${name}${part}${mark}-${moment.slice(0, 10)}`,
        publisher: said.publisher,
        title: said.title,
        url: said.url,
        publishedAt: moment,
        retrievedAt: gathering.now,
        ...(!own && { sha256: document.sha256 }),
        licence,
        namedAs: [],
      },
    };
    known.set(key, origin);
    return origin;
  };
}

/** What is said for all rows, or by a column for each. */
function reader(said: Said, find: FindColumn): (row: Row) => string {
  if (typeof said === 'string') return () => said;
  const index = find(said.column);
  return (row) => {
    const cell = row[index];
    const text = cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? '').trim();
    if (text === '') throw new SourceError(`\`${said.column}\` is empty`);
    return text;
  };
}
