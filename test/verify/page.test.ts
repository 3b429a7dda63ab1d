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
const examples = [...drafts, ...under('Free text'), ...under('Against an original')];
const rules = examples.filter(({ title }) => !title.includes(' '));
const showing = (kind: string, among: readonly Part[] = examples): Part[] => among.filter(({ texts }) => texts.has(kind));

/** The findings on the paragraphs of an example, or on the whole where it shows headings of its own; other drafts stand under some. */
function found(part: Part, kind: string, ledger: Ledger = LEDGER): readonly (readonly Finding[])[] {
  const [text = '', original] = [part.texts.get(kind), part.texts.get('original')];
  return (/^(?:#|---)/m.test(text) ? [text] : text.split('\n\n')).map((words) => {
    const mode: Mode = drafts.includes(part) || (original ?? words).includes('](fact:') ? 'draft' : 'text';
    const headed = (some: string): string =>
      mode === 'text' || /^(?:#|---)/.test(some) ? some : `# Rare earths\n\n## Output\n\n${some}\n`;
    return verify(headed(words), ledger, { mode, ...(original !== undefined && { original: headed(original) }) });
  });
}

const named = (findings: readonly Finding[], severity: Finding['severity']): readonly string[] =>
  findings.filter((finding) => finding.severity === severity).map(({ rule }) => rule);

/** A finding of the rule that is the title of its part, or any where that is none. */
function expectFinding({ title }: Part, found: readonly string[]): void {
  if (title.includes(' ')) expect(found).not.toEqual([]);
  else expect(found).toContain(title);
}

it('shows every rule once, and what is right beside what is wrong', () => {
  expect(rules.map(({ title }) => title).sort()).toEqual([...GUARD_RULES].sort());
  const wrong = rules.filter(({ texts }) => texts.has('bad') || texts.has('warned'));
  expect(showing('good', rules)).toEqual(wrong);
  expect(rules.filter((part) => !wrong.includes(part)).map(({ title }) => title)).toEqual(['too-large']);
});

describe('an example of', () => {
  test.each(showing('bad'))('$title: the bad is held', (part) => {
    for (const findings of found(part, 'bad', ledgerOf(part.texts.get('yaml')))) expectFinding(part, named(findings, 'error'));
  });

  test.each(showing('warned'))('$title: the warned is warned of', (part) => {
    for (const findings of found(part, 'warned')) {
      expectFinding(part, named(findings, 'warning'));
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
