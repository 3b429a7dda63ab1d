/** The pages that gather articles: topics, companies with what was reported of them, authors, and every change after publication. */
import type { Article } from '../../model/article.ts';
import { bio } from '../disclosure.ts';
import type { FigureNote } from './notes.ts';
import type { ArticlePage, Named } from './page.ts';
import { path } from './places.ts';
import type { VersionNote } from './versions.ts';

/** An article of a site with the data of its page. */
export interface Paged {
  readonly article: Article;
  readonly page: ArticlePage;
}

/** A page that lists articles, by the addresses of theirs, the newest first. */
export interface ListPage extends Named {
  readonly articles: readonly string[];
}

export interface CompanyPage extends ListPage {
  /** `NYSE: MP`. */
  readonly tickers: readonly string[];
  /** What articles say of it, the newest first, each with the article that shows its source. */
  readonly figures: readonly CompanyFigure[];
}

interface CompanyFigure extends Pick<FigureNote, 'value' | 'what' | 'when' | 'standing'> {
  readonly url: string;
  readonly source: string;
}

export interface AuthorPage extends ListPage {
  readonly bio: readonly string[];
  /** The models that edited articles under this byline. */
  readonly models: readonly string[];
}

/** A version after the first, with what it changed, corrected or withdrew. */
export interface Correction extends VersionNote {
  readonly article: Named;
}

export function topicsOf(pages: readonly Paged[]): readonly ListPage[] {
  return grouped(
    pages,
    ({ page }) => page.topics,
    (topic, of) => ({ ...topic, articles: of.map(({ page }) => page.url) }),
  );
}

export function companiesOf(pages: readonly Paged[]): readonly CompanyPage[] {
  return grouped(
    pages,
    ({ page }) => page.companies,
    (company, of) => {
      const known = of.flatMap(({ article }) => article.ledger.entities.filter((entity) => path('companies', entity.id) === company.url));
      const ids = new Set(known.map(({ id }) => id));
      return {
        ...company,
        tickers: [...new Set((known[0]?.listings ?? []).map(({ exchange, ticker }) => `${exchange}: ${ticker}`))],
        articles: of.map(({ page }) => page.url),
        figures: distinct(of.flatMap(({ page }) => figuresOf(page, ids))),
      };
    },
  );
}

function figuresOf({ url, sources, calculations }: ArticlePage, subjects: ReadonlySet<string>): readonly CompanyFigure[] {
  const told = (note: FigureNote, source: string): readonly CompanyFigure[] =>
    subjects.has(note.subject)
      ? [{ value: note.value, what: note.label, when: note.when, standing: note.standing, url: `${url}#${note.id}`, source }]
      : [];
  return [
    ...sources.flatMap(({ publisher, figures }) => figures.flatMap((note) => told(note, publisher))),
    ...calculations.flatMap((note) => told(note, 'Calculated')),
  ];
}

/** The same figure told by several articles is that of the newest. */
function distinct(figures: readonly CompanyFigure[]): readonly CompanyFigure[] {
  const key = ({ what, when, value, source }: CompanyFigure): string => JSON.stringify([what, when, value, source]);
  return [...new Map(figures.toReversed().map((figure) => [key(figure), figure])).values()].toReversed();
}

export function authorsOf(pages: readonly Paged[]): readonly AuthorPage[] {
  return grouped(
    pages,
    ({ page }) => [page.author],
    (author, of) => ({
      ...author,
      articles: of.map(({ page }) => page.url),
      bio: of[0] ? bio(of[0].article.ledger.persona) : [],
      models: [...new Set(of.flatMap(({ page }) => page.made.model ?? []))],
    }),
  );
}

/** The newest first. */
export function correctionsOf(pages: readonly Paged[]): readonly Correction[] {
  return pages
    .flatMap(({ page: { title, url, versions } }) =>
      versions.slice(0, -1).map((version) => ({ ...version, article: { name: title, url } })),
    )
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

/** Pages by what they are filed under, in order of its name; addresses tell two of one name apart. */
function grouped<Page extends Named>(
  pages: readonly Paged[],
  under: (paged: Paged) => readonly Named[],
  made: (group: Named, of: readonly Paged[]) => Page,
): readonly Page[] {
  const groups = new Map<string, { group: Named; of: Paged[] }>();
  for (const paged of pages)
    for (const group of under(paged)) {
      const known = groups.get(group.url) ?? { group, of: [] };
      known.of.push(paged);
      groups.set(group.url, known);
    }
  return [...groups.values()]
    .map(({ group, of }) => made(group, of))
    .sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
}
