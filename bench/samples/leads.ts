/** Samples of leads: feeds and pages with JSON-LD. */
import { feedLeads } from '../../src/gather/feeds.ts';
import { pageArticles } from '../../src/gather/json-ld.ts';
import type { Outcome, Reader, Sample } from './reader.ts';

export const leads: readonly Reader[] = [
  { file: /^rss-shapes\/unrecognized/, connector: 'feeds', read: feed, refused: /this is no feed/ },
  { file: /^rss-shapes\/incomplete-fields/, connector: 'feeds', read: feed, refused: /the feed has no items/ },
  { file: /^rss-shapes\//, connector: 'feeds', read: feed },
  // A page of bare data: it must be read without harm, and describes no article.
  {
    file: /^jsonld-shapes\/.*control_characters/,
    connector: 'feeds',
    read: ({ payload }) => ({ said: `${pageArticles(payload('html').text()).length} articles` }),
  },
  { file: /^jsonld-shapes\//, connector: 'feeds', read: feed },
];

async function feed({ payload, now }: Sample): Promise<Outcome> {
  const found = await feedLeads(payload('text'), { url: 'https://example.org/feed' });
  return { leads: found.map((lead) => ({ kind: 'lead', ...lead, firstSeenAt: now })) };
}
