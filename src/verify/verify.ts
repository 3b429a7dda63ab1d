/** The fact guard: pure and synchronous. A text and the ledger of what it may say go in, findings come out. */
import { chartWords } from '../model/chart.ts';
import { bodyOffset } from '../model/draft.ts';
import type { Finding } from '../model/finding.ts';
import type { Ledger } from '../model/ledger.ts';
import { runningRules, type StyleSetting } from '../model/style.ts';
import { lookupOf } from './bind/lookup.ts';
import type { Check, Problem } from './check.ts';
import { attribution } from './checks/attribution.ts';
import { basePeriod } from './checks/base-period.ts';
import { caveat } from './checks/caveat.ts';
import { claimForm } from './checks/claim-form.ts';
import { claimValue } from './checks/claim-value.ts';
import { classes } from './checks/classes.ts';
import { direction } from './checks/direction.ts';
import { loose } from './checks/loose.ts';
import { names } from './checks/names.ts';
import { neighbours } from './checks/neighbours.ts';
import { againstOriginal } from './checks/original.ts';
import { property } from './checks/property.ts';
import { ratio } from './checks/ratio.ts';
import { standing } from './checks/standing.ts';
import { streak } from './checks/streak.ts';
import { structure } from './checks/structure.ts';
import { subject } from './checks/subject.ts';
import { supported } from './checks/supported.ts';
import { told } from './checks/told.ts';
import { weekday } from './checks/weekday.ts';
import { wording } from './checks/wording.ts';
import { readDocument } from './document.ts';
import { type Play, playOf, stoppedNames } from './play.ts';
import type { ReadOptions } from './read/read.ts';
import { refusal } from './refusal.ts';
import { styleProblems } from './style/style.ts';

/** `draft`: claims are links. `text`: any Markdown, whose figures are held against the ledger without links. */
export type Mode = 'draft' | 'text';

export interface VerifyOptions {
  /** Default `draft`. */
  readonly mode?: Mode;
  /** The text it was made from: then facts dropped, added or told twice are found, and words that change what was said. */
  readonly original?: string;
  /** The rules of house style that run beside the checks and warn. Default `off`: the guard alone. */
  readonly style?: StyleSetting;
}

const CHECKS: Readonly<Record<Mode, readonly Check[]>> = {
  draft: [
    claimForm,
    claimValue,
    loose,
    names,
    subject,
    direction,
    attribution,
    standing,
    wording,
    classes,
    caveat,
    property,
    neighbours,
    basePeriod,
    ratio,
    weekday,
    streak,
    structure,
  ],
  text: [supported, told, names, weekday, streak],
};

/**
 * What is wrong with a text, in the order of its places. An error holds a draft; warnings do not.
 * @param text the whole file, front matter included: offsets count from its beginning
 */
export function verify(text: string, ledger: Ledger, options: VerifyOptions = {}): readonly Finding[] {
  const refused = refusal(text);
  if (refused) return finish(text, new Map(), [refused]);
  const play = playOf(readDocument(text, bodyOffset(text), stoppedNames(ledger)), ledger, options.mode === 'text' ? readingOf(ledger) : {});
  const problems = [
    ...CHECKS[options.mode ?? 'draft'].flatMap((check) => [...check.run(play)]),
    ...(options.mode === 'text' ? [] : inCharts(ledger)),
    ...(options.original === undefined ? [] : changed(play, options.original)),
    ...styleProblems(play, runningRules(options.style ?? 'off'), options.mode !== 'text'),
  ];
  return finish(text, play.facts, problems);
}

/** In free text dates are read as on the day of the piece, and what the register and the labels hold is no figure. */
function readingOf(ledger: Ledger): ReadOptions {
  return { reference: ledger.asOf.slice(0, 10), names: lookupOf(ledger).numbered };
}

function changed(play: Play, original: string): Iterable<Problem> {
  const refused = refusal(original);
  return refused ? [{ ...refused, message: `The original: ${refused.message}`, start: 0, end: 0 }] : againstOriginal(play, original);
}

/** What a draft's charts say in words passes the checks of a heading; what is found stands at the beginning of the file. */
function inCharts(ledger: Ledger): readonly Problem[] {
  return (ledger.charts ?? []).flatMap((chart) =>
    chartWords(chart).flatMap((words) => {
      const play = playOf(readDocument(`## ${words}`, 0, stoppedNames(ledger)), ledger);
      return CHECKS.draft
        .filter((check) => check !== structure && check !== attribution)
        .flatMap((check) => [...check.run(play)])
        .map((problem) => ({ ...problem, message: `The chart \`${chart.id}\`: ${problem.message}`, start: 0, end: 0 }));
    }),
  );
}

function finish(text: string, facts: Play['facts'], problems: readonly Problem[]): readonly Finding[] {
  if (problems.length === 0) return [];
  const lineStarts = [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)];
  return [...problems]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map((problem): Finding => {
      const line = lineOf(lineStarts, problem.start);
      const source = problem.fact === undefined ? undefined : facts.get(problem.fact)?.source.title;
      return { ...problem, line, column: problem.start - (lineStarts[line - 1] ?? 0) + 1, ...(source !== undefined && { source }) };
    });
}

function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}

/** Whether findings hold a draft. */
export function holds(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error');
}
