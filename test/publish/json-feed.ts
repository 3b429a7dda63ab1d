/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/) as a schema: what it demands, and of keys none that it does not know. */
import * as v from 'valibot';

const words = v.pipe(v.string(), v.regex(/\S/));
const address = v.pipe(v.string(), v.regex(/^https?:\/\/\S+$/), v.url());
const moment = v.pipe(v.string(), v.isoTimestamp());
const authors = v.pipe(
  v.array(v.strictObject({ name: v.optional(words), url: v.optional(address), avatar: v.optional(address) })),
  v.minLength(1),
  v.everyItem((author) => Object.keys(author).length > 0, 'an author with neither name, address nor picture'),
);

const feed = v.strictObject({
  version: v.literal('https://jsonfeed.org/version/1.1'),
  title: words,
  home_page_url: v.optional(address),
  feed_url: v.optional(address),
  description: v.optional(words),
  language: v.optional(words),
  authors: v.optional(authors),
  items: v.pipe(
    v.array(
      v.pipe(
        v.strictObject({
          id: words,
          url: v.optional(address),
          title: v.optional(words),
          content_text: v.optional(words),
          content_html: v.optional(words),
          summary: v.optional(words),
          image: v.optional(address),
          date_published: v.optional(moment),
          date_modified: v.optional(moment),
          authors: v.optional(authors),
          tags: v.optional(v.array(words)),
          language: v.optional(words),
        }),
        v.check((item) => item.content_text !== undefined || item.content_html !== undefined, 'no content'),
        v.check(
          ({ date_published: from, date_modified: to }) => from === undefined || to === undefined || Date.parse(from) <= Date.parse(to),
          'changed before it was published',
        ),
      ),
    ),
    v.check((items) => new Set(items.map(({ id }) => id)).size === items.length, 'an id twice'),
  ),
});

/** What is wrong with a feed; nothing where it is valid. */
export function jsonFeedProblems(text: string): readonly string[] {
  try {
    return (v.safeParse(feed, JSON.parse(text)).issues ?? []).map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`);
  } catch (cause) {
    return [String(cause)];
  }
}
