/** What a check of a page comes to, in sentences: the same on the command line and on the page itself. */
import type { Verdict } from './judge.ts';

/** "31 of 31 figures match their recorded sources; 1 revised since". */
export function matchSentence({
  figures,
  matching,
  revised,
  newest,
  withdrawn,
}: Verdict & { readonly newest: string | undefined; readonly withdrawn?: string }): string {
  if (withdrawn !== undefined) return withdrawn;
  const said = `${matching} of ${counted(figures, 'figure')} match${matching === 1 && figures === 1 ? 'es' : ''} their recorded sources`;
  return newest === undefined ? said : `${said}; ${revised.length} revised since`;
}

/** How many facts were read or computed again, and how many could not be. */
export function factsSentence({ sources }: Verdict): string {
  const of = (wanted: string): number => sources.filter(({ state }) => state === wanted).length;
  return `${of('matches')} of ${counted(sources.length, 'fact')} read again or computed again from what the receipt records; ${of('unchecked')} rest on documents that are not at hand`;
}

function counted(number: number, one: string): string {
  return `${number} ${number === 1 ? one : `${one}s`}`;
}
