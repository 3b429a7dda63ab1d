/** Each kind of change by itself: what was, what is, and where the finding points. */
import { describe, expect, test } from 'vitest';
import { type ChangeKind, compareTexts } from '../../../src/verify/compare/compare.ts';

type Case = readonly [
  kind: ChangeKind,
  severity: 'error' | 'warning',
  original: string,
  edited: string,
  actual: string | undefined,
  expected: string | undefined,
];

const CASES: readonly Case[] = [
  ['figure-changed', 'error', 'Revenue was $5.2 billion.', 'Revenue was $5.3 billion.', '$5.3 billion', '$5.2 billion'],
  ['figure-changed', 'error', 'The margin rose 2 percentage points.', 'The margin rose 2%.', '2%', '2 percentage points'],
  ['figure-dropped', 'error', 'Sales rose 12% to $3 billion.', 'Sales rose to $3 billion.', undefined, '12%'],
  ['figure-added', 'error', 'Sales rose to $3 billion.', 'Sales rose 12% to $3 billion.', '12%', undefined],
  ['date-changed', 'error', 'The mine opens in March 2026.', 'The mine opens in May 2026.', 'May 2026', 'March 2026'],
  ['date-changed', 'error', 'The rule applies until 2030.', 'The rule applies since 2030.', 'since 2030', 'until 2030'],
  ['date-dropped', 'error', 'The mine opened in March 2026.', 'The mine opened.', undefined, 'March 2026'],
  ['date-added', 'error', 'The mine opened.', 'The mine opened in March 2026.', 'March 2026', undefined],
  ['name-swapped', 'error', 'It ships ore to Japan.', 'It ships ore to Korea.', 'Korea', 'Japan'],
  ['name-added', 'error', 'It ships ore abroad.', 'It ships ore abroad with Lynas.', 'Lynas', undefined],
  ['name-dropped', 'error', 'It ships ore to Japan.', 'It ships ore.', undefined, 'Japan'],
  ['negation', 'error', 'The ban does not cover magnets.', 'The ban does cover magnets.', undefined, 'not'],
  ['negation', 'error', 'The ban covers magnets.', 'The ban never covers magnets.', 'never', undefined],
  ['direction', 'error', 'Output rose 4% in the year.', 'Output fell 4% in the year.', 'fell', 'rose'],
  ['direction', 'error', 'Output was 40 tonnes.', 'Output rose to 40 tonnes.', 'rose', undefined],
  ['strength', 'error', 'The shares fell.', 'The shares plunged.', 'plunged', 'fell'],
  ['strength', 'warning', 'The shares fell 28%.', 'The shares plunged 28%.', 'plunged', 'fell'],
  [
    'hedge-dropped',
    'error',
    'The mine holds roughly 4,000 tonnes.',
    'The mine holds 4,000 tonnes.',
    '4,000 tonnes',
    'roughly 4,000 tonnes',
  ],
  ['hedge-dropped', 'error', 'The firm reportedly sold the mine.', 'The firm sold the mine.', undefined, 'reportedly'],
  ['hedge-added', 'warning', 'The firm sold the mine.', 'The firm reportedly sold the mine.', 'reportedly', undefined],
  ['modality', 'error', 'The firm may sell the mine.', 'The firm will sell the mine.', 'will', 'may'],
  ['modality', 'error', 'Members aim to recycle more.', 'Members must recycle more.', 'must', 'aim to'],
  ['attribution', 'error', 'The mine is closed, the company said.', 'The mine is closed.', undefined, 'said'],
  ['attribution', 'error', 'The mine is closed, the company said.', 'The mine is closed, the company claimed.', 'claimed', 'said'],
  ['caveat', 'error', 'Profit was $2 billion, excluding the sale.', 'Profit was $2 billion.', undefined, 'excluding'],
  ['caveat', 'error', 'The deal closes in May unless courts object.', 'The deal closes in May.', undefined, 'unless'],
  ['superlative', 'error', 'It is a large mine.', 'It is the largest mine.', 'largest', undefined],
  ['superlative', 'error', 'It was a company record.', 'It was an all-time record.', 'all-time', 'record'],
  ['quantifier', 'error', 'Most members agreed.', 'All members agreed.', 'All', 'Most'],
  ['quantifier', 'error', 'The rule covers magnets.', 'The rule only covers magnets.', 'only', undefined],
  ['cause', 'error', 'Prices rose after the ban.', 'Prices rose because of the ban.', 'because of', 'after'],
  ['cause', 'warning', 'Prices rose because of the ban.', 'Prices rose.', undefined, 'because of'],
  ['comparator', 'error', 'It makes over 80% of them.', 'It makes 80% of them.', '80%', 'over 80%'],
  ['comparator', 'error', 'It makes up to 80% of them.', 'It makes at least 80% of them.', 'at least 80%', 'up to 80%'],
  ['antonym', 'error', 'The board approved the plan.', 'The board rejected the plan.', 'rejected', 'approved'],
  ['class', 'error', 'It mines copper in the north.', 'It mines nickel in the north.', 'nickel', 'copper'],
  [
    'exchanged',
    'error',
    'Lynas made 20 tonnes; Aclara made 30 tonnes.',
    'Lynas made 30 tonnes; Aclara made 20 tonnes.',
    '20 tonnes',
    '20 tonnes',
  ],
  [
    'statement-added',
    'error',
    'The mine is open.',
    'The mine is open. Rivals worry that dumping could follow.',
    'Rivals worry that dumping could follow.',
    undefined,
  ],
  [
    'statement-dropped',
    'warning',
    'The mine is open. Rivals worry about dumping.',
    'The mine is open.',
    undefined,
    'Rivals worry about dumping.',
  ],
];

describe('a change of each kind', () => {
  test.each(CASES)('%s (%s): %s -> %s', (kind, severity, original, edited, actual, expected) => {
    const found = compareTexts(original, edited).find((change) => change.kind === kind && change.severity === severity);
    expect(found && { actual: found.actual, expected: found.expected }).toEqual({ actual, expected });
    if (!found) return;
    // Offsets are those of the texts; what is missing has a place of no length.
    expect(edited.slice(found.start, found.end)).toBe(actual ?? '');
    expect(original.slice(found.originalStart, found.originalEnd)).toBe(expected ?? '');
    for (const words of [actual, expected]) if (words !== undefined) expect(found.message).toContain(words);
  });
});
