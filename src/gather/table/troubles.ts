/** Rows of a table that cannot be read, told by column: the first with what is wrong, the others by number. */
import type { SourceError } from '../../errors.ts';
import type { Gathering } from '../connector.ts';

export interface Troubles {
  readonly any: boolean;
  add(column: string, row: number, error: SourceError): void;
  /** Tells of them, once the table is read. */
  tell(): void;
}

const SHOWN = 5;

/** Troubles of one table; they are gaps of its connector. */
export function troubles(file: string, gap: Gathering['gap']): Troubles {
  const columns = new Map<string, { readonly first: SourceError; readonly rows: number[]; count: number }>();
  return {
    get any() {
      return columns.size > 0;
    },
    add(column, row, error) {
      const known = columns.get(column) ?? { first: error, rows: [], count: 0 };
      columns.set(column, known);
      known.count++;
      if (known.rows.length <= SHOWN) known.rows.push(row);
    },
    tell() {
      for (const [column, { first, rows, count }] of columns) {
        const [row, ...others] = rows;
        const more = count - 1 - SHOWN;
        const also = others.length === 0 ? '' : `; so in rows ${others.slice(0, SHOWN).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
        gap(`${file}: ${column}`, `row ${row}: ${first.message}${first.hint === undefined ? '' : `; ${first.hint}`}${also}`);
      }
    },
  };
}
