/** A small newsroom with everything a site may have to show, and names that mean something to every tool on the way. */
import type { Article, EarlierVersion } from '../../src/model/article.ts';
import { claimLink, escapeMarkdown } from '../../src/model/claim.ts';
import { emptied } from '../../src/review/versions.ts';
import { noticeOf } from '../../src/review/withdraw.ts';
import { entity, figure } from '../memory.ts';
import { article, BODY, FACTS } from '../publish/article.ts';

/** What a name, a title or an excerpt may hold. */
export const HOSTILE = {
  script: '<script>globalThis.broken = 1</script><img src=x onerror="globalThis.broken = 1">',
  template: '{{ 7 * 7 }} {% raw %} <%= 1 %> {x}',
  quotes: `"S&P" & 'AT&T' &amp; &lt;b&gt;`,
  dollars: 'from $5$ to $x$ --- and ---js',
  bidi: 'a\u202Egnp.b \u2066c',
  emoji: '🪨 稀土 نادر',
  long: 'Donaudampfschifffahrt'.repeat(15),
} as const;

export const TITLE = `${HOSTILE.quotes} ${HOSTILE.template}`;
const say = escapeMarkdown;

/** Every string that comes from data is hostile here. */
export function torture(): Article {
  const facts = [
    figure({
      id: 'now',
      excerpt: `${HOSTILE.script} ${HOSTILE.emoji}`,
      note: HOSTILE.dollars,
      pointer: '/a"b/<i>',
      source: { title: `${HOSTILE.script} ${HOSTILE.long}`, publisher: 'agency', url: 'https://example.org/?a="<b>&c={{x}}' },
    }),
    figure({
      id: 'deal',
      subject: 'firm',
      property: 'deal',
      value: { type: 'text', text: HOSTILE.template },
      source: { publisher: 'agency' },
    }),
  ];
  return article({
    body: `# ${say(TITLE)}: ${claimLink('270,000 metric tons', 'now')}

${say(HOSTILE.script)} ${say(HOSTILE.long)} ${claimLink(HOSTILE.template, 'deal')}

## Key takeaways

- ${say(HOSTILE.dollars)} ${claimLink('270,000 metric tons', 'now')}

## ${say(HOSTILE.template)}

${say(HOSTILE.emoji)} <b onclick="globalThis.broken = 1">raw</b> [not a web page](javascript:globalThis.broken=1)

| ${say(HOSTILE.long)} | Amount |
|---|---|
| ${say('a|b <i>')} | ${claimLink('270,000 metric tons', 'now')} |
`,
    ledger: {
      slug: 'torture',
      facts,
      charts: [{ id: 'odd', title: say(HOSTILE.script), type: 'bar', facts: ['now', 'then'] }],
      topics: [HOSTILE.script, HOSTILE.template, HOSTILE.long, HOSTILE.emoji],
      persona: { id: 'odd', name: HOSTILE.quotes, audience: HOSTILE.script, stance: HOSTILE.template, purpose: HOSTILE.dollars },
      entities: [
        entity('agency', { name: HOSTILE.script, class: 'agency' }),
        entity('firm', {
          name: HOSTILE.template,
          class: 'company',
          listings: [{ ticker: '<b>', mic: 'XNYS', exchange: HOSTILE.quotes }],
        }),
      ],
      properties: [{ id: 'mine-production', label: HOSTILE.script, aliases: [], dimension: 'mass', polarity: 'neutral' }],
    },
    approval: { version: 1, by: `${HOSTILE.script} ${HOSTILE.bidi}`, at: '2025-10-14T09:00:00+02:00' },
  });
}

const EARLIER: readonly EarlierVersion[] = [
  {
    body: BODY.replace('270,000 metric tons', '260,000 metric tons'),
    ledger: article().ledger,
    approval: { version: 1, by: 'Ada Okafor', at: '2025-10-13T20:00:00Z' },
  },
];

/** An article with two versions, a table, a chart and a recording. */
export function full(): Article {
  return article({
    body: `${BODY}
| Country | Output |
|---|---|
| China | [270,000 metric tons](fact:now) |

[An address](https://example.org/page) of the web.

### A smaller heading

1. First
2. MP made [597 metric tons](fact:mp)
`,
    ledger: {
      slug: 'full',
      asOf: '2025-10-13T14:23:00-04:00',
      facts: [...FACTS, figure({ id: 'mp', subject: 'mp', amount: '597', excerpt: '597 metric tons of oxide' })],
      plan: { sections: [{ id: 'supply', heading: 'Supply', statements: [] }], gaps: [], leftOut: [] },
      charts: [{ id: 'output', section: 'supply', title: 'Up to [270,000 metric tons](fact:now)', type: 'bar', facts: ['now', 'before'] }],
    },
    earlier: EARLIER,
    approval: {
      version: 2,
      by: 'Ada Okafor',
      at: '2025-10-14T09:00:00+02:00',
      correction: 'An earlier version gave the output as 260,000 metric tons. It was 270,000.',
    },
  });
}

/** A notice in the place of an article. */
export function withdrawn(): Article {
  const before = article({ ledger: { slug: 'withdrawn' } });
  const withdrawal = { version: 2, by: 'Ada Okafor', at: '2025-10-15T09:00:00+02:00', withdrawal: 'The agency has taken its data back.' };
  const first = { version: 1, by: 'Ada Okafor', at: '2025-10-13T20:00:00Z' };
  return {
    body: noticeOf(before.body, withdrawal, before.ledger.zone) ?? '',
    ledger: emptied(before.ledger),
    approval: withdrawal,
    earlier: [{ body: before.body, ledger: before.ledger, approval: first }],
  };
}

/** So many that lists need several pages. */
export function many(count: number): readonly Article[] {
  return Array.from({ length: count }, (_, index) =>
    article({
      ledger: { slug: 'weekly', edition: `2025-w${index + 1}`, asOf: `2025-09-01T${String(index % 24).padStart(2, '0')}:00:00Z` },
    }),
  );
}
