/** Small changes to a verified draft, each of which makes it say something its facts do not. */
import { findClaims } from '../../src/model/claim.ts';
import type { Ledger } from '../../src/model/ledger.ts';

export interface Mutation {
  readonly kind: string;
  /** What was changed, for the message of a test. */
  readonly what: string;
  readonly text: string;
  /** Where the change stands in the new text. */
  readonly at: number;
}

type Edit = { readonly kind: string; readonly start: number; readonly end: number; readonly by: string };

const UNITS: readonly (readonly [RegExp, string])[] = [
  [/metric tons/, 'pounds'],
  [/kilograms?/, 'pounds'],
  [/%/, ' percentage points'],
  [/percentage points/, '%'],
  [/million/, 'billion'],
  [/billion/, 'million'],
  [/A\\?\$/, '$'],
  [/(?<!A)\\?\$/, '€'],
  [/months/, 'years'],
  [/years/, 'months'],
  [/per share/, 'per kilogram'],
];
const COMPARATORS: readonly (readonly [RegExp, string])[] = [
  [/more than/, 'less than'],
  [/less than/, 'more than'],
  [/at least/, 'up to'],
  [/up to/, 'at least'],
  [/no more than/, 'at least'],
  [/over /, 'under '],
];
const DIRECTIONS: Readonly<Record<string, string>> = {
  rose: 'fell',
  rises: 'falls',
  increased: 'decreased',
  increases: 'decreases',
  grew: 'shrank',
  grows: 'shrinks',
  climbed: 'dropped',
  climbs: 'drops',
  jumped: 'plunged',
  jumps: 'plunges',
  fell: 'rose',
  declined: 'increased',
  decreased: 'increased',
  dropped: 'climbed',
  up: 'down',
  down: 'up',
  increase: 'decline',
  decline: 'increase',
  decrease: 'increase',
  fall: 'rise',
  drop: 'jump',
  jump: 'drop',
  rise: 'fall',
};
const MONTHS: Readonly<Record<string, string>> = {
  'Jan.': 'Feb.',
  April: 'May',
  May: 'June',
  July: 'Aug.',
  'Aug.': 'Sept.',
  'Oct.': 'Nov.',
  'Nov.': 'Dec.',
  'Dec.': 'Jan.',
  first: 'second',
  second: 'third',
  late: 'early',
};

/** Every change of the kinds the guard must see. */
export function mutationsOf(text: string, ledger: Ledger): readonly Mutation[] {
  const body = text.indexOf('\n---\n') + 5;
  return [...digits(text, body), ...inClaims(text), ...directions(text, body), ...tickers(text, body), ...swaps(text, ledger)].map(
    ({ kind, start, end, by }) => ({
      kind,
      what: `${text.slice(Math.max(0, start - 30), start)}[${text.slice(start, end)} -> ${by}]${text.slice(end, end + 30)}`,
      text: text.slice(0, start) + by + text.slice(end),
      at: start,
    }),
  );
}

/** Each digit a reader sees, one higher, in claims and outside. */
function digits(text: string, body: number): readonly Edit[] {
  const targets = [...text.matchAll(/\]\(fact:[^)]*\)/g)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  return [...text.matchAll(/\d/g)]
    .filter(({ index }) => index >= body && !targets.some((target) => index >= target.start && index < target.end))
    .map(({ 0: digit, index }) => ({ kind: 'digit', start: index, end: index + 1, by: String((Number(digit) + 1) % 10) }));
}

function inClaims(text: string): readonly Edit[] {
  const edits: Edit[] = [];
  for (const claim of findClaims(text)) {
    const from = claim.start + 1;
    for (const [table, kind] of [
      [UNITS, 'unit'],
      [COMPARATORS, 'comparator'],
    ] as const) {
      for (const [pattern, by] of table) {
        const found = pattern.exec(claim.markdown);
        if (found) edits.push({ kind, start: from + found.index, end: from + found.index + found[0].length, by });
      }
    }
    const [lead] = /^(?:more than|less than|at least|up to|no more than|over) /.exec(claim.markdown) ?? [];
    if (lead) edits.push({ kind: 'comparator', start: from, end: from + lead.length, by: '' });
    for (const [word, by] of Object.entries(MONTHS)) {
      const at = claim.markdown.indexOf(word);
      if (at >= 0 && /^(?:$|\W)/.test(claim.markdown.slice(at + word.length)) && !/company/.test(claim.markdown))
        edits.push({ kind: 'date', start: from + at, end: from + at + word.length, by });
    }
  }
  return edits;
}

function directions(text: string, body: number): readonly Edit[] {
  const claims = findClaims(text);
  return [...text.matchAll(/\b[a-z]+\b/g)]
    .filter(
      ({ 0: word, index }) =>
        index >= body &&
        DIRECTIONS[word] !== undefined &&
        !/^ to \d|^ to \[/.test(text.slice(index + word.length)) &&
        !(word === 'up' && text.startsWith(' to', index + 2)),
    )
    .filter(({ index }) => !claims.some((claim) => claim.start <= index && claim.end > index))
    .filter(({ 0: word, index }) => !/\b(?:start|set|make|put)\s$/.test(text.slice(index - 8, index)) || word !== 'up')
    .map(({ 0: word, index }) => ({ kind: 'direction', start: index, end: index + word.length, by: DIRECTIONS[word] ?? '' }));
}

function tickers(text: string, body: number): readonly Edit[] {
  return [...text.matchAll(/\(([A-Z][A-Za-z ]+): ([A-Z0-9]+)\)/g)]
    .filter(({ index }) => index >= body)
    .flatMap((match) => {
      const [whole, exchange = '', ticker = ''] = match;
      const at = match.index + whole.indexOf(ticker, exchange.length + 1);
      return [
        { kind: 'ticker', start: at, end: at + ticker.length, by: `${ticker.slice(0, -1)}${ticker.endsWith('X') ? 'Y' : 'X'}` },
        { kind: 'ticker', start: match.index + 1, end: match.index + 1 + exchange.length, by: exchange === 'NYSE' ? 'NASDAQ' : 'NYSE' },
      ];
    });
}

/** The targets of two claims whose values differ, exchanged: each claim with the eight after it. */
function swaps(text: string, ledger: Ledger): readonly Edit[] {
  const value = (id: string): string => JSON.stringify(ledger.facts.find((fact) => fact.id === id)?.value);
  const claims = findClaims(text);
  return claims.flatMap((first, index) =>
    claims
      .slice(index + 1, index + 9)
      .filter((second) => value(first.id) !== value(second.id))
      .map((second) => {
        const link = (words: string, id: string): string => `[${words}](fact:${id})`;
        return {
          kind: 'swap',
          start: first.start,
          end: second.end,
          by: link(first.markdown, second.id) + text.slice(first.end, second.start) + link(second.markdown, first.id),
        };
      }),
  );
}
