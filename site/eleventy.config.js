/** Layout alone: what a page says comes from `site-data/`, which Factloom wrote and proved. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { markdownToHtml } from 'satteri';

export default function configure(eleventy) {
  const read = (file) => JSON.parse(readFileSync(join(process.env.SITE_CONTENT, 'site-data', file), 'utf8'));
  // What a page is told from is noted first: where it changes, the page is made again.
  const told = (page, path) => eleventy.emit('told', { url: page.url, path });

  // Your own pages in Markdown; `## Heading {#name}` can be led to.
  eleventy.setLibrary('md', { render: (markdown) => markdownToHtml(markdown, { features: { headingAttributes: true } }).html });
  eleventy.addPassthroughCopy('assets');
  eleventy.ignores.add('README.md');

  /** What `podcast()` wrote of an article, with the words of each speaker together; null where there is no recording. */
  const episode = function (file) {
    const path = join(process.env.SITE_CONTENT, file.replace(/^articles/, 'podcast').replace(/json$/, 'episode.json'));
    told(this.page, path);
    if (!existsSync(path)) return null;
    const { cues, ...rest } = JSON.parse(readFileSync(path, 'utf8'));
    const turns = [];
    for (const { speaker, text } of cues) {
      if (turns.at(-1)?.speaker === speaker) turns.at(-1).text += ` ${text}`;
      else turns.push({ speaker, text });
    }
    return { ...rest, turns };
  };
  eleventy.addFilter('episode', episode);

  // The data of one article is read when its page is made, so that thousands of them are never held at once.
  eleventy.addFilter('article', function (file) {
    told(this.page, join(process.env.SITE_CONTENT, 'site-data', file));
    return read(file);
  });
  /** The first chart of an article, for where it leads. */
  eleventy.addFilter('picture', (file) => {
    const { charts, sections } = read(file);
    return [...sections.flatMap((section) => section.charts), ...charts][0];
  });
  /** An apostrophe within or behind a word as printers set it, in text and in HTML; everything else stays as it is. */
  eleventy.addFilter('apostrophes', (words) =>
    words.replace(/<[^>]*>|(?<=\p{L})(?:'|&#39;)(?=\p{L})|(?<=\p{L}s)(?:'|&#39;)(?=\s)/gu, (found) =>
      found.startsWith('<') ? found : '’',
    ),
  );
  eleventy.addFilter('capital', (words) => words.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()));
  eleventy.addFilter('host', (address) => new URL(address).hostname.replace(/^www\./, ''));
  eleventy.addFilter('plural', (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`);
  eleventy.addFilter('clock', (seconds) => `${Math.floor(seconds / 60)}:${String(Math.round(seconds % 60)).padStart(2, '0')}`);

  // Links are written from the root and made relative, so that the site works in any folder of any host.
  eleventy.addTransform('relative', function (html) {
    const { url } = this.page;
    if (!String(this.page.outputPath).endsWith('.html')) return html;
    // The page for what is not there is shown at any address.
    const up =
      url === '/404.html' ? `${new URL(read('site.json').url).pathname.replace(/\/$/, '')}/` : '../'.repeat(url.split('/').length - 2);
    return html.replace(/(\s(?:href|src|action)=")\/(?!\/)/g, `$1${up || './'}`);
  });

  return { dir: { input: '.', includes: '_includes', data: '_data' }, markdownTemplateEngine: false, htmlTemplateEngine: false };
}
