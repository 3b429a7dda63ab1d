import { beforeAll, describe, expect, test } from 'vitest';
import { holds, verify } from '../../src/verify/verify.ts';
import { type Demo, demoDrafts } from './demo.ts';
import { mutationsOf } from './mutations.ts';

let demos: readonly Demo[] = [];
beforeAll(async () => {
  demos = await demoDrafts();
});

describe('the guard on the demo drafts', () => {
  test('passes each as it was generated, without a warning', () => {
    for (const { slug, text, ledger } of demos) expect(verify(text, ledger), slug).toEqual([]);
  });

  test.each(['digit', 'unit', 'comparator', 'date', 'direction', 'ticker', 'swap'])('holds every draft with one %s changed', (kind) => {
    let tried = 0;
    const missed: string[] = [];
    for (const { text, ledger } of demos) {
      for (const mutation of mutationsOf(text, ledger).filter((entry) => entry.kind === kind)) {
        tried++;
        if (!holds(verify(mutation.text, ledger))) missed.push(mutation.what);
      }
    }
    expect(tried).toBeGreaterThan(0);
    expect(missed).toEqual([]);
  });

  test('points at the line of the change', () => {
    for (const { text, ledger } of demos) {
      for (const { kind, text: changed, at, what } of mutationsOf(text, ledger)) {
        if (kind === 'swap') continue;
        const line = changed.slice(0, at).split('\n').length;
        expect(
          verify(changed, ledger).map((finding) => finding.line),
          what,
        ).toContain(line);
      }
    }
  });
});
