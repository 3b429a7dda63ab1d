/** The publication's own pictures: the sizes that networks, phones and podcast directories ask for, whatever the name is. */
import { expect, it } from 'vitest';
import { nodeContext } from '../../src/context-node.ts';
import { BRAND, COVER, drawBrand, drawCover } from '../../src/publish/brand.ts';
import { TORTURE } from '../markdown.ts';

const disk = nodeContext({ now: '2025-10-13T14:22:00-04:00' });
const size = (png: string | Uint8Array) => [Buffer.from(png).readUInt32BE(16), Buffer.from(png).readUInt32BE(20)];

it.each(['The Desk', '', 'x'.repeat(300), 'مرحبا 中文 🪨', '🪨', ...TORTURE.slice(0, 3)])(
  '%j has a card, icons and a cover',
  async (name) => {
    const brand = { title: name, description: name };
    const made = [...(await drawBrand(brand, disk)), await drawCover(brand, disk)];
    expect(made.map(({ path, content }) => [path, ...size(content)])).toEqual([
      [BRAND.card, 1200, 630],
      ['brand/icon-180.png', 180, 180],
      ['brand/icon-512.png', 512, 512],
      [BRAND.cover, COVER, COVER],
    ]);
    expect(Buffer.compare(Buffer.from((await drawCover(brand, disk)).content), Buffer.from(made.at(-1)?.content ?? ''))).toBe(0);
  },
);
