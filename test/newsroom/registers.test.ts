import { describe, expect, it } from 'vitest';
import { parseEntities, parsePersona, parseProperties } from '../../src/newsroom/registers.ts';
import { complaints } from './rows.ts';

describe('entities', () => {
  it('have a short name, an exchange and empty lists where none are given', () => {
    const text =
      'entities:\n  - { id: mp, name: MP Materials, class: company, listings: [{ ticker: MP, mic: XNYS }], identifiers: { cik: 0001801368 } }\n';
    expect(parseEntities('entities.yaml', text)).toEqual([
      {
        id: 'mp',
        name: 'MP Materials',
        short: 'MP Materials',
        article: '',
        class: 'company',
        isA: [],
        aliases: [],
        listings: [{ ticker: 'MP', mic: 'XNYS', exchange: 'NYSE' }],
        identifiers: { cik: '0001801368' },
        plural: false,
      },
    ]);
  });

  it('are the same from YAML, JSON, NDJSON and CSV', () => {
    const expected = parseEntities(
      'a.yaml',
      '- { id: china, name: China, class: country, aliases: [Chinese, Beijing] }\n- { id: zinc, name: zinc, class: material }\n',
    );
    const rows = [
      { id: 'china', name: 'China', class: 'country', aliases: ['Chinese', 'Beijing'] },
      { id: 'zinc', name: 'zinc', class: 'material' },
    ];
    expect(parseEntities('a.json', JSON.stringify({ entities: rows }))).toEqual(expected);
    expect(parseEntities('a.ndjson', rows.map((entry) => JSON.stringify(entry)).join('\n'))).toEqual(expected);
    expect(parseEntities('a.csv', 'id,name,class,aliases\nchina,China,country,Chinese | Beijing\nzinc,zinc,material,\n')).toEqual(expected);
  });

  it('an exchange that is named is kept', () => {
    const text = '- { id: x, name: X, class: company, listings: [{ ticker: X, mic: XWBO, exchange: Vienna }] }\n';
    expect(parseEntities('a.yaml', text)[0]?.listings).toEqual([{ ticker: 'X', mic: 'XWBO', exchange: 'Vienna' }]);
  });

  it.each([
    ['no name', '{ id: a, class: country }', 'name: missing'],
    ['an unknown class', '{ id: a, name: A, class: planet }', 'class: expected `company`'],
    ['an empty name', '{ id: a, name: " ", class: country }', 'name: must not be empty'],
    [
      'a market without a printed name',
      '{ id: a, name: A, class: company, listings: [{ ticker: A, mic: XWBO }] }',
      'listings.0.mic: the market XWBO has no printed name here',
    ],
    [
      'a market code of five letters',
      '{ id: a, name: A, class: company, listings: [{ ticker: A, mic: NYSEX }] }',
      'listings.0.mic: a market identifier code',
    ],
    [
      'a ticker with a bracket',
      '{ id: a, name: A, class: company, listings: [{ ticker: "A)", mic: XNYS }] }',
      'listings.0.ticker: a ticker has',
    ],
    ['a name with an address', '{ id: a, name: www.a.com, class: company }', 'name: holds a web or mail address'],
    ['an unknown field', '{ id: a, name: A, class: country, alias: B }', 'alias: this field is not known'],
    ['an id with a blank', '{ id: a b, name: A, class: country }', 'id: an id has'],
    ['a kind nobody knows', '{ id: a, name: A, class: country, isA: [b] }', 'isA: unknown entity `b`'],
    ['an id that is there already', '{ id: good, name: A, class: country }', 'id: the id `good` is used twice'],
  ])('%s is refused with line and field', (_case, row, says) => {
    const text = `format: 1\nentities:\n  - { id: good, name: Good, class: country }\n  - ${row}\n`;
    const found = complaints(() => parseEntities('entities.yaml', text));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`entities.yaml:4: entities.1.${says}`);
  });

  it('all that is wrong is told at once', () => {
    expect(complaints(() => parseEntities('a.yaml', '- { id: a }\n- { id: b, name: B, class: country }\n- { id: c }\n'))).toHaveLength(4);
  });

  it('a file without a list is refused', () => {
    expect(complaints(() => parseEntities('a.yaml', 'entity: []\n'))).toEqual(['a.yaml:1: expected a list under `entities:`']);
  });
});

describe('properties', () => {
  it('are neutral unless they say otherwise', () => {
    expect(parseProperties('p.yaml', '- { id: price, label: price, dimension: money }\n')).toEqual([
      { id: 'price', label: 'price', aliases: [], dimension: 'money', polarity: 'neutral' },
    ]);
  });

  it.each([
    'money',
    'text',
    'date',
    'entity',
    'mass',
    'volume',
    'length',
    'area',
    'power',
    'energy',
    'time',
    'months',
    'percent',
    'percentage-point',
    'times',
    'count',
    'share',
    'index-point',
  ])('may have the dimension %s', (dimension) =>
    expect(parseProperties('p.yaml', `- { id: p, label: p, dimension: ${dimension} }\n`)).toHaveLength(1),
  );

  it.each([
    ['an unknown dimension', '{ id: a, label: a, dimension: weight }', 'dimension: unknown dimension `weight`'],
    ['a unit for a dimension', '{ id: a, label: a, dimension: kg }', 'dimension: unknown dimension `kg`'],
    ['an unknown polarity', '{ id: a, label: a, dimension: mass, polarity: good }', 'polarity: expected `positive`'],
    ['an id that is there already', '{ id: good, label: a, dimension: mass }', 'id: the id `good` is used twice'],
  ])('%s is refused with line and field', (_case, row, says) => {
    const found = complaints(() => parseProperties('p.yaml', `properties:\n  - { id: good, label: g, dimension: mass }\n  - ${row}\n`));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`p.yaml:3: properties.1.${says}`);
  });
});

describe('personas', () => {
  it.each(['name', 'audience', 'stance', 'purpose'])('need a %s', (field) => {
    const fields = { name: 'N', audience: 'A', stance: 'S', purpose: 'P', [field]: undefined };
    expect(complaints(() => parsePersona('p.json', JSON.stringify(fields), 'p'))).toEqual([
      expect.stringContaining(`p.json:1: ${field}: missing`),
    ]);
  });

  it('have no life beside', () => {
    const text = 'name: N\naudience: A\nstance: S\npurpose: P\nphoto: face.jpg\n';
    expect(complaints(() => parsePersona('p.yaml', text, 'p'))).toEqual(['p.yaml:5: photo: this field is not known']);
  });
});

describe('two entities of one name', () => {
  const text = '- { id: a, name: Georgia, class: country }\n- { id: b, name: Georgia, class: company }\n';

  it('are refused with the line of the second', () => {
    expect(() => parseEntities('entities.yaml', text)).toThrow(
      expect.objectContaining({
        errors: [expect.objectContaining({ message: 'name: `Georgia` is the name of two entities, a and b', line: 2 })],
      }),
    );
  });
});
