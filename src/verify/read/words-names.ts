/** Words that make the number behind them part of a name, and exchanges. Data only. */
import { phraseTable } from './phrases.ts';

/** Capitalised nouns before a number that is a label and no figure: `Section 232`, `Phase 2`, `Boeing 737`. */
export const DESIGNATORS = new Set(
  (
    'section sections article articles chapter annex form forms rule rules regulation directive order phase tier level figure fig table note notes page title part schedule act item exhibit appendix paragraph clause ' +
    'resolution bill proposition class series category flight boeing airbus highway route interstate block train scope stage step grade model windows iphone galaxy web version apollo falcon formula ' +
    'volume vol issue case docket release announcement law decree notice circular amendment protocol basel euro iso agenda industry plan line unit reactor mach vision project channel zone area lot pier terminal gate room ' +
    'suite building platform horizon track option question rev revision gen generation codelco blackwell python java gpt llama gemini claude pentium ryzen xeon core geforce pixel xbox playstation'
  ).split(' '),
);

/** Adjectives before a designator: `Executive Order 14272`, `Public Law 117-169`. */
export const LABEL_LEADS = new Set(
  'executive public presidential council commission implementing delegated ministerial general'.split(' '),
);

/** Words between a designator and its number: `Executive Order No. 14272`, `Regulation (EU) 2024/1252`. */
export const NUMBER_SIGNS = phraseTable<true>(
  ['no.', 'nos.', 'nr.', 'no', 'number', '#', 'num.', '(eu)', '(ec)', '(eec)', '(eu) no', '(ec) no', '(eu) no.'].map(
    (word): [string, true] => [word, true],
  ),
);

/** Indexes and lists that carry their size in their name. */
export const MEMBERS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  (
    [
      ['p', '100 400 500 600 1500'],
      ['nasdaq', '100'],
      ['russell', '1000 2000 3000'],
      ['ftse', '100 250 350 500'],
      ['nikkei', '225 400'],
      ['jpx', '400'],
      ['csi', '100 300 500 1000'],
      ['stoxx', '50 600'],
      ['europe', '600'],
      ['dax', '30 40'],
      ['cac', '40'],
      ['ibex', '35'],
      ['asx', '20 50 100 200 300'],
      ['kospi', '50 100 200'],
      ['kosdaq', '150'],
      ['topix', '500'],
      ['tsx', '60'],
      ['nifty', '50 100 500'],
      ['sensex', '30'],
      ['fortune', '50 100 500 1000'],
      ['global', '500 2000 1200'],
      ['forbes', '400 2000'],
      ['dow', '30'],
      ['star', '50'],
      ['wilshire', '5000'],
      ['sse', '50 180'],
      ['inc', '5000'],
      ['msci', '100 300'],
      ['smi', '20'],
      ['omx', '30'],
      ['omxs', '30'],
      ['bel', '20'],
      ['aex', '25'],
      ['mib', '40'],
    ] as const
  ).map(([word, sizes]) => [word, new Set(sizes.split(' '))]),
);

/** Model words behind a number: `737 MAX`. */
export const MODELS = new Set(['MAX', 'Dreamliner', 'neo', 'XWB', 'Ti']);

/** Exchanges as they stand before a ticker: `NYSE American: UUUU`. */
export const EXCHANGES = phraseTable<true>(
  (
    'NYSE|NYSE American|NYSE Arca|NYSE MKT|NASDAQ|NasdaqGS|NasdaqGM|NasdaqCM|Nasdaq Global Select|AMEX|OTC|OTCQX|OTCQB|OTC Pink|OTC Markets|OTCMKTS|OTCPK|CBOE|ASX|TSX|TSXV|TSX-V|TSX.V|TSX Venture|CSE|NEO|LSE|AIM|LON|HKEX|HKG|SEHK|' +
    'SSE|SZSE|SHA|SHE|Shanghai|Shenzhen|BSE|NSE|TSE|TYO|TWSE|TPEx|KRX|KOSPI|KOSDAQ|SGX|SET|IDX|JSE|NZX|FRA|ETR|Xetra|EPA|Euronext|Euronext Paris|Euronext Amsterdam|AMS|BIT|BME|SIX|SWX|STO|CPH|HEL|OSL|Oslo|WSE|B3|BMV|TADAWUL|ADX|DFM|' +
    'NYSEARCA|NYSEAMERICAN|NYSEMKT|Borsa Italiana|Nasdaq Stockholm|Nasdaq First North'
  )
    .split('|')
    .map((word): [string, true] => [word, true]),
);

/** Suffixes of Reuters codes: `LYC.AX`, `600111.SS`. */
export const MARKET_SUFFIXES = new Set(
  'N O OQ A AX L TO V HK SS SZ SH T TW TWO KS KQ DE F PA AS SI NS BO SW MI MC ST OL CO HE JO SA MX NZ BK JK'.split(' '),
);
