/** What an editor reads in the pull request: per draft its state, what changed in its facts, what the guard found, and a list to tick. */
import { findClaims } from '../model/claim.ts';
import type { Fact } from '../model/fact.ts';
import type { Finding } from '../model/finding.ts';
import type { Gap } from '../model/plan.ts';
import { type FactsChange, saidBy } from './facts-change.ts';

export interface DraftReport {
  /** `SLUG` or `SLUG/EDITION`. */
  readonly name: string;
  /** Path below the checkout. */
  readonly file: string;
  /** Its headline, with claims. */
  readonly headline: string;
  readonly words: number;
  readonly findings: readonly Finding[];
  readonly gaps: readonly Gap[];
  readonly facts: FactsChange;
}

export interface Report {
  readonly asOf: string;
  readonly drafts: readonly DraftReport[];
  /** Drafts that a person edited, which were left alone. */
  readonly edited: readonly string[];
  /** What sources did not give. */
  readonly gaps: readonly string[];
}

/** Most that are listed of one thing; the ledger has all. */
const SHOWN = 20;
/** What GitHub takes as the body of a pull request, with room to spare. */
const LONGEST = 60_000;

export function titleOf({ drafts }: Report): string {
  const [first] = drafts;
  const title = drafts.length === 1 && first ? `Draft: ${plain(first.headline)}` : `${drafts.length} drafts to review`;
  const letters = [...title];
  return uncalled(letters.length > 120 ? `${letters.slice(0, 119).join('')}…` : title);
}

export function bodyOf(report: Report): string {
  const parts = [
    `Written from sourced facts as of ${report.asOf}. Nothing here is published before this is merged.`,
    ...report.drafts.map(draftOf),
    ...(report.edited.length > 0 ? [`Left alone, for a person edited them: ${report.edited.map(code).join(', ')}.`] : []),
    ...(report.gaps.length > 0 ? [`### Gaps of sources\n\n${list(report.gaps.map(escaped))}`] : []),
  ];
  const body = parts.join('\n\n');
  return body.length > LONGEST ? `${body.slice(0, LONGEST)}\n\n… The rest is in the summary of the run.` : `${body}\n`;
}

function draftOf({ name, file, headline, words, findings, gaps, facts }: DraftReport): string {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const parts = [
    `## ${escaped(plain(headline))}`,
    `${code(name)}, ${code(file)}: ${words} words, ${errors.length === 0 ? 'every figure matches its recorded source' : `**held: ${errors.length} ${errors.length === 1 ? 'error' : 'errors'}**`}.`,
    changesOf(facts),
    ...(findings.length > 0
      ? [`### Findings\n\n${list(findings.map(({ line, severity, message }) => `line ${line}, ${severity}: ${escaped(message)}`))}`]
      : []),
    ...(gaps.length > 0 ? [`### Missing\n\n${list(gaps.map(({ role, reason }) => `${code(role)}: ${escaped(reason)}`))}`] : []),
    `### To check\n\n${CHECKLIST.map((line) => `- [ ] ${line}`).join('\n')}`,
  ];
  return parts.join('\n\n');
}

const CHECKLIST = [
  'The lead is the news, and the headline says no more than the piece.',
  'What changed in the facts is meant, and was not a slip of the source.',
  'Names, titles and tickers are right; nobody is accused of anything.',
  'Caveats and attributions stand where a reader needs them.',
  'Nothing is advice, a promise or a forecast of ours.',
];

function changesOf({ fresh, revised, gone }: FactsChange): string {
  if (fresh.length + revised.length + gone.length === 0) return 'No fact has changed.';
  const line = (fact: Fact): string => `${code(fact.id)}: ${escaped(saidBy(fact))}`;
  const lines = [
    ...revised.map(({ before, after }) => {
      const [was, is] = [saidBy(before), saidBy(after)].map(escaped);
      return `revised ${code(after.id)}: ${was === is ? `${is}, by another record of it` : `${was} → ${is}`}`;
    }),
    ...gone.map((fact) => `gone ${line(fact)}`),
    ...fresh.map((fact) => `new ${line(fact)}`),
  ];
  return `### Facts: ${fresh.length} new, ${revised.length} revised, ${gone.length} gone\n\n${list(lines)}`;
}

function list(lines: readonly string[]): string {
  const more = lines.length - SHOWN;
  return [...lines.slice(0, SHOWN), ...(more > 0 ? [`and ${more} more`] : [])].map((line) => `- ${line}`).join('\n');
}

/** The words of a text, its claims without their targets. */
function plain(text: string): string {
  let out = '';
  let reached = 0;
  for (const { start, end, surface } of findClaims(text)) {
    out += text.slice(reached, start) + surface;
    reached = end;
  }
  return (out + text.slice(reached)).replace(/\\(?=[!-/:-@[-`{-~])/g, '');
}

/** Text from facts as it is: no markup, no link, nobody called, no issue referred to. */
function escaped(text: string): string {
  return uncalled(text.replace(/\s+/g, ' '))
    .replace(/[&<>@#]/g, (found) => `&#${found.charCodeAt(0)};`)
    .replace(/[\\`*_[\]{}()!|~$]/g, '\\$&')
    .replace(/:\/\//g, ':&#47;&#47;');
}

/**
 * GitHub calls people and refers to issues by the words that are shown, in a commit's message too, however they are
 * escaped: a space of no width stands between.
 */
function uncalled(text: string): string {
  return text.replace(/@(?=\w)|#(?=\d)|\bGH-(?=\d)/gi, '$&\u200B');
}

function code(text: string): string {
  return `\`${text.replaceAll('`', "'").replace(/\s+/g, ' ')}\``;
}
