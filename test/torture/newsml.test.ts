/** NewsML-G2 over the torture newsroom: valid by its schema, and every string read back is the one given. */
import { expect, it } from 'vitest';
import { newsml } from '../../src/publish/newsml.ts';
import { type FeedElement, readFeed } from '../publish/feed-tree.ts';
import { xmlProblems } from '../publish/xmllint.ts';
import { made, SITE, tortured } from './newsroom.ts';

/** The element by that path of names; the first of each. */
function at(root: FeedElement | undefined, ...path: readonly string[]): FeedElement | undefined {
  return path.reduce<FeedElement | undefined>((element, name) => element?.children.find((child) => child.name === name), root);
}

it('each item is valid, and says title, company and source as they are', async () => {
  const all = await tortured();
  const files = await made(
    all.map(({ article }) => article),
    newsml(SITE),
  );
  for (const { id, title, name, url } of all) {
    const xml = files.get(`torture/${id}.newsml.xml`) ?? '';
    expect(await xmlProblems(xml, 'newsml-g2.xsd', ['xml.xsd', 'xhtml.xsd']), name).toEqual([]);
    const root = readFeed(xml);
    expect(at(root, 'contentMeta', 'headline')?.text).toBe(title);
    expect(at(root, 'contentSet', 'inlineXML', 'html', 'head', 'title')?.text).toBe(title);
    expect(at(root, 'assert', 'name')?.text).toBe(name);
    expect(at(root, 'contentMeta', 'infoSource')?.attributes['uri']).toBe(new URL(url).href);
    expect(at(root, 'contentMeta', 'infoSource', 'name')?.text).toBe(`${name}: ${name}`);
  }
});
