/** Rules over the members of a group at one time: ranks, sums, concentration, breadth. */
import { Decimal } from '../decimal.ts';
import type { Rule } from './rule.ts';
import { changesOf, median, numberOf, ordinalOf } from './series-rules.ts';

const sum = (amounts: readonly Decimal[]): Decimal => amounts.reduce((total, amount) => total.plus(amount), new Decimal(0));

/** The changes of the members of pairs (now, before, now, before, …), in percent. */
function memberChanges(amounts: readonly Decimal[]): readonly Decimal[] | string {
  if (amounts.length % 2 !== 0) return 'every member wants a figure of now and one of before';
  const changes = amounts.flatMap((now, index) => (index % 2 === 0 ? changesOf([now, amounts[index + 1] ?? now], false) : []));
  if (changes.length < amounts.length / 2) return 'a member has a base of zero or less';
  return changes.length < 5 ? `breadth wants five members; there are ${changes.length}` : changes;
}

export const GROUP_RULES: readonly Rule[] = [
  {
    id: 'rank',
    version: 2,
    inputs: ['of', 'among'],
    many: true,
    shape: 'group',
    formula: 'one and how many of the others are larger (equals share a rank)',
    worked: (of, ...others) => `${of} among ${others.length + 1}`,
    label: 'rank by',
    unit: 'text',
    compute: ([of = new Decimal(0), ...others]) => {
      if (others.length < 2) return 'a rank wants three members';
      const rank = 1 + others.filter((other) => other.gt(of)).length;
      const joint = others.some((other) => other.eq(of)) ? 'joint ' : '';
      const count = numberOf(others.length + 1);
      const place = rank === 1 ? 'largest' : `${ordinalOf(rank)}-largest`;
      const words = [`the ${joint}${place} of ${count}`, `No. ${rank} of ${others.length + 1}`] as const;
      return { words: rank === others.length + 1 && joint === '' ? [`the smallest of ${count}`, ...words] : [...words] };
    },
  },
  {
    id: 'sum',
    version: 1,
    inputs: ['members'],
    many: true,
    shape: 'group',
    formula: 'the sum of the members',
    worked: (...members) => members.join(' + '),
    label: 'sum of',
    unit: 'same',
    compute: (members) => (members.length < 2 ? 'a sum wants two members' : sum(members)),
  },
  {
    id: 'combined-share',
    version: 1,
    inputs: ['in', 'members'],
    many: true,
    shape: 'group',
    formula: 'the sum of the members / in * 100',
    worked: (total, ...members) => `(${members.join(' + ')}) ÷ ${total} × 100`,
    label: 'combined share of',
    unit: 'percent',
    compute: ([total = new Decimal(0), ...members]) => {
      const part = sum(members);
      const outside = total.lte(0) || part.gt(total) || members.some((member) => member.lt(0));
      return outside ? 'no share: the parts must lie between zero and the whole' : part.div(total).times(100);
    },
  },
  {
    id: 'concentration',
    version: 1,
    inputs: ['in', 'members'],
    many: true,
    shape: 'group',
    formula: 'the sum of the squares of the members’ shares in percent (Herfindahl-Hirschman index)',
    worked: (total, ...members) => `the squares of ${members.length} shares of ${total}, added up`,
    label: 'concentration of',
    unit: 'count',
    compute: ([total = new Decimal(0), ...members]) => {
      if (members.length < 3) return 'concentration wants three members';
      const outside = total.lte(0) || sum(members).gt(total.times('1.02')) || members.some((member) => member.lt(0));
      return outside
        ? 'no shares: the parts must lie between zero and the whole'
        : sum(members.map((member) => member.div(total).times(100).pow(2)));
    },
  },
  {
    id: 'breadth',
    version: 1,
    inputs: ['now and before'],
    many: true,
    shape: 'pairs',
    formula: 'how many members are above their figure of before',
    worked: (...figures) => `${figures.length / 2} members, now against before`,
    label: 'breadth of the rise in',
    unit: 'text',
    compute: (amounts) => {
      const changes = memberChanges(amounts);
      if (typeof changes === 'string') return changes;
      return { words: [`${changes.filter((change) => change.gt(0)).length} of ${changes.length}`] };
    },
  },
  {
    id: 'median-change',
    version: 1,
    inputs: ['now and before'],
    many: true,
    shape: 'pairs',
    formula: 'the median of the members’ changes in percent',
    worked: (...figures) => `the median change of ${figures.length / 2} members`,
    label: 'median change in',
    unit: 'percent',
    compute: (amounts) => {
      const changes = memberChanges(amounts);
      return typeof changes === 'string' ? changes : median(changes);
    },
  },
];
