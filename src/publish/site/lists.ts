/** The pages that gather articles: topics, companies with what was reported of them, authors, and every change after publication. */
import type { Article } from '../../model/article.ts';
import { bio } from '../disclosure.ts';
import type { FigureNote } from './notes.ts';
import type { ArticlePage, Named, Teaser } from './page.ts';
import { path } from './places.ts';
import type { VersionNote } from './versions.ts';

/** What lists say of an article. */
export interface Listed {
  readonly teaser: Teaser;
  /** Of each company it names, in the order of the teaser's. */
  readonly companies: readonly { readonly tickers: readonly string[]; readonly figures: readonly CompanyFigure[] }[];
  readonly author: { readonly bio: readonly string[]; readonly model: string | null };
  /** Its versions after the first, the newest first. */
  readonly changes: readonly VersionNote[];
}

/** @param teaser of the page */
export function listed({ ledger }: Article, page: ArticlePage, teaser: Teaser): Listed {
  return {
    teaser,
    companies: page.companies.map(({ url }) => {
      const known = ledger.entities.filter((entity) => path('companies', entity.id) === url);
      return {
        tickers: [...new Set((known[0]?.listings ?? []).map(({ exchange, ticker }) => `${exchange}: ${ticker}`))],
        figures: figuresOf(page, new Set(known.map(({ id }) => id))),
      };
    }),
    author: { bio: bio(ledger.persona), model: page.made.model },
    changes: page.versions.slice(0, -1),
  };
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

export function topicsOf(all: readonly Listed[]): readonly ListPage[] {
  return grouped(
    all,
    ({ teaser }) => teaser.topics.map((topic) => [topic, teaser]),
    (topic, of) => ({ ...topic, articles: of.map(({ url }) => url) }),
  );
}

export function companiesOf(all: readonly Listed[]): readonly CompanyPage[] {
  return grouped(
    all,
    ({ teaser, companies }) => teaser.companies.map((company, index) => [company, { url: teaser.url, ...companies[index] }]),
    (company, of) => ({
      ...company,
      tickers: of[0]?.tickers ?? [],
      articles: of.map(({ url }) => url),
      figures: distinct(of.flatMap(({ figures = [] }) => figures)),
    }),
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

export function authorsOf(all: readonly Listed[]): readonly AuthorPage[] {
  return grouped(
    all,
    (one) => [[one.teaser.author, one]],
    (author, of) => ({
      ...author,
      articles: of.map(({ teaser }) => teaser.url),
      bio: of[0]?.author.bio ?? [],
      models: [...new Set(of.flatMap((one) => one.author.model ?? []))],
    }),
  );
}

/** The newest first. */
export function correctionsOf(all: readonly Listed[]): readonly Correction[] {
  return all
    .flatMap(({ teaser: { title, url }, changes }) => changes.map((version) => ({ ...version, article: { name: title, url } })))
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

/** Pages by what articles are filed under, in order of its name; addresses tell two of one name apart. */
function grouped<Entry, Page extends Named>(
  all: readonly Listed[],
  under: (one: Listed) => readonly (readonly [Named, Entry])[],
  made: (group: Named, of: readonly Entry[]) => Page,
): readonly Page[] {
  const groups = new Map<string, { group: Named; of: Entry[] }>();
  for (const one of all)
    for (const [group, entry] of under(one)) {
      const known = groups.get(group.url) ?? { group, of: [] };
      known.of.push(entry);
      groups.set(group.url, known);
    }
  return [...groups.values()]
    .map(({ group, of }) => made(group, of))
    .sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
}
