/** Articles for newsrooms' systems that read XML: IPTC's NewsML-G2, one newsItem for each, from the same claims as the text. */
import { type Article, editionName } from '../model/article.ts';
import { FRONT_MATTER } from '../model/draft.ts';
import { formatDateline } from '../model/format-date.ts';
import { cite } from './citations.ts';
import { renderMarkdown } from './markdown.ts';
import { type Meta, metaOf } from './meta.ts';
import { ofEach, type Publisher } from './publisher.ts';
import { articleName } from './receipt-link.ts';
import { advisory, companiesOf, openWire, pubStatus, type Wire, type WireOptions } from './wire.ts';
import { xhtmlDocument } from './xhtml.ts';
import { element, type XmlElement, xmlDocument } from './xml.ts';

/**
 * One `SLUG.newsml.xml` for each article: `guid` is of the article and stays, `version` is that of the approved text.
 * A draft is `withheld`, under a guid of its own; what is withdrawn is `canceled`. Throws ConfigError for an option that is wrong.
 */
export function newsml(options: WireOptions): Publisher {
  const wire = openWire('newsml', options);
  return ofEach('newsml', options, async (article) => [
    {
      path: `${articleName(article.ledger)}.newsml.xml`,
      content: await xmlDocument(newsItem(article, wire)),
      of: editionName(article),
    },
  ]);
}

function newsItem(article: Article, wire: Wire): XmlElement {
  const meta = metaOf(article, cite(article.body.trim(), article.ledger, 'footnotes').sources);
  const { path, content } = renderMarkdown(article);
  return element(
    'newsItem',
    {
      xmlns: 'http://iptc.org/std/nar/2006-10-01/',
      guid: article.approval ? wire.idOf(meta) : `${wire.idOf(meta)}/draft`,
      version: String(article.approval?.version ?? 1),
      standard: 'NewsML-G2',
      standardversion: '2.35',
      conformance: 'power',
      'xml:lang': wire.language,
    },
    element('catalogRef', { href: 'http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml' }),
    element('catalog', {}, element('scheme', { alias: 'mic', uri: 'https://www.iso20022.org/market-identifier-codes/' })),
    element('rightsInfo', {}, element('copyrightHolder', { uri: `${wire.url}/` }, element('name', {}, wire.title))),
    itemMeta(article, meta, wire),
    contentMeta(article, meta, wire),
    companiesOf(article).map(company),
    element(
      'contentSet',
      {},
      element(
        'inlineXML',
        { contenttype: 'application/xhtml+xml' },
        xhtmlDocument(content.replace(FRONT_MATTER, ''), { title: meta.title, language: wire.language, base: `${wire.url}/${path}` }),
      ),
    ),
  );
}

function itemMeta(article: Article, meta: Meta, wire: Wire): XmlElement {
  const told = advisory(meta);
  return element(
    'itemMeta',
    {},
    element('itemClass', { qcode: 'ninat:text' }),
    element('provider', { uri: `${wire.url}/` }, element('name', {}, wire.title)),
    element('versionCreated', {}, meta.modified),
    element('firstCreated', {}, meta.published),
    element('pubStatus', { qcode: `stat:${pubStatus(meta)}` }),
    element('generator', { versioninfo: article.ledger.record.factloom }, 'Factloom'),
    element('title', {}, meta.title),
    told === undefined ? undefined : element('edNote', {}, told),
    element('link', { rel: 'irel:seeAlso', href: wire.urlOf(meta), contenttype: 'text/html' }),
  );
}

/** What schema.org calls AnalysisNewsArticle. */
const GENRE = 'http://cv.iptc.org/newscodes/genre/Analysis';

function contentMeta(article: Article, meta: Meta, wire: Wire): XmlElement {
  const { ledger } = article;
  return element(
    'contentMeta',
    {},
    element('contentCreated', {}, meta.published),
    element('contentModified', {}, meta.modified),
    element('digitalSourceType', { uri: meta.ai.digitalSourceType }),
    meta.sources.map(({ publisher, title, url }) =>
      // An IRI has no space and no quote.
      element('infoSource', url === null ? { literal: title } : { uri: new URL(url).href }, element('name', {}, `${publisher}: ${title}`)),
    ),
    element('creator', { literal: ledger.persona.id }, element('name', {}, meta.author)),
    element('language', { tag: wire.language }),
    element('genre', { uri: GENRE }, element('name', {}, 'Analysis')),
    meta.tags.map((topic) => {
      const code = wire.mediaTopicOf(topic);
      return element('subject', code === undefined ? { literal: topic } : { qcode: `medtop:${code}` }, element('name', {}, topic));
    }),
    companiesOf(article).map(({ name }) => element('subject', { type: 'cpnat:organisation', literal: name }, element('name', {}, name))),
    element('slugline', { separator: '/' }, articleName(ledger)),
    element('headline', {}, meta.title),
    element('dateline', {}, formatDateline(ledger.asOf, ledger.zone)),
    element('by', {}, `By ${meta.author}`),
    element('creditline', {}, `${meta.author}/${wire.title}`),
    element('description', { role: 'drol:summary' }, meta.description),
    meta.takeaways.map((line) => element('description', {}, line)),
  );
}

/** A company with each market (ISO 10383) and ticker it trades under. */
function company({ name, listings }: ReturnType<typeof companiesOf>[number]): XmlElement {
  const instruments = listings.map(({ mic, ticker, exchange }) =>
    element('hasInstrument', { symbol: ticker, market: `mic:${mic}`, marketlabel: exchange }),
  );
  return element(
    'assert',
    { literal: name },
    element('name', {}, name),
    element('type', { qcode: 'cpnat:organisation' }),
    instruments.length > 0 ? element('organisationDetails', {}, instruments) : undefined,
  );
}
