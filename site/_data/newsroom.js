/** What `factloom publish` wrote into `site-data/`, in the order pages need it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Articles on one page of a list. */
const PAGE = 20;

export default function newsroom() {
  const folder = process.env.SITE_CONTENT;
  const read = (name) => {
    const path = join(folder, 'site-data', name);
    if (!existsSync(path)) throw new Error(`${path} is not there: put site({ url, title }) among the publishers and run factloom publish`);
    return JSON.parse(readFileSync(path, 'utf8'));
  };
  const articles = read('articles.json');
  const byUrl = new Map(articles.map((article) => [article.url, article]));
  const listed = (page) => ({ ...page, articles: page.articles.map((url) => byUrl.get(url)) });
  const [topics, companies, authors] = ['topics.json', 'companies.json', 'authors.json'].map((name) => read(name).map(listed));
  const settings = read('site.json');
  return {
    settings,
    articles,
    topics,
    companies,
    authors,
    corrections: read('corrections.json'),
    // Of the menu on every page no more than whether a list has anything: another article is no reason to make all of them anew.
    menu: { topics: topics.length > 0, companies: companies.length > 0 },
    frontPages: paged({ url: '/', articles: articles.filter(({ withdrawn }) => !withdrawn) }),
    topicPages: topics.flatMap(paged),
    companyPages: companies.flatMap(paged),
    authorPages: authors.flatMap(paged),
    feeds: FEEDS.filter(({ href }) => existsSync(join(folder, href))),
    // Pictures made of the publication's name.
    brand: existsSync(join(folder, 'brand/card.png')),
    // Of each article that has one: by it anybody verifies the page.
    receipts: Object.fromEntries(
      articles.map(({ url, file, version }) => [url, receiptOf(file, version)]).filter(([, path]) => existsSync(join(folder, path))),
    ),
    hasMarkdown: Object.fromEntries(articles.map(({ url, file }) => [url, existsSync(join(folder, markdownOf(file)))])),
  };
}

/** Feeds there may be, made by other publishers. */
const FEEDS = [
  { href: 'feed.xml', type: 'application/rss+xml', name: 'RSS' },
  { href: 'atom.xml', type: 'application/atom+xml', name: 'Atom' },
  { href: 'feed.json', type: 'application/feed+json', name: 'JSON Feed' },
  { href: 'podcast.xml', type: 'application/rss+xml', name: 'Podcast' },
];

/** Where the receipt of a version stands, by the name of its page's data. */
const receiptOf = (file, version) => file.replace(/^articles\//, 'receipts/').replace(/\.json$/, `/${version}.json`);

const markdownOf = (file) => file.replace(/^articles\//, '').replace(/\.json$/, '.md');

/** One entry for each page of a list: what it is of, its articles, and its neighbours. */
function paged({ articles, ...list }) {
  const count = Math.max(1, Math.ceil(articles.length / PAGE));
  const urlOf = (number) => (number === 1 ? list.url : `${list.url}page/${number}/`);
  return Array.from({ length: count }, (_, index) => ({
    list,
    url: urlOf(index + 1),
    number: index + 1,
    count,
    articles: articles.slice(index * PAGE, (index + 1) * PAGE),
    newer: index > 0 ? urlOf(index) : null,
    older: index + 1 < count ? urlOf(index + 2) : null,
  }));
}
