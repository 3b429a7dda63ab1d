import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HIDDEN_CHARACTER } from '../../src/model/claim.ts';
import { decimal, plain } from '../../src/model/decimal.ts';
import { ENTITY_CLASSES } from '../../src/model/entity.ts';
import { ACTIONS, BASES, type Fact, STANDINGS, STATUSES } from '../../src/model/fact.ts';
import type { Ledger } from '../../src/model/ledger.ts';
import { parsePeriod } from '../../src/model/period.ts';
import type { Value } from '../../src/model/quantity.ts';
import { formatLedger, parseLedger } from '../../src/newsroom/ledger-file.ts';
import { complaints } from './rows.ts';

const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((text) => text.trim() === text && text !== '' && !HIDDEN_CHARACTER.test(text) && !text.includes('\uFFFD'));
const id = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,8}$/).filter((text) => !(text in {}));
const amount = fc.tuple(fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.nat(6)).map(([digits, places]) => plain(decimal(`${digits}e-${places}`)));
const optional = <T>(from: fc.Arbitrary<T>) => fc.option(from, { nil: undefined });
const period = fc
  .constantFrom(
    '2024',
    '2025-Q2',
    '2025-H1',
    '2024-02',
    '2024-02-29',
    '2021/2024',
    'late 2026',
    'by 2030',
    'since 2020-Q1',
    '2025-10-10@XNYS',
    '2025-10-13T14:22:00-04:00',
    'FY2026-Q2 2025-04-28/2025-07-27',
  )
  .map((text) => parsePeriod(text) ?? fail());

function fail(): never {
  throw new Error('no period');
}

/** Leaves out what is undefined, as a fact does. */
function record<T extends object>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record(fields).map((value) => Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as T);
}

const quantity = record({
  type: fc.constant('quantity' as const),
  amount,
  unit: fc.constantFrom('t', 'USD', 'percent', 'month'),
  per: optional(fc.constant('kg')),
  comparator: fc.constantFrom('=', '<', '<=', '>', '>=', '~'),
});
const range = fc.tuple(amount, amount).map(([one, other]) => {
  const [low, high] = decimal(one).lt(other) ? [one, other] : [other, plain(decimal(one).plus(1))];
  return { type: 'quantity', amount: low, unit: 't', comparator: '=', low, high };
});
const value = fc.oneof(
  quantity,
  range,
  record({ type: fc.constant('text'), text: words }),
  record({ type: fc.constant('date'), period }),
  record({ type: fc.constant('entity'), entity: id }),
) as fc.Arbitrary<Value>;
const source = record({
  id,
  publisher: id,
  title: words,
  url: fc.constantFrom(null, 'https://example.org/a?b=c#d'),
  publishedAt: fc.constantFrom('2025-01-31', '2025-01-31T16:05:00-05:00'),
  retrievedAt: optional(fc.constant('2025-02-01')),
  archivedUrl: optional(fc.constant('https://web.archive.org/x')),
  sha256: optional(fc.constant('0'.repeat(64))),
  licence: fc.constantFrom('public-domain', 'no-redistribution'),
  namedAs: fc.array(words, { maxLength: 2 }),
});

const facts = fc.uniqueArray(source, { selector: (entry) => entry.id, minLength: 1, maxLength: 3 }).chain((sources) => {
  const common = {
    id: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._@/-]{0,20}$/),
    subject: id,
    property: id,
    value,
    period,
    standing: fc.constantFrom(...STANDINGS),
    basis: fc.uniqueArray(fc.constantFrom(...BASES), { maxLength: 2 }),
    source: fc.constantFrom(...sources),
    vintage: optional(words),
    excerpt: optional(words),
    pointer: optional(words),
    note: optional(words),
    wordings: fc.array(words, { minLength: 1, maxLength: 3 }),
    derivedFrom: optional(
      record({ rule: id, version: fc.integer({ min: 1, max: 9 }), inputs: fc.array(id, { minLength: 1, maxLength: 2 }) }),
    ),
  };
  const others = value.filter(({ type }) => type !== 'entity');
  const fact = fc.oneof(
    record({ kind: fc.constant('figure'), ...common }),
    record({
      kind: fc.constant('move'),
      ...common,
      value: others,
      action: fc.constantFrom(...ACTIONS),
      object: optional(id),
      status: fc.constantFrom(...STATUSES),
    }),
    record({ kind: fc.constant('policy'), ...common, value: others, instrument: id, provision: optional(words) }),
    record({ kind: fc.constant('quote'), ...common, value: record({ type: fc.constant('text'), text: words }) }),
  ) as fc.Arbitrary<Fact>;
  return fc.uniqueArray(fact, { selector: (entry) => entry.id, maxLength: 6 });
});

const ledger: fc.Arbitrary<Ledger> = record<Ledger>({
  slug: id,
  edition: optional(id) as fc.Arbitrary<string>,
  assignment: id,
  asOf: fc.constant('2025-10-13T14:22:00-04:00'),
  zone: fc.constant('America/New_York'),
  headlineLimit: fc.integer({ min: 1, max: 99 }),
  topics: fc.array(words, { maxLength: 3 }),
  storySource: optional(id) as fc.Arbitrary<string>,
  persona: record({ id, name: words, audience: words, stance: words, purpose: words }),
  roles: fc.dictionary(id, fc.array(id, { maxLength: 2 }), { maxKeys: 3 }).map((roles) => ({ ...roles })),
  plan: record({
    sections: fc.array(
      record({
        id,
        heading: words,
        statements: fc.array(
          record({
            role: id,
            facts: fc.array(id, { maxLength: 2 }),
            intent: fc.constantFrom('report', 'compare', 'move', 'policy', 'quote', 'outlook'),
          }),
          { maxLength: 2 },
        ),
      }),
      { maxLength: 2 },
    ),
    gaps: fc.array(record({ role: id, required: fc.boolean(), reason: words }), { maxLength: 2 }),
    leftOut: fc.array(record({ fact: id, reason: words }), { maxLength: 2 }),
  }) as fc.Arbitrary<Ledger['plan']>,
  record: record({
    factloom: fc.constant('0.1.0'),
    template: record({ name: id, sha256: fc.constant('a'.repeat(64)) }),
    seed: words,
    model: fc.constantFrom(null, 'some-model'),
    prompt: fc.option(record({ name: id, sha256: fc.constant('b'.repeat(64)) }), { nil: null }),
    text: fc.constant('c'.repeat(64)),
  }),
  facts: facts.map((list) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1))),
  entities: fc.uniqueArray(
    record({
      id,
      name: words,
      short: words,
      article: fc.constantFrom('', 'the'),
      class: fc.constantFrom(...ENTITY_CLASSES),
      isA: fc.constant([]),
      aliases: fc.array(words, { maxLength: 2 }),
      listings: fc.array(fc.constant({ ticker: 'MP', mic: 'XNYS', exchange: 'NYSE' }), { maxLength: 1 }),
      identifiers: fc.constantFrom({}, { cik: '0001801368' }),
      plural: fc.boolean(),
    }),
    { selector: (entry) => entry.id, maxLength: 3 },
  ) as fc.Arbitrary<Ledger['entities']>,
  properties: fc.uniqueArray(
    record({
      id,
      label: words,
      aliases: fc.array(words, { maxLength: 2 }),
      dimension: fc.constantFrom('mass', 'money', 'text'),
      polarity: fc.constantFrom('positive', 'negative', 'neutral'),
    }),
    { selector: (entry) => entry.id, maxLength: 3 },
  ) as fc.Arbitrary<Ledger['properties']>,
});

describe('a ledger', () => {
  it('is read back as it was written, and written again in the same bytes', () => {
    fc.assert(
      fc.property(ledger, (written) => {
        const text = formatLedger(written);
        const read = parseLedger('a.facts.json', text);
        expect(read).toEqual(written);
        expect(formatLedger(read)).toBe(text);
      }),
      { numRuns: 150 },
    );
  });

  const one = fc.sample(ledger, { numRuns: 200, seed: 7 }).find(({ facts: rows, entities }) => rows.length > 1 && entities.length > 1);
  const text = formatLedger(one ?? fail());

  it('ends with a line break and carries its format', () => {
    expect(text).toMatch(/^\{\n {2}"format": 1,\n[\s\S]*\n\}\n$/);
  });

  it('begins every row with its id, so that a difference is readable', () => {
    const { facts: rows, entities, properties } = JSON.parse(text) as Record<'facts' | 'entities' | 'properties', object[]>;
    for (const row of [...rows, ...entities, ...properties]) expect(Object.keys(row)[0]).toBe('id');
  });

  it.each(['slug', 'asOf', 'zone', 'headlineLimit', 'roles', 'plan', 'record', 'persona', 'entities', 'properties'])(
    'without %s is refused',
    (field) => {
      const { [field]: _gone, ...rest } = JSON.parse(text) as Record<string, unknown>;
      expect(complaints(() => parseLedger('a.facts.json', JSON.stringify(rest, null, 2)))[0]).toMatch(
        new RegExp(`^a\\.facts\\.json:\\d+: .*${field}`),
      );
    },
  );

  it('of another format is refused', () => {
    expect(complaints(() => parseLedger('a.facts.json', text.replace('"format": 1', '"format": 2')))).toEqual([
      'a.facts.json:2: format: format 2 is not known to this version',
    ]);
  });
});
