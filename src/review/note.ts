/** What the desk says of an article in its own words, a correction or the reason of a withdrawal: plain text, read by the guard like any other. */
import { ConfigError } from '../errors.ts';
import type { Article, EarlierVersion } from '../model/article.ts';
import { ADDRESS, escapeMarkdown, HIDDEN_CHARACTER } from '../model/claim.ts';
import type { Finding } from '../model/finding.ts';
import type { Ledger } from '../model/ledger.ts';

/** The guard, handed in: a draft with claims, or with `text` words without. */
export type Guard = (text: string, ledger: Ledger, options?: { readonly mode: 'text' }) => readonly Finding[];

const LONGEST = 500;

/** A note as it will be printed. Throws ConfigError for what is none. @param option the word it was given by: `--note` */
export function plainNote(option: string, given: string | undefined): string {
  const note = (given ?? '').trim().replace(/^corrections?:\s*/i, '');
  const wrong = (message: string, hint: string): ConfigError => new ConfigError(`${option} ${message}`, { hint });
  if (note === '') throw wrong('is missing', NEEDED[option] ?? '');
  if (/[\r\n\t\u2028\u2029]/.test(note) || HIDDEN_CHARACTER.test(note))
    throw wrong('holds a line break or a hidden character', 'write it on one line, as plain text');
  if (ADDRESS.test(note)) throw wrong('holds a web or mail address', 'name the source in words; its address stands among the sources');
  if ([...note].length > LONGEST) throw wrong(`is longer than ${LONGEST} characters`, 'say what was wrong and what is right, and no more');
  if (option === '--note' && EUPHEMISM.test(note))
    throw wrong(`begins with \`${EUPHEMISM.exec(note)?.[0] ?? ''}\``, 'a correction is called one: say what was wrong and what is right');
  return note;
}

const NEEDED: Readonly<Record<string, string>> = {
  '--note':
    'say what was wrong and what is right: --note "An earlier version gave the output of Chile in 2024 as 44,000 metric tons. It was 49,000."',
  '--reason': 'say why: --reason "The source has taken its data back."',
};

/** Words that make a correction sound like something else. */
const EUPHEMISM = /^(?:clarif(?:ies|ied|ying|ication)|recasts?|refines?|fixes|updates?|amends?)\b/i;

/** Errors in a note, each of which stands whichever of the ledgers it is held against: what was wrong is of the old one, what is right of the new. */
export function noteFindings(note: string, ledgers: readonly Ledger[], verify: Guard): readonly Finding[] {
  const [first = [], ...others] = ledgers.map((ledger) =>
    verify(escapeMarkdown(note), ledger, { mode: 'text' }).filter(({ severity }) => severity === 'error'),
  );
  return first.filter(({ start, end }) => others.every((found) => found.some((other) => other.start < end && start < other.end)));
}

/** What the guard finds in a version that is to be published, its note included. @param text its file */
export function articleFindings(
  { article, text }: { readonly article: Article; readonly text: string },
  verify: Guard,
): readonly Finding[] {
  const { approval, ledger, earlier = [] } = article;
  const before = lastStanding(earlier);
  const [key, note] =
    approval?.withdrawal === undefined ? ['correction', approval?.correction] : ['withdrawn-because', approval.withdrawal];
  const own = approval?.withdrawal === undefined ? verify(text, ledger) : [];
  // A notice that is told from its receipt has nothing before it; the receipt is sealed.
  if (note === undefined || (approval?.withdrawal !== undefined && !before)) return own;
  const line = text.split('\n').findIndex((row) => row.startsWith(`${key}: `)) + 1;
  return [...own, ...noteFindings(note, before ? [ledger, before.ledger] : [ledger], verify).map((one) => ({ ...one, line, column: 1 }))];
}

/** The newest of some versions that withdraws nothing. */
export function lastStanding(versions: readonly EarlierVersion[]): EarlierVersion | undefined {
  return versions.findLast(({ approval }) => approval.withdrawal === undefined);
}
