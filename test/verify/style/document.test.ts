/** docs/style.md: every rule has its example of what it warns of and of what it wants, and they are run from the page. */
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { STYLE_RULES } from '../../../src/model/style.ts';
import { styled } from './styled.ts';

const page = readFileSync(new URL('../../../docs/style.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/^### (style-[a-z-]+)\n[\s\S]*?^```bad\n([\s\S]*?)^```\n[\s\S]*?^```good\n([\s\S]*?)^```$/gm)].map(
  ([, rule = '', bad = '', good = '']) => ({ rule, bad, good }),
);

it('has every rule once', () => {
  expect(examples.map(({ rule }) => rule).sort()).toEqual([...STYLE_RULES].sort());
});

describe.each(examples)('$rule', ({ rule, bad, good }) => {
  const rules = (text: string, style: Parameters<typeof styled>[1]) => [...new Set(styled(text, style).map((finding) => finding.rule))];

  test('warns of the bad and not of the good', () => {
    expect(rules(bad, 'on')).toContain(rule);
    expect(rules(good, 'on')).toEqual([]);
  });

  test('can be switched off, or run alone', () => {
    expect(rules(bad, { [rule]: 'off' })).not.toContain(rule);
    expect(
      rules(
        bad,
        STYLE_RULES.filter((one) => one === rule),
      ),
    ).toEqual([rule]);
  });
});
