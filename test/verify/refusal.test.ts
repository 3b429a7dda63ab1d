/** What is refused before it is parsed, what is not, and that marks without number come to an end. */
import { expect, test, vi } from 'vitest';
import * as markdown from '../../src/model/markdown.ts';
import { refusal } from '../../src/verify/refusal.ts';
import { tame } from '../../src/verify/tame.ts';
import { verify } from '../../src/verify/verify.ts';
import { ledger } from './bind/ledger.ts';

vi.mock('../../src/model/markdown.ts', { spy: true });

const nested = (open: string, close: string, depth: number): string => `${open.repeat(depth)}words${close.repeat(depth)}`;
const steps = (mark: string, depth: number): string =>
  Array.from({ length: depth }, (_, level) => `${' '.repeat(level * 2)}${mark} a`).join('\n');

const DEEP: readonly (readonly [string, (depth: number) => string])[] = [
  ['quotes', (depth) => nested('> ', '', depth)],
  ['quotes without blanks', (depth) => nested('>', '', depth)],
  ['items on a line', (depth) => nested('- ', '', depth)],
  ['numbered items on a line', (depth) => nested('1. ', '', depth)],
  ['numbers in brackets', (depth) => nested('7) ', '', depth)],
  ['quotes and items', (depth) => nested('> 1. ', '', depth)],
  ['items one inside another', (depth) => steps('-', depth)],
  ['items behind lone carriage returns', (depth) => steps('+', depth).replaceAll('\n', '\r')],
  ['items in a quote', (depth) => steps('*', depth).replaceAll(/^/gm, '> ')],
  ['emphasis', (depth) => nested('*a ', ' a*', depth)],
  ['strong emphasis', (depth) => nested('**a ', ' a**', depth)],
  ['long runs of stars', (depth) => nested('**', '**', depth)],
  ['marks of two kinds', (depth) => `${'*_'.repeat(depth)}words${'_*'.repeat(depth)}`],
  ['struck words', (depth) => nested('~~a ', ' a~~', depth)],
  ['emphasis over lines', (depth) => nested('*a\n', ' a*\n', depth)],
  ['brackets', (depth) => nested('[some words ', '](b)', depth)],
  ['images', (depth) => nested('![', '](b)', depth)],
];

test.each(DEEP)('%s are refused past 50 deep', (_, text) => {
  expect(refusal(text(51))).toMatchObject({ rule: 'too-deep', severity: 'error' });
  expect(refusal(text(24))).toBeUndefined();
});

test.each([
  ['a line of blanks to fill in', `Name: ${'_'.repeat(400)} and date: ${'_'.repeat(90)}.`],
  ['a rule', `${'*'.repeat(300)}\n\n${'_'.repeat(300)}\n\n${'-'.repeat(300)}`],
  ['many emphases', '*one* and **two** '.repeat(2000)],
  ['many notes marked with a star', 'word\\* and *word '.repeat(2000)],
  ['products', '2*3*4*5 '.repeat(2000)],
  ['names with underscores', 'mine_output_2024 '.repeat(2000)],
  ['many claims', '[over 80%](fact:a.b) and '.repeat(2000)],
  ['a long list', '- *a* item\n'.repeat(2000)],
  ['a long quote', '> > words\n'.repeat(2000)],
  ['code far to the right', `${' '.repeat(300)}- a\n`.repeat(100)],
])('%s are not', (_, text) => {
  expect(refusal(text)).toBeUndefined();
});

test.each([{ mode: 'draft' }, { mode: 'text' }, { mode: 'draft', original: 'A mine.' }] as const)(
  'nothing refused is parsed: %j',
  (options) => {
    const parse = vi.mocked(markdown.parseMarkdown).mockClear();
    for (const text of ['a'.repeat(1_000_001), '> '.repeat(500_000)]) {
      const findings = verify(text, ledger(), options);
      expect(findings.map(({ rule }) => rule)).toEqual([text.startsWith('a') ? 'too-large' : 'too-deep']);
    }
    expect(parse).not.toHaveBeenCalled();
  },
);

test('an original that is refused is not parsed either, and says so', () => {
  const parse = vi.mocked(markdown.parseMarkdown).mockClear();
  const findings = verify('A mine.', ledger(), { mode: 'text', original: '> '.repeat(60) });
  expect(findings.map(({ rule, message }) => [rule, message])).toEqual([['too-deep', expect.stringMatching(/^The original: /)]]);
  expect(parse).toHaveBeenCalledTimes(1);
});

test('a line of a hundred underscores before words is no trap', () => {
  expect(refusal(`${'_'.repeat(100)} ${'x '.repeat(500)}`)).toBeUndefined();
});

test('texts that people write are parsed as they are', () => {
  const text = 'China’s mines — “all of them” — turned out _270,000_ tons, says R&amp;D, see www.example.org or a@b.org.\n\n'.repeat(100);
  expect(tame(text)).toBe(text);
});

test('what a tamed text shows is what stands in it', () => {
  const shown = 'China’s mines — “all of them” — 280,000 tons 😀 ';
  for (const text of [shown.repeat(200), `${shown}&amp; `.repeat(2000), `${shown}\n&amp; `.repeat(2000)]) {
    expect(tame(text)).toHaveLength(text.length);
    expect(tame(text)).not.toBe(text);
    const findings = verify(text, ledger(), { mode: 'text' }).filter(({ actual }) => actual !== undefined);
    expect(findings.length).toBeGreaterThan(0);
    for (const { start, end, actual } of findings) expect(text.slice(start, end)).toBe(actual);
  }
});
