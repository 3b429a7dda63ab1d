/** Questions a template may ask in `{{#if (…)}}`: comparison is the code's, the words for it are the template's. */
import { type Decimal, decimal } from '../model/decimal.ts';
import type { Fact } from '../model/fact.ts';
import { formatQuantity } from '../model/format.ts';
import { unitById } from '../model/unit.ts';
import { factOf, type Helper, isTold, present } from './call.ts';
import { multipleWords } from './helpers-value.ts';
import { changeOf } from './helpers-word.ts';
import { entityOf } from './refer.ts';

function amountOf(fact: Fact): Decimal {
  if (fact.value.type !== 'quantity') throw new RangeError(`${fact.id} is no quantity`);
  return decimal(fact.value.amount).times(unitById(fact.value.unit)?.factor ?? '1');
}

function compare(left: unknown, right: unknown): number {
  const [a, b] = [factOf(left), factOf(right)];
  const dimension = (fact: Fact): string | undefined => (fact.value.type === 'quantity' ? unitById(fact.value.unit)?.dimension : undefined);
  if (dimension(a) !== dimension(b)) throw new RangeError(`${a.id} and ${b.id} differ in unit`);
  return amountOf(a).cmp(amountOf(b));
}

function shownOf(param: unknown): string {
  const { value } = factOf(param);
  return value.type === 'quantity' ? formatQuantity(value) : JSON.stringify(value);
}

/** A test that is false of a fact that is not there. */
const test = (ask: (fact: Fact) => boolean): Helper => ({
  run: (_call, param) => param !== null && param !== undefined && ask(factOf(param)),
});

export const tests: Readonly<Record<string, Helper>> = {
  /** Of a change: its sign. */
  rose: test((fact) => changeOf(fact) > 0),
  fell: test((fact) => changeOf(fact) < 0),
  flat: test((fact) => changeOf(fact) === 0),
  /** Of any amount. */
  negative: test((fact) => amountOf(fact).isNegative() && !amountOf(fact).isZero()),
  zero: test((fact) => amountOf(fact).isZero()),
  multiplied: test((fact) => multipleWords(fact) !== undefined),
  noted: test((fact) => fact.note !== undefined),
  actual: test((fact) => fact.standing === 'actual'),
  estimated: test((fact) => fact.standing === 'estimate'),
  /** Whether the subject is a company: it has revenue, and its first mention has its ticker. */
  company: { run: ({ writer }, param) => present(param) && entityOf(writer, factOf(param).subject).class === 'company' },
  /** Of a change: less than a tenth of a percent, or of a point. */
  slight: test((fact) => changeOf(fact) !== 0 && Math.abs(changeOf(fact)) < 0.1),
  /** `(over change 10)`: whether a change is larger than that many percent, up or down. */
  over: {
    numbers: true,
    takes: [2, 2],
    run: (_call, param, bound) => {
      if (typeof bound !== 'number') throw new RangeError('the bound must be a number');
      return Math.abs(changeOf(factOf(param))) > bound;
    },
  },
  /** Whether a fact is the lead by news value; whether it is told at all. */
  leads: { run: ({ writer }, param) => present(param) && writer.news.get(factOf(param).id)?.verdict === 'lead' },
  told: { run: ({ writer }, param) => isTold(writer, param) },
  /** Two amounts of one dimension. */
  more: { takes: [2, 2], run: (_call, left, right) => compare(left, right) > 0 },
  fewer: { takes: [2, 2], run: (_call, left, right) => compare(left, right) < 0 },
  /** Two facts that are printed alike, and two that are one. */
  alike: { takes: [2, 2], run: (_call, left, right) => present(left) && present(right) && shownOf(left) === shownOf(right) },
  same: { takes: [2, 2], run: (_call, left, right) => present(left) && present(right) && factOf(left).id === factOf(right).id },
  /** Two facts of the same publisher, so that one attribution serves both. */
  sameSource: { takes: [2, 2], run: (_call, left, right) => factOf(left).source.publisher === factOf(right).source.publisher },
  not: { run: (_call, value) => !value },
  all: { takes: [1, Number.POSITIVE_INFINITY], run: (_call, ...values) => values.every((value) => present(value)) },
  any: { takes: [1, Number.POSITIVE_INFINITY], run: (_call, ...values) => values.some((value) => present(value)) },
};
