/** A publisher turns articles into files. It yields them and writes nothing. */
import type { Article } from '../model/article.ts';

/** One file made of an article: path below the output folder, with `/`, and its text. */
export interface Rendition {
  readonly path: string;
  readonly content: string;
}

export interface Publisher {
  readonly name: string;
  render(articles: Iterable<Article>): AsyncIterable<Rendition>;
}
