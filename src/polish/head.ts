/** The head of a draft: headline, deck and takeaways where they stand, to be read and to be put in the place of. */

export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Head {
  readonly headline: Span;
  readonly deck: Span | undefined;
  readonly takeaways: readonly Span[];
}

/** Where the parts of the head stand; undefined for a text without a headline. */
export function headOf(markdown: string): Head | undefined {
  const title = /^# (.+)$/m.exec(markdown);
  if (!title) return undefined;
  const headline = { from: title.index + 2, to: title.index + title[0].length };
  const end = markdown.indexOf('\n## ', headline.to);
  const deck = /\S.*/.exec(markdown.slice(headline.to, end < 0 ? undefined : end));
  const list = /^## Key takeaways\n\n((?:- .+\n?)+)/im.exec(markdown);
  const start = list ? list.index + list[0].length - (list[1] ?? '').length : 0;
  return {
    headline,
    deck: deck ? { from: headline.to + deck.index, to: headline.to + deck.index + deck[0].length } : undefined,
    takeaways: [...(list?.[1] ?? '').matchAll(/^- (.+)$/gm)].map(({ index, 1: text = '' }) => ({
      from: start + index + 2,
      to: start + index + 2 + text.length,
    })),
  };
}

/** The text with other words at some places. */
export function replaced(markdown: string, changes: ReadonlyMap<Span, string>): string {
  return [...changes]
    .sort(([a], [b]) => b.from - a.from)
    .reduce((text, [{ from, to }, words]) => text.slice(0, from) + words + text.slice(to), markdown);
}
