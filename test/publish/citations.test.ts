import { describe, expect, it } from 'vitest';
import type { Source } from '../../src/model/source.ts';
import { renderMarkdown } from '../../src/publish/markdown.ts';
import { links, nodes, parse, TORTURE, textOf, types } from '../markdown.ts';
import { figure } from '../memory.ts';
import { article, FACTS, split } from './article.ts';

const rendered = (over: Parameters<typeof article>[0] = {}, citations: 'footnotes' | 'links' = 'footnotes') =>
  split(renderMarkdown(article(over), { citations }).content).body;

const withSource = (source: Partial<Source>, citations: 'footnotes' | 'links' = 'footnotes') =>
  rendered(
    { body: '# T\n\nDeck.\n\n## S\n\nOutput was [270,000 metric tons](fact:now).\n', ledger: { facts: [figure({ id: 'now', source })] } },
    citations,
  );

describe('footnotes', () => {
  it('one for each source and one for each calculation, numbered by first use', () => {
    const body = rendered();
    expect(body).toContain("The world's largest producer made 270,000 metric tons[^1].");
    expect(body).toContain('- Output was 270,000 metric tons[^1] in 2024.\n- It rose 5.9%[^2].');
    expect(body).toContain('China mined 270,000 metric tons[^1] in 2024, up 5.9%[^2] from 255,000[^3].');
  });

  it('name publisher, title, date and address', () => {
    expect(rendered()).toContain(
      '[^1]: U.S. Geological Survey, “Mineral Commodity Summaries 2025,” Jan. 31, 2025. <https://example.org/mcs2025>\n',
    );
  });

  it('say where no address is known, and make none up', () => {
    expect(rendered()).toContain('[^3]: U.S. Geological Survey, “Mineral Commodity Summaries 2024,” Jan. 31, 2024. (no address known)\n');
  });

  it('of a calculation tell the sum, its inputs and every source', () => {
    expect(rendered()).toContain(
      '[^2]: Calculated: (270,000 − 255,000) ÷ 255,000 × 100. 270,000 metric tons: mine production, China, 2024; 255,000 metric tons: mine production, China, 2023. U.S. Geological Survey, “Mineral Commodity Summaries 2025,” Jan. 31, 2025. <https://example.org/mcs2025> U.S. Geological Survey, “Mineral Commodity Summaries 2024,” Jan. 31, 2024. (no address known)',
    );
  });

  it('of a calculation on calculations tell the sources at its ground', () => {
    const points = figure({
      id: 'points',
      amount: '1',
      unit: 'percentage-point',
      derivedFrom: { rule: 'points', version: 1, inputs: ['change', 'change'] },
    });
    const body = rendered({ body: '# T\n\nUp [1 percentage point](fact:points).\n', ledger: { facts: [...FACTS, points] } });
    expect(body).toMatch(/\[\^1\]: .*Summaries 2025,.*Summaries 2024,/);
    expect(body.split('## Sources')[1]).toMatch(/1\. .*2025[\s\S]*2\. .*2024/);
  });

  it('a heading has none: its figure is cited where the body first says it', () => {
    expect(rendered()).toMatch(/^# China's mines grow 6%\n/);
  });

  it('every reference has its definition and every definition its reference', () => {
    const tree = parse(rendered());
    const used = new Set(nodes(tree).flatMap((node) => (node.type === 'footnoteReference' ? [node.identifier] : [])));
    const defined = nodes(tree).flatMap((node) => (node.type === 'footnoteDefinition' ? [node.identifier] : []));
    expect(new Set(defined)).toEqual(used);
    expect(defined).toEqual(['1', '2', '3']);
  });
});

describe('links on the figures', () => {
  it('lead to the source and name it; a calculation and a source without address keep their footnote', () => {
    const body = rendered({}, 'links');
    expect(body).toContain(
      'made [270,000 metric tons](https://example.org/mcs2025 "U.S. Geological Survey, Mineral Commodity Summaries 2025, Jan. 31, 2025").',
    );
    expect(body).toContain('rose 5.9%[^1].');
    expect(body).toContain('from 255,000[^2].');
  });
});

describe('addresses and titles that mean something in Markdown', () => {
  it.each([
    ['https://x.org/a b', 'https://x.org/a%20b'],
    ['https://x.org/a)b(c', 'https://x.org/a%29b%28c'],
    ['https://x.org/a?b=c&d=%20e#f', 'https://x.org/a?b=c&d=%20e#f'],
    ['https://x.org/%zz', 'https://x.org/%zz'],
    ['https://x.org/<b>"{{x}}', 'https://x.org/%3Cb%3E%22%7B%7Bx%7D%7D'],
    ['https://x.org/é', 'https://x.org/%C3%A9'],
    [
      'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32024R1252',
      'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32024R1252',
    ],
  ])('%s leads there', (url, target) => {
    expect(links(parse(withSource({ url }, 'links')))[0]).toBe(target);
    expect(links(parse(withSource({ url })))).toEqual([target, target]);
  });

  it.each(TORTURE)('the title %s shows as itself', (title) => {
    const tree = parse(withSource({ title }));
    const definition = nodes(tree).find((node) => node.type === 'footnoteDefinition');
    expect(definition && textOf(definition)).toBe(`U.S. Geological Survey, “${title},” Jan. 31, 2025. https://example.org/mcs2025`);
    expect(types(tree)).not.toContain('html');
    expect(links(tree)).toEqual(['https://example.org/mcs2025', 'https://example.org/mcs2025']);
    const linked = nodes(parse(withSource({ title }, 'links'))).find((node) => node.type === 'link');
    expect(linked).toMatchObject({ title: `U.S. Geological Survey, ${title}, Jan. 31, 2025`.replaceAll('"', "'") });
  });
});

describe('dollar signs below an article', () => {
  it('are escaped in a line with two or more, but in its address', () => {
    const body = withSource({ title: 'From $5 to $6', url: 'https://example.org/?$a=$b' });
    expect(body).toContain('[^1]: U.S. Geological Survey, “From \\$5 to \\$6,” Jan. 31, 2025. <https://example.org/?$a=$b>');
    expect(body).toContain('1. U.S. Geological Survey, “From \\$5 to \\$6,”');
    expect(withSource({ title: 'At $5' })).toContain('“At $5,”');
  });
});
