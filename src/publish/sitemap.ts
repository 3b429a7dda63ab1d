/** Sitemaps: where the pages are and when each last changed, for search engines, and those of the last two days for Google News. */
import type { Meta } from './meta.ts';
import type { Site } from './where.ts';
import { element, type XmlElement, xmlDocument } from './xml.ts';

const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** By https://www.sitemaps.org/protocol.html. */
export function sitemap(site: Site, metas: readonly Meta[]): Promise<string> {
  const rows = metas.map((meta) => url(site, meta, element('lastmod', {}, meta.modified)));
  return xmlDocument(element('urlset', { xmlns: SITEMAP }, rows));
}

/** Google News takes articles of the last two days, a thousand at most; counted from the newest there is. */
export function newsSitemap(site: Site, metas: readonly Meta[]): Promise<string> {
  const newest = Math.max(...metas.map(({ published }) => Date.parse(published)));
  const fresh = metas.filter(({ published }) => newest - Date.parse(published) <= 2 * 86_400_000).slice(0, 1000);
  const rows = fresh.map((meta) => url(site, meta, news(site, meta)));
  return xmlDocument(element('urlset', { xmlns: SITEMAP, 'xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9' }, rows));
}

function url(site: Site, meta: Meta, about: XmlElement): XmlElement {
  return element('url', {}, element('loc', {}, site.urlOf(meta)), about);
}

function news(site: Site, { published, title }: Meta): XmlElement {
  return element(
    'news:news',
    {},
    element('news:publication', {}, element('news:name', {}, site.title), element('news:language', {}, site.language)),
    element('news:publication_date', {}, published),
    element('news:title', {}, title),
  );
}
