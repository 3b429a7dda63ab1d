/** Rows of facts in each format a newsroom may use, each row on a line of its own. */
import type { ConfigError } from '../../src/errors.ts';
import { ConfigErrors } from '../../src/errors.ts';
import { linkFacts, parseFactFile } from '../../src/newsroom/fact-file.ts';

export type Row = Readonly<Record<string, unknown>>;
export const FORMATS = ['yaml', 'json', 'ndjson', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

/** The line on which the row of that index stands. */
export const LINE: Readonly<Record<Format, (index: number) => number>> = {
  yaml: (index) => index + 3,
  json: (index) => index + 2,
  ndjson: (index) => index + 1,
  csv: (index) => index + 2,
};

/** What a field of the row of that index is called in messages. */
export const FIELD: Readonly<Record<Format, (index: number, field: string) => string>> = {
  yaml: (index, field) => `facts.${index}.${field}`,
  json: (index, field) => `facts.${index}.${field}`,
  ndjson: (_index, field) => field,
  csv: (_index, field) => field,
};

export function write(format: Format, rows: readonly Row[]): string {
  const lines = rows.map((row) => JSON.stringify(row));
  switch (format) {
    case 'yaml':
      return `format: 1\nfacts:\n${lines.map((line) => `  - ${line}\n`).join('')}`;
    case 'json':
      return `{"format": 1, "facts": [\n${lines.join(',\n')}\n]}\n`;
    case 'ndjson':
      return `${lines.join('\n')}\n`;
    case 'csv':
      return writeTable(rows.map(flat));
  }
}

function writeTable(rows: readonly Readonly<Record<string, string>>[]): string {
  const columns = [...new Set(rows.flatMap(Object.keys))];
  const cell = (value = ''): string => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  return `${[columns, ...rows.map((row) => columns.map((column) => row[column]))].map((cells) => cells.map(cell).join(',')).join('\n')}\n`;
}

/** `{value: {amount}}` as a column `value.amount`; a list as `a | b`. */
function flat(row: Row): Record<string, string> {
  return Object.fromEntries(
    Object.entries(row).flatMap(([key, value]): [string, string][] => {
      if (Array.isArray(value)) return [[key, value.join(' | ')]];
      if (typeof value === 'object' && value !== null)
        return Object.entries(flat(value as Row)).map(([inner, cell]) => [`${key}.${inner}`, cell]);
      return [[key, String(value)]];
    }),
  );
}

export const SOURCES = `format: 1
sources:
  mcs2025: { publisher: usgs, title: Mineral Commodity Summaries 2025, url: "https://example.org/mcs", publishedAt: 2025-01-31, licence: public-domain }
`;

/** The facts of one file, with a source for them. */
export function factsOf(file: string, text: string) {
  return linkFacts([parseFactFile('facts/sources.yaml', SOURCES), parseFactFile(file, text)]).facts;
}

/** What is wrong with a file, as `file:line: field: message` each. */
export function complaints(read: () => unknown): string[] {
  try {
    read();
  } catch (error) {
    const errors: readonly ConfigError[] = error instanceof ConfigErrors ? error.errors : [error as ConfigError];
    return errors.map(({ file, line, message }) => `${file}:${line}: ${message}`);
  }
  return [];
}

/** A fact with nothing wrong. */
export function row(over: Row = {}): Row {
  return {
    id: 'usgs.mine-production.china.2024',
    kind: 'figure',
    subject: 'china',
    property: 'mine-production',
    value: { amount: '270000', unit: 't' },
    period: '2024',
    source: 'mcs2025',
    ...over,
  };
}

/** The row without one of its fields. */
export function without(field: string): Row {
  return Object.fromEntries(Object.entries(row()).filter(([key]) => key !== field));
}

/** What a promise is refused with, as `file:line: field: message` each. */
export async function refusal(promise: Promise<unknown>): Promise<string[]> {
  return await promise.then(
    () => [],
    (error: unknown) =>
      complaints(() => {
        throw error;
      }),
  );
}
