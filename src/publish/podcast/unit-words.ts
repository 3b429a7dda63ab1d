/** Units as a voice says them: `dollars`, `Australian dollars`, `percentage points`, `metric tons`, `per kilogram`. */
import { isCurrency, unitById } from '../../model/unit.ts';

/** Currencies by what is said of one and of many; others are said by their ISO code. */
const CURRENCIES: Readonly<Record<string, readonly [one: string, many: string]>> = {
  USD: ['dollar', 'dollars'],
  AUD: ['Australian dollar', 'Australian dollars'],
  CAD: ['Canadian dollar', 'Canadian dollars'],
  HKD: ['Hong Kong dollar', 'Hong Kong dollars'],
  NZD: ['New Zealand dollar', 'New Zealand dollars'],
  SGD: ['Singapore dollar', 'Singapore dollars'],
  TWD: ['Taiwan dollar', 'Taiwan dollars'],
  EUR: ['euro', 'euros'],
  GBP: ['British pound', 'British pounds'],
  JPY: ['yen', 'yen'],
  CNY: ['yuan', 'yuan'],
  INR: ['Indian rupee', 'Indian rupees'],
  KRW: ['won', 'won'],
  CHF: ['Swiss franc', 'Swiss francs'],
  SEK: ['Swedish krona', 'Swedish kronor'],
  NOK: ['Norwegian krone', 'Norwegian kroner'],
  DKK: ['Danish krone', 'Danish kroner'],
  MXN: ['Mexican peso', 'Mexican pesos'],
  CLP: ['Chilean peso', 'Chilean pesos'],
  BRL: ['Brazilian real', 'Brazilian reais'],
  MYR: ['Malaysian ringgit', 'Malaysian ringgit'],
  IDR: ['rupiah', 'rupiah'],
};

/** Words of a unit behind its number; empty where it has none. `written` is what stands there: words of a unit stay as they are. */
export function unitWords(id: string | null, one: boolean, written: string): string {
  if (id === null) return '';
  if (isCurrency(id)) return CURRENCIES[id]?.[one ? 0 : 1] ?? id;
  const unit = unitById(id);
  if (!unit) return '';
  const stands = written.toLowerCase();
  if (stands.length > 3 && [unit.one, unit.many, ...unit.aliases].some((name) => name.toLowerCase() === stands)) return written;
  return one ? unit.one : unit.many;
}

/** `per kilogram`; empty where nothing is counted by. */
export function perWords(per: string | undefined): string {
  return per === undefined ? '' : ` per ${unitById(per)?.one || per}`;
}
