import { beforeAll, describe, expect, test } from 'vitest';
import { holds, verify } from '../../src/verify/verify.ts';
import { caseDrafts } from '../cases.ts';
import type { Demo } from './demo.ts';
import { type Mutation, mutationsOf, sampled, seen } from './mutations/mutations.ts';

/** Of each kind in each draft; `npm run bench:mutations` tries them all. */
const MOST = 12;

interface Tried extends Pick<Demo, 'slug' | 'ledger'> {
  readonly mutation: Mutation;
}

let drafts: readonly Demo[] = [];
let tried = new Map<string, readonly Tried[]>();
beforeAll(async () => {
  drafts = await caseDrafts();
  const all = drafts.flatMap(({ slug, text, ledger }) =>
    sampled(mutationsOf(text, ledger), MOST).map((mutation): Tried => ({ slug, ledger, mutation })),
  );
  tried = Map.groupBy(all, ({ mutation }) => mutation.kind);
});

test('every golden draft passes as it was generated, without a warning', () => {
  for (const { slug, text, ledger } of drafts) expect(verify(text, ledger), slug).toEqual([]);
});

describe('a golden draft with one thing changed is held, and the finding is at its place', () => {
  test.each([
    'digit',
    'scale',
    'unit',
    'currency',
    'comparator',
    'date',
    'part of a year',
    'targets swapped',
    'words swapped',
    'link cut',
    'claim dropped',
    'claim duplicated',
    'figure added',
    'superlative added',
    'direction',
    'negation in',
    'negation out',
    'hedge out',
    'standing changed',
    'base period',
    'attribution out',
    'entity swap',
    'ticker',
  ])('%s', (kind) => {
    const all = tried.get(kind) ?? [];
    const missed = all.filter(({ mutation, ledger }) => {
      const { text, original } = mutation;
      return seen(mutation, verify(text, ledger, original === undefined ? {} : { original })) !== 'right';
    });
    expect(all.length).toBeGreaterThan(0);
    expect(missed.map(({ slug, mutation }) => `${slug}: ${mutation.what}`)).toEqual([]);
  });
});

test('every golden draft passes as free text, without its links', () => {
  for (const { slug, text, ledger } of drafts)
    expect(
      verify(plain(text), ledger, { mode: 'text' }).filter(({ severity }) => severity === 'error'),
      slug,
    ).toEqual([]);
});

test.each([
  ['direction', 1],
  ['currency', 1],
  ['ticker', 1],
  ['date', 0.9],
  ['base period', 0.9],
  ['entity swap', 0.9],
  ['negation in', 0.9],
  ['standing changed', 0.75],
])('as free text, of those of %s a share of %d at least is found', (kind, share) => {
  const all = tried.get(kind) ?? [];
  const found = all.filter(({ mutation, ledger }) => holds(verify(plain(mutation.text), ledger, { mode: 'text' })));
  expect(found.length / all.length).toBeGreaterThanOrEqual(share);
});

function plain(text: string): string {
  return text.replace(/\[([^[\]]*)\]\(fact:[^()\s]*\)/g, '$1');
}
