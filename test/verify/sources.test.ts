import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../src/model/fact.ts';
import { linkFacts, parseFactFile } from '../../src/newsroom/fact-file.ts';
import { checkSources, type StoredPayload } from '../../src/verify/sources.ts';

const PAYLOAD = '{"revenue":{"2024":57400000,"2023":31200000},"thousands":"57,400","none":"—"}';
const HASH = createHash('sha256').update(PAYLOAD).digest('hex');
const payloadOf = (text: string): StoredPayload => ({ sha256: createHash('sha256').update(text).digest('hex'), tree: JSON.parse(text) });
const stored = (sha256: string): StoredPayload | undefined => (sha256 === HASH ? payloadOf(PAYLOAD) : undefined);

/** A revenue fact of $57.4 million, with some fields set otherwise. */
function fact(fields: Record<string, unknown>, source: Record<string, unknown> = {}): Fact {
  const row = {
    id: 'mp.revenue.mp.2024',
    kind: 'figure',
    subject: 'mp',
    property: 'revenue',
    value: { amount: '57.4e6', unit: 'USD' },
    period: '2024',
    source: 's',
    ...fields,
  };
  const file = {
    sources: { s: { publisher: 'mp', title: 'Results', url: null, publishedAt: '2025-02-01', licence: 'x', ...source } },
    facts: [row],
  };
  const [found] = linkFacts([parseFactFile('facts.json', JSON.stringify(file))]).facts;
  if (!found) throw new Error('no fact');
  return found;
}

describe('facts against their recorded sources', () => {
  test.each<[what: string, fields: Record<string, unknown>, source: Record<string, unknown>, state: string]>([
    ['the value stands in the excerpt', { excerpt: 'Revenue increased 84% to $57.4 million' }, {}, 'matches'],
    ['the excerpt says another value', { excerpt: 'Revenue increased 84% to $57.5 million' }, {}, 'differs'],
    ['the excerpt says another currency', { excerpt: 'Revenue was A$57.4 million' }, {}, 'differs'],
    [
      'a law writes the bound its own way',
      { value: { amount: '27', unit: 'month', comparator: '<=' }, excerpt: 'shall not exceed 27 months' },
      {},
      'matches',
    ],
    ['a law writes a decimal comma', { value: { amount: '0.2', unit: 'kg', comparator: '>' }, excerpt: 'exceeds 0,2 kg' }, {}, 'matches'],
    [
      'a loss is told without its minus',
      { value: { amount: '-640e6', unit: 'USD' }, excerpt: 'a net loss of $640 million' },
      {},
      'matches',
    ],
    [
      'a date stands in the excerpt',
      { value: { date: 'by 2026-11-24' }, excerpt: 'By 24 November 2026, Member States shall' },
      {},
      'matches',
    ],
    ['there is no excerpt', {}, {}, 'unchecked'],
    ['words are no figure', { value: { text: 'a record' }, excerpt: 'a record' }, {}, 'unchecked'],
    ['the payload holds the value', { pointer: '/revenue/2024' }, { sha256: HASH }, 'matches'],
    ['a dash in the payload is zero', { value: { amount: '0', unit: 'USD' }, pointer: '/none' }, { sha256: HASH }, 'matches'],
    ['a dash in the payload is no other figure', { pointer: '/none' }, { sha256: HASH }, 'differs'],
    ['a payload of its own holds the value', { pointer: '/revenue/2024', payload: HASH }, { sha256: '0'.repeat(64) }, 'matches'],
    ['a payload of its own holds another value', { pointer: '/revenue/2023', payload: HASH }, {}, 'differs'],
    ['the payload holds another value', { pointer: '/revenue/2023' }, { sha256: HASH }, 'differs'],
    ['the payload counts in thousands', { pointer: '/thousands', scale: '1000' }, { sha256: HASH }, 'matches'],
    ['the payload has no such place', { pointer: '/revenue/2022' }, { sha256: HASH }, 'differs'],
    ['the payload is not stored', { pointer: '/revenue/2024' }, { sha256: 'f'.repeat(64) }, 'unchecked'],
  ])('%s', (_what, fields, source, state) => {
    expect(checkSources([fact(fields, source)], stored)[0]?.state).toBe(state);
  });

  test.each<[what: string, fields: Record<string, unknown>, state: string]>([
    ['the excerpt stands in the stored page', { excerpt: 'Revenue increased 84% to $57.4 million' }, 'matches'],
    ['the excerpt is nobody’s', { excerpt: 'Revenue rose to $57.4 million' }, 'differs'],
    ['the excerpt stands there and says another value', { excerpt: 'and profit of $5 million' }, 'differs'],
    ['words are their own excerpt', { value: { text: 'Revenue increased 84%' } }, 'matches'],
    ['words with a text of their own as excerpt', { value: { text: 'a good year' }, excerpt: 'Revenue increased 84%' }, 'matches'],
    ['there is no excerpt', {}, 'unchecked'],
  ])('a stored page: %s', (_what, fields, state) => {
    const page = { sha256: HASH, tree: 'Results. Revenue increased\n 84% to $57.4 million, and profit of $5 million.' };
    expect(checkSources([fact(fields, { sha256: HASH })], () => page)[0]?.state).toBe(state);
  });

  test('a payload that was changed is not believed', () => {
    const [checked] = checkSources([fact({ pointer: '/revenue/2024' }, { sha256: HASH })], () =>
      payloadOf(PAYLOAD.replace('57400000', '57400001')),
    );
    expect(checked).toMatchObject({ state: 'differs', message: expect.stringContaining('hash') });
  });
});

describe('the figure at a pointer', () => {
  const held = (cell: string | number, amount: string, decimal?: '.' | ','): string => {
    const stored = { sha256: HASH, tree: [[cell]], ...(decimal && { decimal }) };
    return checkSources([fact({ value: { amount, unit: 'USD' }, pointer: '/0/0' }, { sha256: HASH })], () => stored)[0]?.state ?? '';
  };
  test.each<[cell: string | number, amount: string, decimal: '.' | ',' | undefined, state: string]>([
    ['(3.2)', '-3.2', undefined, 'matches'],
    ['3.2%', '3.2', undefined, 'matches'],
    ['>85,000,000', '85000000', undefined, 'matches'],
    [2654.479090909091, '2654.47909090909', undefined, 'matches'],
    ['1.234,5', '1234.5', ',', 'matches'],
    ['1.234', '1234', ',', 'matches'],
    // What a comma means is declared with the payload: taken otherwise a figure would be a thousand times too small.
    ['270,000', '270', undefined, 'differs'],
    ['1.234', '1234', undefined, 'differs'],
    ['1,5', '1.5', undefined, 'differs'],
  ])('%s is %s (decimal sign %s): %s', (cell, amount, decimal, state) => expect(held(cell, amount, decimal)).toBe(state));
});
