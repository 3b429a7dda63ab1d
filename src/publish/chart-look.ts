/** How charts look: one set of colours by name, as variables that follow light and dark, or as they are for images of dots. */

const LIGHT = {
  ink: '#1f2328',
  muted: '#59636e',
  grid: '#d9dee3',
  c1: '#1f5fa8',
  c2: '#b3541e',
  c3: '#2f7d4f',
  c4: '#7a4fa3',
  c5: '#8a6d00',
  c6: '#838e99',
} as const;

const DARK: Readonly<Record<keyof typeof LIGHT, string>> = {
  ink: '#e6e8eb',
  muted: '#a3adb8',
  grid: '#3a424b',
  c1: '#6ea8e8',
  c2: '#e5915a',
  c3: '#6cc08f',
  c4: '#b894e0',
  c5: '#d3b44a',
  c6: '#7d8894',
};

export type Colour = keyof typeof LIGHT;
/** `css`: an image that follows the reader's light or dark. `literal`: the light colours as they are. */
export type Colours = 'css' | 'literal';

/** Fonts of the reader's machine; images of dots bring their own. */
export const SYSTEM_FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
export const SHIPPED_FONT = 'Inter';

/** How a picture is made. */
export interface ChartFrame {
  /** In pixels, everything included. */
  readonly width: number;
  readonly colours: Colours;
  /** What stands inside the image: nothing but the chart, what is counted, or title and source too, for where it stands alone. */
  readonly words: 'none' | 'unit' | 'all';
}

export const FONT_SIZE = 14;

const PALETTE = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'] as const satisfies readonly Colour[];

export function colour(name: Colour, colours: Colours): string {
  return colours === 'css' ? `var(--fl-${name})` : LIGHT[name];
}

/** Colours of columns, the last the strongest where they are times: what is newest is seen first. */
export function palette(count: number, colours: Colours, fading: boolean): readonly string[] {
  const names: readonly Colour[] = fading
    ? ([...Array<Colour>(Math.max(0, count - 1)).fill('c6'), 'c1'].slice(-count) as Colour[])
    : PALETTE.slice(0, count);
  return names.map((name) => colour(name, colours));
}

/** The style of one image: it names no element outside it, so that it may stand inside a page. */
export function styleOf(id: string): string {
  const list = (values: Readonly<Record<string, string>>): string =>
    Object.entries(values)
      .map(([name, value]) => `--fl-${name}:${value}`)
      .join(';');
  return `<style>#${id}{font-family:${SYSTEM_FONT};${list(LIGHT)}}@media(prefers-color-scheme:dark){#${id}{${list(DARK)}}}</style>`;
}

/** About how wide a line is: near the middle of common sans-serif fonts, and the same on every machine. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += advance(character);
  return width * size;
}

function advance(character: string): number {
  if (/[iljtfrI.,;:!|'’()[\] ]/.test(character)) return 0.31;
  if (/[mwMW%@—]/.test(character)) return 0.88;
  if (/[A-Z&]/.test(character)) return 0.68;
  return (character.codePointAt(0) ?? 0) > 0x2e7f ? 1.05 : 0.57;
}

/** Words in lines of at most that width, a word that is wider cut; at most so many lines, the last then ends in an ellipsis. */
export function wrap(text: string, size: number, width: number, most: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).flatMap((whole) => pieces(whole, size, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || textWidth(longer, size) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  if (lines.length <= most) return lines;
  let last = lines[most - 1] ?? '';
  while (last !== '' && textWidth(`${last}…`, size) > width) last = [...last].slice(0, -1).join('');
  return [...lines.slice(0, most - 1), `${last.trimEnd()}…`];
}

function pieces(word: string, size: number, width: number): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (const { segment } of graphemes.segment(word)) {
    if (part !== '' && textWidth(part + segment, size) > width) {
      parts.push(part);
      part = '';
    }
    part += segment;
  }
  return [...parts, part];
}

/** A letter with its marks, or a flag, is not cut. */
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
