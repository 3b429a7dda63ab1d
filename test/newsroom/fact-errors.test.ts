import { describe, expect, it } from 'vitest';
import { complaints, FIELD, FORMATS, type Format, factsOf, LINE, type Row, row, without, write } from './rows.ts';

/** A row with one thing wrong, the field at fault and words of the message. */
const BAD: readonly (readonly [string, Row, string, string])[] = [
  ...['id', 'subject', 'property', 'value', 'period', 'source'].map((field) => [`no ${field}`, without(field), field, 'missing'] as const),
  ['no kind', without('kind'), 'kind', 'missing; expected `figure`, `move`, `policy`, `quote`'],
  ['an unknown kind', row({ kind: 'rumour' }), 'kind', 'expected `figure`, `move`, `policy`, `quote`, found "rumour"'],
  ['no unit', row({ value: { amount: '1' } }), 'value.unit', 'missing'],
  ['an unknown unit', row({ value: { amount: '1', unit: 'tonns' } }), 'value.unit', 'unknown unit `tonns`'],
  ['a unit by another name', row({ value: { amount: '1', unit: 'tonnes' } }), 'value.unit', 'unknown unit `tonnes`'],
  ['an unknown unit it is counted by', row({ value: { amount: '1', unit: 'USD', per: 'kilo' } }), 'value.per', 'unknown unit `kilo`'],
  ['no amount', row({ value: { unit: 't' } }), 'value', 'missing amount'],
  ...['NaN', 'Infinity', '-Infinity', '1e999', '1,000', '1_000', '0x1F', 'one', '1.2.3', '--1', '٣'].map(
    (amount) =>
      [`the amount ${amount}`, row({ value: { amount, unit: 't' } }), 'value.amount', `"${amount}" is no decimal number`] as const,
  ),
  ['an unknown comparator', row({ value: { amount: '1', unit: 't', comparator: '≥' } }), 'value.comparator', 'expected `=`, `<`'],
  ['half a range', row({ value: { low: '1', unit: 't' } }), 'value', 'a range needs both low and high'],
  ['a range upside down', row({ value: { low: '2', high: '1', unit: 't' } }), 'value', 'the range from 2 to 1 is empty'],
  ['a middle outside its range', row({ value: { low: '1', high: '2', amount: '3', unit: 't' } }), 'value', '3 is not between 1 and 2'],
  ['two kinds of value', row({ value: { text: 'x', amount: '1', unit: 't' } }), 'value.amount', 'this field is not known'],
  ['a quote that is a number', row({ kind: 'quote' }), 'value', 'a quote is a text'],
  [
    'a move that is an entity',
    row({ kind: 'move', action: 'build', status: 'done', value: { entity: 'china' } }),
    'value',
    'not an entity',
  ],
  ...['2025-02-30', '2025-13', '2025-Q5', '2025-H3', 'FY2026-Q2', 'next year', '25', '2025/2024', 'around 2024'].map(
    (period) => [`the period ${period}`, row({ period }), 'period', `"${period}" is no period`] as const,
  ),
  ['a date that does not exist', row({ value: { date: '2023-02-29' } }), 'value.date', '"2023-02-29" is no period'],
  ['an unknown standing', row({ standing: 'rumoured' }), 'standing', 'expected `actual`, `estimate`'],
  ['an unknown basis', row({ basis: ['gapp'] }), 'basis.0', 'expected `gaap`'],
  ['a move without an action', row({ kind: 'move', status: 'done' }), 'action', 'missing'],
  ['a move without a status', row({ kind: 'move', action: 'build' }), 'status', 'missing'],
  ['an unknown action', row({ kind: 'move', action: 'moon', status: 'done' }), 'action', 'expected `acquire`'],
  ['a policy without its law', row({ kind: 'policy' }), 'instrument', 'missing'],
  ['an id with a blank', row({ id: 'usgs china' }), 'id', '"usgs china" is no fact id'],
  ['an id that begins with a slash', row({ id: '/etc' }), 'id', '"/etc" is no fact id'],
  ['an id with a bracket', row({ id: 'a)b' }), 'id', '"a)b" is no fact id'],
  ['a field that is not known', row({ vlaue: '1' }), 'vlaue', 'this field is not known'],
  ['a field of another kind', row({ action: 'build' }), 'action', 'this field is not known'],
  ['a note with an address', row({ note: 'see www.x.com' }), 'note', 'holds a web or mail address'],
  ['a wording with an address', row({ wordings: ['write to a@b.co'] }), 'wordings.0', 'holds a web or mail address'],
  ['words with an address', row({ value: { text: 'http://x.org' } }), 'value.text', 'holds a web or mail address'],
  ['an unknown source', row({ source: 'mcs2525' }), 'source', 'unknown source `mcs2525`'],
  ['an id that is there already', row({ id: 'good.two' }), 'id', 'the id `good.two` is used twice; first in facts/a.'],
];

const GOOD: readonly Row[] = [row({ id: 'good.one' }), row({ id: 'good.two' })];

describe.each(FORMATS)('a bad row of %s is named by file, line and field', (format: Format) => {
  const file = `facts/a.${format}`;

  it.each(BAD)('%s', (_case, bad, field, says) => {
    const found = complaints(() => factsOf(file, write(format, [...GOOD, bad])));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`${file}:${LINE[format](2)}: ${FIELD[format](2, field)}: `);
    expect(found[0]).toContain(says);
  });

  it('the good rows alone are fine', () => {
    expect(factsOf(file, write(format, GOOD))).toHaveLength(2);
  });

  it('all bad rows are told at once', () => {
    const rows = [row(), row({ id: 'b', period: 'soon' }), row({ id: 'c', value: { amount: 'x', unit: 'y' } }), row({ id: 'd' })];
    expect(
      complaints(() => factsOf(file, write(format, rows))).map((line) => line.slice(0, line.indexOf(': ', line.indexOf(': ') + 2))),
    ).toEqual([
      `${file}:${LINE[format](1)}: ${FIELD[format](1, 'period')}`,
      `${file}:${LINE[format](2)}: ${FIELD[format](2, 'value.amount')}`,
      `${file}:${LINE[format](2)}: ${FIELD[format](2, 'value.unit')}`,
    ]);
  });

  it.each([
    ['a character that turns text round', '\u202E', '202E'],
    ['a zero-width blank', '\u200B', '200B'],
    ['a soft hyphen', '\u00AD', '00AD'],
    ['a tag character', '\u{E0041}', 'E0041'],
  ])('%s is refused with its line', (_case, character, code) => {
    const text = write(format, [...GOOD, row({ id: 'c', note: `a${character}b` })]);
    expect(complaints(() => factsOf(file, text))).toEqual([`${file}:${LINE[format](2)}: hidden character U+${code}`]);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('a field called %s is refused', (name) => {
    const odd = Object.defineProperty({ ...row({ id: 'c' }) }, name, { value: 'x', enumerable: true });
    expect(complaints(() => factsOf(file, write(format, [...GOOD, odd])))).toEqual([
      `${file}:${LINE[format](2)}: no field may be called \`${name}\``,
    ]);
  });
});
