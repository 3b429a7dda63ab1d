/** Letters of pictures: never a box. What no font has is an ellipsis and is told; an emoji is drawn; a font of the newsroom is used. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeContext } from '../../src/context-node.ts';
import { type CardWords, cardWords, drawCard } from '../../src/publish/card.ts';
import { chartFigures } from '../../src/publish/chart-figure.ts';
import { drawChartPng } from '../../src/publish/draw-chart.ts';
import type { Booth } from '../../src/publish/letters.ts';
import { site } from '../../src/publish/site/site.ts';
import { entity, figure } from '../memory.ts';
import { article } from './article.ts';

const { files } = nodeContext();
/** A font of one letter, 中, made for this test. */
const OWN = join(import.meta.dirname, 'fonts/one-letter.ttf');
const WORDS = cardWords(article(), 'The Desk');

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function card(
  title: string,
  more: Partial<Booth & CardWords> = {},
): Promise<{ readonly png: string; readonly told: readonly string[] }> {
  const { fonts = [], ...words } = more;
  const told: string[] = [];
  const drawn = await drawCard({ ...WORDS, ...words, title }, { files, fonts, log: (line) => told.push(line) });
  return { png: hash(drawn), told };
}

describe('a card', () => {
  it.each([
    ['Chinese', '中文 prices', '… prices'],
    ['Arabic, in two words', 'A شركة النادر rise', 'A … rise'],
    ['a letter among others', 'Ore 中 Co', 'Ore … Co'],
    ['all of it', '稀土集团', '…'],
  ])('%s: an ellipsis stands for what no font has', async (_what, title, shown) => {
    const { png, told } = await card(title);
    expect(png).toBe((await card(shown)).png);
    expect(told).toHaveLength(1);
    for (const letter of new Set(title.replace(/[\sA-Za-z]/g, ''))) expect(told[0]).toContain(letter);
    expect(told[0]).toContain("cards: { fonts: ['fonts/NAME.ttf'] }");
  });

  it.each(['Ore 🪨', 'Ore 👩\u200D🔬', 'Ore 🇨🇱', 'Ore ☄\uFE0F'])('%s: an emoji is drawn, and nothing is told', async (title) => {
    const { png, told } = await card(title);
    expect(told).toEqual([]);
    expect(png).not.toBe((await card('Ore')).png);
    expect(png).not.toBe((await card('Ore …')).png);
  });

  it('marks on letters, Greek and Cyrillic are drawn; what nobody sees is nothing', async () => {
    expect((await card('O\u0308re x\u0304\u0323 Ωμέγα Руда')).told).toEqual([]);
    expect((await card('Ore\u202E Co\u200B')).png).toBe((await card('Ore Co')).png);
  });

  it('a font of the newsroom is used for what it has, and for no more', async () => {
    const { png, told } = await card('Ore 中', { fonts: [OWN] });
    expect(told).toEqual([]);
    expect(png).not.toBe((await card('Ore 中')).png);
    expect((await card('Ore 中 文', { fonts: [OWN] })).told[0]).toContain('no font has 文:');
  });
});

it('a chart as PNG: the same, but an emoji is left out', async () => {
  const bars = (name: string) =>
    chartFigures(
      article({
        ledger: {
          facts: [figure({ id: 'now' }), figure({ id: 'odd', subject: 'odd', amount: '5' })],
          entities: [entity('china'), entity('usgs'), entity('odd', { name })],
          charts: [{ id: 'mines', title: 'Mines', type: 'bar', facts: ['now', 'odd'] }],
        },
      }),
    )[0];
  const draw = async (name: string, fonts: readonly string[] = []) => {
    const told: string[] = [];
    const chart = bars(name);
    if (!chart) throw new Error('no chart');
    return { png: hash(await drawChartPng(chart, { files, fonts, log: (line) => told.push(line) })), told };
  };
  const [plain, emoji, own] = [await draw('中 Ore'), await draw('🪨 Ore'), await draw('中 Ore', [OWN])];
  expect(plain.told).toEqual([expect.stringContaining('no font has 中:')]);
  expect(emoji.told).toEqual([expect.stringContaining('no font has 🪨:')]);
  expect(own.told).toEqual([]);
  expect(new Set([plain.png, emoji.png, own.png]).size).toBe(3);
});

describe('the option', () => {
  const where = { url: 'https://example.org', title: 'Desk' };
  const publishing = { ...nodeContext(), newsroom: import.meta.dirname };

  it('a path counts from the newsroom; a font that is not there is told', async () => {
    const made = async (file: string) => {
      for await (const { path } of site({ ...where, cards: { fonts: [file] } }).render([article()], publishing)) expect(path).toBeDefined();
    };
    await made('fonts/one-letter.ttf');
    await expect(made('fonts/none.ttf')).rejects.toThrow('there is no such font');
  });

  it.each([{ fonts: ['x.woff2'] }, { fonts: 'x.ttf' }, 'yes', null])('%j is refused', (cards) => {
    expect(() => site({ ...where, cards: cards as unknown as boolean })).toThrow('cards: expected true or fonts');
  });
});
