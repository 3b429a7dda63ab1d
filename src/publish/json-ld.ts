/** What search engines read of an article: schema.org's AnalysisNewsArticle as JSON-LD, from the same claims as its text. */
import { type Article, editionName } from '../model/article.ts';
import { findClaims } from '../model/claim.ts';
import type { Entity } from '../model/entity.ts';
import { cite } from './citations.ts';
import { type Meta, metaOf } from './meta.ts';
import { ofEach, type Publisher } from './publisher.ts';
import { articleName } from './receipt-link.ts';
import { openSite, type Site, type SiteOptions } from './where.ts';

export interface JsonLdOptions extends SiteOptions {
  /** Pages that say how you work, by schema.org's names: `publishingPrinciples`, `correctionsPolicy`, `ethicsPolicy`, … */
  readonly policies?: Readonly<Record<string, string>>;
}

/** One `SLUG.jsonld` for each article, for a page's `<script type="application/ld+json">`. Throws ConfigError for an option that is wrong. */
export function jsonLd(options: JsonLdOptions): Publisher {
  const site = openSite('jsonLd', options);
  return ofEach('json-ld', options, (article) => [
    {
      path: `${articleName(article.ledger)}.jsonld`,
      content: `${safe(JSON.stringify(describe(article, site, options.policies ?? {}), null, 2))}\n`,
      of: editionName(article),
    },
  ]);
}

/** A script element ends at the first `</script`, whatever stands around it. */
function safe(json: string): string {
  return json.replaceAll('<', '\\u003c');
}

/** schema.org allows no software as an author: the persona is an Organization whose name says what it is. */
export function describe(article: Article, site: Site, policies: Readonly<Record<string, string>>): object {
  const cited = cite(article.body.trim(), article.ledger, 'footnotes');
  const meta = metaOf(article, cited.sources);
  const { persona } = article.ledger;
  const words = cited.body.match(/[\p{L}\p{N}$€£][^\s]*/gu)?.length ?? 0;
  return {
    '@context': 'https://schema.org',
    '@type': 'AnalysisNewsArticle',
    '@id': site.idOf(meta),
    url: site.urlOf(meta),
    mainEntityOfPage: site.urlOf(meta),
    headline: meta.title,
    description: meta.description,
    ...(meta.withdrawn && { creativeWorkStatus: 'Withdrawn' }),
    ...(meta.corrections.length > 0 && { creativeWorkStatus: 'Corrected', correction: meta.corrections.map(corrected) }),
    ...(!meta.withdrawn && site.cardOf(meta) !== undefined && { image: `${site.url}/${site.cardOf(meta)}` }),
    ...(meta.takeaways.length > 0 && { abstract: meta.takeaways.join(' ') }),
    datePublished: meta.published,
    dateModified: meta.modified,
    inLanguage: site.language,
    isAccessibleForFree: true,
    author: { '@type': 'Organization', name: meta.author, description: persona.purpose },
    ...(meta.review.reviewer !== undefined && {
      editor: { '@type': 'Person', name: meta.review.reviewer },
      accountablePerson: { '@type': 'Person', name: meta.review.reviewer },
    }),
    publisher: { '@type': 'NewsMediaOrganization', name: site.title, url: `${site.url}/`, ...policies },
    digitalSourceType: schemaTerm(meta.ai.digitalSourceType),
    ...(!meta.withdrawn && { backstory: `${meta.ai.label} Template ${meta.ai.template}; facts ${meta.factsHash.slice(0, 12)}.` }),
    keywords: meta.tags,
    version: meta.version,
    wordCount: words,
    timeRequired: `PT${meta.readingTime}M`,
    about: about(article),
    citation: citations(meta),
    ...(!meta.withdrawn && { speakable: { '@type': 'SpeakableSpecification', cssSelector: ['.headline', '.key-takeaways'] } }),
  };
}

/** IPTC's code as the member of schema.org's enumeration that it is. */
function schemaTerm(code: string): string {
  const name = code.slice(code.lastIndexOf('/') + 1);
  return `https://schema.org/${name.charAt(0).toUpperCase()}${name.slice(1)}DigitalSource`;
}

function corrected({ note, at }: Meta['corrections'][number]): object {
  return { '@type': 'CorrectionComment', text: note, datePublished: at };
}

/** Companies that the piece makes claims about: `tickerSymbol` is the market and the ticker, and belongs to a Corporation alone. */
function about({ body, ledger }: Article): readonly object[] {
  const claimed = new Set(findClaims(body).map((claim) => claim.id));
  const subjects = new Set(ledger.facts.filter((fact) => claimed.has(fact.id)).map((fact) => fact.subject));
  return ledger.entities.filter((entity) => subjects.has(entity.id)).map(thing);
}

function thing(entity: Entity): object {
  if (entity.class === 'company') {
    const [listing] = entity.listings;
    const { lei } = entity.identifiers;
    return {
      '@type': 'Corporation',
      name: entity.name,
      ...(listing && { tickerSymbol: `${listing.mic} ${listing.ticker}` }),
      ...(lei !== undefined && { leiCode: lei }),
    };
  }
  return { '@type': entity.class === 'country' ? 'Country' : entity.class === 'place' ? 'Place' : 'Thing', name: entity.name };
}

function citations({ sources }: Meta): readonly object[] {
  return sources.map(({ title, url, publishedAt, publisher }) => ({
    '@type': 'CreativeWork',
    name: title,
    ...(url !== null && { url }),
    datePublished: publishedAt,
    publisher: { '@type': 'Organization', name: publisher },
  }));
}
