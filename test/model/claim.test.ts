import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ADDRESS, claimLink, escapeMarkdown, findClaims, HIDDEN_CHARACTER } from '../../src/model/claim.ts';
import { links, parse, TORTURE, textOf, types } from '../markdown.ts';

/** Text a fact or register may hold: no hidden character, no address that renderers make a link of by themselves. */
const allowed = (text: string): boolean => !HIDDEN_CHARACTER.test(text) && !ADDRESS.test(text);
const words = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.string({ unit: fc.constantFrom(...'\\`*_[]<>{}|~&#;:/.@!()"\'$+-=1aw \t^%'), maxLength: 30 }),
    fc.array(fc.constantFrom(...TORTURE), { maxLength: 3 }).map((parts) => parts.join(' ')),
  )
  .filter((text) => allowed(text) && !/[\r\n]/.test(text));

describe('escapeMarkdown', () => {
  it.each(TORTURE)('%s shows as itself inside a sentence', (text) => {
    const tree = parse(`Before ${escapeMarkdown(text)} after.`);
    expect(types(tree)).toEqual(['paragraph', 'root', 'text']);
    expect(textOf(tree)).toBe(`Before ${text} after.`);
  });

  it.each(TORTURE)('%s shows as itself at the beginning of a line, in a heading, in an item and in a table', (text) => {
    expect(types(parse(escapeMarkdown(text)))).toEqual(['paragraph', 'root', 'text']);
    expect(textOf(parse(escapeMarkdown(text)))).toBe(text);
    expect(textOf(parse(`# ${escapeMarkdown(text)}`))).toBe(text);
    expect(types(parse(`# ${escapeMarkdown(text)}`))).toEqual(['heading', 'root', 'text']);
    expect(textOf(parse(`- ${escapeMarkdown(text)}`))).toBe(text);
    expect(types(parse(`- ${escapeMarkdown(text)}`))).toEqual(['list', 'listItem', 'paragraph', 'root', 'text']);
    expect(textOf(parse(`| a |\n| - |\n| ${escapeMarkdown(text)} |`))).toBe(`a${text}`);
  });

  it('any text shows as itself inside a sentence', () => {
    fc.assert(
      fc.property(words, (text) => {
        const tree = parse(`Before ${escapeMarkdown(text)} after.`);
        expect(types(tree)).toEqual(['paragraph', 'root', 'text']);
        expect(textOf(tree)).toBe(`Before ${text} after.`);
      }),
      { numRuns: 2000 },
    );
  });

  it('any text shows as itself as the words of a claim', () => {
    fc.assert(
      fc.property(
        words.filter((text) => text.trim() !== ''),
        (text) => {
          const link = claimLink(text, 'a.b.c');
          const tree = parse(`Before ${link} after.`);
          expect(types(tree)).toEqual(['link', 'paragraph', 'root', 'text']);
          expect(links(tree)).toEqual(['fact:a.b.c']);
          expect(textOf(tree)).toBe(`Before ${text} after.`);
          expect(findClaims(`Before ${link} after.`)).toMatchObject([{ id: 'a.b.c', surface: text, start: 7, end: 7 + link.length }]);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each(['a\nb', 'a\r\nb', 'a \n\n b', 'a\n# b', 'a\n    b'])('%j becomes one line', (text) => {
    expect(types(parse(`Before ${escapeMarkdown(text)} after.`))).toEqual(['paragraph', 'root', 'text']);
    expect(escapeMarkdown(text)).not.toMatch(/[\r\n]/);
  });

  it('leaves ordinary prose alone', () => {
    const prose = "China's output was 270,000 metric tons (up 5.9%), said the U.S. agency; R&D: $5 + 3 = 8.";
    expect(escapeMarkdown(prose)).toBe(prose);
  });
});

describe('findClaims', () => {
  it('finds claims in order with their offsets', () => {
    const text = 'A [over 80%](fact:a.b.china.2024@mcs2025) and [\\$5 \\[sic\\]](fact:x/y "IEA, 2024").';
    const found = findClaims(text);
    expect(found.map(({ id, surface }) => [id, surface])).toEqual([
      ['a.b.china.2024@mcs2025', 'over 80%'],
      ['x/y', '$5 [sic]'],
    ]);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([
      '[over 80%](fact:a.b.china.2024@mcs2025)',
      '[\\$5 \\[sic\\]](fact:x/y "IEA, 2024")',
    ]);
  });

  it.each([
    '[a](https://x.org)',
    '[](fact:x)',
    '[a](fact:)',
    '[a](fact:x y)',
    '[a](Fact:x)',
    '[a][fact:x]',
    '<fact:x>',
    '\\[a](fact:x)'.slice(0, 2),
  ])('%s is none', (text) => expect(findClaims(text)).toEqual([]));
});

describe('HIDDEN_CHARACTER', () => {
  it.each([
    ['null', '\u0000'],
    ['escape', '\u001B'],
    ['delete', '\u007F'],
    ['next line', '\u0085'],
    ['soft hyphen', '\u00AD'],
    ['zero-width space', '\u200B'],
    ['zero-width joiner', '\u200D'],
    ['right-to-left mark', '\u200F'],
    ['right-to-left override', '\u202E'],
    ['word joiner', '\u2060'],
    ['isolate', '\u2066'],
    ['pop isolate', '\u2069'],
    ['Hangul filler', '\u3164'],
    ['variation selector', '\uFE0F'],
    ['byte order mark', '\uFEFF'],
    ['tag a', '\u{E0061}'],
  ])('finds %s', (_name, character) => expect(HIDDEN_CHARACTER.test(`a${character}b`)).toBe(true));

  it.each(['plain', 'tab\there', 'line\nbreak', 'no-break\u00A0space', 'é', 'é'.normalize('NFD'), '中文', 'العربية', '🪨', '−5', '“x”'])(
    'leaves %j alone',
    (text) => expect(HIDDEN_CHARACTER.test(text)).toBe(false),
  );
});

describe('ADDRESS', () => {
  it.each(['www.x.com', 'see http://x.org', 'HTTPS://X.ORG/a', 'a@b.c', 'write to mailto:a.b@c.de', 'x WWW.X.com'])('is in %s', (text) => {
    expect(ADDRESS.test(text)).toBe(true);
  });

  it.each(['rawmaterials.net', 'Amazon.com', 'a @ b', '@handle', 'www', 'http: the protocol', 'U.S.', 'wwww'])('is not in %s', (text) => {
    expect(ADDRESS.test(text)).toBe(false);
    expect(links(parse(`Before ${escapeMarkdown(text)} after.`))).toEqual([]);
  });
});
