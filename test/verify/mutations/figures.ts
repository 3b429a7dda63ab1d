/** Changes to the figures and dates of claims: digit, scale, unit, currency, comparator, date, part of a year. */
import { unitById } from '../../../src/model/unit.ts';
import { readMentions } from '../../../src/verify/read/read.ts';
import type { Draft, Edit } from './edit.ts';

type Table = readonly (readonly [from: RegExp, to: string])[];

const SCALES: Table = [
  [/million/, 'billion'],
  [/billion/, 'million'],
  [/(?<=\d)(?= metric tons)/, ' million'],
];
const UNITS: Table = [
  [/metric tons/, 'pounds'],
  [/kilograms?/, 'pounds'],
  [/%/, ' percentage points'],
  [/percentage points/, '%'],
  [/months/, 'years'],
  [/years/, 'months'],
  [/per share/, 'per kilogram'],
];
const CURRENCIES: Table = [
  [/A\\?\$/, '$'],
  [/(?<!A)\\?\$/, '€'],
];
const COMPARATORS: Table = [
  [/more than/, 'less than'],
  [/less than/, 'more than'],
  [/at least/, 'up to'],
  [/up to/, 'at least'],
  [/no more than/, 'at least'],
  [/over /, 'under '],
  [/^(?:more than|less than|at least|up to|no more than|over) /, ''],
];
const DATES: Table = [
  [/\bJan\./, 'Feb.'],
  [/\bApril/, 'May'],
  [/\bMay(?= \d)/, 'June'],
  [/\bJuly/, 'Aug.'],
  [/\bAug\./, 'Sept.'],
  [/\bOct\./, 'Nov.'],
  [/\bNov\./, 'Dec.'],
  [/\bDec\./, 'Jan.'],
  [/\bfirst(?! company)/, 'second'],
  [/\bsecond/, 'third'],
  [/(?<=\b20)\d\d\b/, '19'],
  [/\bquarter\b/, 'half'],
];
const PARTS: Table = [
  [/\blate\b/, 'early'],
  [/\bearly\b/, 'late'],
  [/^(?=20\d\d$)/, 'late '],
  [/^(?=20\d\d$)/, 'early '],
];
const KINDS: readonly (readonly [kind: string, table: Table])[] = [
  ['scale', SCALES],
  ['unit', UNITS],
  ['currency', CURRENCIES],
  ['comparator', COMPARATORS],
  ['date', DATES],
  ['part of a year', PARTS],
];

export function figureEdits(draft: Draft): readonly Edit[] {
  return [...digits(draft), ...inClaims(draft), ...comparators(draft)];
}

/** Each digit a reader sees, one higher, in claims and outside. */
function digits({ text, body }: Draft): readonly Edit[] {
  const targets = [...text.matchAll(/\]\(fact:[^)]*\)/g)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  return [...text.matchAll(/\d/g)]
    .filter(({ index }) => index >= body && !targets.some((target) => index >= target.start && index < target.end))
    .map(({ 0: digit, index }) => ({ kind: 'digit', start: index, end: index + 1, by: String((Number(digit) + 1) % 10) }));
}

function inClaims({ claims }: Draft): readonly Edit[] {
  return claims.flatMap((claim) =>
    KINDS.flatMap(([kind, table]) =>
      table.flatMap(([pattern, by]): readonly Edit[] => {
        const found = pattern.exec(claim.markdown);
        if (!found) return [];
        const start = claim.start + 1 + found.index;
        return [{ kind, start, end: start + found[0].length, by }];
      }),
    ),
  );
}

/** "Over" before what is no more than the figure, "nearly" before what is no less. */
function comparators({ claims, ledger }: Draft): readonly Edit[] {
  return claims.flatMap(({ start, id, surface }): readonly Edit[] => {
    const fact = ledger.facts.find((one) => one.id === id);
    const [mention] = readMentions(surface);
    if (fact?.value.type !== 'quantity' || fact.value.comparator !== '=' || fact.value.low !== undefined) return [];
    if (mention?.type !== 'quantity' || mention.form === 'multiple' || mention.text !== surface) return [];
    const factor = Number(unitById(fact.value.unit)?.factor ?? 1) / Number(unitById(mention.unit ?? fact.value.unit)?.factor ?? 1);
    const more = Math.abs(Number(fact.value.amount)) * factor > Math.abs(Number(mention.amount)) + 1e-9;
    return [{ kind: 'comparator', start: start + 1, end: start + 1, by: more ? 'nearly ' : 'over ' }];
  });
}
