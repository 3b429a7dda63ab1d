/** Where the pages of a site stand: the addresses its parts lead to each other by. */
import type { Meta } from '../meta.ts';
import { pathName } from './path-name.ts';

/** Folder of the site's data among the renditions. */
export const DATA = 'site-data';

/** First parts of addresses that no article may have. */
export const TAKEN: ReadonlySet<string> = new Set([
  '404.html',
  'assets',
  'authors',
  'brand',
  'companies',
  'corrections',
  'how',
  'page',
  'pagefind',
  'search',
  'topics',
]);

export interface Places {
  /** Where the data of an article's page stands below `DATA`. */
  file(meta: Pick<Meta, 'slug' | 'edition'>): string;
  /** The pages that say how the newsroom works, by schema.org's names. */
  readonly policies: Readonly<Record<string, string>>;
}

export function placesOf(site: { readonly url: string }): Places {
  return {
    file: ({ slug, edition }) => `articles/${slug}${edition === undefined ? '' : `/${edition}`}.json`,
    policies: {
      publishingPrinciples: `${site.url}/how/`,
      verificationFactCheckingPolicy: `${site.url}/how/#checked`,
      correctionsPolicy: `${site.url}/corrections/`,
    },
  };
}

/** `/topics/rare-earths/`. */
export function path(kind: 'authors' | 'companies' | 'topics', name: string): string {
  return `/${kind}/${pathName(name)}/`;
}
