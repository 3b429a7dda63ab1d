/** Claims about Wikipedia tables, true or false (TabFact, simple rows): one figure or name of a cell is said of a row. */
import type { Value } from '../../src/model/quantity.ts';
import { readMentions } from '../../src/verify/read/read.ts';
import { amount, entity, ledgerOf, property } from './ledger.ts';
import type { Adapter, Sample } from './score.ts';

interface Row {
  readonly id: string;
  readonly source: { readonly caption: string; readonly table: readonly (readonly string[])[] };
  readonly text: string;
  readonly ok: boolean | null;
  readonly simple: boolean;
}

export const tabfact: Adapter = {
  name: 'tabfact_small',
  types: ['ALL'],
  anchors: ['none published for figures alone: most false rows change a name or a count of rows, which no fact of a cell says'],
  sample(raw) {
    const row = raw as unknown as Row;
    if (!row.simple) return undefined;
    return { id: row.id, text: row.text, ledger: ledger(row.source), source: JSON.stringify(row.source), gold: [], ok: row.ok };
  },
  typeOf: (finding) => (/^(?:altered|misattributed)$/.test(finding.rule) ? 'NUMBER' : undefined),
};

/** Each row is an entity by the names in its cells; each column a property. */
function ledger({ caption, table: [head = [], ...rows] }: Row['source']): Sample['ledger'] {
  const columns = head.map((cell) => cell.trim());
  const isName = (cell: string): boolean => /\p{L}{3}/u.test(cell);
  const named = rows.map((cells) => cells.map((cell) => cell.trim()).filter(isName));
  const entities = named.flatMap((names, index) =>
    names[0] === undefined ? [] : [entity(`row${index}`, names[0], 'product', names.slice(1))],
  );
  const facts = rows.flatMap((cells, index) =>
    named[index]?.[0] === undefined
      ? []
      : cells.flatMap((cell, column) => valuesOf(cell).map((value) => ({ subject: `row${index}`, property: `c${column}`, value }))),
  );
  return ledgerOf({
    asOf: '2020-01-01',
    entities: [...entities, ...(caption === '' ? [] : [entity('caption', caption, 'term')])],
    properties: columns.flatMap((label, column) => (label === '' ? [] : [property(`c${column}`, label, [], 'number')])),
    facts,
  });
}

function valuesOf(cell: string): readonly Value[] {
  return readMentions(cell).flatMap((mention) => {
    if (mention.type === 'quantity')
      return [amount(mention.amount), ...(mention.unit === null ? [] : [amount(mention.amount, mention.unit)])];
    return [...mention.text.matchAll(/\d+(?:\.\d+)?/g)].map((found) => amount(found[0]));
  });
}
