/** Every rendition that is text, over the torture newsroom: parsed back by a parser of its format, each string is the one given. */
import type { Nodes } from 'mdast';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { bodyOf, titleOf } from '../../src/action/report.ts';
import { FRONT_MATTER } from '../../src/model/draft.ts';
import { annotations } from '../../src/publish/annotations.ts';
import { PRESETS } from '../../src/publish/front-matter.ts';
import { jsonLd } from '../../src/publish/json-ld.ts';
import { llms } from '../../src/publish/llms.ts';
import { markdown } from '../../src/publish/markdown.ts';
import { ninjs } from '../../src/publish/ninjs.ts';
import { provenance } from '../../src/publish/provenance.ts';
import { links, nodes, parse, textOf, types } from '../markdown.ts';
import { ASSIGNMENT, CHART_TITLE, made, NAMES, PERSONA, REVIEWER, SITE, type Tortured, tortured } from './newsroom.ts';

let all: readonly Tortured[] = [];
beforeAll(async () => {
  all = await tortured();
});

const BYLINE = `${PERSONA.name} (AI agent)`;
const named = (files: ReadonlyMap<string, string>, id: string): string => [...files].find(([path]) => path.includes(id))?.[1] ?? '';
const json = <T>(text: string): T => JSON.parse(text) as T;

/** Headings, paragraphs and cells as a reader sees them; a footnote's number is none of its words. */
function blocks(root: Nodes): readonly string[] {
  return nodes(root)
    .filter(({ type }) => type === 'heading' || type === 'paragraph' || type === 'tableCell')
    .map(textOf);
}

it('there is an article for every name, and it says it', () => {
  expect(all.map(({ name }) => name).sort()).toEqual([...NAMES.values()].sort());
  for (const { article, title, name } of all) {
    const tree = parse(article.body);
    const said = blocks(tree);
    expect(said[0]).toBe(title);
    expect(said.filter((block) => block.includes(name.slice(1))).length).toBeGreaterThanOrEqual(6);
    expect(types(tree)).toEqual(['heading', 'link', 'list', 'listItem', 'paragraph', 'root', 'text']);
  }
});

describe.each(PRESETS)('Markdown for %s', (preset) => {
  it('says in its front matter and its text what the draft says, and holds nothing but text, links of sources and the chart', async () => {
    const files = await made(
      all.map(({ article }) => article),
      markdown({ preset }),
    );
    for (const { id, article, title, name } of all) {
      const content = [...files].find(([path]) => path.endsWith(`${id}.md`) && !path.endsWith(`script-${id}.md`))?.[1] ?? '';
      const [front = ''] = FRONT_MATTER.exec(content) ?? [];
      const meta = parseYaml(front.replace(/^---$/gm, '')) as Record<string, unknown>;
      expect(meta['title']).toBe(title);
      expect(meta['description']).toBe(blocks(parse(article.body))[1]);
      expect(meta['tags']).toEqual(ASSIGNMENT.topics);
      expect(JSON.stringify(meta)).toContain(JSON.stringify(BYLINE));
      if (preset !== 'docusaurus') expect(JSON.stringify(meta)).toContain(JSON.stringify(REVIEWER));

      const body = content.slice(front.length);
      const tree = parse(body);
      const shown = blocks(tree);
      for (const said of blocks(parse(article.body)).slice(preset === 'plain' ? 0 : 1)) expect(shown).toContain(said);
      for (const label of NAMES.values()) expect(shown).toContain(label.replace(/^[a-z]/, (letter) => letter.toUpperCase()));
      expect(shown).toContain(CHART_TITLE);
      expect(shown.join('\n')).toContain(`${name}, “${name},” Jan. 31, 2025.`);
      expect(shown.join('\n')).toContain(`By ${BYLINE}.`);
      expect(shown).toContain(`About ${PERSONA.name}`);
      for (const words of [PERSONA.audience, PERSONA.stance, PERSONA.purpose]) expect(shown.join('\n')).toContain(words);
      expect(types(tree)).not.toContain('html');
      expect(types(tree)).not.toContain('thematicBreak');
      expect(nodes(tree).filter(({ type }) => type === 'image')).toHaveLength(1);
      expect(new Set(links(tree).map(decodeURIComponent))).toEqual(new Set(all.map((one) => one.url)));
      // What Liquid, Nunjucks, MDX and mathematics would take for theirs.
      expect(body.match(/\{[{%#]|<%|(?<!\\)[{}]|(?<!\\)<(?!https?:)/g)).toBeNull();
      for (const block of body.replace(/<https?:[^>]*>/g, '').split('\n\n')) expect(block.match(/(?<!\\)\$/g)?.length ?? 0).toBeLessThan(2);
    }
  });
});

describe('JSON', () => {
  const articles = () => all.map(({ article }) => article);

  it('JSON-LD reads back, and stands in a script element without ending it', async () => {
    const files = await made(articles(), jsonLd({ ...SITE, cards: true }));
    for (const { id, title, name, url } of all) {
      const text = files.get(`torture/${id}.jsonld`) ?? '';
      expect(text).not.toContain('<');
      expect(json(text)).toMatchObject({
        headline: title,
        author: { name: BYLINE, description: PERSONA.purpose },
        editor: { name: REVIEWER },
        publisher: { name: SITE.title },
        keywords: ASSIGNMENT.topics,
        about: [{ '@type': 'Corporation', name }],
        citation: [{ name, url, publisher: { name } }],
      });
    }
  });

  it('ninjs, annotations and provenance read back', async () => {
    const files = await made(articles(), ninjs(SITE), annotations(SITE), provenance(SITE));
    for (const { id, title, name, url, article } of all) {
      expect(json(files.get(`torture/${id}.ninjs.json`) ?? '')).toMatchObject({
        title,
        by: BYLINE,
        headlines: [{ value: title }],
        subjects: ASSIGNMENT.topics.map((topic) => ({ name: topic })),
        organisations: [{ name }],
        infoSources: [{ name: `${name}: ${name}`, uri: url }],
      });
      const prov = json<{ entity: Record<string, object>; agent: Record<string, object> }>(files.get(`torture/${id}.prov.json`) ?? '');
      expect(prov.entity['art:v1']).toMatchObject({ 'prov:label': title });
      expect(prov.entity[`source:${id}`]).toEqual({ 'prov:label': name, 'prov:location': url });
      expect(prov.entity[`fact:deal.${id}`]).toMatchObject({ 'prov:value': `signed with ${name}` });
      expect(prov.agent['who:reviewer']).toMatchObject({ 'prov:label': REVIEWER });
      // The words of a claim with those around them stand on the page.
      const page = blocks(parse(article.body));
      const { items } = json<{ items: readonly { target: { selector: Record<'exact' | 'prefix' | 'suffix', string> } }[] }>(
        files.get(`torture/${id}.annotations.json`) ?? '',
      );
      for (const { target } of items) {
        const { prefix, exact, suffix } = target.selector;
        expect(
          page.filter((block) => block.includes(prefix + exact + suffix)),
          prefix + exact + suffix,
        ).not.toEqual([]);
      }
    }
  });
});

it('llms.txt names each article by its title and leads to its Markdown', async () => {
  const tree = parse(
    named(
      await made(
        all.map(({ article }) => article),
        llms(SITE),
      ),
      'llms.txt',
    ),
  );
  const said = nodes(tree).flatMap((node) => (node.type === 'link' ? [[node.url, textOf(node)] as const] : []));
  expect(blocks(tree)[0]).toBe(SITE.title);
  expect(blocks(tree)).toContain(SITE.description);
  expect(types(tree)).not.toContain('html');
  for (const { id, title } of all) expect(said).toContainEqual([`${SITE.url}/torture/${id}.md`, title]);
});

describe('the pull request', () => {
  const report = ({ id, article }: Tortured) => ({
    asOf: '2025-10-13',
    edited: [],
    gaps: [article.ledger.entities.find((entity) => entity.id === id)?.name ?? ''],
    drafts: [
      {
        name: `torture/${id}`,
        file: `drafts/torture/${id}.md`,
        headline: article.body.trim().split('\n')[0]?.slice(2) ?? '',
        words: 100,
        findings: [],
        gaps: [],
        facts: { fresh: article.ledger.facts, revised: [], gone: [] },
      },
    ],
  });
  /** What keeps GitHub from calling people and naming issues; nobody sees it. */
  const seen = (text: string): string => text.replaceAll('\u200B', '');

  it('shows every name as it is: no mark-up, no link, nobody called and no issue named', () => {
    for (const one of all) {
      const tree = parse(bodyOf(report(one)));
      const said = blocks(tree);
      expect(said.map(seen)).toContain(one.title);
      expect(said.map(seen)).toContain(`new deal.${one.id}: signed with ${one.name}`);
      expect(types(tree)).not.toContain('html');
      expect(types(tree)).not.toContain('thematicBreak');
      expect(links(tree)).toEqual([]);
      for (const text of [titleOf(report(one)), ...nodes(tree).map((node) => (node.type === 'text' ? node.value : ''))])
        expect(text).not.toMatch(/@\w|#\d|\bGH-\d/);
    }
  });

  it('has a title that is cut between letters', () => {
    const [one] = all.filter(({ id }) => id === 'emoji');
    if (!one) throw new Error('no emoji');
    const cut = titleOf({
      ...report(one),
      drafts: [{ ...(report(one).drafts[0] as never as object), headline: '🪨'.repeat(200) } as never],
    });
    expect(cut.isWellFormed()).toBe(true);
    expect(seen(titleOf(report(one)))).toBe(`Draft: ${one.title}`);
  });
});
