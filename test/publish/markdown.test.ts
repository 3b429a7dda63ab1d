import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../src/publish/markdown.ts';
import { parse, TORTURE, textOf, types } from '../markdown.ts';
import { APPROVED, article, BODY, split } from './article.ts';

const body = (over: Parameters<typeof article>[0] = {}) => split(renderMarkdown(article(over)).content).body;

describe('an article', () => {
  it('has byline, label, dateline and read time above, sources, disclosure and persona below', () => {
    const blocks = body().split('\n\n');
    expect(blocks.slice(0, 3)).toEqual([
      "# China's mines grow 6%",
      '**By Marlow Vane (AI agent).** *Generated from sourced data by templates; no AI model wrote or edited it. Unreviewed draft.*',
      'Monday, Oct. 13, 2025, 2:22 p.m. ET · 1 min read',
    ]);
    const headings = blocks.filter((block) => block.startsWith('#'));
    expect(headings).toEqual([
      "# China's mines grow 6%",
      '## Key takeaways',
      '## Supply',
      '## Sources',
      '## Disclosure',
      '## About Marlow Vane',
    ]);
    expect(body()).toContain('not investment advice');
    expect(body()).toContain('Marlow Vane is a software agent, not a person. Audience: readers. Stance: supply first. Purpose: to count.');
  });

  it('lists each source once, in the order of first use', () => {
    expect(body().split('## Sources\n\n')[1]?.split('\n\n')[0]).toBe(
      '1. U.S. Geological Survey, “Mineral Commodity Summaries 2025,” Jan. 31, 2025. <https://example.org/mcs2025>\n2. U.S. Geological Survey, “Mineral Commodity Summaries 2024,” Jan. 31, 2024. (no address known)',
    );
  });

  it('holds no claim link and no raw HTML', () => {
    expect(body()).not.toContain('fact:');
    expect(types(parse(body()))).not.toContain('html');
  });

  it('is the same bytes each time', () => {
    expect(renderMarkdown(article())).toEqual(renderMarkdown(article()));
  });

  it('without a headline loses nothing', () => {
    const text = '## S\n\nOutput was [270,000 metric tons](fact:now).\n';
    for (const preset of ['plain', 'hugo'] as const)
      expect(renderMarkdown(article({ body: text }), { preset }).content).toContain('## S\n\nOutput was');
  });
});

describe('the label is derived from what ran', () => {
  const record = article().ledger.record;
  it.each([
    [null, null, 'Generated from sourced data by templates; no AI model wrote or edited it. Unreviewed draft.'],
    [null, APPROVED, 'Generated from sourced data by templates; no AI model wrote or edited it. Reviewed by Ada Okafor.'],
    ['gpt-x', null, 'Generated from sourced data by templates and edited by an AI model (gpt-x). Unreviewed draft.'],
    ['gpt-x', APPROVED, 'Generated from sourced data by templates and edited by an AI model (gpt-x). Reviewed by Ada Okafor.'],
  ])('model %s, approval %o', (model, approval, label) => {
    expect(body({ approval, ledger: { record: { ...record, model } } })).toContain(`*${label}*`);
  });
});

describe('read time', () => {
  it.each([
    [50, 1],
    [299, 1],
    [500, 3],
    [1000, 5],
  ])('of %d words is %d minutes', (count, minutes) => {
    const text = `# T\n\nDeck.\n\n## S\n\n${'word '.repeat(count - 5).trim()}\n`;
    expect(body({ body: text })).toContain(`· ${minutes} min read`);
  });

  it('does not count addresses', () => {
    const claims = '[one](fact:now) '.repeat(200).trim();
    expect(body({ body: `# T\n\n${claims}\n` })).toContain('· 1 min read');
  });
});

describe.each(TORTURE)('a persona or reviewer called %s', (name) => {
  it('shows as itself', () => {
    const text = body({
      approval: { ...APPROVED, by: name },
      ledger: { persona: { id: 'p', name, audience: name, stance: name, purpose: name } },
    });
    const tree = parse(text);
    expect(types(tree)).not.toContain('html');
    const shown = tree.children.map(textOf);
    expect(shown[1]).toBe(
      `By ${name} (AI agent). Generated from sourced data by templates; no AI model wrote or edited it. Reviewed by ${name}.`,
    );
    expect(shown).toContain(`About ${name}`);
  });
});

it('braces and angle brackets of a draft are safe from the template languages of site builders', () => {
  const text = body({ body: '# T\n\n{{ x }} {% y %} and a < b, 1 \\< 2.\n' });
  expect(text).toContain('\\{\\{ x \\}\\} \\{&#37; y %\\} and a \\< b, 1 \\< 2.');
  expect(BODY).not.toContain('{');
});
