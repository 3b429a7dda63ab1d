/** Claims as W3C Web Annotations: each says of which words on the page it is, and what fact and source they rest on. */
import { type Article, editionName } from '../model/article.ts';
import { findClaims } from '../model/claim.ts';
import { groundsOf } from '../model/derivation.ts';
import { formatPeriod } from '../model/format-date.ts';
import { amountOf, nameOf } from './explain.ts';
import { metaOf } from './meta.ts';
import { ofEach, type Publisher } from './publisher.ts';
import { articleName } from './receipt-link.ts';
import { openSite, type Site, type SiteOptions } from './where.ts';

/** One `SLUG.annotations.json` for each article, an AnnotationPage. Throws ConfigError for an option that is wrong. */
export function annotations(options: SiteOptions): Publisher {
  const site = openSite('annotations', options);
  return ofEach('annotations', options, (article) => [
    {
      path: `${articleName(article.ledger)}.annotations.json`,
      of: editionName(article),
      content: `${JSON.stringify(annotationPage(article, site), null, 2)}\n`,
    },
  ]);
}

function annotationPage(article: Article, site: Site): object {
  const meta = metaOf(article, []);
  const version = `${site.idOf(meta)}/${meta.version}`;
  const facts = new Map(article.ledger.facts.map((fact) => [fact.id, fact]));
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `${version}#claims`,
    type: 'AnnotationPage',
    items: quotesOf(article.body.trim()).flatMap(({ id, exact, prefix, suffix }, index) => {
      const fact = facts.get(id);
      if (!fact) return [];
      const urls = new Set(groundsOf(fact, facts).flatMap(({ source }) => source.url ?? []));
      return {
        '@context': 'http://www.w3.org/ns/anno.jsonld',
        id: `${version}#claim-${index + 1}`,
        type: 'Annotation',
        motivation: 'linking',
        created: meta.modified,
        body: [
          {
            type: 'TextualBody',
            purpose: 'describing',
            format: 'text/plain',
            language: site.language,
            value: `${nameOf(article.ledger, fact)}, ${formatPeriod(fact.period, { year: true })}: ${amountOf(fact, 'long')} (${fact.standing}; fact ${id})`,
          },
          ...[...urls].map((source) => ({ type: 'SpecificResource', purpose: 'linking', source })),
        ],
        target: { source: site.urlOf(meta), selector: { type: 'TextQuoteSelector', exact, prefix, suffix } },
      };
    }),
  };
}

interface Quote {
  readonly id: string;
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** Characters on either side by which words are found again. */
const AROUND = 32;

/** The words of each claim with those around them as a reader sees them, within its line: an item or a cell ends there. */
function quotesOf(body: string): readonly Quote[] {
  const parts = body.split('\n').flatMap((line) => (line.startsWith('|') ? line.split(/(?<!\\)\|/).map((cell) => cell.trim()) : [line]));
  return parts.flatMap((block) => {
    const claims = findClaims(block);
    let text = '';
    let reached = 0;
    const placed = claims.map(({ start, end, id, surface }) => {
      text += plain(block.slice(reached, start));
      const at = text.length;
      text += surface;
      reached = end;
      return { id, surface, at };
    });
    text += plain(block.slice(reached));
    return placed.map(({ id, surface, at }) => ({
      id,
      exact: surface,
      prefix: text.slice(Math.max(0, at - AROUND), at),
      suffix: text.slice(at + surface.length, at + surface.length + AROUND),
    }));
  });
}

/** Without the marks of headings and lists, and without escapes. */
function plain(markdown: string): string {
  return markdown.replace(/^(?:#{1,6}|[-*]) /, '').replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
