/** docs/guard.md: every rule has its examples, of what it holds, what it warns of and what passes, and they are run from the page. */
import { describe, expect, it, test } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import type { Ledger } from '../../src/model/ledger.ts';
import { GUARD_RULES } from '../../src/model/rule.ts';
import { checkSources } from '../../src/verify/sources.ts';
import { type Mode, verify } from '../../src/verify/verify.ts';
import { ledgerOf, PARTS, type Part } from './page.ts';

const LEDGER = ledgerOf();
const under = (chapter: string): Part[] => PARTS.filter((part) => part.chapter.startsWith(chapter));
const drafts = under('Drafts');
const rules = [...drafts, ...under('Free text'), ...under('Against an original')].filter(({ title }) => !title.includes(' '));
const showing = (kind: string, among: readonly Part[] = rules): Part[] => among.filter(({ texts }) => texts.has(kind));

/** The findings on an example. In free text each paragraph is one; a draft stands under a headline, unless it shows its own. */
function found(part: Part, kind: string, ledger: Ledger = LEDGER): readonly (readonly Finding[])[] {
  const [text = '', original] = [part.texts.get(kind), part.texts.get('original')];
  const mode: Mode = drafts.includes(part) || (original ?? text).includes('](fact:') ? 'draft' : 'text';
  const whole = (words: string): string =>
    mode === 'text' || /^(?:#|---)/.test(words) ? words : `# Rare earths\n\n## Output\n\n${words}\n`;
  const options = { mode, ...(original !== undefined && { original: whole(original) }) };
  return (part.chapter === 'Free text' ? text.split('\n\n') : [text]).map((words) => verify(whole(words), ledger, options));
}

const named = (findings: readonly Finding[], severity: Finding['severity']): readonly string[] =>
  findings.filter((finding) => finding.severity === severity).map(({ rule }) => rule);

it('shows every rule once, and what is right beside what is wrong', () => {
  expect(rules.map(({ title }) => title).sort()).toEqual([...GUARD_RULES].sort());
  const wrong = rules.filter(({ texts }) => texts.has('bad') || texts.has('warned'));
  expect(showing('good')).toEqual(wrong);
  expect(rules.filter((part) => !wrong.includes(part)).map(({ title }) => title)).toEqual(['too-large']);
});

describe('an example of', () => {
  test.each(showing('bad'))('$title: the bad is held', (part) => {
    for (const findings of found(part, 'bad', ledgerOf(part.texts.get('yaml')))) expect(named(findings, 'error')).toContain(part.title);
  });

  test.each(showing('warned'))('$title: the warned is warned of', (part) => {
    for (const findings of found(part, 'warned')) {
      expect(named(findings, 'warning')).toContain(part.title);
      expect(named(findings, 'error')).toEqual([]);
    }
  });

  test.each(showing('good'))('$title: the good passes', (part) => {
    expect(found(part, 'good').flat()).toEqual([]);
  });
});

test('a text of more than a million characters is too large', () => {
  expect(named(verify('a'.repeat(1_000_001), LEDGER), 'error')).toEqual(['too-large']);
});

test('the rules of drafts that hold in free text are those the page lists', () => {
  const list = PARTS.find(({ title }) => title === 'As in a draft')?.prose ?? '';
  const listed = [...list.matchAll(/`([a-z-]+)`/g)].map(([, rule = '']) => rule);
  const unlinked = ({ texts }: Part): string => (texts.get('bad') ?? '').replace(/\[([^\]]*)\]\(fact:[^)]*\)/g, '$1');
  const holding = showing('bad', drafts).filter((part) => {
    const findings = verify(unlinked(part), LEDGER, { mode: 'text' });
    return findings.some(({ rule }) => rule === part.title);
  });
  expect(listed.sort()).toEqual(holding.map(({ title }) => title).sort());
});

test.each(under('Facts against their sources'))('a fact that $title', ({ title, texts }) => {
  const row = texts.get('yaml') ?? '';
  const id = /id: ([^,]+)/.exec(row)?.[1];
  expect(checkSources(ledgerOf(row).facts, () => undefined).find(({ fact }) => fact === id)?.state).toBe(title);
});

describe('what it does not see', () => {
  const unseen = under('What it does not see');

  test.each(unseen)('$title', (part) => {
    expect(found(part, 'unseen', ledgerOf(part.texts.get('yaml'))).flat()).toEqual([]);
  });

  it('has an example in each part', () => {
    expect(showing('unseen', unseen)).toEqual(unseen);
  });
});
