/** How each set writes its values, compared with what the reader read. */
import type { Mention, QuantityMention } from '../src/model/mention.ts';
import { allUnits, isCurrency, unitById } from '../src/model/unit.ts';
import type { Expected, Row } from './reader-rows.ts';

type Read = (text: string) => readonly Mention[];

const quantities = (mentions: readonly Mention[]): QuantityMention[] => mentions.filter((one) => one.type === 'quantity');
const near = (left: number, right: number): boolean =>
  Math.abs(left - right) <= 1e-9 * Math.max(1e-9, Math.abs(left), Math.abs(right)) * 100;
const overlaps = (mention: Mention, one: Expected): boolean =>
  one.start === undefined || one.end === undefined || (mention.start < one.end && mention.end > one.start);

/** The numbers a quantity may be said to have: itself, its ends, a percentage as a part of one, subunits of a currency. */
function numbers(one: QuantityMention): number[] {
  const plain = [one.amount, one.low, one.high].filter((amount) => amount !== undefined).map(Number);
  const part = one.form === 'fraction' ? plain.map((value) => value / 100) : [];
  const cents =
    one.unit !== null && isCurrency(one.unit) && /cent|penn|pence|¢|dime|paise|sen\b/i.test(one.text)
      ? plain.map((value) => value * 100)
      : [];
  return [...plain, ...part, ...cents];
}

const wanted = (row: Row): Expected[] =>
  (row.expected ?? []).filter((one) => one.resolution === undefined || (one.resolution?.['value'] ?? null) !== null);

export function rightNumber(row: Row, read: Read): boolean {
  const mentions = read(row.input ?? '');
  const found = quantities(mentions).filter((one) => one.form !== 'ordinal');
  if (row.expected?.length === 0) return found.filter((one) => one.unit === null).length === 0;
  return wanted(row).every((one) => {
    const value = Number(one.resolution?.['value']);
    return (
      found.some((mention) => overlaps(mention, one) && numbers(mention).some((number) => near(number, value))) ||
      mentions.some((mention) => mention.type === 'date' && mention.year === value && overlaps(mention, one))
    );
  });
}

const MONEY_NAMES: Readonly<Record<string, string>> = {
  Dollar: 'USD',
  Cent: 'USD',
  Pound: 'GBP',
  Pence: 'GBP',
  Euro: 'EUR',
  Franc: 'CHF',
  Rupee: 'INR',
  Bitcoin: 'BTC',
};

export function rightMoney(row: Row, read: Read): boolean {
  const found = quantities(read(row.input ?? '')).filter((one) => one.unit !== null && (isCurrency(one.unit) || one.unit === 'BTC'));
  if (row.expected?.length === 0) return found.length === 0;
  return wanted(row).every((one) => {
    const value = Number(one.resolution?.['value']);
    const code = String(one.resolution?.['isoCurrency'] ?? MONEY_NAMES[String(one.resolution?.['unit'])] ?? '');
    return found.some(
      (mention) =>
        overlaps(mention, one) && (code === '' || mention.unit === code) && numbers(mention).some((number) => near(number, value)),
    );
  });
}

export function rightPercent(row: Row, read: Read): boolean {
  const found = quantities(read(row.input ?? '')).filter((one) => one.unit === 'percent');
  if (row.expected?.length === 0) return row.model === 'Number/PercentModelPercentMode' || found.length === 0;
  const counted = wanted(row).filter((one) => one.resolution?.['value'] !== 'null');
  return counted.every((one) =>
    found.some((mention) => overlaps(mention, one) && near(Number(mention.amount), Number.parseFloat(String(one.resolution?.['value'])))),
  );
}

const byWord = new Map(
  allUnits().flatMap((unit) => [unit.one, unit.many, ...unit.aliases].map((word) => [word.toLowerCase(), unit] as const)),
);

/** Whether an amount in one of our units equals a value in a unit the set names. */
function sameMeasure(mention: QuantityMention, value: number, name: string): boolean {
  const [head = '', per] = name.toLowerCase().replace('metre', 'meter').split(' per ');
  const theirs = byWord.get(head);
  const ours = unitById(mention.unit ?? '');
  if (!theirs || !ours || theirs.dimension !== ours.dimension || (per !== undefined && mention.per === undefined)) return false;
  return numbers(mention).some(
    (number) => Math.abs((number * Number(ours.factor)) / Number(theirs.factor) / value - 1) < 1e-9 || (number === 0 && value === 0),
  );
}

export function rightDimension(row: Row, read: Read): boolean {
  const found = quantities(read(row.input ?? ''));
  const measured = found.filter(
    (one) =>
      one.unit !== null && !isCurrency(one.unit) && !/^(?:time|months|percent|times|temperature)/.test(unitById(one.unit)?.dimension ?? ''),
  );
  if (row.expected?.length === 0) return measured.length === 0;
  return wanted(row).every((one) =>
    found.some(
      (mention) => overlaps(mention, one) && sameMeasure(mention, Number(one.resolution?.['value']), String(one.resolution?.['unit'])),
    ),
  );
}

const DUCKLING_UNITS: Readonly<Record<string, string>> = {
  Dollar: 'USD',
  Cent: 'USD',
  Pound: 'GBP',
  M: 'm',
  Litre: 'l',
  Pound_: 'lb',
  Riyal: 'SAR',
  Rial: 'IRR',
  Dinar: 'KWD',
  Degree: 'degree',
  Celsius: 'degC',
  Fahrenheit: 'degF',
};

/** `(simple Dollar 10)`, `(between Gram (2,7))`, `(under EUR 7)`, `(NumeralValue 3)`. */
export function rightDuckling(row: Row, read: Read): boolean {
  const found = quantities(read(row.input ?? ''));
  const money = row.model === 'AmountOfMoney';
  if (row.expected?.length === 0) return found.length === 0;
  return (row.expected ?? []).every((one) => {
    const text = String(one.value);
    const shape = /^\((simple|between|under|above|NumeralValue|OrdinalData|DurationData)/.exec(text)?.[1] ?? '';
    const values = [...text.replaceAll(/\(Just .*?\)/g, '').matchAll(/-?\d+(?:\.\d+)?(?:e\d+)?/g)].map((match) => Number(match[0]));
    const unit = text.split(/[ (]+/)[shape === 'DurationData' ? 3 : 2]?.replace(')', '') ?? '';
    return found.some((mention) => fits(mention, shape, values, unit, money));
  });
}

function fits(mention: QuantityMention, shape: string, values: readonly number[], unit: string, money: boolean): boolean {
  const [first = Number.NaN, second = Number.NaN] = values;
  const compared = shape === 'under' ? /</.test(mention.comparator) : shape === 'above' ? />/.test(mention.comparator) : true;
  if (!compared || (shape === 'OrdinalData') !== (mention.form === 'ordinal')) return false;
  if (
    money &&
    unit !== 'Unnamed' &&
    unit !== (mention.unit ?? '') &&
    DUCKLING_UNITS[unit] !== mention.unit &&
    !mention.units?.includes(DUCKLING_UNITS[unit] ?? '')
  )
    return false;
  const same = (amount: string | undefined, value: number): boolean =>
    amount !== undefined &&
    (money ||
    unit === '' ||
    /^(?:Unnamed|\d|NumeralValue|Degree|Celsius|Fahrenheit|M$)/.test(unit) ||
    shape === 'OrdinalData' ||
    shape === 'NumeralValue'
      ? numbers({ ...mention, amount, low: amount, high: amount }).some((number) => near(number, value))
      : sameMeasure({ ...mention, amount, low: amount, high: amount }, value, unit));
  return shape === 'between'
    ? same(mention.low, first) && same(mention.high, second)
    : mention.low === undefined && same(mention.amount, first);
}

/** Every value found, whatever the unit's name; years and codes count where the set reads their number. */
export function rightQuantulum(row: Row, read: Read): boolean {
  const mentions = read(row.input ?? '');
  if (row.expected?.length === 0) return quantities(mentions).length === 0;
  return (row.expected ?? []).every((one) =>
    mentions.some((mention) =>
      mention.type === 'quantity'
        ? numbers(mention).some((number) => near(number, Number(one.value) * (one.unit === 'dozen' ? 12 : 1)))
        : mention.type === 'date' && String(mention.period?.start ?? '').startsWith(String(one.value)),
    ),
  );
}

const POWERS: Readonly<Record<string, number>> = { '': 1, percent: 1, thousand: 1e3, million: 1e6, billion: 1e9 };

/** The answer written with its scale, against the same taken apart by hand; answers that are no amount are not counted. */
export function rightTatqa(row: Row, read: Read): boolean | undefined {
  const answers = (Array.isArray(row.answer) ? row.answer : [row.answer]).map(String);
  const scale = row.scale ?? '';
  const parts = answers.map((answer) =>
    /^(\(|-|−)?\s*([$£€])?\s*(\(|-)?\s*(\d[\d,]*(?:\.\d+)?)\)?\s*(%|thousand|million|billion)?\)?$/.exec(answer.trim()),
  );
  if (parts.some((part) => part === null)) return undefined;
  return parts.every((part, index) => {
    const negative = part?.[1] !== undefined || part?.[3] !== undefined;
    const inner = part?.[5];
    const value =
      Number(part?.[4]?.replaceAll(',', '')) *
      (negative ? -1 : 1) *
      (POWERS[scale] ?? 1) *
      (inner === '%' ? 1 : (POWERS[inner ?? ''] ?? 1));
    const text = `${answers[index]}${scale === '' ? '' : ` ${scale}`}`;
    const year = /^(?:19|20)\d\d$/.test(text);
    return read(text).some(
      (one) =>
        (one.type === 'quantity' && near(Number(one.amount), value) && (scale !== 'percent' || one.unit === 'percent')) ||
        (year && one.type === 'date' && one.year === value),
    );
  });
}
