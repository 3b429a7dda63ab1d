import { beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import { verify } from '../../src/verify/verify.ts';
import { type Demo, demoDrafts } from './demo.ts';

const demos = new Map<string, Demo>();
beforeAll(async () => {
  for (const demo of await demoDrafts()) demos.set(demo.slug, demo);
});

/** Findings on a demo draft in which one stretch of visible words was replaced. Links count as their words. */
function edited(slug: string, from: string, to: string): readonly Finding[] {
  const demo = demos.get(slug);
  if (!demo) throw new Error(`no draft ${slug}`);
  if (!demo.text.includes(from)) throw new Error(`${slug} does not say: ${from}`);
  return verify(
    demo.text.replace(from, () => to),
    demo.ledger,
  );
}

const RARE = 'rare-earth-ai-hardware';
const NVIDIA = 'nvidia-results';
const CHINA = 'fact:usgs.ree-mine-production.china.2024@mcs2025';

describe('what an editor may not do', () => {
  test.each<[rule: string, slug: string, from: string, to: string]>([
    ['claim-value', RARE, '[over 80%]', '[80%]'],
    ['claim-value', RARE, '[over 80%]', '[nearly 80%]'],
    ['claim-value', RARE, '[$300 billion]', '[$300 million]'],
    ['claim-value', RARE, '[$110 per kilogram]', '[$110 per ton]'],
    ['claim-value', RARE, '[$110 per kilogram]', '[$110]'],
    ['claim-value', RARE, '[seven]', '[eight]'],
    ['claim-value', RARE, '[the largest source of demand]', '[the only source of demand]'],
    ['claim-value', NVIDIA, '[2.7 percentage points]', '[2.7%]'],
    ['claim-value', NVIDIA, '[second quarter of fiscal 2026]', '[second quarter of 2026]'],
    [
      'claim-relation',
      RARE,
      'infrastructure worldwide is projected to reach [$300 billion](fact:ainvest.ai-infrastructure-spending.world.2026) by',
      'infrastructure worldwide is projected to reach [$300 billion](fact:ainvest.ai-infrastructure-spending.world.2026) in',
    ],
    ['unknown-fact', RARE, `(${CHINA})`, '(fact:usgs.ree-mine-production.china.2025@mcs2026)'],
    ['loose-figure', RARE, 'The next in line are far behind.', 'The next in line are 80% behind.'],
    ['loose-figure', RARE, 'The next in line are far behind.', 'The next in line dig a third of that.'],
    ['loose-figure', RARE, 'The next in line are far behind.', 'The next in line dig twenty-two tons.'],
    ['loose-date', RARE, 'The next in line are far behind.', 'The next in line were far behind in 2019.'],
    ['loose-date', RARE, 'The next in line are far behind.', 'The next in line reported on Tuesday, March 3.'],
    ['loose-word', RARE, '[$300 billion]', 'nearly [$300 billion]'],
    ['unknown-name', RARE, 'The next in line are far behind.', 'The next in line, says Goldman Sachs, are far behind.'],
    ['unknown-name', RARE, 'Announcement No. 61, is', 'Announcement No. 62, is'],
    ['unknown-name', RARE, 'Section 232 of the Trade Expansion Act', 'Section 301 of the Trade Expansion Act'],
    ['ticker', RARE, '(NYSE: MP)', '(NYSE: MPX)'],
    ['ticker', RARE, '(NYSE American: UUUU)', '(NYSE: UUUU)'],
    ['subject', RARE, 'Mines in the United States produced', 'Mines in Australia produced'],
    ['subject', RARE, 'Lynas Rare Earths (ASX: LYC) made', 'MP Materials made'],
    ['direction-unsupported', RARE, 'The next in line are far behind.', 'Prices rose.'],
    ['attribution', RARE, ', AInvest reported on', ', it emerged on'],
    ['standing', RARE, 'is projected to reach', 'has reached'],
    [
      'standing',
      RARE,
      'MP Materials plans a second magnet plant, due to open in',
      'MP Materials built a second magnet plant, which opened in',
    ],
    ['property', NVIDIA, 'reported revenue of', 'reported net income of'],
    ['property', NVIDIA, 'operating income', 'revenue'],
    ['base-period', NVIDIA, 'a year earlier, according', 'a decade earlier, according'],
    ['base-period', RARE, '2023@mcs2025) a year earlier', '2023@mcs2025) a quarter earlier'],
    [
      'ratio',
      RARE,
      'China dug [six times](fact:usgs.ree-mine-production-ratio.china-to-united-states.2024@mcs2025) as much as the United States',
      'The United States dug [six times](fact:usgs.ree-mine-production-ratio.china-to-united-states.2024@mcs2025) as much as China',
    ],
    ['loose-word', RARE, '[3.7%]', '−[3.7%]'],
    ['claim-form', RARE, 'far behind', '[far behind](javascript:alert)'],
    ['claim-form', RARE, 'far behind', '![far behind](https://example.org/x.png)'],
    ['hidden-character', RARE, 'far behind', 'f\u0430r behind'],
    ['hidden-character', RARE, 'far behind', 'far &#x202e;behind'],
    ['hidden-character', RARE, 'far behind', 'far ² behind'],
    ['standing', RARE, 'the European Union aims for capacity to extract', 'the European Union has capacity to extract'],
    ['standing', RARE, 'It also seeks to rely', 'It also relies'],
    [
      'period-other',
      RARE,
      'in [2023](fact:usgs.ree-mine-production-share.china.2023@mcs2025)',
      'in [2024](fact:usgs.ree-mine-production-share.china.2024@mcs2025)',
    ],
    ['not-in-body', RARE, '[69%](', `[A$136.6 million](fact:rawmaterials.revenue.lynas.2024-Q2) [69%](`],
    ['claim-form', RARE, `[270,000 metric tons](${CHINA})`, `[*270,000* metric tons](${CHINA})`],
    ['claim-form', RARE, `[270,000 metric tons](${CHINA})`, `\`[270,000 metric tons](${CHINA})\``],
    ['claim-form', RARE, `[270,000 metric tons](${CHINA})`, `[270,000 metric tons](FACT:usgs.x)`],
    ['loose-figure', RARE, `[270,000 metric tons](${CHINA})`, `[270,000 metric tons][c]`],
    ['claim-form', RARE, 'The next in line are far behind.', 'The next in line <b>are</b> far behind.'],
    ['hidden-character', RARE, 'far behind', 'far\u200B behind'],
    ['hidden-character', RARE, 'far behind', 'far \u202Ebehind'],
    ['front-matter', RARE, 'as-of: "2025-10-13', 'as-of: "2025-10-14'],
    ['headline', RARE, '# China', '## China'],
    ['direction', NVIDIA, 'a decline of', 'an increase of'],
    ['negation', RARE, 'Mines in the United States produced', 'Mines in the United States never produced'],
    ['negation', NVIDIA, 'NVIDIA held inventory of', 'NVIDIA did not hold inventory of'],
    ['superlative', RARE, 'The next in line are far behind.', 'China is the largest by far.'],
    ['superlative', NVIDIA, 'NVIDIA held inventory of', 'NVIDIA held a record inventory of'],
    ['cause', NVIDIA, ', the company reported', ' because of AI, the company reported'],
    ['class', RARE, 'Gallium, which chipmakers need, is not a rare earth', 'Gallium is a rare earth'],
    ['class', RARE, 'The next in line are far behind.', 'Rare earths such as neodymium-praseodymium and gallium are mined elsewhere.'],
    ['caveat', RARE, 'That is a production quota that leaves out undocumented output. ', ''],
    ['caveat', RARE, ', though the article gives no base year', ''],
  ])('%s: in %s, %j -> %j', (rule, slug, from, to) => {
    const findings = edited(slug, from, to).filter((finding) => finding.severity === 'error');
    expect(findings.map((finding) => finding.rule)).toContain(rule);
  });
});

describe('what an editor may do', () => {
  test.each<[slug: string, from: string, to: string]>([
    [RARE, 'The next in line are far behind.', 'Nobody else comes close.'],
    [RARE, "China's mines turned out", 'Mines in China produced'],
    [RARE, ', the U.S. Geological Survey estimates.', ', according to estimates of the U.S. Geological Survey.'],
    [RARE, '[over 80%]', '[more than 80%]'],
    [RARE, '[$300 billion]', '[$0.3 trillion]'],
    [RARE, '[69.2%](', '[69%]('],
    [RARE, '[A$170.2 million]', '[A$170 million]'],
    [RARE, 'Mined ore has still to be separated and refined before a magnet maker can use it. ', ''],
    [RARE, 'It also became', 'It has also become'],
    [NVIDIA, 'NVIDIA held inventory of', 'At the end of the quarter NVIDIA held inventory of'],
    [NVIDIA, 'according to the quarterly report it filed on', 'its quarterly report, filed on'],
    [RARE, 'That is a production quota', "That quota is the state's. It is a production quota"],
    [RARE, 'Its revenue grew', 'That is how it stands. Its revenue grew'],
    [RARE, 'is to apply from', 'is then to apply from'],
    [RARE, 'it said on [Aug. 7]', 'it said on Thursday, [Aug. 7]'],
    [NVIDIA, 'a faster pace than revenue. In the quarter', "a faster pace than revenue's. In the quarter"],
    [NVIDIA, '(fact:nvidia.inventory.nvidia.2025-04-27) a quarter before', '(fact:nvidia.inventory.nvidia.2025-04-27) one quarter before'],
    [NVIDIA, 'more slowly than sales.', 'more slowly than sales. Sales grew faster.'],
  ])('in %s, %j -> %j', (slug, from, to) => {
    expect(edited(slug, from, to).filter((finding) => finding.severity === 'error')).toEqual([]);
  });
});

describe('findings', () => {
  test('carry exact offsets, line and column, what was found and what was expected', () => {
    const demo = demos.get(RARE);
    const text = demo?.text.replace('[597 metric tons]', '[598 metric tons]') ?? '';
    const findings = demo ? verify(text, demo.ledger) : [];
    const [first] = findings;
    expect(text.slice(first?.start, first?.end)).toBe('598 metric tons');
    expect(text.split('\n')[(first?.line ?? 0) - 1]?.slice((first?.column ?? 0) - 1)).toMatch(/^598 metric tons/);
    expect(first).toMatchObject({
      rule: 'claim-value',
      severity: 'error',
      actual: '598 metric tons',
      expected: '597 metric tons',
      fact: 'mp-materials.ndpr-production.mp-materials.2025-Q2',
    });
  });

  test('stand in the order of their places', () => {
    const demo = demos.get(RARE);
    const text = demo?.text.replaceAll('metric tons', 'pounds') ?? '';
    const starts = (demo ? verify(text, demo.ledger) : []).map((finding) => finding.start);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
  });
});

describe('hostile texts', () => {
  test.each([
    ['a megabyte', 'a '.repeat(600_000)],
    ['nested quotes', '> '.repeat(2000)],
    ['nested images', '!['.repeat(5000)],
    ['nested lists', '- '.repeat(4000)],
    ['nested brackets', '['.repeat(5000)],
    ['emphasis', '*a '.repeat(5000)],
  ])('%s are refused or read, and never throw', (_name, text) => {
    const demo = demos.get(RARE);
    if (!demo) throw new Error('no draft');
    expect(verify(text, demo.ledger).some((finding) => finding.severity === 'error')).toBe(true);
  });
});
