/** The publication's own pictures, made of its name: for pages where none is an article's, for bookmarks, and the cover of its podcast. */
import { CARD } from './card.ts';
import { SHIPPED_FONT, wrap } from './chart-look.ts';
import type { Booth, Element } from './letters.ts';
import { ACCENT, box, drawPicture, INK, line, lines, QUIET, SPARE } from './picture.ts';
import type { Rendition } from './publisher.ts';

/** Below the address of the site. */
export const BRAND = {
  card: 'brand/card.png',
  /** In the order of their size in pixels. */
  icons: [
    { path: 'brand/icon-180.png', size: 180 },
    { path: 'brand/icon-512.png', size: 512 },
  ],
  cover: 'brand/cover.png',
} as const;

/** Apple takes 1400 to 3000 pixels. */
export const COVER = 1400;

export interface Brand {
  readonly title: string;
  readonly description: string;
}

/** The card and the icons. */
export async function drawBrand(brand: Brand, booth: Booth): Promise<readonly Rendition[]> {
  return [
    { path: BRAND.card, content: await drawPicture(board(brand, CARD), CARD, booth) },
    ...(await Promise.all(
      BRAND.icons.map(async ({ path, size }) => ({
        path,
        content: await drawPicture(icon(brand.title, size), { width: size, height: size }, booth),
      })),
    )),
  ];
}

/** The podcast's: it says at first sight who speaks. */
export async function drawCover(brand: Brand, booth: Booth): Promise<Rendition> {
  const size = { width: COVER, height: COVER };
  return { path: BRAND.cover, content: await drawPicture(board(brand, size, 'Spoken by synthetic voices'), size, booth) };
}

/** Name, description, and what is to be known besides, on paper. */
function board({ title, description }: Brand, { width, height }: { readonly width: number; readonly height: number }, note = ''): Element {
  const unit = Math.min(height / 630, width / 900);
  const margin = 72 * unit;
  const wide = width - 2 * margin;
  const name = fitted(
    title,
    [104, 88, 72, 60, 48].map((size) => size * unit),
    wide,
    3,
  );
  const words = wrap(description, 32 * unit, wide * SPARE, 4);
  return box(
    {
      flexDirection: 'column',
      width: '100%',
      height: '100%',
      boxSizing: 'border-box',
      padding: `${56 * unit}px ${margin}px`,
      borderTop: `${20 * unit}px solid ${ACCENT}`,
      background: '#fffefb',
      color: INK,
      fontFamily: SHIPPED_FONT,
    },
    [
      box({ flexGrow: 1, flexDirection: 'column', justifyContent: 'center' }, [
        box(
          { flexDirection: 'column', fontSize: name.size, fontWeight: 600, lineHeight: 1.08, letterSpacing: -2 * unit },
          name.lines.map(line),
        ),
        ...(description === ''
          ? []
          : [box({ flexDirection: 'column', marginTop: 28 * unit, fontSize: 32 * unit, lineHeight: 1.35, color: QUIET }, words.map(line))]),
      ]),
      ...(note === ''
        ? []
        : [
            box({ borderTop: `${2 * unit}px solid #dcd8ce`, paddingTop: 18 * unit, fontSize: 26 * unit, color: QUIET }, [
              lines([note], 26 * unit, wide, 1),
            ]),
          ]),
    ],
  );
}

/** The largest letters in which a name has its lines. */
function fitted(
  title: string,
  sizes: readonly number[],
  width: number,
  most: number,
): { readonly size: number; readonly lines: readonly string[] } {
  const smallest = sizes.at(-1) ?? 48;
  const size = sizes.find(
    (each) =>
      title.split(/\s+/).every((word) => wrap(word, each, width * SPARE, 2).length === 1) &&
      wrap(title, each, width * SPARE, most + 1).length <= most,
  );
  return { size: size ?? smallest, lines: wrap(title, size ?? smallest, width * SPARE, most) };
}

/** The first letter of the name, without an article. */
function icon(title: string, size: number): Element {
  const word = title.replace(/^(?:the|an?) /i, '').match(/[\p{L}\p{N}]/u)?.[0] ?? '•';
  return box(
    {
      width: '100%',
      height: '100%',
      alignItems: 'center',
      justifyContent: 'center',
      background: ACCENT,
      color: '#ffffff',
      fontFamily: SHIPPED_FONT,
      fontSize: size * 0.66,
      fontWeight: 600,
    },
    [word.toUpperCase()],
  );
}
