/** An article over a few facts, as publishers take it. */
import type { Article } from '../../src/model/article.ts';
import type { Fact } from '../../src/model/fact.ts';
import type { Ledger } from '../../src/model/ledger.ts';
import { entity, figure } from '../memory.ts';

export const FACTS: readonly Fact[] = [
  figure({ id: 'now', vintage: 'e' }),
  figure({
    id: 'before',
    amount: '255000',
    period: '2023',
    vintage: 'e',
    source: { id: 'mcs2024', title: 'Mineral Commodity Summaries 2024', publishedAt: '2024-01-31', url: null },
  }),
  figure({
    id: 'change',
    property: 'mine-production-change',
    amount: '5.8823529411764705882',
    unit: 'percent',
    derivedFrom: { rule: 'change', version: 1, inputs: ['now', 'before'] },
  }),
];

export const BODY = `# China's mines grow [6%](fact:change)

The world's largest producer made [270,000 metric tons](fact:now).

## Key takeaways

- Output was [270,000 metric tons](fact:now) in [2024](fact:now).
- It rose [5.9%](fact:change).

## Supply

China mined [270,000 metric tons](fact:now) in [2024](fact:now), up [5.9%](fact:change) from [255,000](fact:before).
`;

export function article(over: Partial<Omit<Article, 'ledger'>> & { readonly ledger?: Partial<Ledger> } = {}): Article {
  const { ledger, ...rest } = over;
  return {
    body: BODY,
    approval: null,
    ...rest,
    ledger: {
      slug: 'rare-earths',
      assignment: 'rare-earths',
      asOf: '2025-10-13T14:22:00-04:00',
      zone: 'America/New_York',
      headlineLimit: 64,
      topics: ['rare earths', 'supply: chains'],
      persona: { id: 'vane', name: 'Marlow Vane', audience: 'readers', stance: 'supply first', purpose: 'to count' },
      roles: {},
      plan: { sections: [], gaps: [], leftOut: [] },
      record: { factloom: '0.1.0', template: { name: 'note', sha256: 'ab'.repeat(32) }, seed: 's', model: null, prompt: null, text: '' },
      facts: FACTS,
      entities: [
        entity('china'),
        entity('usgs', { name: 'U.S. Geological Survey', article: 'the', class: 'agency' }),
        entity('mp', { class: 'company', listings: [{ ticker: 'MP', mic: 'XNYS', exchange: 'NYSE' }] }),
      ],
      properties: [{ id: 'mine-production', label: 'mine production', aliases: [], dimension: 'mass', polarity: 'neutral' }],
      ...ledger,
    },
  };
}

export const APPROVED = { version: 2, by: 'Ada Okafor', at: '2025-10-14T09:00:00+02:00' };

/** Front matter and body of a rendition. */
export function split(content: string): { front: string; body: string } {
  const match = /^---\n([\s\S]*?)\n---\n\n([\s\S]*)$/.exec(content);
  return { front: match?.[1] ?? '', body: match?.[2] ?? '' };
}
