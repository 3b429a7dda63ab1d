/** Which rules of style run: all, none, those named, or all but those switched off. */
import { describe, expect, it } from 'vitest';
import { STYLE_RULES } from '../../../src/model/style.ts';
import { readDocument } from '../../../src/verify/document.ts';
import { playOf } from '../../../src/verify/play.ts';
import { styleProblems } from '../../../src/verify/style/style.ts';
import { holds, verify } from '../../../src/verify/verify.ts';
import { demoDrafts } from '../demo.ts';
import { LEDGER, styled } from './styled.ts';

/** Breaks many rules at once. */
const TEXT = `# Will Copper Prices Fall?

Today we claimed that 8 plants cost 5M dollars. 12 of them recently opened on Nov 20th at 4pm, analysts said.
`;

describe('a setting', () => {
  const of = (style: Parameters<typeof styled>[1]) => [...new Set(styled(TEXT, style).map(({ rule }) => rule))];

  it('runs all, none or some', () => {
    expect(of('on').length).toBeGreaterThan(8);
    expect(of('off')).toEqual([]);
    expect(of([])).toEqual([]);
    expect(of({})).toEqual(of('on'));
    expect(of(['style-time', 'style-said'])).toEqual(['style-said', 'style-time']);
  });

  it('runs all but those that are off', () => {
    for (const rule of of('on')) expect(of({ [rule]: 'off' })).toEqual(of('on').filter((one) => one !== rule));
  });

  it('is off where nobody asks for it: the guard alone', () => {
    const text = 'Today we claimed that 8 plants cost 5M dollars.';
    expect(verify(text, LEDGER, { mode: 'text' }).filter(({ rule }) => rule.startsWith('style-'))).toEqual([]);
  });
});

it('the demo drafts have nothing to mend, and a draft with warnings alone is not held', async () => {
  for (const { slug, text, ledger } of await demoDrafts()) {
    expect(verify(text, ledger, { style: 'on' }), slug).toEqual([]);
    const worse = verify(`${text}\n\nAnalysts say so, needless to say.\n`, ledger, { style: 'on' });
    expect(worse.map(({ rule }) => rule)).toEqual(['style-unnamed-analysts', 'style-filler']);
    expect(holds(worse)).toBe(false);
  }
});

it('a large text is read in linear time: no rule looks at everything for each of its finds', () => {
  const lines = [
    'we (AB) claimed that, ',
    'At 4 p.m. EST on Nov 20th, 2024. ',
    '8 plants cost 5M dollars, 1 234 567 tons, ',
    'according to it, it said, ',
  ];
  const text = lines.map((line) => line.repeat(2000)).join('\n\n');
  const play = playOf(readDocument(text, 0), LEDGER);
  expect([...styleProblems(play, STYLE_RULES, true)].length).toBeGreaterThan(8000);
});
