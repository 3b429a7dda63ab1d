/** Words of weight, counted before and after: a model may say them in another form, and neither bring in more nor take one out. */
import { around, named } from './sentence.ts';

/** Words of weight by what they do; those that are the same in another form are counted together. */
interface Weight {
  readonly what: string;
  readonly words: RegExp;
  /** `none`: no more of any of them than there were. `as many`: as many of them all as there were. */
  readonly allowed: 'none' | 'as many';
  /** Words that do the same more quietly: these may stand for them, so that there are no more of both together. */
  readonly instead?: RegExp;
}

const WEIGHTS: readonly Weight[] = [
  {
    what: 'a comparison or a hedge',
    words:
      /\b(?:(?:(?:more|less|fewer) than|over|under|above|below|at (?:least|most)|up to|nearly|almost|about|around|roughly|only|just|even|some|well|each|together|another|a further|an additional|as much as|as many as) §|(?<=§ )(?:each|apiece|together|of it)|ahead|behind|beyond|exceed\w*|beat\w*|topp\w+|merely?|barely|hardly|scarcely|so-called|to an? (?:week|month|quarter|year|decade) (?:earlier|before|ago))/g,
    allowed: 'none',
  },
  {
    what: 'a doubt',
    words: /\b(?:alleged\w*|reportedly|suppos\w+|purported\w*|apparent\w*|claim\w*|admit\w*|conced\w*|insist\w*)\b/g,
    allowed: 'none',
  },
  { what: 'a wish', words: /\b(?:hop(?:e|es|ed|ing) (?:to|for)|wish\w*|(?:try|tries|tried|trying) to|want\w* to)\b/g, allowed: 'none' },
  {
    what: 'a consequence',
    words: /\b(?:(?<!even )so(?! far| that)|thus|hence|therefore|thereby|as a result|accordingly)\b/g,
    allowed: 'none',
  },
  {
    what: 'a contrast',
    words: /\b(?:however|(?:by|in) contrast(?! to)|instead|yet|even so|nevertheless|nonetheless)\b/g,
    allowed: 'none',
    instead: /\b(?:but|though|although|while|whereas|despite)\b/g,
  },
  { what: 'what lasts', words: /(?<!er )\bstill\b/g, allowed: 'none', instead: /\b(?:remain\w*|yet)\b/g },
  {
    what: 'what was to be expected',
    words: /\b(?:already|in fact|indeed|actually|of course|after all|at last|finally|needless|a full §)/g,
    allowed: 'none',
  },
  { what: 'what goes on', words: /\b(?:again|continu\w+|keep\w*|kept|go(?:es)? on|set to|going to)\b/g, allowed: 'none' },
  {
    what: 'a superlative',
    words:
      /\b(?:records?|best|worst|first|last|only|largest|biggest|smallest|highest|lowest|top|leading|dominant|unprecedented|historic)\b/g,
    allowed: 'none',
  },
  {
    what: 'what was done with it',
    words:
      /\b(?:s(?:old|ell|ells|elling)|ship(?:s|ped|ping)|b(?:ought|uy|uys|uying)(?! back)|(?:ex|im)port(?:s|ed|ing)?|stockpil\w+|deliver\w*)\b/g,
    allowed: 'none',
    instead: /\b(?:sales|shipments?|sellers?|buyers?|purchas\w+|(?:ex|im)porters?)\b/g,
  },
  { what: 'how many are meant', words: /\b(?:all|every|always|only)\b/g, allowed: 'as many' },
  {
    what: 'what is to come or may be',
    words:
      /\b(?:will|would|may|might|could|should|must|shall|can|(?:has|have|had)(?: still)? to|(?:had|has|have) until|deadline|(?:(?:is|are|was|were) )?(?:expected|due|planned|scheduled) to|(?<!\b(?:aim|goal|intention|purpose)\b[^.;]*)(?:is|are|was|were)(?: \w+)? to)\b/g,
    allowed: 'as many',
  },
];

/**
 * The word of weight that came in or is gone; undefined where none did. Both are Markdown with claims. Of several sentences in one
 * (`joined`) a word that stood in each may stand once.
 */
export function weighed(original: string, reply: string, joined = false): string | undefined {
  const [before, after] = [around(original), around(reply)];
  for (const { what, words, allowed, instead } of WEIGHTS) {
    const [was, is] = [before.match(words) ?? [], after.match(words) ?? []];
    const count = (found: readonly string[], word: string): number => found.filter((other) => other === word).length;
    const more = is.find((word) => count(is, word) > count(was, word));
    const all = (text: string): number => (text.match(words) ?? []).length + (instead ? (text.match(instead) ?? []).length : 0);
    const added = allowed === 'as many' ? is.length > was.length : more !== undefined && !(instead && all(after) <= all(before));
    if (added) return `“${named(more ?? '')}” came in: it adds ${what}`;
    if (allowed === 'as many' && is.length < (joined ? Math.min(1, was.length) : was.length))
      return `“${was.find((word) => count(was, word) > count(is, word))}” is gone: it tells ${what}`;
  }
  return undefined;
}
