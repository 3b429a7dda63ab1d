/** What of an article stands by itself, what goes with it, and which of it there is time for. */
import { describe, expect, test } from 'vitest';
import { cuesOf } from '../../../src/publish/podcast/captions.ts';
import { choosePoints } from '../../../src/publish/podcast/choose-points.ts';
import { outlineOf, type Point } from '../../../src/publish/podcast/outline.ts';
import { sentenceSpots } from '../../../src/verify/spots.ts';
import { figure } from '../../memory.ts';
import { article } from '../article.ts';

const BODY = `# China's mines grow [6%](fact:change)

China made [270,000 metric tons](fact:now), which is not all.

## Key takeaways

- It made [270,000 metric tons](fact:now).

## Supply

One country leads. China made [270,000 metric tons](fact:now). That is a quota. Its output rose [5.9%](fact:change). Others made [255,000](fact:before). China had [255,000](fact:before) before.

It also rose [5.9%](fact:change).

The agency counted [255,000](fact:before).

## Words alone

Nothing is counted here.
`;

const { ledger } = article();
const outline = outlineOf(BODY, ledger, sentenceSpots);
const points = outline.sections[0]?.points ?? [];

describe('an outline', () => {
  test('has headline, deck and takeaways with their claims, as people say it', () => {
    expect(outline).toMatchObject({
      headline: "China's mines grow [6%](fact:change)",
      deck: "China made [270,000 metric tons](fact:now), which isn't all.",
      takeaways: ['It made [270,000 metric tons](fact:now).'],
    });
    expect(outline.sections.map(({ heading, points: own }) => [heading, own.length])).toEqual([
      ['Supply', 6],
      ['Words alone', 0],
    ]);
  });

  test('a sentence without figures leads to the one after it, or goes with the one before', () => {
    expect(points[0]).toMatchObject({
      lead: 'One country leads.',
      said: 'China made [270,000 metric tons](fact:now).',
      tail: "That's a quota.",
      facts: ['now'],
    });
  });

  test.each([
    [0, 'nothing', 'opens a paragraph'],
    [1, 'subject', 'goes on about somebody, who can be named'],
    [2, 'point', 'stands in a paragraph and names nobody'],
    [3, 'nothing', 'names whom it is about first'],
    [4, 'point', 'goes on about what was said'],
    [5, 'source', 'speaks of a source that was named'],
  ])('point %i needs %s: it %s', (index, needs) => {
    expect(points[index]?.needs).toBe(needs);
  });
});

test.each([
  ['a forecast', { standing: 'forecast' }, 'outlook', 'output'],
  ['a plan', { standing: 'plan' }, 'plan', 'output'],
  ['another figure of the same subject', { property: 'net-income' }, 'topic', 'net income'],
  ['the same figure of the same subject', {}, 'more', 'output'],
  ['somebody else', { subject: 'australia' }, 'subject', 'output'],
] as const)('%s is asked for in its own way', (_case, over, ask, topic) => {
  const facts = [figure({ id: 'one', property: 'output' }), figure({ id: 'two', property: 'output', ...over })];
  const body = '# T\n\n## S\n\nChina made [1](fact:one). China made [2](fact:two).\n';
  const point = outlineOf(body, { ...ledger, facts, properties: [] }, sentenceSpots).sections[0]?.points[1];
  expect(point).toMatchObject({ ask, topic });
});

describe('choosing', () => {
  const some = (over: Partial<Point>): Point => ({
    lead: '',
    said: 's',
    tail: '',
    facts: ['a'],
    needs: 'nothing',
    publishers: ['p'],
    before: undefined,
    ask: 'more',
    subject: '',
    topic: '',
    ...over,
  });
  const choose = (sections: readonly (readonly Point[])[], over: Partial<Parameters<typeof choosePoints>[1]> = {}) =>
    choosePoints(
      sections.map((own) => ({ heading: 'h', points: own })),
      { words: 100, cost: () => 10, told: new Set(), first: () => false, without: new Set(), ...over },
    );

  test('goes from section to section while there are words', () => {
    const sections = [
      [some({ facts: ['a'] }), some({ facts: ['b'] })],
      [some({ facts: ['c'] }), some({ facts: ['d'] })],
    ];
    expect(choose(sections, { words: 30 }).map((own) => own.map(({ facts }) => facts[0]))).toEqual([['a', 'b'], ['c']]);
    expect(choose(sections, { words: 9 })).toEqual([[], []]);
  });

  test('what is told already is passed over, what repeats half of it waits', () => {
    const sections = [[some({ facts: ['a'] }), some({ facts: ['a', 'b'] }), some({ facts: ['c'] })]];
    expect(choose(sections, { told: new Set(['a']), words: 10 })[0]?.map(({ facts }) => facts)).toEqual([['c']]);
    expect(choose(sections, { told: new Set(['a']) })[0]?.map(({ facts }) => facts)).toEqual([['a', 'b'], ['c']]);
  });

  test('what leans is told only behind what it leans on', () => {
    const leaning = some({ facts: ['b'], needs: 'point' });
    expect(choose([[some({ facts: ['a'] }), leaning]], { told: new Set(['a']) })).toEqual([[]]);
    expect(choose([[some({ facts: ['a'] }), leaning]])[0]).toHaveLength(2);
  });

  test('what resumes a source waits until one from that source is told', () => {
    const resuming = some({ facts: ['b'], needs: 'source' });
    expect(choose([[resuming]])).toEqual([[]]);
    expect(choose([[some({ facts: ['a'] })], [resuming]])[1]).toHaveLength(1);
    expect(choose([[some({ facts: ['a'], publishers: ['q'] })], [resuming]])[1]).toHaveLength(0);
  });

  test('what holds a caveat goes first, though it is told already; what is out is out', () => {
    const caveat = some({ facts: ['a'], tail: 'A quota.' });
    const others = [some({ facts: ['b'] }), caveat];
    expect(choose([others], { words: 10, told: new Set(['a']), first: ({ tail }) => tail !== '' })).toEqual([[caveat]]);
    expect(choose([others], { without: new Set([caveat]) })[0]).toHaveLength(1);
  });
});

describe('captions of a line', () => {
  const cues = (markdown: string) => cuesOf({ markdown }, 'Nora (AI voice)', { start: 10, end: 20 });

  test('are parted behind commas and stops, in step with the words', () => {
    const long = `${'China made a lot of it, '.repeat(4)}and [270,000 metric tons](fact:now) on [Aug. 7, 2025](fact:now), the U.S. Geological Survey estimates in its new summary.`;
    const made = cues(long);
    expect(made.map(({ markdown }) => markdown).join(' ')).toBe(long);
    expect(made.length).toBeGreaterThan(1);
    expect(made.every(({ text }) => text.length <= 110 && !/fact:/.test(text))).toBe(true);
    expect(made.map(({ text }) => text).filter((text) => /U\.S\.$|Aug\. 7,$/.test(text))).toEqual([]);
    expect(made[0]?.start).toBe(10);
    expect(made.at(-1)?.end).toBe(20);
    expect(made.slice(1).map(({ start }) => start)).toEqual(made.slice(0, -1).map(({ end }) => end));
  });

  test('never part a claim', () => {
    const claim = `[the first, largest, oldest, ${'and most productive, '.repeat(6)}of them](fact:now)`;
    expect(cues(`It is ${claim}, they said.`).some(({ markdown }) => markdown.includes(claim))).toBe(true);
  });

  test('a short line is one', () => {
    expect(cues('Go on.')).toEqual([{ speaker: 'Nora (AI voice)', start: 10, end: 20, text: 'Go on.', markdown: 'Go on.' }]);
  });
});
