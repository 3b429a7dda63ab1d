/** Pictures of words: boxes laid out with a font that is shipped, as PNG, and kept from run to run. */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { wrap } from './chart-look.ts';
import { type Booth, type Element, fontsOf, setInType } from './letters.ts';
import { toPng } from './raster.ts';

export const INK = '#1a1c20';
export const QUIET = '#5a5f68';
/** The colour of the starter's site. */
export const ACCENT = '#0a5c5a';
/** Letters of the shipped font are a little wider than those that lines are counted with. */
export const SPARE = 0.94;

/** The same bytes for the same element, size and fonts. */
export async function drawPicture(
  element: Element,
  size: { readonly width: number; readonly height: number },
  booth: Booth,
): Promise<Uint8Array> {
  const { files, cache } = booth;
  const fonts = await fontsOf(booth);
  const hash = createHash('sha256').update(JSON.stringify([LETTERING, size, element]));
  for (const { data } of fonts) hash.update(data);
  const kept = cache === undefined ? undefined : join(cache, '..', 'cards', `${hash.digest('hex')}.png`);
  const known = kept === undefined ? undefined : await files.readBytes(kept);
  if (known) return known;
  const png = Buffer.from(await toPng(await setInType(element, size, fonts, booth), size.width));
  if (kept !== undefined) await files.write(kept, png);
  return png;
}

/** Changed with how letters are set, so that no picture of before is taken for it. */
const LETTERING = 1;

/** Texts in lines of at most that width, each of at most so many. */
export function lines(words: readonly string[], size: number, width: number, most: number): Element {
  return box({ flexDirection: 'column' }, words.flatMap((text) => wrap(text, size, width * SPARE, most)).map(line));
}

export const line = (text: string): Element => box({ whiteSpace: 'pre' }, [text === '' ? ' ' : text]);

export function box(style: Readonly<Record<string, string | number>>, children: readonly (Element | string)[]): Element {
  return {
    type: 'div',
    key: null,
    props: { style: { display: 'flex', ...style }, children: children.length === 1 && children[0] !== undefined ? children[0] : children },
  };
}
