/** Articles for newsrooms' systems: IPTC's ninjs 3, one JSON for each, from the same claims as the text. */
import { type Article, editionName } from '../model/article.ts';
import { FRONT_MATTER } from '../model/draft.ts';
import { cite } from './citations.ts';
import { renderMarkdown } from './markdown.ts';
import { metaOf } from './meta.ts';
import { ofEach, type Publisher } from './publisher.ts';
import { articleName } from './receipt-link.ts';
import { advisory, companiesOf, openWire, pubStatus, type Wire, type WireOptions } from './wire.ts';

/** One `SLUG.ninjs.json` for each article. A draft is `withheld`. Throws ConfigError for an option that is wrong. */
export function ninjs(options: WireOptions): Publisher {
  const wire = openWire('ninjs', options);
  return ofEach('ninjs', options, (article) => [
    {
      path: `${articleName(article.ledger)}.ninjs.json`,
      content: `${JSON.stringify(newsObject(article, wire), null, 2)}\n`,
      of: editionName(article),
    },
  ]);
}

function newsObject(article: Article, wire: Wire): object {
  const meta = metaOf(article, cite(article.body.trim(), article.ledger, 'footnotes').sources);
  const body = renderMarkdown(article).content.replace(FRONT_MATTER, '').trim();
  const told = advisory(meta);
  return {
    uri: wire.idOf(meta),
    type: 'text',
    representationType: 'full',
    standard: { name: 'ninjs', version: '3.1', schema: 'https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json' },
    language: wire.language,
    version: meta.version,
    firstCreated: meta.published,
    versionCreated: meta.modified,
    pubStatus: pubStatus(meta),
    ...(told !== undefined && { edNote: told }),
    slugline: articleName(article.ledger),
    by: meta.author,
    title: meta.title,
    headlines: [{ role: 'main', contentType: 'text/plain', value: meta.title }],
    descriptions: [
      { role: 'summary', contentType: 'text/plain', value: meta.description },
      ...meta.takeaways.map((value) => ({ role: 'takeaway', contentType: 'text/plain', value })),
    ],
    bodies: [{ role: 'main', contentType: 'text/markdown', wordCount: body.split(/\s+/).length, charCount: body.length, value: body }],
    subjects: meta.tags.map((name) => {
      const code = wire.mediaTopicOf(name);
      return { name, creator: meta.ai.template, ...(code !== undefined && { uri: `http://cv.iptc.org/newscodes/mediatopic/${code}` }) };
    }),
    organisations: companies(article),
    infoSources: meta.sources.map(({ publisher, title, url }) => ({
      name: `${publisher}: ${title}`,
      role: 'source',
      ...(url !== null && { uri: url }),
    })),
    digitalSourceType: { name: meta.ai.label, uri: meta.ai.digitalSourceType },
    renditions: [{ name: 'web', href: wire.urlOf(meta), contentType: 'text/html' }],
    altIds: [{ role: 'version', value: `${wire.idOf(meta)}/${meta.version}` }],
  };
}

/** Companies, each with its market (ISO 10383) and ticker. */
function companies(article: Article): readonly object[] {
  return companiesOf(article).map(({ name, listings }) => ({
    name,
    rel: 'about',
    ...(listings.length > 0 && { symbols: listings.map(({ mic, ticker }) => ({ exchange: mic, symbol: ticker })) }),
  }));
}
