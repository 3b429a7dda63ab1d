/** The articles of the demo newsroom: every figure of a draft is followed by a citation that leads to its source. */
import { beforeAll, describe, expect, it } from 'vitest';
import { findClaims } from '../../src/model/claim.ts';
import { parseDraft } from '../../src/newsroom/draft-file.ts';
import { renderMarkdown } from '../../src/publish/markdown.ts';
import { links, nodes, parse, textOf, types } from '../markdown.ts';
import { type Demo, demoDrafts } from '../verify/demo.ts';
import { split } from './article.ts';

const SLUGS = ['eu-raw-materials-brief', 'nvidia-results', 'rare-earth-ai-hardware'];
let drafts: readonly Demo[] = [];

beforeAll(async () => {
  drafts = await demoDrafts();
});

function rendered(slug: string, citations: 'footnotes' | 'links') {
  const found = drafts.find((draft) => draft.slug === slug);
  if (!found) throw new Error(`no draft ${slug}`);
  const { body } = parseDraft(`${slug}.md`, found.text);
  return {
    body,
    ledger: found.ledger,
    article: split(renderMarkdown({ body, ledger: found.ledger, approval: null }, { citations }).content).body,
  };
}

describe.each(SLUGS)('%s', (slug) => {
  it('with footnotes: each figure of the body has one, with publisher, title, date and address', () => {
    const { body, ledger, article } = rendered(slug, 'footnotes');
    const facts = new Map(ledger.facts.map((fact) => [fact.id, fact]));
    const notes = new Map(
      nodes(parse(article)).flatMap((node) => (node.type === 'footnoteDefinition' ? [[node.identifier, textOf(node)] as const] : [])),
    );
    const text = body
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .join('\n');
    let figures = 0;
    let reached = article.indexOf(text.trim().slice(0, 20));
    for (const claim of findClaims(text)) {
      const at = article.indexOf(claim.markdown, reached);
      expect(at, claim.surface).toBeGreaterThanOrEqual(0);
      reached = at + claim.markdown.length;
      const note = /^\[\^(\d+)\]/.exec(article.slice(reached))?.[1];
      if (note === undefined) {
        // A bare period or day leans on the figure beside it.
        expect(claim.surface).toMatch(
          /\b(?:19|20)\d\d$|^(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)\.? \d{1,2}$|quarter|half/,
        );
        continue;
      }
      figures += 1;
      const told = notes.get(note) ?? '';
      const source = facts.get(claim.id)?.source;
      const publisher = ledger.entities.find((entity) => entity.id === source?.publisher)?.name ?? '?';
      expect(told).toContain(publisher);
      expect(told).toContain(`“${source?.title},”`);
      expect(told).toMatch(/[A-Z][a-z]+\.? \d{1,2}, \d{4}\./);
      expect(source?.url).toMatch(/^https?:/);
      expect(told).toContain(source?.url ?? '?');
    }
    expect(figures).toBeGreaterThanOrEqual(slug === 'rare-earth-ai-hardware' ? 25 : 10);
  });

  it('with links: no claim is left, and every address is that of a source', () => {
    const { ledger, article } = rendered(slug, 'links');
    const tree = parse(article);
    const known = ledger.facts.map((fact) => fact.source.url && decodeURI(fact.source.url));
    const found = links(tree).map(decodeURI);
    expect(found.length).toBeGreaterThan(5);
    expect(found.filter((url) => !known.includes(url))).toEqual([]);
    expect(types(tree)).not.toContain('html');
  });

  it('has takeaways, sections, sources and a disclosure', () => {
    const { article } = rendered(slug, 'footnotes');
    const headings = parse(article).children.flatMap((node) => (node.type === 'heading' && node.depth === 2 ? [textOf(node)] : []));
    expect(headings).toEqual(expect.arrayContaining(['Key takeaways', 'Sources', 'Disclosure', 'About Marlow Vane']));
    expect(headings.length).toBeGreaterThanOrEqual(slug === 'rare-earth-ai-hardware' ? 8 : 6);
  });
});
