/** Any table: CSV, JSON, NDJSON, workbooks and Parquet, by file, glob or address, with a mapping that says what its columns mean. */
import { SourceError } from '../errors.ts';
import type { Connector } from './connector.ts';
import { told } from './gather.ts';
import { openCollection } from './table/collected.ts';
import { hostsOf, openDocuments } from './table/documents.ts';
import { headingText } from './table/grid.ts';
import { namedColumns } from './table/named-columns.ts';
import { openGrid } from './table/open-grid.ts';
import { readTable } from './table/read.ts';
import { checked, tableSchema } from './table/schema.ts';
import { sieveOf } from './table/sieve.ts';
import type { TableOptions } from './table/terms.ts';

/**
 * Facts of a declared table. A large CSV, NDJSON or Parquet file is read row by row. Throws ConfigErrors where the
 * declaration itself is wrong; a file that is missing or has changed is a gap, and the others are read.
 */
export function table(declared: TableOptions): Connector {
  const options = checked(`table ${String(declared.name)}`, tableSchema, declared);
  return {
    name: options.name,
    hosts: hostsOf(options),
    ...(options.bound !== undefined && { bound: { factor: options.bound } }),
    async *facts(window, gathering) {
      const collection = openCollection(options.mapping.last, gathering);
      const lost = (name: string, error: SourceError): void => gathering.gap(name, told(error));
      const several = Array.isArray(options.files) || /[*?]/.test(String(options.files));
      let read = 0;
      const wanted = wantedColumns(options);
      const sieve = sieveOf(options);
      for await (const document of openDocuments(options, gathering, lost)) {
        const { name, sha256 } = document;
        try {
          const grid = await openGrid(document, options.layout, wanted, sieve);
          await readTable(grid, { name, sha256, alone: !several }, options, collection, window, gathering);
        } catch (error) {
          if (!(error instanceof SourceError)) throw error;
          lost(name, error);
        }
        gathering.progress(++read, read);
      }
      yield* collection.facts();
    },
  };
}

/** The columns the declaration has use for. */
function wantedColumns(options: TableOptions): (heading: string) => boolean {
  const named = new Set(namedColumns(options).map(headingText));
  const patterns = options.mapping.figures.flatMap(({ columns }) => (columns === undefined ? [] : new RegExp(columns, 'u')));
  return (heading) => named.has(headingText(heading)) || patterns.some((pattern) => pattern.test(heading));
}
