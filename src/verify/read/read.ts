/**
 * The reader: every number, amount, date, time, ticker and numbered name in a plain English text, with its value and place.
 * One pass from left to right; at each token the longest reading wins; every digit ends up in some mention.
 */
import type { Mention } from '../../model/mention.ts';
import { readDate } from './date.ts';
import { readEveryday } from './everyday.ts';
import { type Day, dayOf } from './everyday-calendar.ts';
import { readSpanOfTime } from './everyday-duration.ts';
import { type Found, mentionAt } from './found.ts';
import { readName } from './name.ts';
import { type Names, namesOf, readRegistered } from './names.ts';
import { readOrdinal } from './ordinal.ts';
import { readQuantity } from './quantity.ts';
import { readRatio } from './ratio.ts';
import { readRelative } from './relative.ts';
import { at, scan, type Tokens } from './scan.ts';
import { READINGS, readingsAt } from './starters.ts';
import { readTicker } from './ticker.ts';
import { readTime } from './time.ts';

export interface ReadOptions {
  /** ISO day or instant against which dates without a year and relative dates are read. Default: they have no period. */
  readonly reference?: string;
  /** Names that hold a number or a month (`3M`, `Boeing 737`, `First Solar`), as they are written; the longest wins over every other reading. */
  readonly names?: readonly string[];
  /** Also reads what only everyday speech says: "on Friday" (dates need a reference), "all day", "a gallon". Default false; prose about markets reads better without. */
  readonly everyday?: boolean;
}

/** All mentions in a plain text, sorted and without overlap. Offsets are UTF-16. Never throws; time is linear in the text. */
export function readMentions(text: string, options: ReadOptions = {}): Mention[] {
  const tokens = scan(text);
  const names = options.names && namesOf(options.names);
  const mentions: Mention[] = [];
  const today = options.reference === undefined ? undefined : dayOf(options.reference);
  let index = 0;
  while (index < tokens.length) {
    const found = readAt(text, tokens, index, options, today, names);
    if (found) mentions.push(found.mention);
    index = found?.next ?? index + 1;
  }
  return mentions;
}

function readAt(
  text: string,
  tokens: Tokens,
  index: number,
  { reference, everyday }: ReadOptions,
  today: Day | undefined,
  names: Names | undefined,
): Found | undefined {
  const registered = names && readRegistered(text, tokens, index, names);
  if (registered) return registered;
  const token = at(tokens, index);
  const kinds = everyday && token.kind !== 'foreign' ? READINGS.all : readingsAt(tokens, index);
  let best: Found | undefined;
  if (kinds & READINGS.ticker) best = readTicker(text, tokens, index);
  if (kinds & READINGS.time) best = longer(best, readTime(text, tokens, index));
  if (kinds & READINGS.date) best = longer(best, readDate(text, tokens, index, reference));
  if (today !== undefined && kinds > 0) best = longer(best, readRelative(text, tokens, index, today));
  if (today !== undefined && everyday) best = longer(best, readEveryday(text, tokens, index, today));
  if (everyday) best = longer(best, readSpanOfTime(text, tokens, index));
  if (kinds & READINGS.ratio) best = longer(best, readRatio(text, tokens, index));
  if (kinds & READINGS.quantity) best = longer(best, readQuantity(text, tokens, index));
  if (kinds & READINGS.ordinal) best = longer(best, readOrdinal(text, tokens, index));
  if (kinds & READINGS.name) best = longer(best, readName(text, tokens, index));
  if (best) return best;
  return token.kind === 'digits' || token.kind === 'foreign' ? mentionAt(text, tokens, index, index + 1, { type: 'name' }) : undefined;
}

/** The first of two readings, unless the second goes on farther. */
function longer(first: Found | undefined, second: Found | undefined): Found | undefined {
  return second && (!first || second.next > first.next) ? second : first;
}
