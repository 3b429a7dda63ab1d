/** What a finding says is other, in drafts and in free text, under the ledger of docs/guard.md. */
import { describe, expect, test } from 'vitest';
import type { Difference } from '../../src/model/finding.ts';
import { verify } from '../../src/verify/verify.ts';
import { ledger } from './bind/ledger.ts';
import { ledgerOf } from './page.ts';

const LEDGER = ledgerOf();
const REVENUE = 'mp.revenue.2025-Q2';
const OXIDE = 'mp.oxide.2025-Q2';

describe('the difference', () => {
  test.each<[surface: string, fact: string, difference: Difference]>([
    ['$54.7 million', REVENUE, 'value'],
    ['$57.4 billion', REVENUE, 'scale'],
    ['$57,400', REVENUE, 'scale'],
    ['€57.4 million', REVENUE, 'currency'],
    ['57.4 million', REVENUE, 'unit'],
    ['over $57.4 million', REVENUE, 'comparator'],
    ['$57 million to $58 million', REVENUE, 'value'],
    ['third quarter of 2025', REVENUE, 'date'],
    ['597 kilograms', OXIDE, 'unit'],
    ['597%', OXIDE, 'unit'],
    ['597 metric tons a year', OXIDE, 'unit'],
    ['an industry record', 'mp.oxide-record.2025-Q2', 'wording'],
    ['much', OXIDE, 'value'],
    ['2027', 'mp.plant-start.2028', 'date'],
    ['11%', 'mp.oxide-change.2025-Q2', 'value'],
  ])('of a claim: [%s](fact:%s) is of %s', (surface, fact, difference) => {
    const [finding] = verify(`# Oxide\n\nMP Materials reported [${surface}](fact:${fact}).`, LEDGER).filter(
      ({ rule }) => rule === 'claim-value',
    );
    expect(finding).toMatchObject({ rule: 'claim-value', difference, fact });
  });

  test.each<[text: string, difference: Difference]>([
    ['MP Materials had revenue of $54.7 million.', 'value'],
    ['MP Materials had revenue of $57.4 billion.', 'scale'],
    ['MP Materials had revenue of €57.4 million.', 'currency'],
    ['The European Union wants to extract 10% of what it uses.', 'comparator'],
    ['The United States mined 13,000 metric tons in 2024.', 'entity'],
    ['Australia mined 13,000 metric tons in 2023.', 'date'],
    ['MP Materials produced 597 metric tons in the third quarter of 2025.', 'date'],
    ['China outmined China.', 'entity'],
  ])('in free text: %s is of %s', (text, difference) => {
    expect(verify(text, LEDGER, { mode: 'text' })).toMatchObject([{ difference }]);
  });

  test('is of the property where the figure is another of the same', () => {
    expect(verify('NVIDIA had net income of $15 billion.', ledger(), { mode: 'text' })).toMatchObject([{ difference: 'property' }]);
  });
});
