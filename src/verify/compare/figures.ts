/** Figures of a group: each of the original must stand in the edited text with its unit and limit, and none may be new. */
import type { Mention, QuantityMention } from '../../model/mention.ts';
import type { Change } from './change.ts';
import { compareFigures, type FigureVerdict, sameUnit } from './figure-match.ts';
import type { Pair, Side } from './pair.ts';
import { changeAt, type Run, runOf } from './report.ts';

/** A figure of the original with the same figure of the edited text. */
export interface Matched {
  readonly was: QuantityMention;
  readonly is: QuantityMention;
}

export interface Figures {
  readonly matched: readonly Matched[];
  readonly changes: readonly Change[];
}

export function compareGroupFigures(pair: Pair): Figures {
  const was = pair.original.mentions.filter(isFigure);
  const is = pair.edited.mentions.filter(isFigure);
  const matched: Matched[] = [];
  const changes: Change[] = [];
  const old = new Set(was);
  const now = new Set(is);
  const take = (a: QuantityMention, b: QuantityMention): void => {
    old.delete(a);
    now.delete(b);
  };
  const passes: readonly ((verdict: FigureVerdict, a: QuantityMention, b: QuantityMention) => boolean)[] = [
    (verdict, a, b) => verdict === 'same' && a.amount === b.amount,
    (verdict) => verdict === 'same',
    (verdict, a, b) => verdict !== 'different' && a.amount === b.amount,
    (verdict) => verdict !== 'different',
  ];
  for (const accepts of passes) {
    for (const a of old) {
      const b = [...now].find((candidate) => accepts(compareFigures(a, candidate), a, candidate));
      if (!b) continue;
      take(a, b);
      matched.push({ was: a, is: b });
      changes.push(...limitChange(pair, compareFigures(a, b), a, b));
    }
  }
  // Said again: a figure that stands in the group already.
  for (const b of now) if (was.some((a) => compareFigures(a, b) === 'same')) now.delete(b);
  for (const a of old) if (is.some((b) => compareFigures(a, b) === 'same')) old.delete(a);
  joinEnds(old, now);
  for (const a of old) if (isSlight(a) || isSpoken(a, pair.edited)) old.delete(a);
  for (const b of now) if (isSlight(b) || isSpoken(b, pair.original)) now.delete(b);
  for (const b of now) {
    const a =
      [...old].find((candidate) => sameUnit(candidate, b) && candidate.form === b.form) ??
      [...old].find((candidate) => candidate.amount === b.amount || inOneGap(pair, candidate, b));
    if (!a) continue;
    take(a, b);
    changes.push(
      changeAt(pair, 'figure-changed', 'error', at(pair, a), inEdited(pair, b), (x, y) => `The figure is "${y}"; it was "${x}"`),
    );
  }
  // "First" may be "initial" and "firstly"; only another ordinal in its place is a change.
  for (const a of old) if (a.form === 'ordinal' && Number(a.amount) < 4) old.delete(a);
  for (const b of now) if (b.form === 'ordinal' && Number(b.amount) < 4) now.delete(b);
  for (const a of old)
    changes.push(changeAt(pair, 'figure-dropped', 'error', at(pair, a), undefined, (x) => `The figure "${x}" is missing`));
  for (const b of now)
    changes.push(
      changeAt(pair, 'figure-added', 'error', undefined, inEdited(pair, b), (_, y) => `The figure "${y}" is not in the original`),
    );
  return { matched, changes };
}

function isFigure(mention: Mention): mention is QuantityMention {
  return mention.type === 'quantity';
}

/** "One" comes and goes as grammar: "one of the mines", "one mine" and "a mine". */
function isSlight(figure: QuantityMention): boolean {
  return figure.amount === '1' && figure.form === 'words';
}

/** Spans of time with a word of their own. */
const SPOKEN: Readonly<Record<string, string>> = {
  '10 year': 'decade',
  '100 year': 'century',
  '12 month': 'year',
  '14 day': 'fortnight',
  '7 day': 'week',
};

function isSpoken(figure: QuantityMention, { text, sentences }: Side): boolean {
  const word = SPOKEN[`${figure.amount} ${figure.unit ?? ''}`];
  if (word === undefined) return false;
  const spoken = new RegExp(`\\b(?:a|one|the|last|past|next) ${word}\\b`, 'i');
  return sentences.some(({ start, end }) => spoken.test(text.slice(start, end)));
}

/** A range in one text whose ends are two figures in the other. */
function joinEnds(old: Set<QuantityMention>, now: Set<QuantityMention>): void {
  for (const [ranges, singles] of [
    [old, now],
    [now, old],
  ] as const) {
    for (const range of [...ranges].filter((figure) => figure.low !== undefined && figure.high !== undefined)) {
      const ends = [...singles].filter(
        (figure) => figure.low === undefined && (figure.amount === range.low || figure.amount === range.high),
      );
      if (ends.length < 2) continue;
      ranges.delete(range);
      for (const end of ends) singles.delete(end);
    }
  }
}

function limitChange(pair: Pair, verdict: FigureVerdict, a: QuantityMention, b: QuantityMention): readonly Change[] {
  if (verdict === 'same' || verdict === 'different') return [];
  const severity = verdict === 'hedge-added' ? 'warning' : 'error';
  const what = { 'hedge-dropped': 'was rough and is exact', 'hedge-added': 'was exact and is rough', comparator: 'has another limit' }[
    verdict
  ];
  return [changeAt(pair, verdict, severity, at(pair, a), inEdited(pair, b), (x, y) => `The figure ${what}: "${y}", it was "${x}"`)];
}

function at(pair: Pair, mention: Mention): Run {
  return runOf(pair.original.tokens, mention.start, mention.end);
}

function inEdited(pair: Pair, mention: Mention): Run {
  return runOf(pair.edited.tokens, mention.start, mention.end);
}

/** Whether two figures stand in the same place among words that stayed. */
function inOneGap(pair: Pair, a: QuantityMention, b: QuantityMention): boolean {
  const old = at(pair, a);
  const now = inEdited(pair, b);
  return pair.gaps.some((gap) => gap.from <= old.from && old.to <= gap.to + 2 && gap.otherFrom <= now.from && now.to <= gap.otherTo + 2);
}
