/** Pictures of words: boxes laid out with a font that is shipped, as PNG, and kept from run to run. */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { ConfigError } from '../errors.ts';
import { SHIPPED_FONT, wrap } from './chart-look.ts';
import type { Publishing } from './publisher.ts';
import { shippedFonts, toPng } from './raster.ts';

/** As satori takes it, without React. */
export interface Element {
  readonly type: 'div';
  readonly key: null;
  readonly props: {
    readonly style: Readonly<Record<string, string | number>>;
    readonly children: readonly (Element | string)[] | Element | string;
  };
}

/** What drawing needs of a run. */
export type Booth = Pick<Publishing, 'files' | 'cache'>;

export const INK = '#1a1c20';
export const QUIET = '#5a5f68';
/** The colour of the starter's site. */
export const ACCENT = '#0a5c5a';
/** Letters of the shipped font are a little wider than those that lines are counted with. */
export const SPARE = 0.94;

/** The same bytes for the same element and size. */
export async function drawPicture(
  element: Element,
  size: { readonly width: number; readonly height: number },
  { files, cache }: Booth,
): Promise<Uint8Array> {
  const key = createHash('sha256')
    .update(JSON.stringify([size, element]))
    .digest('hex');
  const kept = cache === undefined ? undefined : join(cache, '..', 'cards', `${key}.png`);
  const known = kept === undefined ? undefined : await files.readBytes(kept);
  if (known) return known;
  const { default: satori } = await import('satori');
  const fonts = await Promise.all(
    shippedFonts().map(async ({ weight, path }) => {
      const data = await files.readBytes(path);
      if (!data) throw new ConfigError('the font of pictures is missing', { file: path, hint: 'install the packages again: npm ci' });
      return { name: SHIPPED_FONT, weight, style: 'normal' as const, data: Buffer.from(data) };
    }),
  );
  const png = Buffer.from(await toPng(await satori(element, { ...size, fonts }), size.width));
  if (kept !== undefined) await files.write(kept, png);
  return png;
}

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
