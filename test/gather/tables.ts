/** Declared tables read as `gather` reads them, from files in memory. */
import { readFileSync } from 'node:fs';
import type { Mapping, TableOptions, TableSource } from '../../src/gather/table/terms.ts';
import { table } from '../../src/gather/table.ts';
import type { Fact } from '../../src/model/fact.ts';
import { type Ran, type Run, run } from './run.ts';

export const SOURCE: TableSource = {
  publisher: { name: 'Bureau of Ores', class: 'agency' },
  title: 'Ores of the world',
  url: 'https://example.org/ores',
  publishedAt: '2025-01-31',
  licence: 'public-domain',
};

/** A column of tons for whatever country a row names. */
export const TONS: Mapping = {
  period: { column: 'Year' },
  subject: { column: 'Country', class: 'country' },
  figures: [{ column: 'Output', property: 'output', unit: 't' }],
};

/** A small real table of `fixtures/recorded/tables`. */
export function recorded(name: string): Buffer {
  return readFileSync(new URL(`../../fixtures/recorded/tables/${name}`, import.meta.url));
}

/** Reads tables that lie in the newsroom under these names. */
export async function read(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: Partial<TableOptions> = {},
  over: Partial<Run> = {},
): Promise<Ran> {
  const connector = table({ name: 'ores', source: SOURCE, files: Object.keys(files), mapping: TONS, ...options });
  const bytes = Object.fromEntries(Object.entries(files).map(([name, text]) => [`/newsroom/${name}`, Buffer.from(text)]));
  return await run(connector, { files: bytes, ...over });
}

/** `id: amount`, with the comparator where it is a bound. */
export function told({ facts }: Ran): readonly string[] {
  return facts.map((fact) => `${fact.id}: ${amountOf(fact)}`);
}

export function amountOf({ value }: Fact): string {
  if (value.type !== 'quantity') return value.type;
  return `${value.comparator === '=' ? '' : value.comparator}${value.amount} ${value.unit}${value.per === undefined ? '' : `/${value.per}`}`;
}

/** The gaps as `what: message`. */
export function gapsOf({ gaps }: Ran): readonly string[] {
  return gaps.map(({ what, message }) => `${what}: ${message}`);
}
