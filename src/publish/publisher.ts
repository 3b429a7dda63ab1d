/** A publisher turns articles into files. It yields them and writes nothing. */
import type { Context } from '../context.ts';
import type { Article } from '../model/article.ts';

/** One file made of an article: path below the output folder, with `/`, and its text or bytes. */
export interface Rendition {
  readonly path: string;
  readonly content: string | Uint8Array;
  /** Edition and version of the one article it is of, `SLUG/EDITION@v2`; left out where it is of several. */
  readonly of?: string;
}

/** What a publisher may have of the world. */
export interface Publishing extends Pick<Context, 'files' | 'cache' | 'signal' | 'log'> {
  /** Folder of the newsroom, absolute, for what it may have of its own; undefined where articles come from elsewhere. */
  readonly newsroom?: string;
  /** What an earlier run left at a path below the output folder; undefined where nothing stands there. */
  readonly earlier?: (path: string) => Promise<Uint8Array | undefined>;
  /** Told as long work goes on: what is being made, how much of it is done, and how much there is. */
  readonly progress?: (what: string, done: number, total: number) => void;
}

export interface Publisher {
  readonly name: string;
  render(articles: Iterable<Article>, publishing: Publishing): AsyncIterable<Rendition>;
  /** The same work article by article; of a publisher that has it, only what changed is made again. */
  readonly pieces?: Pieces;
}

/** What is made of one article: its files, and what the files of all articles together need to know of it, as plain data. */
export interface Piece<Summary> {
  readonly files: readonly Rendition[];
  readonly summary: Summary;
}

/** Work of which every file is of one article, or told from the summaries of all. Nothing else is looked at, so that what was made can be kept. */
export interface Pieces<Summary = unknown> {
  /** All that its files depend on besides articles and the program, as plain data. */
  readonly options: object;
  each(article: Article, publishing: PiecePublishing): Promise<Piece<Summary>>;
  /** Summaries are in the order of the articles. */
  all?(summaries: readonly Summary[], publishing: PiecePublishing): AsyncIterable<Rendition>;
}

export type PiecePublishing = Pick<Publishing, 'files' | 'cache' | 'signal' | 'log' | 'newsroom'>;

/** A publisher that works article by article. */
export function inPieces<Summary>(name: string, pieces: Pieces<Summary>): Publisher {
  return {
    name,
    pieces,
    async *render(articles, publishing) {
      const summaries: Summary[] = [];
      for (const article of articles) {
        const { files, summary } = await pieces.each(article, publishing);
        yield* files;
        summaries.push(summary);
      }
      if (pieces.all) yield* pieces.all(summaries, publishing);
    },
  };
}

/** A publisher whose files are each of one article. */
export function ofEach(
  name: string,
  options: object,
  files: (article: Article) => readonly Rendition[] | Promise<readonly Rendition[]>,
): Publisher {
  return inPieces(name, { options, each: async (article) => ({ files: await files(article), summary: null }) });
}
