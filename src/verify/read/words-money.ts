/** How currencies are written: signs, ISO codes, words. Data only. */
import { isCurrency } from '../../model/unit.ts';
import { phraseTable } from './phrases.ts';

export interface Currency {
  readonly unit: string;
  /** Power of ten of a subunit: -2 for cents. */
  readonly power: number;
  /** Other currencies or units the word may mean. */
  readonly others?: readonly string[];
  /** Only right behind the figure: `43c`. */
  readonly glued?: boolean;
}

const of = (unit: string, power = 0): Currency => ({ unit, power });

const SIGNS: Readonly<Record<string, string>> = {
  USD: '$|US$|U.S.$|U.S. $|US $|USD$',
  AUD: 'A$|AU$|AUD$',
  CAD: 'C$|CA$|CAD$|Can$|c $',
  HKD: 'HK$|HKD$',
  NZD: 'NZ$|NZD$',
  SGD: 'S$|SG$|SGD$',
  TWD: 'NT$|TW$',
  BRL: 'R$',
  MXN: 'MX$|Mex$|MXN$',
  EUR: '€|€ur',
  GBP: '£',
  JPY: '¥|JP¥|￥',
  CNY: 'CN¥|RMB|RMB¥|CNY¥|元|yuan',
  INR: '₹|Rs|Rs.|INR₹',
  KRW: '₩',
  RUB: '₽',
  TRY: '₺',
  VND: '₫',
  THB: '฿',
  PHP: '₱',
  NGN: '₦',
  ILS: '₪',
  UAH: '₴',
  KZT: '₸',
  CRC: '₡',
  LAK: '₭',
  MNT: '₮',
  LKR: 'ரூ',
  MYR: 'RM|ringgit|malaysia ringgit',
  BTC: '₿',
};

const WORDS: Readonly<Record<string, string>> = {
  USD: 'dollar|dollars|us dollar|us dollars|u.s. dollar|u.s. dollars|american dollar|american dollars|united states dollars|greenback|greenbacks|buck|bucks',
  AUD: 'australian dollar|australian dollars|aussie dollar|aussie dollars',
  CAD: 'canadian dollar|canadian dollars',
  HKD: 'hong kong dollar|hong kong dollars',
  NZD: 'new zealand dollar|new zealand dollars',
  SGD: 'singapore dollar|singapore dollars',
  TWD: 'taiwan dollar|taiwan dollars|new taiwan dollars',
  EUR: 'euro|euros',
  GBP: 'pound sterling|pounds sterling|british pound|british pounds|sterling|quid|uk pounds',
  JPY: 'yen|japanese yen',
  CNY: 'yuan|renminbi|rmb|chinese yuan|yuans|元',
  INR: 'rupee|rupees|indian rupee|indian rupees',
  PKR: 'pakistani rupee|pakistani rupees',
  KRW: 'won|korean won|south korean won',
  CHF: 'franc|francs|swiss franc|swiss francs',
  SEK: 'krona|kronor|swedish krona|swedish kronor|swedish crowns',
  NOK: 'norwegian krone|norwegian kroner|norwegian crowns',
  DKK: 'krone|kroner|danish krone|danish kroner|danish crowns',
  RUB: 'ruble|rubles|rouble|roubles|russian rubles|russian roubles',
  TRY: 'lira|liras|turkish lira|turkish liras',
  MXN: 'peso|pesos|mexican peso|mexican pesos',
  CLP: 'chilean peso|chilean pesos',
  ARS: 'argentine peso|argentine pesos',
  PHP: 'philippine peso|philippine pesos',
  ZAR: 'rand|rands|south african rand',
  BRL: 'reais|brazilian real|brazilian reais',
  MYR: 'ringgit|ringgits|malaysian ringgit|malaysian ringgits|malaysia ringgit',
  THB: 'baht|thai baht',
  VND: 'dong|vietnamese dong',
  IDR: 'rupiah|indonesian rupiah|rupiahs',
  AED: 'dirham|dirhams|uae dirham|uae dirhams|emirati dirhams',
  SAR: 'riyal|riyals|saudi riyal|saudi riyals',
  QAR: 'qatari riyal|qatari riyals',
  IRR: 'rial|rials|iranian rials',
  ILS: 'shekel|shekels|israeli shekels',
  KWD: 'dinar|dinars|kuwaiti dinar|kuwaiti dinars',
  LBP: 'lebanese pound|lebanese pounds',
  EGP: 'egyptian pound|egyptian pounds|egyptianpound|geneh',
  PLN: 'zloty|zlotys|zlotych|polish zloty',
  HUF: 'forint|forints',
  CZK: 'koruna|korunas|czech koruna|czech crowns',
  UAH: 'hryvnia|hryvnias',
  NGN: 'naira',
  KES: 'kenyan shilling|kenyan shillings',
  KZT: 'tenge',
  MNT: 'tugrik|tugriks|tögrög',
  BTC: 'bitcoin|bitcoins',
};

const CENTS: Readonly<Record<string, string>> = {
  USD: 'cent|cents|¢|us cent|us cents|u.s. cent|u.s. cents',
  AUD: 'australian cent|australian cents',
  CAD: 'canadian cent|canadian cents',
  EUR: 'euro cent|euro cents|eurocent|eurocents',
  GBP: 'pence|penny|pennies',
  INR: 'paise',
  MYR: 'sen|sens',
};

/** Codes that are never read: they are words or tickers first. */
const NEVER = new Set(['AMD', 'ALL', 'TOP', 'SOS', 'XXX', 'XTS']);
/** Codes read in small letters too. */
const MAJOR = new Set(
  'USD EUR GBP JPY CNY INR AUD CHF NZD HKD SGD SEK NOK DKK KRW MXN BRL ZAR RUB THB MYR PHP IDR ILS EGP QAR KWD LBP BGN UAH VND TWD PLN HUF CZK SAR AED'.split(
    ' ',
  ),
);
const CODES = [...Intl.supportedValuesOf('currency'), 'BGN', 'CNH'].filter((code) => !NEVER.has(code));

const codeEntries = CODES.map((code): [string, Currency] => [MAJOR.has(code) ? code : `=${code}`, of(code === 'CNH' ? 'CNY' : code)]);
const spread = (table: Readonly<Record<string, string>>, power: number): [string, Currency][] =>
  Object.entries(table).flatMap(([unit, words]) => words.split('|').map((word): [string, Currency] => [word, of(unit, power)]));

/** Signs and codes before the figure: `US$`, `CHF`, `Rs.`. */
export const CURRENCY_BEFORE = phraseTable<Currency>([
  ...spread(SIGNS, 0),
  ...codeEntries,
  ...Object.keys(SIGNS).flatMap((code): [string, Currency][] => (isCurrency(code) ? [[`${code}$`, of(code)]] : [])),
  ['dollar', of('USD')],
]);

/** Words, codes and signs after the figure: `pounds sterling`, `USD`, `€`, `cents`. */
export const CURRENCY_AFTER = phraseTable<Currency>([
  ...spread(WORDS, 0),
  ...spread(CENTS, -2),
  ...['$', '€', '£', '¥', '₹', '₩', '₽', '元', '₡', '₭', 'ரூ', 'RM', '=RMB', '€ur', 'US$', 'A$', 'C$', 'HK$'].map(
    (sign): [string, Currency] => {
      const unit = Object.entries(SIGNS).find(([, words]) => words.split('|').includes(sign.replace('=', '')))?.[0];
      return [sign, of(unit ?? 'USD')];
    },
  ),
  ['=c', { unit: 'USD', power: -2, glued: true }],
  ['=p', { unit: 'GBP', power: -2, glued: true }],
  ...codeEntries,
  ...['USD', 'EUR', 'GBP', 'AUD', 'CAD', 'SEK', 'NOK', 'DKK', 'CHF'].flatMap((code): [string, Currency][] => [
    [`=M${code}`, of(code, 6)],
    [`=k${code}`, of(code, 3)],
    [`=bn${code}`, of(code, 9)],
  ]),
]);
