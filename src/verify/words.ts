/** Words by which a sentence says more, less or the opposite of its facts. Data, in one place; movement is in `model/lexicon.ts`. */
import type { Span } from './sentences.ts';

/** Turns what follows into its opposite. */
export const NEGATIONS =
  /\b(?:not(?! (?:(?:very )?much|very|far|greatly) (?:different|changed|from)\b)|never|neither|nor|no longer|(?:hardly|scarcely|barely)(?! (?:changed|different|moved)\b)|failed to|fails to|unable to|denie[sd]|refused to|refuses to|without|cannot)\b|n['’]t\b/gi;

/** Claims of rank and record: only a fact whose own words say so bears them out. */
export const SUPERLATIVES =
  /\b(?:records?|record-(?:high|low|breaking|setting)|all-time|highest|lowest|largest|biggest|smallest|fastest|slowest|steepest|sharpest|strongest|weakest|unprecedented|unrivalled|unmatched|historic|best-ever|worst-ever|first-ever|first time|never before)\b/gi;

/** "Due to start" says when; "due to rain" says why. */
export const DUE_VERBS =
  'start|begin|open|take|apply|come|be|enter|expire|end|close|report|publish|meet|launch|rise|fall|release|resume|arrive|run|reach|last|go|happen|finish|complete|produce|deliver|ship|pay|vote|decide|bring|follow|identify|assess|set|put|have|make|get|give|hold|present|submit|file|replace|join|leave|return|expand|kick|mature|retire';

/** Makes one thing the cause of another. */
export const CAUSES = new RegExp(
  `\\b(?:because|due to(?! (?:${DUE_VERBS})\\b)(?! \\w*[^s\\W] (?:by|how|whether|the|its|their|a|an)\\b)|owing to|thanks to|as a result of|driven by|caused by|fuell?ed by|boosted by|prompted by|triggered by|sparked by|spurred by|led to|leads to|resulted in|results in|on the back of|in response to|on account of|attributable to|weighed on by|hurt by|helped by|lifted by)\\b`,
  'gi',
);

/** Join a class of things to its members. */
export const SUCH_AS = /(?:\bsuch as|\bincluding|\blike|\bfor example|\bnamely|,|\()\s+$/i;

const COUNT = '(?:one|two|three|four|five|six|seven|eight|nine|ten|\\d+)';
const ORDER = '(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\\d+(?:st|nd|rd|th))';

const STREAKS = new RegExp(
  `\\b(?:${ORDER}|${COUNT})[ -](?:[\\p{L}-]+ ){0,4}?(?:in a row|straight|consecutive|successive)\\b|\\b${COUNT} of (?:its|their|his|her|the) (?:last|past|previous) ${COUNT}\\b`,
  'giu',
);
/** Most texts have none of these words. */
const STREAK_WORDS = /\b(?:row|straight|consecutive|successive|last|past|previous)\b/i;

/** Runs of the same: "a third straight quarter", "four in a row", "five of its last six". */
export function streaksIn(text: string): readonly Span[] {
  if (!STREAK_WORDS.test(text)) return [];
  return [...text.matchAll(STREAKS)].map(({ 0: run, index }) => ({ start: index, end: index + run.length }));
}
