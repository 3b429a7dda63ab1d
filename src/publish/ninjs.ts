/** Articles for newsrooms' systems: IPTC's ninjs 3, one JSON for each, from the same claims as the text. */
import { type Article, editionName } from '../model/article.ts';
import { findClaims } from '../model/claim.ts';
import { FRONT_MATTER } from '../model/draft.ts';
import { cite } from './citations.ts';
import { renderMarkdown } from './markdown.ts';
import { type Meta, metaOf } from './meta.ts';
import { ofEach, type Publisher } from './publisher.ts';
import { articleName } from './receipt-link.ts';
import { openSite, type Site, type SiteOptions } from './where.ts';

/** One `SLUG.ninjs.json` for each article. A draft is `withheld`. Throws ConfigError for an option that is wrong. */
export function ninjs(options: SiteOptions): Publisher {
  const site = openSite('ninjs', options);
  return ofEach('ninjs', options, (article) => [
    {
      path: `${articleName(article.ledger)}.ninjs.json`,
      content: `${JSON.stringify(newsObject(article, site), null, 2)}\n`,
      of: editionName(article),
    },
  ]);
}

function newsObject(article: Article, site: Site): object {
  const meta = metaOf(article, cite(article.body.trim(), article.ledger, 'footnotes').sources);
  const body = renderMarkdown(article).content.replace(FRONT_MATTER, '').trim();
  return {
    uri: site.idOf(meta),
    type: 'text',
    representationType: 'full',
    standard: { name: 'ninjs', version: '3.1', schema: 'https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json' },
    language: site.language,
    version: meta.version,
    firstCreated: meta.date,
    versionCreated: meta.modified,
    pubStatus: meta.withdrawn ? 'canceled' : meta.draft ? 'withheld' : 'usable',
    ...advisory(meta),
    slugline: articleName(article.ledger),
    by: meta.author,
    title: meta.title,
    headlines: [{ role: 'main', contentType: 'text/plain', value: meta.title }],
    descriptions: [
      { role: 'summary', contentType: 'text/plain', value: meta.description },
      ...meta.takeaways.map((value) => ({ role: 'takeaway', contentType: 'text/plain', value })),
    ],
    bodies: [{ role: 'main', contentType: 'text/markdown', wordCount: body.split(/\s+/).length, charCount: body.length, value: body }],
    subjects: meta.tags.map((name) => ({ name, creator: meta.ai.template })),
    organisations: companies(article),
    infoSources: meta.sources.map(({ publisher, title, url }) => ({
      name: `${publisher}: ${title}`,
      role: 'source',
      ...(url !== null && { uri: url }),
    })),
    digitalSourceType: { name: meta.ai.label, uri: meta.ai.digitalSourceType },
    renditions: [{ name: 'web', href: site.urlOf(meta), contentType: 'text/html' }],
    altIds: [{ role: 'version', value: `${site.idOf(meta)}/${meta.version}` }],
  };
}

/** What editors are told of the version, and readers are not: that it is a draft, what it corrects, why the article is withdrawn. */
function advisory({ draft, withdrawn, corrections, version, ai }: Meta): { readonly edNote?: string } {
  if (withdrawn) return { edNote: `STORY WITHDRAWN: ${withdrawn.reason}` };
  if (draft) return { edNote: ai.label };
  const [newest] = corrections;
  return newest?.version === version ? { edNote: `CORRECTED: ${newest.note}` } : {};
}

/** Companies that claims are about, each with its market (ISO 10383) and ticker. */
function companies({ body, ledger }: Article): readonly object[] {
  const claimed = new Set(findClaims(body).map(({ id }) => id));
  const subjects = new Set(ledger.facts.filter(({ id }) => claimed.has(id)).map(({ subject }) => subject));
  return ledger.entities
    .filter((entity) => entity.class === 'company' && subjects.has(entity.id))
    .map(({ name, listings }) => ({
      name,
      rel: 'about',
      ...(listings.length > 0 && { symbols: listings.map(({ mic, ticker }) => ({ exchange: mic, symbol: ticker })) }),
    }));
}
