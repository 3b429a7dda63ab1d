/** A written sentence as a voice says it: each figure, date and ticker that the reader finds is put into words; nothing else changes. */
import { decimal } from '../../model/decimal.ts';
import { COMPARATOR_WORDS } from '../../model/format.ts';
import type { DateMention, Mention, QuantityMention, TickerMention } from '../../model/mention.ts';
import { isCurrency } from '../../model/unit.ts';
import { numberWords, ordinalWords } from './number-words.ts';
import { perWords, unitWords } from './unit-words.ts';

/** Finds the figures, dates and tickers of a text: the guard's reader. */
export type Reader = (text: string) => readonly Mention[];

/** `China made [98.7%](…) in 2024` without its links is said as `China made ninety-eight point seven percent in 2024`. Years stay in digits: every voice says them. */
export function speak(text: string, read: Reader): string {
  let spoken = '';
  let reached = 0;
  for (const mention of read(text)) {
    if (mention.start < reached) continue;
    if (mention.type === 'ticker') {
      const said = speakTicker(text, reached, mention);
      spoken += said.words;
      reached = said.reached;
      continue;
    }
    spoken += plain(text.slice(reached, mention.start)) + speakMention(mention);
    reached = mention.end;
  }
  return (spoken + plain(text.slice(reached))).replace(/\s+/g, ' ').trim();
}

/** Words without figures. */
const plain = (words: string): string => words.replace(/\s&\s/g, ' and ');

function speakMention(mention: Mention): string {
  const { text } = mention;
  switch (mention.type) {
    case 'quantity':
      return /\d/.test(text) ? speakQuantity(mention) : text;
    case 'date':
      return /\d/.test(text) ? speakDate(mention) : text;
    case 'time':
      return text.replace(/\bE[SD]?T$/, 'Eastern time');
    case 'name':
      return text.replace(/\bNos?\. ?(?=\d)/, 'Number ');
    default:
      return text;
  }
}

function speakQuantity(mention: QuantityMention): string {
  const { text, hedge, comparator, low, high } = mention;
  const compound = /^(\d+)(-[a-z]+)$/.exec(text);
  if (compound) return `${numberWords(compound[1] ?? '0')}${compound[2]}`;
  const leads = hedge !== undefined && text.toLowerCase().startsWith(hedge);
  const trails = hedge !== undefined && !leads && /^[a-z ]+$/.test(hedge) && text.toLowerCase().endsWith(hedge);
  const lead = leads ? text.slice(0, hedge.length) : trails || comparator === '=' ? '' : COMPARATOR_WORDS[comparator];
  const trail = trails ? ` ${text.slice(-hedge.length)}` : '';
  const between = /^(between|from)\s/i.exec(leads ? text.slice(hedge.length).trimStart() : text)?.[1];
  const body =
    low === undefined || high === undefined
      ? speakAmount(mention, mention.amount, true)
      : `${between ? `${between} ` : ''}${speakAmount(mention, low, isCurrency(mention.unit ?? '') || mention.unit === 'percent')} ${between?.toLowerCase() === 'between' ? 'and' : 'to'} ${speakAmount(mention, high, true)}`;
  return `${lead ? `${lead} ` : ''}${body}${trail}`;
}

function speakAmount({ text, unit, per }: QuantityMention, amount: string, withUnit: boolean): string {
  const value = decimal(amount);
  if (unit === 'USD' && withUnit && value.decimalPlaces() <= 2 && !value.isInteger()) return `${speakDollars(amount)}${perWords(per)}`;
  if (!withUnit) return numberWords(amount);
  const written = /\d\s*(?:(?:thousand|million|billion|trillion)\s+)?([A-Za-z][A-Za-z -]*?)(?:\s+(?:per|a|an)\s.*)?$/.exec(text)?.[1] ?? '';
  const words = unitWords(unit, value.abs().eq(1), written);
  return `${numberWords(amount)}${words && ` ${words}`}${perWords(per)}`;
}

/** `one dollar and thirty-eight cents`; `eighty-seven cents`. */
function speakDollars(amount: string): string {
  const value = decimal(amount).abs();
  const whole = value.floor();
  const cents = value.minus(whole).times(100);
  const minus = decimal(amount).isNegative() ? 'minus ' : '';
  const small = `${numberWords(cents.toFixed())} ${cents.eq(1) ? 'cent' : 'cents'}`;
  return minus + (whole.isZero() ? small : `${numberWords(whole.toFixed())} ${whole.eq(1) ? 'dollar' : 'dollars'} and ${small}`);
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const DAY = /\b([A-Z][a-z]{2,8})\.? (\d{1,2})(?!\d)/g;

function speakDate(mention: DateMention): string {
  const { text, period, quarter, half } = mention;
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso) return `${MONTHS[Number(iso[2]) - 1]} ${ordinalWords(Number(iso[3]))}, ${iso[1]}`;
  const year = mention.year ?? (period === null ? undefined : Number(period.start.slice(0, 4)));
  const short = /^(?:Q[1-4]|[1-4]Q|H[12]|[12]H)\b/i.test(text);
  const part = quarter ?? half ?? (period && short ? Math.ceil(Number(period.end.slice(5, 7)) / (/q/i.test(text) ? 3 : 6)) : undefined);
  if (short && part !== undefined)
    return `the ${ordinalWords(part)} ${/q/i.test(text) ? 'quarter' : 'half'}${year === undefined ? '' : ` of ${mention.fiscal ? 'fiscal ' : ''}${year}`}`;
  if (/^FY/i.test(text) && year !== undefined) return `fiscal ${year}`;
  return text
    .replace(DAY, (whole, month: string, day: string) => {
      const name = MONTHS.find((one) => one.startsWith(month.slice(0, 3)));
      return name === undefined ? whole : `${name} ${ordinalWords(Number(day))}`;
    })
    .replace(/\b([A-Z][a-z]{2,3})\. (?=\d{4}\b)/, (whole, month: string) => {
      const name = MONTHS.find((one) => one.startsWith(month.slice(0, 3)));
      return name === undefined ? whole : `${name} `;
    })
    .replace(/(?<=\d{4})\s?[-–]\s?(?=\d{4})/, ' to ');
}

/** `MP Materials (NYSE: MP), which` is said as `MP Materials, ticker M P, which`. A ticker of digits tells a listener nothing and is left out. */
function speakTicker(
  text: string,
  reached: number,
  { start, end, ticker }: TickerMention,
): { readonly words: string; readonly reached: number } {
  const open = /\s?\($/.exec(text.slice(reached, start))?.[0].length ?? 0;
  const close = open > 0 && text[end] === ')' ? 1 : 0;
  const letters = [...ticker].filter((sign) => /[A-Za-z]/.test(sign)).join(' ');
  const words = letters === '' ? '' : `, ticker ${letters}${/^[,.;:]/.test(text.slice(end + close)) ? '' : ','}`;
  return { words: text.slice(reached, start - open) + words, reached: end + close };
}
