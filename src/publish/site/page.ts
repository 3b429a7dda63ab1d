/** One article as the data of its page: words as plain text, mark-up only where a name ends in `Html`. */
import { createHash } from 'node:crypto';
import type { Article } from '../../model/article.ts';
import { formatDateline } from '../../model/format-date.ts';
import { CARD, cardAlt, cardWords } from '../card.ts';
import { bio, DISCLOSURE } from '../disclosure.ts';
import { describe } from '../json-ld.ts';
import { type Meta, madeBy, metaOf, reviewedBy } from '../meta.ts';
import type { Site } from '../where.ts';
import { type BodySection, renderBody } from './body.ts';
import { chartsOf, type PageChart } from './charts.ts';
import { scriptJson } from './html.ts';
import { type Notes, noteBook } from './notes.ts';
import { type Places, path } from './places.ts';
import { type VersionNote, versionsOf } from './versions.ts';

/** A link with its words. */
export interface Named {
  readonly name: string;
  readonly url: string;
}

/** An article as lists show it. */
export interface Teaser {
  readonly url: string;
  /** Where its page's data stands, from the folder of the site's data. */
  readonly file: string;
  readonly title: string;
  readonly deck: string;
  /** ISO 8601 with offset. */
  readonly date: string;
  readonly dateline: string;
  readonly modified: string;
  /** Not approved by anybody. */
  readonly draft: boolean;
  /** Its page is a notice, and no list has it. */
  readonly withdrawn: boolean;
  readonly version: string;
  readonly author: Named;
  readonly topics: readonly Named[];
  readonly companies: readonly Named[];
  readonly readingTime: number;
  readonly counts: { readonly figures: number; readonly sources: number };
}

export interface ArticlePage extends Teaser, Notes {
  readonly id: string;
  /** Absolute. */
  readonly canonical: string;
  readonly titleHtml: string;
  readonly deckHtml: string;
  readonly takeawaysHtml: readonly string[];
  readonly sections: readonly (BodySection & { readonly charts: readonly PageChart[] })[];
  /** Charts of no section. */
  readonly charts: readonly PageChart[];
  /** What ran and who looked at it, in a sentence each; the first thing a reader sees. */
  readonly labelled: { readonly made: string; readonly reviewed: string };
  readonly made: {
    readonly template: string;
    readonly model: string | null;
    /** Whether a person changed the text after it was generated. */
    readonly edited: boolean;
    readonly facts: number;
    readonly factsHash: string;
  };
  readonly review: Meta['review'];
  /** What was wrong in versions before, the newest first. */
  readonly corrections: Meta['corrections'];
  readonly bio: readonly string[];
  readonly disclosure: string;
  readonly versions: readonly VersionNote[];
  readonly openGraph: readonly { readonly property: string; readonly content: string }[];
  /** For a script element as it is. */
  readonly jsonLd: string;
}

/** Reads, numbers and describes an article. Same article, same data. */
export async function pageOf(article: Article, site: Site, places: Places): Promise<ArticlePage> {
  const { ledger } = article;
  const book = noteBook(ledger);
  const body = renderBody(article.body.trim(), book.note);
  const charts = await chartsOf(article, book.note);
  const notes = book.notes();
  const headings = new Set(body.sections.map(({ headingText }) => headingText));
  const meta = metaOf(article, []);
  const teaser = teaserOf(article, meta, notes, site, places);
  return {
    ...teaser,
    ...notes,
    id: site.idOf(meta),
    canonical: site.urlOf(meta),
    titleHtml: body.title,
    deckHtml: body.deck,
    takeawaysHtml: body.takeaways,
    sections: body.sections.map((section) => ({ ...section, charts: charts.filter(({ heading }) => heading === section.headingText) })),
    charts: charts.filter(({ heading }) => heading === undefined || !headings.has(heading)),
    labelled: { made: madeBy(article), reviewed: reviewedBy(article) },
    made: {
      template: meta.ai.template,
      model: meta.ai.model,
      edited: isEdited(article),
      facts: ledger.facts.length,
      factsHash: meta.factsHash,
    },
    review: meta.review,
    corrections: meta.corrections,
    bio: bio(ledger.persona),
    disclosure: DISCLOSURE,
    versions: await versionsOf(article),
    openGraph: [...openGraph(meta, teaser, site), ...shown(article, meta, site)],
    jsonLd: scriptJson(describe(article, site, places.policies)),
  };
}

/** The record holds the hash of the text as it was written. */
function isEdited({ body, ledger: { record } }: Article): boolean {
  return createHash('sha256').update(body.replace(/^\n/, '')).digest('hex') !== record.text;
}

function teaserOf(article: Article, meta: Meta, { sources, calculations }: Notes, site: Site, places: Places): Teaser {
  const { ledger } = article;
  const figures = [...sources.flatMap((source) => source.figures), ...calculations];
  const subjects = new Set(figures.map(({ subject }) => subject));
  return {
    url: site.urlOf(meta).slice(site.url.length),
    file: places.file(meta),
    title: meta.title,
    deck: meta.description,
    date: meta.date,
    dateline: formatDateline(ledger.asOf, ledger.zone),
    modified: meta.modified,
    draft: meta.draft,
    withdrawn: meta.withdrawn !== undefined,
    version: meta.version,
    author: { name: meta.author, url: path('authors', ledger.persona.id) },
    topics: meta.tags.map((name) => ({ name, url: path('topics', name) })),
    companies: ledger.entities
      .filter((entity) => entity.class === 'company' && subjects.has(entity.id))
      .map((entity) => ({ name: entity.name, url: path('companies', entity.id) })),
    readingTime: meta.readingTime,
    counts: { figures: figures.length, sources: sources.length },
  };
}

/** The card, where there is one. */
function shown(article: Article, meta: Meta, site: Site): ArticlePage['openGraph'] {
  const card = meta.withdrawn ? undefined : site.cardOf(meta);
  if (card === undefined) return [];
  return [
    { property: 'og:image', content: `${site.url}/${card}` },
    { property: 'og:image:alt', content: cardAlt(cardWords(article, site.title)) },
    { property: 'og:image:type', content: 'image/png' },
    { property: 'og:image:width', content: String(CARD.width) },
    { property: 'og:image:height', content: String(CARD.height) },
    { property: 'twitter:card', content: 'summary_large_image' },
  ];
}

function openGraph(meta: Meta, { author, topics }: Teaser, site: Site): ArticlePage['openGraph'] {
  return [
    { property: 'og:type', content: 'article' },
    { property: 'og:title', content: meta.title },
    { property: 'og:description', content: meta.description },
    { property: 'og:url', content: site.urlOf(meta) },
    { property: 'og:site_name', content: site.title },
    { property: 'article:published_time', content: meta.published },
    { property: 'article:modified_time', content: meta.modified },
    { property: 'article:author', content: site.url + author.url },
    ...topics.map(({ name }) => ({ property: 'article:tag', content: name })),
  ];
}
