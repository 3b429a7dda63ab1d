/** What a text becomes on a page: headings that can be linked to, tables that line up, dollars that stay dollars. */
import type { Piece, Prose, Rule } from './rule.ts';

/** Site builders make one address of two headings with the same words. */
export const headingTwice: Rule = {
  *run({ prose }) {
    const known = new Set<string>();
    for (const one of prose) {
      const { region, text } = one.block;
      if (region !== 'heading') continue;
      const key = text.trim().toLowerCase();
      if (known.has(key)) yield { prose: one, start: 0, end: text.length, reason: 'another heading has the same words' };
      known.add(key);
    }
  },
};

/** Many readers of Markdown take what stands between two dollar signs for a formula. */
export const dollar: Rule = {
  quotes: true,
  drafts: true,
  *run({ play, prose }) {
    const { source } = play.document;
    for (const one of prose) {
      const { text, map } = one.block;
      const bare = [...text.matchAll(/\$/g)].filter(({ index }) => source[map[index] ?? 0] === '$');
      const [, second] = bare;
      if (second)
        yield {
          prose: one,
          start: second.index,
          end: second.index + 1,
          expected: '\\$',
          reason: 'two dollar signs in one paragraph are a formula to many readers of Markdown',
        };
    }
  },
};

/** A letter and its accent as two characters look like one and are not found by those who search for it. */
export const composed: Rule = {
  quotes: true,
  *run({ prose }) {
    for (const one of prose) {
      for (const match of one.block.text.matchAll(/\P{M}\p{M}+/gu)) {
        const expected = match[0].normalize('NFC');
        if (expected !== match[0])
          yield {
            prose: one,
            start: match.index,
            end: match.index + match[0].length,
            expected,
            reason: 'letter and accent are one character',
          };
      }
    }
  },
};

/** Figures of a column with different decimals cannot be compared at a glance. */
export const tableDecimals: Rule = {
  *run(piece) {
    for (const column of columnsOf(piece)) {
      const cells = column.flatMap((prose) => {
        const match = /^\s*[-−+]?[$€£¥]?\d[\d,]*(?:\.(\d+))?\s*%?\s*$/.exec(prose.block.text);
        return match ? [{ prose, decimals: match[1]?.length ?? 0 }] : [];
      });
      const [first] = cells;
      const other = cells.find(({ decimals }) => decimals !== first?.decimals);
      if (!first || !other) continue;
      const { text } = other.prose.block;
      yield {
        prose: other.prose,
        start: 0,
        end: text.length,
        reason: `its column has ${first.decimals === 0 ? 'no decimals' : `${first.decimals} decimal${first.decimals === 1 ? '' : 's'}`} in the first row`,
      };
    }
  },
};

/** Cells of tables by column: those of a row stand on one line. */
function columnsOf({ play, prose }: Piece): readonly (readonly Prose[])[] {
  const columns: Prose[][] = [];
  let table: Prose[][] = [];
  let column = 0;
  for (const [index, one] of prose.entries()) {
    if (one.block.region !== 'table') continue;
    const before = prose[index - 1]?.block;
    if (before?.region !== 'table') table = [];
    const [end, start] = [before?.map.at(-1) ?? 0, one.block.map[0] ?? 0];
    column = before?.region === 'table' && !play.document.source.slice(end, start).includes('\n') ? column + 1 : 0;
    const cells = table[column];
    if (cells) cells.push(one);
    else {
      table[column] = [one];
      columns.push(table[column] ?? []);
    }
  }
  return columns;
}
