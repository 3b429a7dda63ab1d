/** Dates of a group: equal or coarser, with the same "by", "since" or "until". */
import type { DateMention, Mention } from '../../model/mention.ts';
import type { Change } from './change.ts';
import type { Pair, Side } from './pair.ts';
import { changeAt, runOf } from './report.ts';
import { stem } from './stem.ts';

const DEADLINE = stem('deadline');

export function compareDates(pair: Pair): readonly Change[] {
  const was = pair.original.mentions.filter(isDate);
  const is = pair.edited.mentions.filter(isDate);
  const changes: Change[] = [];
  const old = new Set(was);
  const now = new Set(is);
  for (const accepts of [same, coarser, finer]) {
    for (const b of now) {
      const a = [...old].find((candidate) => accepts(candidate, b) && relation(candidate, pair.original) === relation(b, pair.edited));
      if (!a) continue;
      old.delete(a);
      now.delete(b);
    }
  }
  for (const b of now) if (was.some((a) => coarser(a, b) && relation(a, pair.original) === relation(b, pair.edited))) now.delete(b);
  for (const a of old) if (is.some((b) => coarser(a, b) && relation(a, pair.original) === relation(b, pair.edited))) old.delete(a);
  for (const b of now) {
    const run = runOf(pair.edited.tokens, b.start, b.end);
    const a = [...old].find((candidate) => coarser(candidate, b)) ?? [...old][0];
    if (a) old.delete(a);
    const before = a && runOf(pair.original.tokens, a.start, a.end);
    changes.push(
      a
        ? changeAt(pair, 'date-changed', 'error', before, run, (x, y) => `The date is "${y}"; it was "${x}"`)
        : changeAt(pair, 'date-added', 'error', undefined, run, (_, y) => `The date "${y}" is not in the original`),
    );
  }
  for (const a of old) {
    const run = runOf(pair.original.tokens, a.start, a.end);
    changes.push(changeAt(pair, 'date-dropped', 'error', run, undefined, (x) => `The date "${x}" is missing`));
  }
  return changes;
}

function isDate(mention: Mention): mention is DateMention {
  return mention.type === 'date';
}

/** "In" and none are one; "by", "since" and "until" differ. A deadline is a date by which. */
function relation(date: DateMention, side: Side): string {
  const said = date.relation ?? date.period?.relation ?? 'in';
  // "Starting on May 24" is "from May 24".
  if (said === 'since' && /^(?:starting|beginning|effective|as of)\b/i.test(date.text)) return 'in';
  if (said === 'until' && /\b(?:has|have|had) $/.test(side.text.slice(Math.max(0, date.start - 5), date.start))) return 'by';
  if (['by', 'since', 'until'].includes(said)) return said;
  return side.counts.has(DEADLINE) || /\b(?:date|day|time) by which\b/.test(side.text.slice(side.start, side.end)) ? 'by' : 'in';
}

const PARTS = ['year', 'quarter', 'half', 'month', 'day', 'part', 'fiscal'] as const;

function same(was: DateMention, is: DateMention): boolean {
  return PARTS.every((part) => was[part] === is[part]) && was.period?.start === is.period?.start && was.period?.end === is.period?.end;
}

/** All the edited text says of a date, the original says. */
function coarser(was: DateMention, is: DateMention): boolean {
  const says = PARTS.filter((part) => is[part] !== undefined);
  if (says.length > 0) return says.every((part) => was[part] === is[part]) && (is.period?.granularity !== 'range' || same(was, is));
  return same(was, is);
}

/** A year or a fiscal calendar that is plain from the text is written out. */
function finer(was: DateMention, is: DateMention): boolean {
  return (
    was.day === is.day &&
    was.month === is.month &&
    was.quarter === is.quarter &&
    was.half === is.half &&
    was.part === is.part &&
    (was.year === undefined || was.year === is.year) &&
    (was.day ?? was.month ?? was.quarter ?? was.half) !== undefined
  );
}
