/** What a page may show beside its text; made by others, handed to the site. */

/** A chart with the table of what it shows. */
export interface ArticleChart {
  /** One word, unlike that of any other chart of the article. */
  readonly id: string;
  /** Heading of the section at whose end it stands; at the end of the text where there is none. */
  readonly section?: string;
  readonly title: string;
  /** What it shows, in a sentence or two. */
  readonly description: string;
  /** SVG without scripts, with `role="img"` and a name of its own. It is put into the page as it is. */
  readonly svg: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Who says so, and when. */
  readonly source: string;
}

/** The article read aloud. */
export interface ArticleAudio {
  /** Address of the file, on the site itself: `/podcast/rare-earths.mp3`. */
  readonly src: string;
  readonly type: string;
  readonly seconds: number;
  /** Address of the captions, WebVTT. */
  readonly captions?: string;
  readonly transcript: readonly { readonly speaker: string; readonly text: string }[];
}

export interface Media {
  readonly charts?: readonly ArticleChart[];
  readonly audio?: ArticleAudio;
}
