/** Data that means something in Markdown, HTML or a template shows as itself and does nothing, wherever a draft prints data. */
import { describe, expect, it } from 'vitest';
import { links, parse, TORTURE, textOf, types } from '../markdown.ts';
import { entity, figure } from '../memory.ts';
import { draftOf, ENTITIES, say } from './write.ts';

const ID = 'usgs.mine-production.china.2024';
const named = (name: string) => [
  ...ENTITIES,
  entity('odd', { name, class: 'company', listings: [{ ticker: 'ODD', mic: 'XNYS', exchange: 'NYSE' }] }),
];
const odd = figure({ subject: 'odd' });
const owned = (text: string): string => (/s$/i.test(text) ? `${text}'` : `${text}'s`);
/** As it opens a block: with a capital. */
const opening = (text: string): string => text.replace(/^["'(“‘]*\p{Ll}/u, (found) => found.toUpperCase());

describe.each(TORTURE)('%s', (text) => {
  it('as a name, in full and with its ticker, possessive and later', () => {
    const tree = parse(
      say('Shares of {{name x}} fell; {{name x}} and {{possessive x}} rivals rose.', { facts: { x: odd }, entities: named(text) }),
    );
    expect(types(tree)).toEqual(['paragraph', 'root', 'text']);
    expect(textOf(tree)).toBe(`Shares of ${text} (NYSE: ODD) fell; ${text} and ${owned(text)} rivals rose.`);
  });

  it('as the first words of a paragraph', () => {
    const words = '{{#section "s"}}{{possessive x}} rivals rose.{{/section}}';
    const tree = parse(draftOf(words, { facts: { x: odd }, entities: named(text) }).replace('## S\n\n', ''));
    expect(types(tree)).toEqual(['paragraph', 'root', 'text']);
    expect(textOf(tree)).toBe(`${opening(owned(text))} rivals rose.`);
  });

  it('as a note', () => {
    const tree = parse(say('That is {{note x}}, it says.', { facts: { x: figure({ note: text }) } }));
    expect(types(tree)).toEqual(['paragraph', 'root', 'text']);
    expect(textOf(tree)).toBe(`That is ${text}, it says.`);
  });

  it('as a wording, which is a claim', () => {
    const x = figure({ value: { type: 'text', text }, wordings: [text] });
    const tree = parse(say('It was {{claim x}} then.', { facts: { x } }));
    expect(types(tree)).toEqual(['link', 'paragraph', 'root', 'text']);
    expect(links(tree)).toEqual([`fact:${ID}`]);
    expect(textOf(tree)).toBe(`It was ${text} then.`);
  });

  it('as an entity that is a value, and as the publisher', () => {
    const x = figure({ value: { type: 'entity', entity: 'odd' }, source: { publisher: 'odd' } });
    const tree = parse(say('It was {{claim x}}, {{attribution x verb="said"}}.', { facts: { x }, entities: named(text) }));
    expect(textOf(tree)).toBe(`It was ${text}, ${text} (NYSE: ODD) said.`);
    expect(links(tree)).toEqual([`fact:${ID}`]);
  });

  it('as the heading of a section, and inside headline, deck and takeaway', () => {
    const words =
      '{{#headline}}{{name x}} grows{{/headline}}{{#deck}}{{name x}} it is.{{/deck}}{{#takeaway}}{{name x}} rose.{{/takeaway}}{{#section "s"}}Words.{{/section}}';
    const tree = parse(
      draftOf(words, { facts: { x: odd }, entities: named(text), assignment: { sections: [{ id: 's', heading: text, uses: [] }] } }),
    );
    expect(tree.children.map((node) => `${node.type} ${textOf(node)}`)).toEqual([
      `heading ${opening(text)} grows`,
      `paragraph ${opening(text)} it is.`,
      'heading Key takeaways',
      `list ${opening(text)} rose.`,
      `heading ${text}`,
      'paragraph Words.',
    ]);
    expect(types(tree)).toEqual(['heading', 'list', 'listItem', 'paragraph', 'root', 'text']);
  });
});

it('two names with a dollar sign, or a star, in one paragraph do not pair up', () => {
  const entities = [...ENTITIES, entity('one', { name: 'Ca$h *ST' }), entity('two', { name: '$wan *ST' })];
  const text = say('{{name x}} and {{name y}}', { facts: { x: figure({ subject: 'one' }), y: figure({ subject: 'two' }) }, entities });
  expect(text).not.toMatch(/(?<!\\)\$/);
  expect(textOf(parse(text))).toBe('Ca$h *ST and $wan *ST');
  expect(types(parse(text))).toEqual(['paragraph', 'root', 'text']);
});

it('a line break in a name or a note is a blank', () => {
  const text = say('It is {{name x}}, {{note x}}.', {
    facts: { x: figure({ subject: 'odd', note: 'one\n\n# two' }) },
    entities: named('A\n- B'),
  });
  expect(textOf(parse(text))).toBe('It is A - B (NYSE: ODD), one # two.');
  expect(types(parse(text))).toEqual(['paragraph', 'root', 'text']);
});

it('words of data are never read as a template', () => {
  expect(say('{{name x}}', { facts: { x: odd }, entities: named('{{claim y}}') })).toBe('\\{\\{claim y\\}\\} (NYSE: ODD)');
});
