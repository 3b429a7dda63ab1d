/** What a price is counted by may be said once of two prices of a sentence, in free text as in a draft. */
import { expect, test } from 'vitest';
import { verify } from '../../../src/verify/verify.ts';
import { figure } from '../../memory.ts';
import { ledger } from './ledger.ts';

const base = ledger();
/** World Bank, Commodity Price Data (The Pink Sheet), July 2026: aluminum. */
const price = (period: string, amount: string) =>
  figure({
    id: `wb.price.lynas.${period}`,
    subject: 'lynas',
    property: 'price',
    period,
    value: { type: 'quantity', amount, unit: 'USD', per: 't', comparator: '=' },
  });
const LEDGER = {
  ...base,
  facts: [price('2026-06', '3439'), price('2026-05', '3666')],
  properties: [...base.properties, { id: 'price', label: 'price', aliases: [], dimension: 'money', polarity: 'neutral' as const }],
};

test.each([
  ["Lynas' price fell to $3,439 per metric ton in June 2026 from $3,666 in May 2026.", []],
  ["Lynas' price fell from $3,666 to $3,439 per metric ton.", []],
  ["Lynas' price fell to $3,439 per metric ton in June 2026 from $3,766 in May 2026.", ['$3,766']],
  ["Lynas' price was $3,439 per metric ton in June 2026. It was $3,666 in May 2026.", ['$3,666']],
])('%s', (text, found) => {
  expect(
    verify(text, LEDGER, { mode: 'text' }).flatMap(({ severity, start, end }) => (severity === 'error' ? [text.slice(start, end)] : [])),
  ).toEqual(found);
});
