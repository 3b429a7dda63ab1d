/** The data of a website: what the starter in `site/` lays out. Figures, escaping and facts are settled here, looks there. */
import { ConfigError, PublishError } from '../../errors.ts';
import { type Article, editionName, isWithdrawn } from '../../model/article.ts';
import { boothOf } from '../letters.ts';
import { inPieces, type PiecePublishing, type Publisher, type Rendition } from '../publisher.ts';
import { openSite, type Site, type SiteOptions } from '../where.ts';
import { authorsOf, companiesOf, correctionsOf, type Listed, listed, topicsOf } from './lists.ts';
import { type ArticlePage, pageOf, type Teaser } from './page.ts';
import { DATA, placesOf, TAKEN } from './places.ts';

export interface WebsiteOptions extends SiteOptions {
  /** Who answers for what is published, and how to reach them; it stands on every page. */
  readonly imprint?: string;
  /** Readers' comments by giscus.app, from GitHub Discussions. Nothing is loaded from outside without it. */
  readonly comments?: Comments;
}

/** As giscus.app names them. */
export interface Comments {
  /** `owner/name`. */
  readonly repo: string;
  readonly repoId: string;
  readonly category: string;
  readonly categoryId: string;
}

const OPTIONS: readonly string[] = ['url', 'title', 'description', 'language', 'permalink', 'since', 'cards', 'imprint', 'comments'];
const COMMENTS: readonly (keyof Comments)[] = ['repo', 'repoId', 'category', 'categoryId'];

/** Yields `site-data/`, which the starter in `site/` reads. Throws ConfigError for an option that is wrong. */
export function site(options: WebsiteOptions): Publisher {
  const where = openSite('site', options);
  checkOptions(options);
  const places = placesOf(where);
  return inPieces<Listed>('site', {
    options,
    async each(article, publishing) {
      const page = await pageOf(article, where, places);
      refuseTaken(page);
      const of = editionName(article);
      return {
        files: [{ ...file(page.file, page), of }, ...(await cards(article, where, publishing)).map((card) => ({ ...card, of }))],
        summary: listed(article, page, teaser(page)),
      };
    },
    async *all(summaries, publishing) {
      const all = summaries.toSorted(newestFirst);
      yield file(
        'articles.json',
        all.map((one) => one.teaser),
      );
      const standing = all.filter(({ teaser }) => !teaser.withdrawn);
      yield file('topics.json', topicsOf(standing));
      yield file('companies.json', companiesOf(standing));
      yield file('authors.json', authorsOf(standing));
      yield file('corrections.json', correctionsOf(all));
      yield file('site.json', settings(where, options));
      if (where.cards) yield* await (await import('../brand.ts')).drawBrand(where, boothOf(where, publishing));
    },
  });
}

async function cards(article: Article, where: Site, publishing: PiecePublishing): Promise<readonly Rendition[]> {
  const path = where.cardOf(article.ledger);
  if (path === undefined || isWithdrawn(article)) return [];
  const { cardWords, drawCard } = await import('../card.ts');
  return [{ path, content: await drawCard(cardWords(article, where.title), boothOf(where, publishing)) }];
}

/** Of one moment the article with most figures leads. */
function newestFirst({ teaser: a }: Listed, { teaser: b }: Listed): number {
  return Date.parse(b.date) - Date.parse(a.date) || b.counts.figures - a.counts.figures || (a.url < b.url ? -1 : 1);
}

function checkOptions(options: WebsiteOptions): void {
  const stray = Object.keys(options).find((name) => !OPTIONS.includes(name));
  if (stray !== undefined) throw new ConfigError(`site: unknown option \`${stray}\``, { hint: `there are ${OPTIONS.join(', ')}` });
  const missing = options.comments && COMMENTS.find((name) => typeof options.comments?.[name] !== 'string');
  if (missing)
    throw new ConfigError(`site: comments: ${missing} is missing`, { hint: 'giscus.app shows all four once it knows the repository' });
}

function refuseTaken({ url }: ArticlePage): void {
  const [, first = ''] = url.split('/');
  if (TAKEN.has(first))
    throw new PublishError(`the site has a page of its own at /${first}/, and the article ${url} would stand there`, {
      hint: "name the assignment otherwise, or set permalink: '/articles/:slug/:edition/'",
    });
}

function file(name: string, value: object): Rendition {
  return { path: `${DATA}/${name}`, content: `${JSON.stringify(value, null, 1)}\n` };
}

function teaser(page: ArticlePage): Teaser {
  const { url, title, deck, date, dateline, modified, draft, withdrawn, version, author, topics, companies, readingTime, counts } = page;
  const when = { date, dateline, modified, draft, withdrawn, version };
  return { url, file: page.file, title, deck, ...when, author, topics, companies, readingTime, counts };
}

function settings({ url, title, description, language }: Site, { imprint, comments }: WebsiteOptions): object {
  return { format: 1, url, title, description, language, imprint: imprint ?? null, comments: comments ?? null };
}
