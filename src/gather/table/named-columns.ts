/** The columns a declaration names, wherever in it they stand. */
import { headingText } from './grid.ts';
import type { TableOptions } from './terms.ts';

type Declared = Pick<TableOptions, 'mapping' | 'source'>;

/** All of them, each once. Patterns name none. */
export function namedColumns({ mapping, source }: Declared): readonly string[] {
  const found = new Set<string>();
  walk({ mapping, source }, (column) => {
    found.add(column);
    return column;
  });
  return [...found];
}

/** The declaration with another heading for a column. */
export function renameColumn<Options extends Declared>(options: Options, from: string, to: string): Options {
  const change = (column: string): string => (headingText(column) === headingText(from) ? to : column);
  return { ...options, ...(walk({ mapping: options.mapping, source: options.source }, change) as Declared) };
}

/** Fields whose value is a heading, and those whose keys or values are. */
const VALUES: ReadonlySet<string> = new Set(['column', 'ticker']);
const KEYS: ReadonlySet<string> = new Set(['where', 'except']);

function walk(node: unknown, change: (column: string) => string, key = ''): unknown {
  if (typeof node === 'string') return VALUES.has(key) ? change(node) : node;
  if (Array.isArray(node)) return node.map((one) => walk(one, change, key));
  if (typeof node !== 'object' || node === null) return node;
  // An entity that is written out has no columns.
  if ('name' in node) return node;
  return Object.fromEntries(
    Object.entries(node).map(([field, value]) => [
      KEYS.has(key) ? change(field) : field,
      walk(value, change, KEYS.has(key) ? '' : key === 'identifiers' ? 'column' : field),
    ]),
  );
}
