/** Words as shapes: fonts that are shipped, those a newsroom names, emoji as small pictures; never a box where no font has a letter. */
import { Buffer } from 'node:buffer';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigError } from '../errors.ts';
import { HIDDEN_CHARACTER } from '../model/claim.ts';
import { SHIPPED_FONT } from './chart-look.ts';
import type { PiecePublishing, Publishing } from './publisher.ts';
import { shippedFonts } from './raster.ts';
import type { Site } from './where.ts';

/** A box with what it holds, as satori takes it, without React. */
export interface Element {
  readonly type: 'div';
  readonly key: null;
  readonly props: {
    readonly style: Readonly<Record<string, string | number>>;
    readonly children: readonly (Element | string)[] | Element | string;
  };
}

/** What drawing needs of a run. */
export interface Booth extends Pick<Publishing, 'files'>, Partial<Pick<Publishing, 'cache' | 'log'>> {
  /** Fonts of the newsroom for what the shipped one does not have: absolute paths, `.ttf` or `.otf`. */
  readonly fonts?: readonly string[];
}

export interface Font {
  readonly name: string;
  readonly weight: 400 | 600;
  readonly style: 'normal';
  readonly data: Buffer;
}

/** What drawing the pictures of a site needs. */
export function boothOf({ fonts }: Pick<Site, 'fonts'>, { newsroom = '.', ...publishing }: PiecePublishing): Booth {
  return { ...publishing, fonts: fonts.map((file) => resolve(newsroom, file)) };
}

/** The shipped font, then those of the newsroom in its order. Throws ConfigError for one that is not there. */
export async function fontsOf({ files, fonts = [] }: Booth): Promise<readonly Font[]> {
  const read = async (path: string, hint: string): Promise<Buffer> => {
    const data = await files.readBytes(path);
    if (!data) throw new ConfigError('there is no such font', { file: path, hint });
    return Buffer.from(data);
  };
  return await Promise.all([
    ...shippedFonts().map(async ({ weight, path }) => ({
      name: SHIPPED_FONT,
      weight,
      style: 'normal' as const,
      data: await read(path, 'install the packages again: npm ci'),
    })),
    ...fonts.map(async (path, index) => ({
      name: `own-${index}`,
      weight: 400 as const,
      style: 'normal' as const,
      data: await read(path, 'a path in cards: { fonts: […] } counts from the newsroom'),
    })),
  ]);
}

/** An element as SVG without text. What no font has is told to the log, and stands as an ellipsis; an emoji is left out. */
export async function setInType(
  element: Element,
  size: { readonly width: number; readonly height: number },
  fonts: readonly Font[],
  { files, log }: Booth,
): Promise<string> {
  const { default: satori } = await import('satori');
  const missing = new Set<string>();
  const draw = async (drawn: Element): Promise<string> =>
    await satori(drawn, {
      ...size,
      fonts: [...fonts],
      loadAdditionalAsset: async (kind, segment) => {
        const image = kind === 'emoji' ? await emoji(segment, files) : undefined;
        if (image === undefined) note(missing, kind, segment);
        return image ?? [];
      },
    });
  const svg = await draw(mapped(element, seen));
  if (missing.size === 0) return svg;
  const told = replacing(missing);
  log?.(complaint(missing));
  return await draw(mapped(element, (text) => told(seen(text)) || '…'));
}

/** The same for an SVG that keeps its text. */
export async function withoutBoxes(svg: string, fonts: readonly Font[], { log }: Pick<Booth, 'log'>): Promise<string> {
  const { default: satori } = await import('satori');
  const missing = new Set<string>();
  const words = seen(svg.replace(/<[^>]*>/g, ' '));
  await satori(
    { type: 'div', key: null, props: { style: { display: 'flex', flexWrap: 'wrap', fontFamily: SHIPPED_FONT }, children: words } },
    {
      width: 1000,
      height: 1000,
      fonts: [...fonts],
      loadAdditionalAsset: async (kind, segment) => {
        note(missing, kind, segment);
        return [];
      },
    },
  );
  if (missing.size === 0) return svg;
  log?.(complaint(missing));
  const told = replacing(missing);
  return svg.replace(/(?<=>)[^<>]+(?=<)/g, (text) => told(seen(text)));
}

/** It is asked for an emoji, or for letters without any order. */
function note(missing: Set<string>, kind: string, segment: string): void {
  for (const letter of kind === 'emoji' ? [segment] : segment) missing.add(letter);
}

function complaint(missing: ReadonlySet<string>): string {
  const told = [...missing].slice(0, 12).join(' ');
  return `pictures: no font has ${told}${missing.size > 12 ? ' …' : ''}: the letters stand as “…”, an emoji is left out. Name a font that has them: cards: { fonts: ['fonts/NAME.ttf'] }`;
}

/** What a reader sees of a text: marks that nobody sees have no shape; those that join emoji stay. */
function seen(text: string): string {
  return text.replace(new RegExp(HIDDEN_CHARACTER, 'gu'), (found) => (found === '\u200D' ? found : ''));
}

/** Letters that cannot be drawn become one ellipsis, emoji nothing. */
function replacing(missing: ReadonlySet<string>): (text: string) => string {
  const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const longest = [...missing].sort((a, b) => b.length - a.length).map(literal);
  const found = new RegExp(longest.join('|'), 'gu');
  return (text) =>
    text
      .replace(found, (letter) => (LEFT_OUT.test(letter) ? '' : '…'))
      .replace(/…(?:[\s\u200D]*…)+/g, '…')
      .replace(/ {2,}/g, ' ')
      .trim();
}

/** Emoji, and marks on a letter that is there. */
const LEFT_OUT = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{M}/u;

function mapped(element: Element, change: (text: string) => string): Element {
  const each = (child: Element | string): Element | string => (typeof child === 'string' ? change(child) : mapped(child, change));
  const { children } = element.props;
  const inner = typeof children === 'string' || !('length' in children) ? each(children) : children.map(each);
  return { ...element, props: { ...element.props, children: inner } };
}

const NOTO = '@fontsource/noto-emoji/files/noto-emoji-emoji-400-normal.woff';
/** Its glyphs are a quarter wider than high. */
const FIT = 0.8;

/** One emoji as an image of its own; undefined where the font does not have it. Loaded only where a text has one. */
async function emoji(segment: string, files: Booth['files']): Promise<string | undefined> {
  const [{ default: satori }, data] = await Promise.all([import('satori'), files.readBytes(fileURLToPath(import.meta.resolve(NOTO)))]);
  if (!data) return undefined;
  const side = 100;
  let known = true;
  const svg = await satori(
    {
      type: 'div',
      key: null,
      props: { style: { display: 'flex', fontFamily: 'emoji', fontSize: side * FIT, lineHeight: 1.2 }, children: segment },
    },
    {
      width: side,
      height: side,
      fonts: [{ name: 'emoji', weight: 400, style: 'normal', data: Buffer.from(data) }],
      loadAdditionalAsset: async () => {
        known = false;
        return [];
      },
    },
  );
  return known ? `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}` : undefined;
}
