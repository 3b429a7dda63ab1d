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
}
