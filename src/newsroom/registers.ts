/** The registers of a newsroom: entities.yaml, properties.yaml and personas/. */
import * as v from 'valibot';
import { ConfigError, ConfigErrors } from '../errors.ts';
import { ENTITY_CLASSES, type Entity, EXCHANGES } from '../model/entity.ts';
import { identitiesOf, wrongIdentifier } from '../model/identifier.ts';
import type { Persona } from '../model/persona.ts';
import type { Property } from '../model/property.ts';
import { unitById } from '../model/unit.ts';
import { type DataFile, parseDataFile } from './data-file.ts';
import { checkFormat, collect, parseWith, printed, problem, text } from './parse.ts';

const id = v.pipe(text, v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'an id has letters, digits and . _ -'));

/** An identifier whose check digit is right. */
const identifier = (scheme: string) =>
  v.optional(
    v.pipe(
      text,
      v.check(
        (value) => wrongIdentifier(scheme, value) === undefined,
        (issue) => wrongIdentifier(scheme, issue.input) ?? '',
      ),
    ),
  );
const day = v.optional(v.pipe(text, v.isoDate('must be a day: 2025-01-31')));

const listing = v.strictObject({
  ticker: v.pipe(text, v.regex(/^[A-Z0-9][A-Z0-9.-]*$/, 'a ticker has capitals, digits, . and -')),
  mic: v.pipe(text, v.regex(/^[A-Z0-9]{4}$/, 'a market identifier code has four letters (ISO 10383)')),
  exchange: v.optional(text),
  figi: identifier('figi'),
  composite: identifier('figi'),
  shareClass: identifier('figi'),
  isin: identifier('isin'),
  from: day,
  until: day,
});
const entity = v.strictObject({
  id,
  name: printed,
  short: v.optional(printed),
  article: v.optional(v.picklist(['', 'the']), ''),
  class: v.picklist(ENTITY_CLASSES),
  isA: v.optional(v.array(text), []),
  aliases: v.optional(v.array(text), []),
  listings: v.optional(v.array(listing), []),
  identifiers: v.optional(v.record(text, text), {}),
  plural: v.optional(v.boolean(), false),
});
const property = v.strictObject({
  id,
  label: printed,
  aliases: v.optional(v.array(text), []),
  dimension: v.pipe(
    text,
    v.check(
      (name) => isDimension(name),
      (issue) =>
        `unknown dimension \`${issue.input}\`; there are money, text, date, entity, mass, percent, percentage-point, times, count, months, …`,
    ),
  ),
  polarity: v.optional(v.picklist(['positive', 'negative', 'neutral']), 'neutral'),
});
const persona = v.strictObject({
  format: v.optional(v.unknown()),
  id: v.optional(id),
  name: printed,
  audience: printed,
  stance: printed,
  purpose: printed,
});

const NON_UNIT_DIMENSIONS = new Set([
  'money',
  'text',
  'date',
  'entity',
  'mass',
  'volume',
  'length',
  'area',
  'power',
  'energy',
  'time',
  'months',
]);

function isDimension(name: string): boolean {
  return NON_UNIT_DIMENSIONS.has(name) || unitById(name)?.dimension === name;
}

/** Reads entities.yaml (or .json, .ndjson, .csv): a list, or `entities:`. */
export function parseEntities(file: string, content: string): readonly Entity[] {
  const data = parseDataFile(file, content);
  const entities = entitiesOf(data);
  refuseNameless(data, entities);
  refuseNamesakes(data, entities);
  refuseIdentity(data, entities);
  return entities;
}

/** Of marks alone no sentence could be searched for. */
function refuseNameless(data: DataFile, entities: readonly Entity[]): void {
  const { at } = listIn(data, 'entities');
  const errors = entities.flatMap(({ name, short }, index) =>
    [name, short].every((words) => /[\p{L}\p{N}]/u.test(words))
      ? []
      : [problem(data, [...at(index), 'name'], `${JSON.stringify(name)} is no name: a name has a letter or a digit`)],
  );
  if (errors.length > 0) throw new ConfigErrors(errors);
}

/** A name that two entities have would be a reader's guess; a ledger of before is read as it is. */
function refuseNamesakes(data: DataFile, entities: readonly Entity[]): void {
  const { at } = listIn(data, 'entities');
  const seen = new Map<string, Entity>();
  const errors = entities.flatMap((entry, index) => {
    const first = seen.get(entry.name);
    seen.set(entry.name, first ?? entry);
    return first
      ? [
          problem(
            data,
            [...at(index), 'name'],
            `\`${entry.name}\` is the name of two entities, ${first.id} and ${entry.id}`,
            'write the name in full, or make one entity of them with `aliases:`',
          ),
        ]
      : [];
  });
  if (errors.length > 0) throw new ConfigErrors(errors);
}

/** `closed`: every class of things an entity is one of must stand in the same list. */
export function entitiesOf(data: DataFile, closed = true): readonly Entity[] {
  const { rows, at } = listIn(data, 'entities');
  const read = (row: unknown, index: number): Entity => {
    const parsed = parseWith(entity, data, row, at(index));
    const listings = parsed.listings.map((entry, order) => {
      const exchange = entry.exchange ?? EXCHANGES[entry.mic];
      if (!exchange)
        throw problem(
          data,
          [...at(index), 'listings', order, 'mic'],
          `the market ${entry.mic} has no printed name here`,
          'add `exchange:` with the name to print before the ticker',
        );
      return withoutUndefined({ ...entry, exchange });
    });
    return { ...parsed, short: parsed.short ?? parsed.name, listings };
  };
  const entities = collect(rows, read);
  refuseTwice(data, entities, at);
  const known = new Set(entities.map((entry) => entry.id));
  for (const [index, entry] of entities.entries()) {
    const stray = entry.isA.find((kind) => !known.has(kind));
    if (closed && stray) throw problem(data, [...at(index), 'isA'], `unknown entity \`${stray}\``);
  }
  return entities;
}

function withoutUndefined<T extends object>(fields: T): { [Key in keyof T]: NonNullable<T[Key]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [Key in keyof T]: NonNullable<T[Key]> };
}

/** Refuses identifiers with a wrong check digit, and two entities under one identifier or one listing. */
function refuseIdentity(data: DataFile, entities: readonly Entity[]): void {
  const { at } = listIn(data, 'entities');
  const owners = new Map<string, Entity>();
  const errors = entities.flatMap((entry, index) => [
    ...Object.entries(entry.identifiers).flatMap(([scheme, value]) => {
      const wrong = wrongIdentifier(scheme, value);
      return wrong === undefined ? [] : [problem(data, [...at(index), 'identifiers', scheme], wrong)];
    }),
    ...identitiesOf(entry).flatMap((key) => {
      const owner = owners.get(key);
      owners.set(key, owner ?? entry);
      const twice = owner && owner.id !== entry.id;
      return twice
        ? [problem(data, at(index), `${key} is that of ${owner.id} and of ${entry.id}`, 'an identifier belongs to one entity')]
        : [];
    }),
  ]);
  if (errors.length > 0) throw new ConfigErrors(errors);
}

/** Reads properties.yaml: a list, or `properties:`. */
export function parseProperties(file: string, content: string): readonly Property[] {
  return propertiesOf(parseDataFile(file, content));
}

export function propertiesOf(data: DataFile): readonly Property[] {
  const { rows, at } = listIn(data, 'properties');
  const properties = collect(rows, (row, index) => parseWith(property, data, row, at(index)));
  refuseTwice(data, properties, at);
  return properties;
}

/** Reads personas/ID.yaml. */
export function parsePersona(file: string, content: string, name: string): Persona {
  const data = parseDataFile(file, content);
  checkFormat(data);
  return personaOf(data, data.value, [], name);
}

export function personaOf(data: DataFile, value: unknown, at: readonly string[], name: string): Persona {
  const { format: _format, ...fields } = parseWith(persona, data, value, at);
  return { ...fields, id: fields.id ?? name };
}

function listIn(data: DataFile, key: string): { rows: readonly unknown[]; at: (index: number) => (string | number)[] } {
  if (Array.isArray(data.value)) return { rows: data.value, at: (index) => [index] };
  checkFormat(data);
  const rows = (data.value as Record<string, unknown> | null)?.[key];
  if (!Array.isArray(rows)) throw new ConfigError(`expected a list under \`${key}:\``, { file: data.file, line: 1 });
  return { rows, at: (index) => [key, index] };
}

function refuseTwice(data: DataFile, entries: readonly { id: string }[], at: (index: number) => (string | number)[]): void {
  const seen = new Set<string>();
  const errors = entries.flatMap((entry, index) => {
    const twice = seen.has(entry.id);
    seen.add(entry.id);
    return twice ? [problem(data, [...at(index), 'id'], `the id \`${entry.id}\` is used twice`)] : [];
  });
  if (errors.length > 0) throw new ConfigErrors(errors);
}
