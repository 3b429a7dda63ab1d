/** TAT-QA answers with their scale: whether the guard reads each as the amount it is, and holds it against the same fact. */
import { verify } from '../../src/verify/verify.ts';
import { amount, entity, ledgerOf, property } from './ledger.ts';

interface Row {
  readonly answer: unknown;
  readonly scale: string;
}

const POWERS: Readonly<Record<string, string>> = { '': '', percent: '', thousand: '000', million: '000000', billion: '000000000' };

/** "Acme's figure was $1,496.5 million": right where it passes against the fact, and is stopped against one that differs. */
export function scoreTatqa(rows: readonly Readonly<Record<string, unknown>>[]): string {
  const share = { counted: 0, passed: 0, stopped: 0 };
  for (const row of rows) {
    const { answer, scale } = row as unknown as Row;
    const parts = /^(-?)([$£€]?)(-?)(\d[\d,]*)(?:\.(\d+))?(%?)$/.exec(Array.isArray(answer) ? String(answer[0]) : String(answer));
    if (!parts || (Array.isArray(answer) && answer.length > 1) || (scale === '' && /^(?:19|20)\d\d$/.test(parts[4] ?? ''))) continue;
    const [, sign = '', currency = '', inner = '', whole = '', fraction = '', percent = ''] = parts;
    const unit =
      percent || scale === 'percent' ? 'percent' : currency === '$' ? 'USD' : currency === '£' ? 'GBP' : currency === '€' ? 'EUR' : 'count';
    const value = `${sign || inner}${shift(`${whole.replaceAll(',', '')}.${fraction || '0'}`, (POWERS[scale] ?? '').length)}`;
    const words = `${sign}${currency}${inner}${whole}${fraction && `.${fraction}`}${percent || (scale === '' ? '' : ` ${scale}`)}`;
    share.counted++;
    if (findings(words, value, unit) === 0) share.passed++;
    if (
      findings(
        words,
        `${value}${value.includes('.') ? '' : '.0'}`.replace(/\d/, (digit) => String((Number(digit) + 1) % 10 || 1)),
        unit,
      ) > 0
    )
      share.stopped++;
  }
  const of = (part: number): string => `${((part / share.counted) * 100).toFixed(1)}%`;
  return `${share.counted} answers that are amounts: ${of(share.passed)} read and held (bar 95%); ${of(share.stopped)} stopped when the first digit of the fact differs`;
}

function findings(words: string, value: string, unit: string): number {
  const ledger = ledgerOf({
    asOf: '2020-01-01',
    entities: [entity('acme', 'Acme', 'company')],
    properties: [property('figure', 'figure', [], 'number')],
    facts: [{ subject: 'acme', property: 'figure', value: amount(value, unit) }],
  });
  return verify(`Acme's figure was ${words}.`, ledger, { mode: 'text' }).filter(({ severity }) => severity === 'error').length;
}

/** Moves the point of a plain decimal to the right. */
function shift(text: string, places: number): string {
  const [whole = '', fraction = ''] = text.split('.');
  const digits = fraction.padEnd(places, '0');
  return `${whole}${digits.slice(0, places)}.${digits.slice(places) || '0'}`;
}
