/** Units as people write them over a column: `($/bbl)`, `USD bn`, `kt`, `thousand metric tons`, `%`. */
import { decimal, plain } from '../../model/decimal.ts';
import { allUnits, currencySign, isCurrency, unitById } from '../../model/unit.ts';

export interface UnitTerms {
  readonly unit: string;
  readonly per?: string;
  readonly scale?: string;
}

/** The unit that words name; undefined where any part of them is not known. */
export function unitFromWords(words: string): UnitTerms | undefined {
  const text = words
    .trim()
    .replace(/^[([]\s*(.*?)\s*[)\]]$/, '$1')
    .replace(/\s+/g, ' ');
  const [numerator = '', denominator, ...more] = text.split(/\s*\/\s*|\s+per\s+|\s+a\s+/);
  if (more.length > 0) return undefined;
  const counted = counting(numerator);
  if (!counted) return undefined;
  const per = denominator === undefined ? undefined : counting(denominator);
  if (denominator !== undefined && (!per || per.scale !== undefined)) return undefined;
  return { ...counted, ...(per && { per: per.unit }) };
}

const SIZES: readonly (readonly [words: RegExp, scale: string])[] = [
  [/^(?:k|thousands?|'?000s?|1,?000)$/i, '1e3'],
  [/^(?:m|mn|mln|mio|millions?)$/i, '1e6'],
  [/^(?:b|bn|bln|billions?)$/i, '1e9'],
  [/^(?:t|tn|trn|trillions?)$/i, '1e12'],
];
/** Where the case of a letter is a factor of a billion. */
const EXACT: Readonly<Record<string, UnitTerms>> = {
  t: { unit: 't' },
  mt: { unit: 't' },
  dmt: { unit: 't' },
  kt: { unit: 't', scale: '1e3' },
  Mt: { unit: 't', scale: '1e6' },
  '¢': { unit: 'USD', scale: '0.01' },
};
const PLAIN: readonly (readonly [words: RegExp, terms: UnitTerms])[] = [
  [/^(?:cents?|us cents?)$/i, { unit: 'USD', scale: '0.01' }],
  [/^(?:index|index points?|points?|\d{4} ?= ?100|index,? ?\(?\d{4} ?= ?100\)?)$/i, { unit: 'index-point' }],
  [/^(?:ratio|multiple|times|x)$/i, { unit: 'times' }],
  [/^(?:number|count|persons?|people|employees)$/i, { unit: 'count' }],
];

function counting(words: string): UnitTerms | undefined {
  const known = unsized(words);
  if (known) return known;
  // A size before or behind: `USD bn`, `million tonnes`, `$m`, `US$ billions`.
  const parts = words.replace(/^((?:[A-Z]{1,3})?[$€£¥₹₩])(?=\S)/, '$1 ').split(' ');
  for (const at of [parts.length - 1, 0]) {
    const size = SIZES.find(([form]) => form.test(parts[at] ?? ''))?.[1];
    const rest = unsized(parts.filter((_, index) => index !== at).join(' '));
    if (size === undefined || parts.length < 2 || !rest) continue;
    const scale = plain(decimal(rest.scale ?? '1').times(size));
    return { ...rest, scale };
  }
  return undefined;
}

function unsized(words: string): UnitTerms | undefined {
  return (Object.hasOwn(EXACT, words) ? EXACT[words] : undefined) ?? PLAIN.find(([form]) => form.test(words))?.[1] ?? named(words);
}

function named(words: string): UnitTerms | undefined {
  if (words === '') return undefined;
  const code = words.toUpperCase();
  if (isCurrency(code) && words === code) return { unit: code };
  const sign = Intl.supportedValuesOf('currency').find(
    (one) => currencySign(one).trim() === words || (one === 'USD' && /^(?:US\$|U\.S\. dollars?|dollars?)$/i.test(words)),
  );
  if (sign !== undefined && sign !== words) return { unit: sign };
  const lower = words.toLowerCase();
  const unit =
    unitById(words) ??
    allUnits().find(({ one, many, aliases }) => one.toLowerCase() === lower || many.toLowerCase() === lower || aliases.includes(lower));
  return unit && { unit: unit.id };
}
