import { beforeAll, describe, expect, test } from 'vitest';
import { verify } from '../../src/verify/verify.ts';
import { type Demo, demoDrafts } from './demo.ts';

let demo: Demo | undefined;
beforeAll(async () => {
  demo = (await demoDrafts()).find(({ slug }) => slug === 'rare-earth-ai-hardware');
});

/** Rules of the errors found in the flagship after an edit, against the flagship as it was. */
function rules(from: string, to: string): readonly string[] {
  if (!demo?.text.includes(from)) throw new Error(`the draft does not say: ${from}`);
  const edited = demo.text.replace(from, () => to);
  return verify(edited, demo.ledger, { original: demo.text })
    .filter((finding) => finding.severity === 'error')
    .map((finding) => finding.rule);
}

describe('a draft against its original', () => {
  test('finds nothing in itself', () => {
    expect(demo && verify(demo.text, demo.ledger, { original: demo.text })).toEqual([]);
  });

  test.each<[rule: string, from: string, to: string]>([
    ['changed-modality', 'is projected to reach', 'will reach'],
    ['changed-attribution', ', AInvest reported.', '.'],
    [
      'fact-dropped',
      'China dug [six times](fact:usgs.ree-mine-production-ratio.china-to-united-states.2024@mcs2025) as much as the United States.',
      '',
    ],
    [
      'fact-duplicated',
      'The next in line are far behind.',
      'The next in line are far behind. By estimates of the Geological Survey, mines in the United States produced [45,000 metric tons](fact:usgs.ree-mine-production.united-states.2024@mcs2025).',
    ],
  ])('%s: %j -> %j', (rule, from, to) => {
    expect(rules(from, to)).toContain(rule);
  });

  test.each<[from: string, to: string]>([
    ["China's mines turned out", 'Mines in China produced'],
    ['The next in line are far behind.', 'The next producers are far behind.'],
    ['It also became', 'It has also become'],
  ])('lets pass: %j -> %j', (from, to) => {
    expect(rules(from, to)).toEqual([]);
  });
});
