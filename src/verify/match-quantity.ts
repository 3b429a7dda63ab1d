/**
 * Whether words say a quantity. Text may be coarser than the fact, never finer; a figure without a hedge is the fact
 * rounded half away from zero at the digit it shows, within 2.5%, or half a tenth of a percentage; a hedged one keeps the hedge's side and distance
 * ("nearly" from below within 5%, "more than" from above within 10%, "about" within 5%); a bound stays the same bound.
 * The distances follow the corpus study of Power and Williams, "Generating numerical approximations", Computational
 * Linguistics 38(1), 2012.
 */
import { Decimal, decimal } from '../model/decimal.ts';
import { type Fact, tellsChange } from '../model/fact.ts';
import { isNearEnough } from '../model/format.ts';
import type { QuantityMention } from '../model/mention.ts';
import type { Comparator, Quantity } from '../model/quantity.ts';
import { unitById } from '../model/unit.ts';

/**
 * Undefined where the mention says the quantity of the fact, else what is wrong in a few words.
 * @param loss whether the words before it call it a loss: then a negative amount is told without its sign
 */
export function quantityMismatch(fact: Fact, quantity: Quantity, mention: QuantityMention, loss = false): string | undefined {
  if (saysExactly(quantity, mention, loss)) return undefined;
  const change = tellsChange(fact);
  if (mention.form === 'order') return 'an order of magnitude is no figure';
  if (mention.form === 'multiple' && change) return multipleMismatch(quantity, mention);
  const unit = unitMismatch(quantity, mention);
  if (unit) return unit;
  if (loss && !change && !quantity.amount.startsWith('-')) return 'called a loss, which it is not';
  const sized = (change || loss) && !mention.amount.startsWith('-');
  const scale = mention.unit === null || mention.unit === quantity.unit ? undefined : factorOf(quantity.unit).div(factorOf(mention.unit));
  const shownSign = (value: Decimal): Decimal => (sized ? value.abs() : value);
  const inShown = (amount: string): Decimal => shownSign(scale ? decimal(amount).times(scale) : decimal(amount));
  if (quantity.low !== undefined && quantity.high !== undefined) {
    if (mention.low === undefined || mention.high === undefined) return 'one figure for a range';
    const limit = limitOf(quantity);
    return rounded(inShown(quantity.low), decimal(mention.low), mention, limit) &&
      rounded(inShown(quantity.high), decimal(mention.high), mention, limit)
      ? undefined
      : 'the range differs';
  }
  if (mention.low !== undefined) return 'a range for one figure';
  return amountMismatch(quantity.comparator, inShown(quantity.amount), mention, limitOf(quantity));
}

/** The same amount, unit and comparator to the letter: most claims, and no arithmetic. */
function saysExactly(quantity: Quantity, mention: QuantityMention, loss: boolean): boolean {
  const sameValue = mention.amount === quantity.amount && mention.unit === quantity.unit && mention.per === quantity.per;
  return (
    sameValue &&
    !loss &&
    mention.comparator === quantity.comparator &&
    mention.low === undefined &&
    quantity.low === undefined &&
    !isNear(mention) &&
    mention.form !== 'order'
  );
}

function unitMismatch(quantity: Quantity, mention: QuantityMention): string | undefined {
  const wanted = unitById(quantity.unit);
  if (mention.unit === null)
    return wanted?.dimension === 'percent' || wanted?.dimension.startsWith('currency:')
      ? 'the unit is missing'
      : perMismatch(quantity, mention);
  const found = unitById(mention.unit);
  if (found?.dimension !== wanted?.dimension) return 'the unit differs';
  return perMismatch(quantity, mention);
}

function perMismatch(quantity: Quantity, mention: QuantityMention): string | undefined {
  if (mention.per === quantity.per) return undefined;
  if (mention.per === undefined && mention.unit === null) return undefined;
  return quantity.per === undefined ? 'counted by something the fact does not have' : `it is counted per ${quantity.per}`;
}

/** "More than doubled" against a change in percent. */
function multipleMismatch(quantity: Quantity, mention: QuantityMention): string | undefined {
  const factor = decimal(quantity.amount).div(100).plus(1);
  return amountMismatch('=', factor, mention, (shown, value) => isNearEnough(shown, value, undefined)) && 'the multiple differs';
}

function amountMismatch(comparator: Comparator, value: Decimal, mention: QuantityMention, limit: Limit | undefined): string | undefined {
  const shown = decimal(mention.amount);
  if (comparator !== '=') {
    if (mention.comparator !== comparator || (comparator === '<' && isNear(mention))) return 'the comparator differs';
    return rounded(value, shown, mention, limit) ? undefined : 'the value differs';
  }
  const isWithin = (share: number): boolean =>
    shown
      .minus(value)
      .abs()
      .lte(value.isZero() ? share : value.abs().times(share));
  switch (mention.comparator) {
    case '=':
      return rounded(value, shown, mention, limit) ? undefined : 'the value differs';
    case '~':
      if (isNear(mention) && shown.lte(value)) return 'the fact is not below that';
      return isWithin(0.05) || (limit === undefined && shown.minus(value).abs().lte(mention.step))
        ? undefined
        : 'the value is not near enough';
    case '>':
      return shown.lt(value) && isWithin(0.1) ? undefined : 'the fact is not more than that, or far more';
    case '>=':
      return shown.lte(value) && isWithin(0.1) ? undefined : 'the fact is not at least that, or far more';
    case '<':
      return shown.gt(value) && isWithin(isNear(mention) ? 0.05 : 0.1) ? undefined : 'the fact is not less than that, or far less';
    case '<=':
      return 'the fact is a figure, not a limit';
  }
}

/** "Nearly" and its like say how close, "less than" does not. */
function isNear({ hedge }: QuantityMention): boolean {
  return hedge !== undefined && /^(?:nearly|almost|just under|close to|just below|just shy of|approaching)/.test(hedge);
}

/** Whether rounding has stayed near the fact. */
type Limit = (shown: Decimal, value: Decimal) => boolean;

function limitOf({ unit }: Quantity): Limit | undefined {
  const dimension = unitById(unit)?.dimension;
  return hasNoZero(unit) ? undefined : (shown, value) => isNearEnough(shown, value, dimension);
}

/** Degrees count from a zero that was agreed upon, so that a share of them means nothing. */
export function hasNoZero(unit: string): boolean {
  return unit === 'degC' || unit === 'degF';
}

function rounded(value: Decimal, shown: Decimal, mention: QuantityMention, limit: Limit | undefined): boolean {
  if (value.eq(shown)) return true;
  const step = decimal(mention.step);
  const off = value.minus(shown).abs();
  if (off.gt(step) || limit?.(shown, value) === false) return false;
  return value.div(step).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).times(step).eq(shown);
}

function factorOf(unit: string): Decimal {
  return decimal(unitById(unit)?.factor ?? '1');
}
