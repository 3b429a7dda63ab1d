/** The picture that stands for an article where its address is shared: title, one figure, byline and label, 1200 by 630. */
import type { Article } from '../model/article.ts';
import { capital } from '../model/chart.ts';
import { findClaims } from '../model/claim.ts';
import { formatDay, formatPeriod } from '../model/format-date.ts';
import { SHIPPED_FONT, wrap } from './chart-look.ts';
import { nameOf, saysPeriod } from './explain.ts';
import type { Booth, Element } from './letters.ts';
import { metaOf } from './meta.ts';
import { ACCENT, box, drawPicture, INK, line, lines, QUIET, SPARE } from './picture.ts';

export const CARD = { width: 1200, height: 630 } as const;

/** What a card says: every word is the article's, and the figure one of its claims. */
export interface CardWords {
  readonly publication: string;
  readonly day: string;
  readonly title: string;
  readonly author: string;
  readonly label: string;
  /** The first figure that the article tells and its title does not, as it tells it, and what it is. */
  readonly figure?: { readonly surface: string; readonly what: string };
}

export function cardWords(article: Article, publication: string): CardWords {
  const meta = metaOf(article, []);
  const figure = keyFigure(article);
  return {
    publication,
    day: formatDay(meta.date),
    title: meta.title,
    author: `By ${meta.author}`,
    label: meta.ai.label,
    ...(figure && { figure }),
  };
}

/** For one who does not see it. */
export function cardAlt({ title, figure }: CardWords): string {
  return figure ? `${title}. ${figure.surface}: ${figure.what}.` : title;
}

function keyFigure({ body, ledger }: Article): CardWords['figure'] {
  const facts = new Map(ledger.facts.map((fact) => [fact.id, fact]));
  const titled = new Set(findClaims(body.trim().split('\n')[0] ?? '').map(({ id }) => id));
  const told = findClaims(body).flatMap(({ id, surface }) => {
    const fact = facts.get(id);
    return fact?.value.type === 'quantity' && !saysPeriod(fact, surface) && surface.length <= LONGEST_FIGURE ? [{ fact, surface }] : [];
  });
  const first = told.find(({ fact }) => !titled.has(fact.id)) ?? told[0];
  return first && { surface: first.surface, what: capital(`${nameOf(ledger, first.fact)}, ${formatPeriod(first.fact.period)}`) };
}

const LONGEST_FIGURE = 32;

/** The card as PNG: the same bytes for the same words, and kept from run to run where there is a folder for that. */
export async function drawCard(words: CardWords, booth: Booth): Promise<Uint8Array> {
  return await drawPicture(layout(words), CARD, booth);
}

const MARGIN = 72;
const WIDTH = CARD.width - 2 * MARGIN;
function layout({ publication, day, title, author, label, figure }: CardWords): Element {
  const fitted = sized(title, figure ? 3 : 4);
  return box(
    {
      flexDirection: 'column',
      width: '100%',
      height: '100%',
      background: '#ffffff',
      boxSizing: 'border-box',
      padding: `38px ${MARGIN}px 34px`,
      fontFamily: SHIPPED_FONT,
      color: INK,
      borderTop: `14px solid ${ACCENT}`,
    },
    [
      box({ justifyContent: 'space-between', fontSize: 26, color: QUIET }, [lines([publication], 26, 800, 1), lines([day], 26, 260, 1)]),
      box(
        { marginTop: 24, fontSize: fitted.size, fontWeight: 600, lineHeight: 1.12, letterSpacing: -1, flexDirection: 'column' },
        fitted.lines.map(line),
      ),
      box({ flexGrow: 1 }, []),
      ...(figure
        ? [
            box({ alignItems: 'center', marginBottom: 24 }, [
              box(
                {
                  fontSize: figure.surface.length > 16 ? 48 : 72,
                  fontWeight: 600,
                  color: ACCENT,
                  marginRight: 32,
                  flexShrink: 0,
                  whiteSpace: 'pre',
                },
                [figure.surface],
              ),
              box({ flexDirection: 'column', fontSize: 26, lineHeight: 1.3 }, wrap(figure.what, 26, 460 * SPARE, 3).map(line)),
            ]),
          ]
        : []),
      box({ borderTop: '2px solid #d9dee3', paddingTop: 16, flexDirection: 'column', fontSize: 24, lineHeight: 1.35 }, [
        box({ fontWeight: 600, flexDirection: 'column' }, wrap(author, 24, WIDTH * SPARE, 1).map(line)),
        box({ color: QUIET, flexDirection: 'column' }, wrap(label, 24, WIDTH * SPARE, 2).map(line)),
      ]),
    ],
  );
}

/** The largest letters in which a title has its lines; of one that is longer still, what there is room for. */
function sized(title: string, most: number): { readonly size: number; readonly lines: readonly string[] } {
  for (const size of [64, 58, 52, 46]) {
    const found = wrap(title, size, WIDTH * SPARE, most + 1);
    if (found.length <= most) return { size, lines: found };
  }
  return { size: 46, lines: wrap(title, 46, WIDTH * SPARE, most) };
}
