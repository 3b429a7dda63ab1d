/** What a run with a language model did and cost, or would: told on stderr. */
import type { Generated } from '../model/generated.ts';
import type { Budget } from '../polish/budget.ts';
import { count } from './command.ts';

/** Lines for a person: what became of sentences and sections, and why some stayed as they were. */
export function costOf(budget: Budget, results: readonly Generated[]): string {
  const estimates = results.flatMap(({ estimate }) => estimate ?? []);
  if (estimates.length > 0) return wouldCost(budget, estimates);
  const { calls, tokens, money } = budget.used();
  const used = `${count(calls, 'call')}, ${tokens.prompt} + ${tokens.completion} tokens${money === undefined ? '' : `, ${money.toFixed(4)}`}`;
  return [
    results.some(({ polish }) => polish) ? polishing(results, used) : '',
    results.some(({ compose }) => compose) ? composing(results, used) : '',
    results.some(({ summaries }) => summaries) ? summarising(results, used) : '',
  ].join('');
}

function wouldCost(budget: Budget, estimates: readonly NonNullable<Generated['estimate']>[]): string {
  const add = (pick: (one: (typeof estimates)[number]) => number): number => estimates.reduce((sum, one) => sum + pick(one), 0);
  const tokens = { prompt: add((one) => one.tokens.prompt), completion: add((one) => one.tokens.completion) };
  const calls = add((one) => one.calls);
  const money = budget.worth(tokens);
  return `would ask ${count(calls, 'time')}: about ${tokens.prompt} tokens of prompts and ${tokens.completion} of answers${money === undefined ? '' : `, ${money.toFixed(4)} by the prices of the config`}\n`;
}

function polishing(results: readonly Generated[], used: string): string {
  const all = results.flatMap(({ polish }) => polish?.sentences ?? []);
  const of = (outcome: string): number => all.filter((sentence) => sentence.outcome === outcome).length;
  const reasons = [...new Set(all.flatMap(({ outcome, reason }) => (outcome === 'kept' && reason !== undefined ? [reason] : [])))];
  return [
    `polish: ${of('polished')} of ${count(all.length, 'sentence')} polished, ${of('same')} left, ${of('refused')} refused, ${of('kept')} kept; ${used}\n`,
    ...reasons.map((reason) => `  kept: ${reason}\n`),
    ...all.flatMap(({ outcome, reason, was }) => (outcome === 'refused' ? [`  refused: ${reason}\n    ${bare(was)}\n`] : [])),
  ].join('');
}

function composing(results: readonly Generated[], used: string): string {
  const sections = results.flatMap(({ compose }) => compose?.sections ?? []);
  const sentences = sections.flatMap((section) => section.sentences);
  const of = (outcome: string): number => sentences.filter((sentence) => sentence.outcome === outcome).length;
  const written = sections.filter(({ outcome }) => outcome === 'written');
  const kept = Map.groupBy(
    sections.filter(({ outcome }) => outcome === 'kept'),
    ({ reason }) => reason,
  );
  return [
    `compose: ${written.length} of ${count(sections.length, 'section')} written, in ${count(of('written'), 'sentence')}; ${of('refused')} refused; ${used}\n`,
    ...[...kept].map(([reason, those]) => `  plain: ${those.map(({ heading }) => heading).join('; ')}: ${reason}\n`),
    ...sentences.flatMap(({ outcome, reason, text }) => (outcome === 'refused' ? [`  refused: ${reason}\n    ${bare(text)}\n`] : [])),
  ].join('');
}

function summarising(results: readonly Generated[], used: string): string {
  const records = results.flatMap(({ summaries }) => summaries ?? []);
  const all = records.flatMap(({ candidates }) => candidates.filter(({ by }) => by === 'model'));
  const of = (outcome: string): number => all.filter((candidate) => candidate.outcome === outcome).length;
  const reasons = [...new Set(records.flatMap(({ reason }) => reason ?? []))];
  return [
    `summaries: ${count(all.length, 'proposal')}, ${of('chosen')} chosen, ${of('refused')} refused; ${used}\n`,
    ...reasons.map((reason) => `  as they were: ${reason}\n`),
    ...all.flatMap(({ kind, outcome, reason, text }) =>
      outcome === 'refused' ? [`  ${kind} refused: ${reason}\n    ${bare(text)}\n`] : [],
    ),
  ].join('');
}

/** Claims without their targets. */
function bare(markdown: string): string {
  return markdown.replace(/\]\(fact:[^)]*\)/g, ']');
}
