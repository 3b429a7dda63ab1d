/**
 * Compares a text with its original: finds the words that change facts, and lets free rewording pass. Pure, synchronous and without a
 * model. Sentences are aligned first; within a group figures, dates and names are compared as sets, and words that change facts by
 * closed lists (`words-*.ts`).
 */
import { align, type Group } from './align.ts';
import { compareAssertions } from './assertion.ts';
import { compareCauses } from './causes.ts';
import type { Change, CompareOptions } from './change.ts';
import { compareTerms } from './comparison.ts';
import { compareAttribution, compareCaveats, compareQuantifiers, compareSuperlatives } from './cue-changes.ts';
import { compareDates } from './dates.ts';
import { compareDirections } from './direction.ts';
import { compareExchanges } from './exchange.ts';
import { compareGroupFigures } from './figures.ts';
import { compareMatter } from './matter.ts';
import { type NameWords, nameWordsOf } from './name-words.ts';
import { allNames, compareNames } from './names.ts';
import { compareNegations } from './negation.ts';
import { compareOthers } from './other-mentions.ts';
import { type Pair, pairOf, sideOf } from './pair.ts';
import { type Reading, readText } from './reading.ts';
import { regroup } from './regroup.ts';
import { compareRoles } from './roles.ts';
import { type Setting, settingOf } from './setting.ts';
import { compareStatements, loneStatement } from './statements.ts';
import { compareWords } from './swaps.ts';

export type { Change, ChangeKind, CompareOptions, Stretch } from './change.ts';

/**
 * What an edited text says otherwise than its original, in the order of the edited text. Never throws; a text compared with itself has
 * no change, nor has one whose sentences stand in another order.
 */
export function compareTexts(original: string, edited: string, options: CompareOptions = {}): readonly Change[] {
  if (original === edited) return [];
  const before = readText(original, options.names, options.claims?.original);
  const after = readText(edited, options.names, options.claims?.edited);
  const names = nameWordsOf([before, after], options.names);
  const whole = allNames(sideOf(before, before.sentences, 0), names);
  const changes = regroup(align(before, after))
    .filter((group) => !isSame(group, before, after))
    .flatMap((group) =>
      compareGroup(pairIn(group, before, after), settingOf(group, before, after, options.claims?.edited), { names, whole, options }),
    );
  return changes.sort((a, b) => a.start - b.start || a.end - b.end || a.originalStart - b.originalStart);
}

/** What is known of the texts as wholes. */
interface Whole {
  readonly names: NameWords;
  /** Keys of all names of the original. */
  readonly whole: ReadonlySet<string>;
  readonly options: CompareOptions;
}

function compareGroup(pair: Pair, setting: Setting, { names, whole, options }: Whole): readonly Change[] {
  const figures = compareGroupFigures(pair);
  const dates = [...compareDates(pair), ...compareOthers(pair)];
  const named = compareNames(pair, names, whole);
  if (pair.original.tokens.length === 0 || pair.edited.tokens.length === 0)
    return [...figures.changes, ...dates, ...named, ...loneStatement(pair)];
  const swaps = compareWords(pair);
  const changes = [
    ...figures.changes,
    ...dates,
    ...named,
    ...swaps.changes,
    ...compareNegations(pair, swaps.turned),
    ...compareExchanges(pair, figures.matched, names),
    ...compareRoles(pair, names),
    ...compareTerms(pair),
    ...compareDirections(pair, figures.matched),
    ...compareAssertions(pair, options.closed === true),
    ...compareAttribution(pair),
    ...compareCaveats(pair),
    ...compareSuperlatives(pair),
    ...compareQuantifiers(pair),
    ...compareCauses(pair),
    ...compareStatements(pair),
  ];
  const severity = options.closed === true ? 'error' : 'warning';
  return [...changes, ...compareMatter(pair, names, setting, { changes, settled: swaps.settled }, severity)];
}

function isSame({ original, edited }: Group, before: Reading, after: Reading): boolean {
  const [from, to] = [original[0], edited[0]];
  if (!from || !to || original.length !== 1 || edited.length !== 1) return false;
  return before.text.slice(from.start, from.end) === after.text.slice(to.start, to.end);
}

function pairIn(group: Group, before: Reading, after: Reading): Pair {
  const firstAfter = group.edited[0]?.start ?? placeAfter(group, after);
  const firstBefore = group.original[0]?.start ?? 0;
  return pairOf(sideOf(before, group.original, firstBefore), sideOf(after, group.edited, firstAfter));
}

/** Where a dropped sentence would stand, by its share of the way through the text. */
function placeAfter(group: Group, after: Reading): number {
  const index = group.original[0]?.index ?? 0;
  return after.sentences[Math.min(index, after.sentences.length - 1)]?.start ?? 0;
}
