/** The validators of the podcast's files: they pass what is right, and tell each of these wrongs. */
import { describe, expect, test } from 'vitest';
import { podcastGuid } from '../../../src/publish/podcast/feed.ts';
import { APPROVED, article } from '../article.ts';
import { feedMessages } from '../feed-checker.ts';
import { xmlProblems } from '../xmllint.ts';
import { podcastFiles } from './beep.ts';
import { chaptersErrors, feedErrors, readVtt, transcriptErrors } from './validate.ts';

const FEED = {
  url: 'https://desk.example.org/',
  owner: { name: 'Desk & Co.', email: 'desk@example.org' },
  image: 'https://desk.example.org/cover.png',
};
const BODY =
  "# China's mines grow [6%](fact:change)\n\nChina made [270,000 metric tons](fact:now) in [2024](fact:now), the U.S. Geological Survey reported.\n";

describe('WebVTT', () => {
  const right =
    'WEBVTT\n\nNOTE synthetic voices\n\n00:00:00.000 --> 00:00:01.500\n<v Nora (AI voice)>R&amp;D rose.\n\n00:00:01.500 --> 00:00:02.000\n<v Miles (AI voice)>It did.\n';

  test('is read back', () => {
    expect(readVtt(right)).toEqual({
      errors: [],
      cues: [
        { start: 0, end: 1.5, speaker: 'Nora (AI voice)', text: 'R&D rose.' },
        { start: 1.5, end: 2, speaker: 'Miles (AI voice)', text: 'It did.' },
      ],
    });
  });

  test.each([
    ['WEBVTT', 'WEBVT', 'no WEBVTT'],
    ['01.500\n', '00.000\n', 'a cue ends before it begins'],
    ['01.500 --> 00:00:02.000', '01.000 --> 00:00:02.000', 'cues overlap'],
    ['00:00:00.000', '0:0.0', 'no timing'],
    ['<v Nora (AI voice)>', '', 'no voice'],
    ['&amp;', '&', 'a bare ampersand'],
    ['rose.', '<b>rose</b>', 'markup in the words'],
    ['It did.', '', 'an empty cue'],
    ['synthetic voices', 'a --> b', 'an arrow in a note'],
  ])('with %j as %j is wrong', (from, to, error) => {
    expect(readVtt(right.replace(from, to)).errors.join('; ')).toContain(error);
  });
});

describe('transcript and chapters', () => {
  const segments = [
    { speaker: 'Nora', startTime: 0, endTime: 1.5, body: 'One.' },
    { speaker: 'Miles', startTime: 1.5, endTime: 2, body: 'Two.' },
  ];
  const rows = [
    { startTime: 0, title: 'Introduction' },
    { startTime: 36.5, title: 'Key takeaways' },
  ];

  test('are right as the namespace has them', () => {
    expect(transcriptErrors(JSON.stringify({ version: '1.0.0', segments }))).toEqual([]);
    expect(chaptersErrors(JSON.stringify({ version: '1.2.0', chapters: rows }))).toEqual([]);
  });

  test.each([
    ['no version', { segments }],
    ['no segment', { version: '1.0.0', segments: [] }],
    ['a segment without words', { version: '1.0.0', segments: [{ ...segments[0], body: '' }] }],
    ['times as text', { version: '1.0.0', segments: [{ ...segments[0], startTime: '0' }] }],
    ['segments out of order', { version: '1.0.0', segments: segments.toReversed() }],
  ])('a transcript with %s is wrong', (_case, value) => {
    expect(transcriptErrors(JSON.stringify(value))).not.toEqual([]);
  });

  test.each([
    ['no chapter', { version: '1.2.0', chapters: [] }],
    ['a chapter without a time', { version: '1.2.0', chapters: [{ title: 'x' }] }],
    ['chapters out of order', { version: '1.2.0', chapters: rows.toReversed() }],
    ['a time before the beginning', { version: '1.2.0', chapters: [{ startTime: -1 }] }],
    ['a field of its own', { version: '1.2.0', chapters: rows, more: 1 }],
  ])('chapters with %s are wrong', (_case, value) => {
    expect(chaptersErrors(JSON.stringify(value))).not.toEqual([]);
  });

  test('what is no JSON is wrong', () => {
    expect(chaptersErrors('{')).not.toEqual([]);
  });
});

describe('the feed', async () => {
  const weekly = article({
    body: BODY,
    approval: APPROVED,
    ledger: { slug: 'weekly', edition: '2025-w42', asOf: '2025-10-17T09:00:00-04:00' },
  });
  const made = await podcastFiles(
    [article({ body: BODY, approval: APPROVED }), weekly, article({ body: BODY, ledger: { slug: 'draft-only' } })],
    {
      feed: FEED,
      show: 'Figures & Co. <daily>',
    },
  );
  const right = made.get('podcast.xml') ?? '';

  test('is valid, the newest first, with ids that stay, without drafts where something is approved', () => {
    expect(feedErrors(right)).toEqual([]);
    expect([...right.matchAll(/<guid[^>]*>([^<]*)/g)].map(([, guid]) => guid)).toEqual([
      'tag:desk.example.org,2026:weekly/2025-w42#podcast',
      'tag:desk.example.org,2026:rare-earths#podcast',
    ]);
    expect(right).toContain('https://desk.example.org/podcast/weekly/2025-w42.mp3');
    expect(right).toContain('<itunes:explicit>false</itunes:explicit>');
  });

  test('is RSS 2.0 by its schema, and earns no message but that its name looks like HTML; without a link it does', async () => {
    expect(await xmlProblems(right, 'rss.rng')).toEqual([]);
    expect(feedMessages(right).map(({ message }) => message)).toEqual(['ContainsHTML']);
    const wrong = right.replace(/<link>.*?<\/link>/, '');
    expect(await xmlProblems(wrong, 'rss.rng')).not.toEqual([]);
    expect(feedMessages(wrong).map(({ message }) => message)).toEqual(['MissingLink', 'ContainsHTML']);
  });

  test('a draft is told where nothing is approved, and labelled as one', async () => {
    const drafts = await podcastFiles([article({ body: BODY })], { feed: FEED });
    expect(feedErrors(drafts.get('podcast.xml') ?? '')).toEqual([]);
    expect(drafts.get('podcast.xml')).toContain('Unreviewed draft');
  });

  test('has a cover made of its name where it names none', async () => {
    const { url, owner } = FEED;
    const covered = await podcastFiles([article({ body: BODY })], { feed: { url, owner } });
    expect(feedErrors(covered.get('podcast.xml') ?? '')).toEqual([]);
    expect(covered.get('podcast.xml')).toContain('<itunes:image href="https://desk.example.org/brand/cover.png"');
    expect(covered.has('brand/cover.png')).toBe(true);
    expect(made.has('brand/cover.png')).toBe(false);
  });

  test('there is none without an address, and nothing at all of no article', async () => {
    expect((await podcastFiles([article({ body: BODY })])).has('podcast.xml')).toBe(false);
    expect([...(await podcastFiles([], { feed: FEED })).keys()]).toEqual([]);
  });

  test('the guid of a feed is the one the namespace gives for it', () => {
    expect(podcastGuid('https://mp3s.nashownotes.com/pc20rss.xml')).toBe('917393e3-1b1e-5cef-ace4-edaa54e1f810');
    expect(podcastGuid('https://podnews.net/rss/')).toBe('9b024349-ccf0-5f69-a609-6b82873eab3c');
  });

  test.each([
    ['<itunes:explicit>false', '<itunes:explicit>no'],
    [/<itunes:image[^>]*>/, ''],
    [/<itunes:category[\s\S]*?<\/itunes:category>/, ''],
    [/<itunes:email>.*?<\/itunes:email>/, ''],
    [/<podcast:guid>.*?<\/podcast:guid>/, '<podcast:guid>x</podcast:guid>'],
    [/<podcast:txt[^>]*>true/g, '<podcast:txt purpose="ai-content">false'],
    [/\(AI voice\)/g, ''],
    [/<enclosure [^>]*>/, ''],
    [/ length="\d+"/, ' length="0"'],
    ['type="text/vtt"', 'type="text/html"'],
    ['application/json+chapters', 'application/json'],
    [/<itunes:duration>\d+/, '<itunes:duration>0'],
    [/<pubDate>[^<]*/, '<pubDate>2025-10-13'],
    [/weekly\/2025-w42#podcast/, 'rare-earths#podcast'],
    ['xmlns:podcast="https://podcastindex.org/namespace/1.0"', 'xmlns:podcast="x"'],
    ['</channel>', ''],
  ])('with %s as %j is wrong', (from, to) => {
    const wrong = right.replace(from, to);
    expect(wrong).not.toBe(right);
    expect(feedErrors(wrong)).not.toEqual([]);
  });
});
