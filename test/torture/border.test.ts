/** What the torture newsroom may not hold: each is refused where it comes in, with file, line, what is wrong and what to do. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generate } from '../../src/generate.ts';
import { contextOf, memory } from '../memory.ts';
import { NEWSROOM } from './newsroom.ts';

const FILES = Object.fromEntries(
  readdirSync(NEWSROOM, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:yaml|hbs)$/.test(path))
    .map((path) => [`/room/${path}`, readFileSync(join(NEWSROOM, path), 'utf8')]),
);

/** The newsroom with one string of one file replaced; what comes of generating one article. */
async function generated(path: string, from: string, to: string) {
  const text = FILES[`/room/${path}`] ?? '';
  expect(text).toContain(from);
  const files = memory({ ...FILES, [`/room/${path}`]: text.replaceAll(from, () => to) });
  const results = await generate({ newsroom: '/room', slugs: ['torture/ampersand'], drafts: '/drafts' }, contextOf(files));
  return results.flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'error'));
}

const NAME = 'name: "Ore & Co"';
const refused = async (path: string, from: string, to: string): Promise<string> => {
  try {
    return (await generated(path, from, to)).map(({ message }) => message).join('\n');
  } catch (error) {
    return String(error);
  }
};

it('the newsroom itself passes', async () => {
  expect(await generated('entities.yaml', NAME, NAME)).toEqual([]);
});

describe('refused at the border', () => {
  it.each([
    ['a text-reversing mark', 'name: "Ore \u202E Co"', 'hidden character U+202E'],
    ['the same by its escape', 'name: "Ore \\u202E Co"', 'hidden character U+202E'],
    ['an isolate', 'name: "Ore \u2066Co\u2069"', 'hidden character U+2066'],
    ['an emoji of several, joined by what nobody sees', 'name: "👩\u200D🔬 Co"', 'hidden character U+200D'],
    ['a variation selector', 'name: "Ore \u2604\uFE0F"', 'hidden character U+FE0F'],
    ['a control character by its escape', 'name: "Ore \\u0000 Co"', 'hidden character U+0000'],
    ['an address, which would become a link', 'name: "Ore https://evil.example Co"', 'holds a web or mail address'],
    ['a mail address', 'name: "ore@evil.example"', 'holds a web or mail address'],
    ['marks without a letter', 'name: "---"', 'a name has a letter or a digit'],
    ['nothing', 'name: " "', 'must not be empty'],
  ])('%s', async (_what, name, message) => {
    expect(await refused('entities.yaml', NAME, name)).toContain(message);
  });

  it('a topic no disk has a folder for', async () => {
    expect(await refused('assignments/torture.yaml', '"1e3"', `"${'x'.repeat(300)}"`)).toContain('a topic has 200 bytes at most');
  });

  it('a ticker that is none, a source that leads nowhere, a title with an address', async () => {
    expect(await refused('entities.yaml', 'ticker: T1,', 'ticker: "<b>",')).toContain('a ticker has capitals, digits');
    expect(await refused('facts/ore.yaml', '"https://example.org/ampersand', '"javascript:alert(1)//')).toContain(
      'no http or https address',
    );
    expect(await refused('facts/ore.yaml', 'title: "Ore & Co"', 'title: "www.evil.example"')).toContain('holds a web or mail address');
  });
});

it.each([['what looks like a claim', 'Ore](fact:output.ampersand.2024) Co', 'this looks like a claim and is none']])(
  'held by the guard: %s',
  async (_what, name, message) => {
    expect(await refused('entities.yaml', NAME, `name: "${name}"`)).toContain(message);
  },
);
