/** Amounts in two units of one kind: `5 feet 2 inches`, `1 hour 15 minutes`, `2 years and 3 months`, `20 dollars 43 cents`. */
import { isCurrency, unitById } from '../../model/unit.ts';
import { type Amount, readAmount } from './amount.ts';
import { add, isLess, quotient, shift, times } from './figures.ts';
import { at, type Tokens } from './scan.ts';

const JOINABLE = new Set(['length', 'time', 'months', 'mass']);

/** The amount together with the smaller one that follows it, in the smaller unit; else the amount itself. */
export function joinCompound(tokens: Tokens, amount: Amount): Amount {
  if ((!amount.unit && amount.currency === undefined) || amount.scale || amount.per !== undefined || amount.numeral.fraction) return amount;
  const half = joinHalf(tokens, amount);
  if (half) return half;
  const sign = at(tokens, amount.next);
  const from = sign.lower === 'and' || (sign.text === ',' && amount.unit?.power === 0) ? amount.next + 1 : amount.next;
  const rest = readAmount(tokens, from);
  if (!rest || rest.negative || rest.scale || rest.currency !== undefined || rest.numeral.fraction) return amount;
  return joinMoney(tokens, amount, rest) ?? joinMeasure(amount, rest) ?? amount;
}

/** `two years and a half`. */
function joinHalf(tokens: Tokens, amount: Amount): Amount | undefined {
  const from = at(tokens, amount.next).lower === 'and' ? amount.next + 1 : amount.next;
  const half = at(tokens, from).lower === 'a' ? from + 1 : from;
  if (
    from === amount.next ||
    at(tokens, half).lower !== 'half' ||
    /^(?:of|the|a|an|-)$/.test(at(tokens, half + 1).lower) ||
    !amount.unit ||
    amount.unit.power !== 0
  )
    return undefined;
  if (!JOINABLE.has(unitById(amount.unit.unit)?.dimension ?? '')) return undefined;
  return { ...amount, next: half + 1, numeral: { ...amount.numeral, value: add(amount.numeral.value, '0.5'), step: '0.1' } };
}

/** Cents behind their currency; behind "twenty dollars" the bare figure too where the sentence goes no further. */
function joinMoney(tokens: Tokens, amount: Amount, rest: Amount): Amount | undefined {
  const unit = amount.unit?.power === 0 || !amount.unit ? (amount.unit?.unit ?? amount.currency ?? '') : '';
  if (!isCurrency(unit)) return undefined;
  const cents = rest.unit
    ? rest.unit.power === -2 && (rest.unit.unit === unit || rest.unit.unit === 'USD')
    : amount.currency === undefined && isLast(tokens, rest);
  if (!cents || at(tokens, amount.next).text === ',' || rest.numeral.value.length > 2) return undefined;
  return {
    ...amount,
    next: rest.next,
    ...(rest.per !== undefined && { per: rest.per }),
    numeral: { ...amount.numeral, value: add(amount.numeral.value, shift(rest.numeral.value, -2)), step: '0.01' },
  };
}

function isLast(tokens: Tokens, rest: Amount): boolean {
  const after = at(tokens, rest.next);
  return (
    rest.numeral.step === '1' &&
    (after.kind === 'end' || after.kind === 'break' || (after.text === '.' && at(tokens, rest.next + 1).kind === 'end'))
  );
}

function joinMeasure(amount: Amount, rest: Amount): Amount | undefined {
  const big = unitById(amount.unit?.unit ?? '');
  const small = unitById(rest.unit?.unit ?? '');
  if (!big || !small || big.dimension !== small.dimension || !JOINABLE.has(big.dimension) || !isLess(small.factor, big.factor))
    return undefined;
  const inSmall = times(amount.numeral.value, quotient(big.factor, small.factor));
  return {
    ...rest,
    first: amount.first,
    negative: amount.negative,
    numeral: { ...rest.numeral, words: amount.numeral.words, value: add(inSmall, rest.numeral.value) },
  };
}
