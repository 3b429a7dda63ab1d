/** Units as the headers of tables write them: `($/mt)`, `cents per pound`, `thousand metric tons`, `thousands of carats`. */
import { decimal, plain } from '../model/decimal.ts';
import { allUnits } from '../model/unit.ts';

export interface MeasuredIn {
  readonly unit: string;
  /** Unit it is counted by: `kg` in dollars a kilogram. */
  readonly per?: string;
  /** What the figures are multiplied by; absent where they stand in full. */
  readonly scale?: string;
}

const COUNTS: Readonly<Record<string, string>> = { thousand: '1e3', million: '1e6', billion: '1e9' };
const MONEY: Readonly<Record<string, MeasuredIn>> = {
  $: { unit: 'USD' },
  dollar: { unit: 'USD' },
  dollars: { unit: 'USD' },
  '¢': { unit: 'USD', scale: '0.01' },
  cent: { unit: 'USD', scale: '0.01' },
  cents: { unit: 'USD', scale: '0.01' },
};
/** Spellings that readers of prose do not meet; a bare `ton` is metric with every agency that is asked here. */
const SPELLINGS: Readonly<Record<string, string>> = {
  'metric dry tons': 't',
  'dry metric tons': 't',
  number: 'count',
  index: 'index-point',
  '2010=100': 'index-point',
};

const idByName = new Map(
  allUnits().flatMap(({ id, one, many, aliases }) => [id, one, many, ...aliases].map((name) => [name.toLowerCase(), id] as const)),
);

/** What a phrase measures in; undefined where one of its words is not known: `$/dmtu`, `cents/sheet`. */
export function measuredIn(phrase: string): MeasuredIn | undefined {
  const words = phrase
    .toLowerCase()
    .replace(/^\s*\((.*)\)\s*$/, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  const [counted = '', by] = words.split(/ per |\//);
  const first = amount(counted);
  if (!first || by === undefined) return first;
  const [, number = '1', what = ''] = /^(\d+)?[ -]?(.+)$/.exec(by) ?? [];
  const per = idOf(what);
  const scale = decimal(first.scale ?? '1').div(number);
  // A factor that no decimal writes out would round every figure.
  return per === undefined || !scale.times(number).eq(first.scale ?? '1') ? undefined : scaled({ unit: first.unit, per }, plain(scale));
}

function amount(words: string): MeasuredIn | undefined {
  const [, count, what = ''] = /^(?:(thousand|million|billion)s?(?: of)? )?(.+)$/.exec(words) ?? [];
  const money = MONEY[what];
  const unit = money?.unit ?? idOf(what);
  if (unit === undefined) return undefined;
  return scaled(
    { unit },
    decimal(money?.scale ?? '1')
      .times((count && COUNTS[count]) ?? '1')
      .toFixed(),
  );
}

function scaled(measure: MeasuredIn, scale: string): MeasuredIn {
  return scale === '1' ? measure : { ...measure, scale };
}

function idOf(words: string): string | undefined {
  return words === '' ? undefined : (SPELLINGS[words] ?? idByName.get(words));
}
