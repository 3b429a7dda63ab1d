/** One line for a mention, as the tables of the reader's tests write it. */
import type { DateMention, Mention, QuantityMention } from '../../../src/model/mention.ts';
import { periodKey } from '../../../src/model/period.ts';
import { type ReadOptions, readMentions } from '../../../src/verify/read/read.ts';

/** `over 80%: > 80 percent`, one for each mention: its words, its type where it is no quantity, comparator, value or range, unit, per, form. */
export function shown(text: string, options?: ReadOptions): string[] {
  return readMentions(text, options).map((mention) => `${mention.text}: ${show(mention)}`);
}

function show(mention: Mention): string {
  switch (mention.type) {
    case 'quantity':
      return showQuantity(mention);
    case 'date':
      return showDate(mention);
    case 'time':
      return `time ${mention.hour}:${String(mention.minute).padStart(2, '0')}${mention.zone === undefined ? '' : ` ${mention.zone}`}`;
    case 'ticker':
      return `ticker ${mention.exchange} ${mention.ticker}`;
    case 'name':
      return 'name';
  }
}

function showQuantity(mention: QuantityMention): string {
  const comparator = mention.comparator === '=' ? '' : `${mention.comparator} `;
  const value = mention.low === undefined ? mention.amount : `${mention.low}..${mention.high}`;
  const unit = mention.unit === null ? '' : ` ${mention.unit}`;
  const per = mention.per === undefined ? '' : ` / ${mention.per}`;
  return `${comparator}${value}${unit}${per}${mention.form === 'figure' ? '' : ` ${mention.form}`}`;
}

function showDate(mention: DateMention): string {
  if (mention.period) return `date ${periodKey(mention.period)}`;
  const fields = (['year', 'month', 'day', 'quarter', 'half', 'fiscal', 'relation', 'part'] as const).filter(
    (field) => mention[field] !== undefined,
  );
  return `date ${fields.map((field) => (mention[field] === true ? field : `${field} ${mention[field]}`)).join(', ')}`;
}
