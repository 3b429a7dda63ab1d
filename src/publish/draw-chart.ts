/** A chart as a picture: Vega-Lite to SVG with nothing loaded, the same bytes for the same facts; and that as an image of dots. */
import { PublishError } from '../errors.ts';
import type { ChartFigure } from './chart-figure.ts';
import { type ChartFrame, styleOf, textWidth } from './chart-look.ts';
import { vegaLite } from './chart-vega.ts';
import { type Booth, fontsOf, withoutBoxes } from './letters.ts';
import { toPng } from './raster.ts';

/** For a column of text on a large screen, and for a phone. */
const WIDTHS = { wide: 640, narrow: 358, png: 800 } as const;

/** SVG for `<img>` or for the page itself: it has a name, a description, and follows light and dark. */
export async function drawChart(figure: ChartFigure, size: 'wide' | 'narrow'): Promise<string> {
  return await picture(figure, size, 'unit');
}

/** Both for a page that holds them itself and says beside them what is counted: the width of the window says which is seen. */
export async function drawChartInline(figure: ChartFigure): Promise<string> {
  const [wide, narrow] = [await picture(figure, 'wide', 'none'), await picture(figure, 'narrow', 'none')];
  const hidden = (svg: string, size: string, when: string): string =>
    svg.replace('</style>', `@media(${when}){#chart-${figure.id}-${size}{display:none}}</style>`);
  return `${hidden(wide, 'wide', 'max-width:620px')}${hidden(narrow, 'narrow', 'min-width:620.01px')}`;
}

/** PNG with title and source inside, at twice its size, for feeds and cards; set in the shipped font and those of the newsroom. */
export async function drawChartPng(figure: ChartFigure, booth: Booth): Promise<Uint8Array> {
  const drawn = await svg(figure, { width: WIDTHS.png, colours: 'literal', words: 'all' });
  return await toPng(await withoutBoxes(drawn, await fontsOf(booth), booth), WIDTHS.png * 2, booth.fonts);
}

async function picture(figure: ChartFigure, size: 'wide' | 'narrow', words: ChartFrame['words']): Promise<string> {
  return named(await svg(figure, { width: WIDTHS[size], colours: 'css', words }), figure, `chart-${figure.id}-${size}`);
}

async function svg(figure: ChartFigure, frame: ChartFrame): Promise<string> {
  const [vega, { compile }] = await Promise.all([import('vega'), import('vega-lite')]);
  const { textMetrics } = vega as unknown as { readonly textMetrics: { width: (item: { fontSize?: number }, text: unknown) => number } };
  textMetrics.width = (item, text) => textWidth(String(text), item.fontSize ?? 11);
  const complaints: string[] = [];
  try {
    const logger = vega.logger(vega.Warn, undefined, (_method, _level, input) => complaints.push(String(input)));
    const { spec } = compile(vegaLite(figure, frame) as unknown as Parameters<typeof compile>[0], { logger });
    const view = new vega.View(vega.parse(spec), { renderer: 'none', loader: LOCKED, logger });
    return await view.toSVG();
  } catch (cause) {
    throw new PublishError(`the chart \`${figure.id}\` cannot be drawn: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
      hint: figure.plan.spec ? 'look at its specification in charts/' : 'this is a fault of Factloom',
    });
  }
}

const refuse = async (uri: string): Promise<never> => {
  throw new Error(`a chart loads nothing: ${uri.slice(0, 80)}`);
};
const LOCKED = { options: {}, load: refuse, sanitize: refuse, http: refuse, file: refuse };

/** The picture's own name and description, and its colours. */
function named(drawn: string, { title, alt }: ChartFigure, id: string): string {
  const end = drawn.indexOf('>');
  const size = /width="[\d.]+" height="[\d.]+" viewBox="[^"]*"/.exec(drawn.slice(0, end))?.[0] ?? '';
  const head = `<svg xmlns="http://www.w3.org/2000/svg" id="${id}" role="img" aria-labelledby="${id}-title ${id}-desc" ${size}>`;
  const words = `<title id="${id}-title">${escapeXml(title)}</title><desc id="${id}-desc">${escapeXml(alt)}</desc>`;
  return `${head}${words}${styleOf(id)}${drawn.slice(end + 1).replace(/<[^>]+>/g, lean)}\n`;
}

/** A tag without what a picture with one name has no use for, and with places to the hundredth of a pixel. */
function lean(tag: string): string {
  return tag
    .replace(/ (?:role|class|font-family|pointer-events|aria-[a-z]+)="[^"]*"/g, '')
    .replace(/\d+\.\d{3,}/g, (places) => String(Math.round(Number(places) * 100) / 100));
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
