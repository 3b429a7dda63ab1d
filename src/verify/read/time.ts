/** Times of day: `2:22 p.m. ET`, `14:22 UTC`, `4 p.m.`, `14:22:05+01:00`. */
import { type Found, mentionAt } from './found.ts';
import { longestPhrase, phraseTable } from './phrases.ts';
import { at, type Tokens } from './scan.ts';

const HALVES = phraseTable<'am' | 'pm'>([
  ['a.m.', 'am'],
  ['a.m', 'am'],
  ['am', 'am'],
  ['p.m.', 'pm'],
  ['p.m', 'pm'],
  ['pm', 'pm'],
]);
const ZONES = new Set(
  'ET EST EDT CT CST CDT MT MST MDT PT PST PDT UTC GMT BST CET CEST EET EEST JST HKT SGT AEST AEDT AWST IST KST MSK Z'.split(' '),
);
const ZONE_WORDS = new Set(['eastern', 'central', 'mountain', 'pacific', 'london', 'tokyo', 'sydney']);

/** The time of day that begins at a token. */
export function readTime(text: string, tokens: Tokens, index: number): Found | undefined {
  const first = at(tokens, index);
  if (first.kind !== 'digits') return undefined;
  if (first.text.length === 4) return readCompact(text, tokens, index);
  if (first.text.length > 2) return undefined;
  const clock = readClock(tokens, index);
  const half = longestPhrase(HALVES, tokens, clock.next);
  const hour = Number(first.text);
  if (!half && !clock.full) return undefined;
  if (hour > 24 || clock.minute > 59 || (half && (hour > 12 || hour === 0))) return undefined;
  const zone = readZone(text, tokens, half?.next ?? clock.next);
  const next = zone?.next ?? half?.next ?? clock.next;
  const turned = half ? (hour % 12) + (half.value === 'pm' ? 12 : 0) : hour;
  return mentionAt(text, tokens, index, next, {
    type: 'time',
    hour: turned,
    minute: clock.minute,
    ...(clock.second !== undefined && { second: clock.second }),
    ...(zone && { zone: zone.name }),
  });
}

/** `0930 GMT`: four digits are a time only with their zone. */
function readCompact(text: string, tokens: Tokens, index: number): Found | undefined {
  const digits = at(tokens, index).text;
  const [hour, minute] = [Number(digits.slice(0, 2)), Number(digits.slice(2))];
  const zone = at(tokens, index + 1);
  if (hour > 23 || minute > 59 || !zone.gap || !ZONES.has(zone.text)) return undefined;
  return mentionAt(text, tokens, index, index + 2, { type: 'time', hour, minute, zone: zone.text });
}

interface Clock {
  readonly minute: number;
  readonly second?: number;
  readonly next: number;
  /** Written with minutes behind a colon, and so a time without "p.m.". */
  readonly full: boolean;
}

function readClock(tokens: Tokens, index: number): Clock {
  const colon = at(tokens, index + 1);
  const minute = at(tokens, index + 2);
  const split =
    (colon.text === ':' || colon.text === '.') && !colon.gap && minute.kind === 'digits' && !minute.gap && minute.text.length === 2;
  if (!split) return { minute: 0, next: index + 1, full: false };
  const second = at(tokens, index + 4);
  const seconds = at(tokens, index + 3).text === ':' && second.kind === 'digits' && second.text.length === 2 && !second.gap;
  return {
    minute: Number(minute.text),
    next: index + (seconds ? 5 : 3),
    full: colon.text === ':',
    ...(seconds && { second: Number(second.text) }),
  };
}

function readZone(text: string, tokens: Tokens, index: number): { readonly name: string; readonly next: number } | undefined {
  const token = at(tokens, index);
  const opened = token.text === '(' && at(tokens, index + 2).text === ')' ? 1 : 0;
  const name = at(tokens, index + opened);
  if (ZONES.has(name.text)) return { name: name.text, next: index + 1 + opened * 2 };
  if (ZONE_WORDS.has(name.lower) && at(tokens, index + 1).lower === 'time')
    return { name: text.slice(name.start, at(tokens, index + 1).end), next: index + 2 };
  const offset =
    (token.text === '+' || token.lower === '-') &&
    !token.gap &&
    at(tokens, index + 1).text.length === 2 &&
    at(tokens, index + 2).text === ':' &&
    at(tokens, index + 3).text.length === 2;
  return offset && !at(tokens, index + 1).gap ? { name: text.slice(token.start, at(tokens, index + 3).end), next: index + 4 } : undefined;
}
