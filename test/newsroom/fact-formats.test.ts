import { describe, expect, it } from 'vitest';
import { parseDataFile } from '../../src/newsroom/data-file.ts';
import { FORMATS, factsOf, row, write } from './rows.ts';

const ROWS = [
  row({
    value: { amount: '57.40e6', unit: 'USD', per: 'kg', comparator: '>=' },
    period: '2025-Q2',
    standing: 'estimate',
    vintage: 'mcs2025',
  }),
  row({ id: 'a.b.c.range', value: { low: '1.10', high: '2.30', unit: 'percent' }, note: 'a note, with a comma and "quotes"' }),
  row({ id: 'a.b.c.words', value: { text: 'a record' }, wordings: ['a record', 'the most ever'], basis: ['gaap', 'adjusted'] }),
  row({ id: 'a.b.c.date', kind: 'move', value: { date: 'by late 2026' }, action: 'build', status: 'planned', object: 'lynas' }),
  row({
    id: 'a.b.c.rule',
    kind: 'policy',
    value: { amount: '27', unit: 'month', comparator: '<=' },
    instrument: 'crma',
    provision: 'Article 11(1)(a)',
  }),
  row({ id: 'a.b.c.who', value: { entity: 'china' } }),
  row({ id: 'a.b.c.said', kind: 'quote', value: { text: 'Supply comes first.' } }),
];

describe('facts', () => {
  const expected = factsOf('facts/a.json', write('json', ROWS));

  it('are what the rows say', () => {
    expect(expected).toHaveLength(ROWS.length);
    expect(expected[0]).toMatchObject({
      value: { type: 'quantity', amount: '57400000', unit: 'USD', per: 'kg', comparator: '>=' },
      period: { start: '2025-04-01', end: '2025-06-30', granularity: 'quarter' },
      source: { id: 'mcs2025', publisher: 'usgs', namedAs: [] },
      standing: 'estimate',
      wordings: [],
    });
    expect(expected[1]?.value).toMatchObject({ amount: '1.7', low: '1.1', high: '2.3' });
    expect(expected[3]?.value).toMatchObject({ type: 'date', period: { relation: 'by', part: 'late' } });
  });

  it.each(FORMATS)('are the same from %s', (format) => {
    expect(factsOf(`facts/a.${format}`, write(format, ROWS))).toEqual(expected);
  });

  it.each(FORMATS)('are the same from %s with a byte order mark, and with CRLF', (format) => {
    expect(factsOf(`facts/a.${format}`, `\uFEFF${write(format, ROWS)}`)).toEqual(expected);
    expect(factsOf(`facts/a.${format}`, write(format, ROWS).replaceAll('\n', '\r\n'))).toEqual(expected);
  });

  it('a text without wordings may be printed as it stands', () => {
    expect(factsOf('a.json', write('json', [row({ value: { text: 'a record' } })]))[0]?.wordings).toEqual(['a record']);
  });

  it('a JSON list, a .yml and a .jsonl file are read too', () => {
    expect(factsOf('a.json', JSON.stringify(ROWS))).toEqual(expected);
    expect(factsOf('a.yml', write('yaml', ROWS))).toEqual(expected);
    expect(factsOf('a.jsonl', write('ndjson', ROWS))).toEqual(expected);
  });
});

describe('numbers keep the form in which they are written', () => {
  const NUMBERS = ['1.10', '57.4e6', '270000', '0.1', '-3.70', '12345678901234567890.123456789', '1e99'];

  it.each(NUMBERS)('%s', (number) => {
    expect(parseDataFile('a.yaml', `a: ${number}\n`).value).toEqual({ a: number });
    expect(parseDataFile('a.json', `{"a": [${number}]}`).value).toEqual({ a: [number] });
    expect(parseDataFile('a.ndjson', `{"a": ${number}}\n`).value).toEqual([{ a: number }]);
    expect(parseDataFile('a.csv', `a\n${number}\n`).value).toEqual([{ a: number }]);
  });

  it('in YAML without quotes a year is a year and a version a version', () => {
    expect(parseDataFile('a.yaml', 'period: 2024\nvintage: 1.10\nedition: 0x1F\n').value).toEqual({
      period: '2024',
      vintage: '1.10',
      edition: '0x1F',
    });
  });

  it('what is no number stays what it is', () => {
    expect(parseDataFile('a.json', '{"a": true, "b": null, "c": "1.10"}').value).toEqual({ a: true, b: null, c: '1.10' });
    expect(parseDataFile('a.yaml', 'a: true\nb: ~\nc: "1.10"\nd: yes\ne: 2025-08-07\n').value).toEqual({
      a: true,
      b: null,
      c: '1.10',
      d: 'yes',
      e: '2025-08-07',
    });
  });
});
