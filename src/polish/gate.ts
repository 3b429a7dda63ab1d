/**
 * What a model may not do to a sentence though each word passes the guard. A person who edits answers for the words; a model does not,
 * and what it loses here is a nicer sentence. So words of weight are counted, and figures keep the words before them.
 */
import { type ClaimSpan, findClaims } from '../model/claim.ts';
import { DIRECTION_WORDS } from '../model/lexicon.ts';

/** Words of weight by what they do; those that are the same in another form are counted together. */
interface Weight {
  readonly what: string;
  readonly words: RegExp;
  /** `none`: no more of any of them than there were. `as many`: as many of them all as there were. */
  readonly allowed: 'none' | 'as many';
}

const WEIGHTS: readonly Weight[] = [
  {
    what: 'a comparison or a hedge',
    words:
      /\b(?:(?:(?:more|less|fewer) than|over|under|above|below|at (?:least|most)|up to|nearly|almost|about|around|roughly|only|just|even|some|well) §|ahead|behind|beyond|exceed\w*|beat\w*|topp\w+|merely?|barely|hardly|scarcely|so-called|to an? (?:week|month|quarter|year|decade) (?:earlier|before|ago))/g,
    allowed: 'none',
  },
  {
    what: 'a doubt',
    words: /\b(?:alleged\w*|reportedly|suppos\w+|purported\w*|apparent\w*|claim\w*|admit\w*|conced\w*|insist\w*)\b/g,
    allowed: 'none',
  },
  { what: 'a wish', words: /\b(?:hop(?:e|es|ed|ing) (?:to|for)|wish\w*|(?:try|tries|tried|trying) to|want\w* to)\b/g, allowed: 'none' },
  { what: 'a consequence', words: /\b(?:so(?! far| that)|thus|hence|therefore|thereby)\b/g, allowed: 'none' },
  { what: 'what goes on', words: /\b(?:again|continu\w+|keep\w*|kept|go(?:es)? on|set to|going to)\b/g, allowed: 'none' },
  {
    what: 'a superlative',
    words:
      /\b(?:records?|best|worst|first|last|only|largest|biggest|smallest|highest|lowest|top|leading|dominant|unprecedented|historic)\b/g,
    allowed: 'none',
  },
  { what: 'how many are meant', words: /\b(?:all|every|always|only)\b/g, allowed: 'as many' },
  {
    what: 'what is to come or may be',
    words: /\b(?:will|would|may|might|could|should|must|shall|can|(?:is|are|was|were)(?: \w+)? to)\b/g,
    allowed: 'as many',
  },
];

/** Why a sentence that came back may not be taken; undefined where it may. Both are Markdown with claims. */
export function strayed(original: string, reply: string): string | undefined {
  return (
    weighed(original, reply) ??
    stronger(original, reply) ??
    unsourced(original, reply) ??
    padded(original, reply) ??
    exchanged(original, reply)
  );
}

function weighed(original: string, reply: string): string | undefined {
  const [before, after] = [around(original), around(reply)];
  for (const { what, words, allowed } of WEIGHTS) {
    const [was, is] = [before.match(words) ?? [], after.match(words) ?? []];
    const count = (found: readonly string[], word: string): number => found.filter((other) => other === word).length;
    const more = is.find((word) => count(is, word) > count(was, word));
    if (allowed === 'none' ? more !== undefined : is.length > was.length) return `“${named(more ?? '')}” came in: it adds ${what}`;
    if (allowed === 'as many' && is.length < was.length)
      return `“${was.find((word) => count(was, word) > count(is, word))}” is gone: it tells ${what}`;
  }
  return undefined;
}

/** From that size of change on a verb of movement is a strong one: "surged", "plunged". */
const STRONG = 5;

/** A verb of movement that is too strong, or goes another way than any there was. */
function stronger(original: string, reply: string): string | undefined {
  const movements = (text: string) =>
    [...around(text).matchAll(/[a-z]+/g)].flatMap(([word]) => {
      const says = DIRECTION_WORDS.get(word);
      return says ? [{ word, ...says }] : [];
    });
  const was = movements(original);
  const force = Math.max(STRONG - 1, ...was.map(({ from }) => from));
  const strong = movements(reply).find(({ from }) => from > force);
  if (strong) return `“${strong.word}” is a stronger word than the sentence had`;
  const turned = movements(reply).find(({ sign }) => was.length > 0 && was.every((other) => other.sign !== sign));
  return turned && `“${turned.word}” goes another way than the sentence did`;
}

const TELLING = /\b(?:says?|said|reports?|reported|estimat\w+|according|wrote|writes|shows?|showed|announc\w+|put|called)\b/;
const SOURCED = /\b(?:said|says|wrote|estimat\w+|according|announced|shows?)\b|, [\w. ]+ reported/;

function unsourced(original: string, reply: string): string | undefined {
  return SOURCED.test(around(original)) && !TELLING.test(around(reply)) ? 'who says it is gone' : undefined;
}

/** Words over and over, and many more than there were. */
function padded(original: string, reply: string): string | undefined {
  const [was, is] = [wordsOf(original), wordsOf(reply)];
  const run = Math.min(4, was.length);
  const runs = (words: readonly string[]): readonly string[] =>
    words.map((_, at) => words.slice(at, at + run).join(' ')).slice(0, 1 - run || undefined);
  const count = (list: readonly string[], one: string): number => list.filter((other) => other === one).length;
  const twice =
    runs(is).find((one) => count(runs(is), one) > Math.max(1, count(runs(was), one))) ??
    is.find((word, at) => word !== '§' && word === is[at + 1]);
  if (twice !== undefined) return `“${named(twice)}” came back twice`;
  return is.length > was.length + Math.max(6, was.length / 2) ? 'it came back with many more words' : undefined;
}

function wordsOf(markdown: string): readonly string[] {
  return around(markdown).match(/[\p{L}’'-]+|§/gu) ?? [];
}

/** Words to be shown, with a sign for the claims among them. */
function named(words: string): string {
  return words.replaceAll('§', '[…]');
}

/** Two figures in each other's order, or before each other's nouns. */
function exchanged(original: string, reply: string): string | undefined {
  const [was, is] = [framed(original), framed(reply)];
  for (const [index, first] of was.entries()) {
    for (const second of was.slice(index + 1)) {
      const [a, b] = [is.find((frame) => isSame(frame, first)), is.find((frame) => isSame(frame, second))];
      if (!a || !b || isSame(first, second)) continue;
      const kept = first.lead !== second.lead && (a.lead === first.lead || b.lead === second.lead);
      const turned = a.at > b.at && !(kept && a.lead !== second.lead && b.lead !== first.lead);
      const tails = crossed(first.tail, second.tail, b.tail) && crossed(second.tail, first.tail, a.tail);
      if (!(isPeriod(first) || isPeriod(second)) && (turned || tails))
        return `\`${first.surface}\` and \`${second.surface}\` changed places`;
      if (turned && a.lead === second.lead && b.lead === first.lead) return `\`${first.surface}\` and \`${second.surface}\` changed places`;
    }
  }
  return undefined;
}

/** A claim with the words beside it. */
interface Frame {
  readonly id: string;
  readonly surface: string;
  readonly at: number;
  /** The word before it, and the words of matter from there to the next. */
  readonly lead: string;
  readonly tail: readonly string[];
}

/** Whether a word that stood behind one and not behind the other stands behind the other now. */
function crossed(own: readonly string[], others: readonly string[], now: readonly string[]): boolean {
  return own.some((word) => !others.includes(word) && now.includes(word));
}

function framed(markdown: string): readonly Frame[] {
  const claims = findClaims(markdown);
  return claims.map(({ id, surface, start, end }, index): Frame => {
    const before = markdown.slice(claims[index - 1]?.end ?? 0, start);
    const after = markdown.slice(end, claims[index + 1]?.start).toLowerCase();
    const tail = (after.match(/[\p{L}-]{3,}/gu) ?? []).filter((word) => !SMALL.has(word));
    return { id, surface, at: index, lead: /([\p{L}’'-]+)[^\p{L}]*$/u.exec(before)?.[1]?.toLowerCase() ?? '', tail };
  });
}

/** Words that stand behind any figure. */
const SMALL = new Set(['the', 'and', 'for', 'from', 'was', 'were', 'are', 'its', 'that', 'where', 'which', 'with']);

function isSame(a: Pick<ClaimSpan, 'id' | 'surface'>, b: Pick<ClaimSpan, 'id' | 'surface'>): boolean {
  return a.id === b.id && a.surface === b.surface;
}

/** When, not how much: it may stand anywhere in its sentence. */
function isPeriod({ surface }: Frame): boolean {
  return /^\d{4}$|^(?:(?:late|early|mid|the) |the )?(?:(?:first|second|third|fourth) (?:quarter|half)|[A-Z][a-z]+\.? )|^(?:late|early|mid)[ -]\d{4}$/.test(
    surface,
  );
}

/** The words outside the claims, in small letters. */
function around(markdown: string): string {
  return findClaims(markdown)
    .reduceRight((rest, { start, end }) => `${rest.slice(0, start)}§${rest.slice(end)}`, markdown)
    .toLowerCase();
}
