/**
 * A sentence without what a headline leaves out: the clauses and phrases whose figures it does not tell, and who says it. What is left
 * is what the headline is held against, word for word; nothing else of the sentence may be left out.
 */
import { findClaims } from '../model/claim.ts';

/** Each claim as one character of its own while the words around it are cut. */
const FIRST = 0xe000;
const CLAIM = '[\\uE000-\\uF8FF]';

/** The sentence with the claims that are kept; `unsourced` without its attribution too. */
export function shortened(
  markdown: string,
  kept: (claim: { readonly id: string; readonly surface: string }) => boolean,
  unsourced: boolean,
): string {
  const claims = findClaims(markdown);
  const signs = claims.map((_, index) => String.fromCharCode(FIRST + index));
  const gone = new Set(signs.filter((_, index) => claims[index] && !kept(claims[index])));
  const text = claims.reduceRight((rest, { start, end }, index) => rest.slice(0, start) + (signs[index] ?? '') + rest.slice(end), markdown);
  const cut = withoutPhrases(withoutClauses(text.replace(/[.]$/, ''), gone, unsourced), gone);
  const whole = cut.replace(new RegExp(CLAIM, 'g'), (sign) => {
    const claim = claims[sign.charCodeAt(0) - FIRST];
    return claim ? markdown.slice(claim.start, claim.end) : '';
  });
  return `${whole.replace(/[,;:\s]+$/, '').replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())}.`;
}

/** Who says it, between commas or at the end: "the Geological Survey estimates", "according to AInvest". */
const SOURCE =
  /^(?:[Aa]ccording to [^,]*|[Bb]y estimates of [^,]*|[Bb]y [^,]*['’]s? estimates|(?:the )?[\p{Lu}][^,]* (?:said|says|reported|wrote|estimates|expects|projects|shows?)|(?:it|the (?:company|agency|survey|article|report)) (?:said|says|reported|estimates|shows))$/u;

/** The same before all the rest: "The Geological Survey estimates that …". */
const OPENING = /^(?:The )?\p{Lu}[^,]{0,60} (?:said|says|reported|wrote|estimates|expects|projects|shows?) that /u;

function withoutClauses(text: string, gone: ReadonlySet<string>, unsourced: boolean): string {
  const [first = '', ...clauses] = (unsourced ? text.replace(OPENING, '') : text).split(/(?=[,;] )/);
  const opening = isLeftOut(first, gone, unsourced) ? '' : first;
  return [opening, ...clauses.filter((clause) => !isLeftOut(clause.slice(1).trim(), gone, unsourced))].join('').replace(/^[,;] /, '');
}

function isLeftOut(clause: string, gone: ReadonlySet<string>, unsourced: boolean): boolean {
  const signs = clause.match(new RegExp(CLAIM, 'g')) ?? [];
  return signs.length > 0 ? signs.every((sign) => gone.has(sign)) : unsourced && SOURCE.test(clause);
}

/** Phrases of a figure: "in 2024", "from 255,000 a year earlier", "to 270,000", and a change before its result. */
const PHRASE = new RegExp(
  ` (?:(?:from|in(?: the)?|on|by|since|against|to) )(?:an? (?:estimated|projected|planned|targeted) )?(${CLAIM})(?: (?:an?|the same) (?:week|month|quarter|year) (?:earlier|before))?| (${CLAIM})(?= (?:to|from) (?:an? [a-z]+ )?${CLAIM})`,
  'g',
);

function withoutPhrases(text: string, gone: ReadonlySet<string>): string {
  return text.replace(PHRASE, (phrase, one?: string, other?: string) => (gone.has(one ?? other ?? '') ? '' : phrase));
}
