/** Figures in the frames of words they stood in: a model may move them with their words, and not into each other's. */
import { type ClaimSpan, findClaims } from '../model/claim.ts';
import { DIRECTION_WORDS } from '../model/lexicon.ts';
import { around, isSmall } from './sentence.ts';

/** Two figures in each other's order, or before each other's nouns; what was come from and is gone to. */
export function exchanged(original: string, reply: string): string | undefined {
  return turned(original, reply) ?? swapped(original, reply);
}

/** "From" for "to" and "to" for "from" before the same word, articles and all. */
function turned(original: string, reply: string): string | undefined {
  const [was, is] = [original, reply].map((text) => around(text).replaceAll('according to', 'according'));
  if (was === undefined || is === undefined) return undefined;
  for (const [phrase, preposition, word] of is.matchAll(/\b(from|to) ((?:(?:the|an?|its|their) )?[\p{L}-]+)/gu)) {
    const other = `${preposition === 'to' ? 'from' : 'to'} ${word}`;
    if (was.includes(` ${other}`) && !was.includes(` ${phrase}`) && !is.includes(` ${other}`)) return `“${other}” became “${phrase}”`;
  }
  return undefined;
}

function swapped(original: string, reply: string): string | undefined {
  const [was, is] = [framed(original), framed(reply)];
  for (const [index, first] of was.entries()) {
    const a = is.find((frame) => isSame(frame, first));
    if (!a) continue;
    const gone = roleOf(a) ? roleOf(first) !== undefined && roleOf(first) !== roleOf(a) : !isStill(first, a);
    if (gone && !isPeriod(first)) return `\`${first.surface}\` stood behind “${first.lead}”, not “${a.lead}”`;
    for (const second of was.slice(index + 1)) {
      const b = is.find((frame) => isSame(frame, second));
      if (b && !isSame(first, second) && isExchange([first, second], [a, b]))
        return `\`${first.surface}\` and \`${second.surface}\` changed places`;
    }
  }
  return undefined;
}

type Two = readonly [Frame, Frame];

function isExchange([first, second]: Two, [a, b]: Two): boolean {
  const isTurned = a.at > b.at;
  const taken = a.lead === second.lead || b.lead === first.lead;
  if (isPeriod(first) || isPeriod(second)) return isTurned && a.lead === second.lead && b.lead === first.lead;
  if (isChange(first) !== isChange(second) && isChange(a) === isChange(second) && isChange(b) === isChange(first)) return true;
  const kept = first.lead !== second.lead && (a.lead === first.lead || b.lead === second.lead);
  const isApart = kindOf(first) !== kindOf(second) && isStill(first, a) && isStill(second, b);
  if (isTurned && (taken || !(kept || isApart))) return true;
  return crossed(first.tail, second.tail, b.tail) && crossed(second.tail, first.tail, a.tail);
}

/** What is come from or measured by, and what is gone to. */
function roleOf({ lead }: Frame): 'base' | 'goal' | undefined {
  if (/^(?:from|against|than|versus|after|compared with)$/.test(lead)) return 'base';
  return /^(?:to|or|reach\w*|hit\w*)$/.test(lead) ? 'goal' : undefined;
}

/** Whether it stands right behind a word of movement: "rose 5%", "up 5%". */
function isChange({ lead }: Frame): boolean {
  return lead === 'by' || DIRECTION_WORDS.has(lead);
}

/** Whether a figure that others are measured by still is one, or is said to be of before. */
function isStill(before: Frame, after: Frame): boolean {
  return roleOf(before) !== 'base' || roleOf(after) === 'base' || after.isPast;
}

/** Points, a share, an amount of money, another amount, or words: a sentence cannot take one for the other. */
function kindOf({ surface }: Frame): string {
  if (/point/.test(surface)) return 'points';
  if (/%|percent/.test(surface)) return 'share';
  if (/[$€£¥]/.test(surface)) return 'money';
  return /\d/.test(surface) ? 'amount' : 'words';
}

/** A claim with the words beside it. */
interface Frame {
  readonly id: string;
  readonly surface: string;
  readonly at: number;
  /** The word before it, articles aside, "of" with the word before that; and the words of matter from there to the next. */
  readonly lead: string;
  readonly tail: readonly string[];
  /** Whether the words beside it say that it is of an earlier time, or its own period stands in the sentence. */
  readonly isPast: boolean;
}

/** Whether a word that stood behind one and not behind the other stands behind the other now. */
function crossed(own: readonly string[], others: readonly string[], now: readonly string[]): boolean {
  return own.some((word) => !others.includes(word) && now.includes(word));
}

const LEAD = /((?:[\p{L}’'-]+ )?of|compared with|[\p{L}’'-]+)(?: (?:the|an?|its))?[^\p{L}]*$/iu;

const PAST = /\b(?:earlier|before|previous|preceding|prior)\b/i;

function framed(markdown: string): readonly Frame[] {
  const claims = findClaims(markdown);
  return claims.map(({ id, surface, start, end }, index): Frame => {
    const before = markdown.slice(claims[index - 1]?.end ?? 0, start);
    const after = markdown.slice(end, claims[index + 1]?.start).toLowerCase();
    const tail = (after.match(/[\p{L}-]{3,}/gu) ?? []).filter((word) => !isSmall(word));
    const beside = `${/[^,;:]*$/.exec(before)?.[0]} ${/^[^,;:]*/.exec(after)?.[0]}`;
    const isPast = PAST.test(beside) || claims.some((other) => other.id === id && other.surface !== surface);
    return { id, surface, at: index, lead: LEAD.exec(before)?.[1]?.toLowerCase() ?? '', tail, isPast };
  });
}

function isSame(a: Pick<ClaimSpan, 'id' | 'surface'>, b: Pick<ClaimSpan, 'id' | 'surface'>): boolean {
  return a.id === b.id && a.surface === b.surface;
}

/** When, not how much: it may stand anywhere in its sentence. */
function isPeriod({ surface }: Frame): boolean {
  return /^\d{4}$|^(?:(?:late|early|mid|the) |the )?(?:(?:first|second|third|fourth) (?:quarter|half)|[A-Z][a-z]+\.? )|^(?:late|early|mid)[ -]\d{4}$/.test(
    surface,
  );
}
