/** In what a figure differs from the fact it should say: its unit, its scale, its comparator, or its value. */
import { decimal } from '../model/decimal.ts';
import type { Difference } from '../model/finding.ts';
import type { QuantityMention } from '../model/mention.ts';
import type { Value } from '../model/quantity.ts';
import { type Unit, unitById } from '../model/unit.ts';

export function differenceOf(quantity: Value, mention: QuantityMention): Difference {
  if (quantity.type !== 'quantity') return 'value';
  const held = unitById(quantity.unit);
  const said = mention.unit === null ? held : unitById(mention.unit);
  if (held?.dimension !== said?.dimension) return isCurrency(held) && isCurrency(said) ? 'currency' : 'unit';
  const bare = mention.unit === null && (isCurrency(held) || held?.dimension === 'percent');
  if (bare || (mention.per !== undefined && mention.per !== quantity.per)) return 'unit';
  if (quantity.low !== undefined || mention.low !== undefined || decimal(quantity.amount).isZero()) return 'value';
  const [shown, fact] = [decimal(mention.amount).abs(), decimal(quantity.amount).abs()];
  if (mention.unit !== null && mention.unit !== quantity.unit && shown.eq(fact)) return 'unit';
  const ratio = shown
    .times(said?.factor ?? '1')
    .div(fact.times(held?.factor ?? '1'))
    .toNumber();
  if (mention.comparator !== quantity.comparator && isNear(ratio, 1)) return 'comparator';
  const thousands = Math.round(Math.log10(ratio) / 3);
  return thousands !== 0 && isNear(ratio, 1000 ** thousands) ? 'scale' : 'value';
}

function isCurrency(unit: Unit | undefined): boolean {
  return unit?.dimension.startsWith('currency:') === true;
}

/** As near as rounding may go. */
function isNear(ratio: number, to: number): boolean {
  return Math.abs(ratio / to - 1) <= 0.025;
}
