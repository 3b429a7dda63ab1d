/** A small ledger of real figures: the rare-earth summary of the Geological Survey, a quarter of MP Materials and of NVIDIA. */
import type { Entity, EntityClass } from '../../../src/model/entity.ts';
import type { Fact } from '../../../src/model/fact.ts';
import type { Ledger } from '../../../src/model/ledger.ts';
import { parsePeriod } from '../../../src/model/period.ts';
import type { Property } from '../../../src/model/property.ts';
import type { Comparator, Value } from '../../../src/model/quantity.ts';
import { source } from '../../memory.ts';

const entity = (id: string, name: string, kind: EntityClass, ...aliases: string[]): Entity => ({
  id,
  name,
  short: name.split(' Rare')[0] ?? name,
  article: '',
  class: kind,
  isA: [],
  aliases,
  listings: [],
  identifiers: {},
  plural: false,
});

const property = (id: string, label: string, dimension: string, ...aliases: string[]): Property => ({
  id,
  label,
  aliases,
  dimension,
  polarity: 'positive',
});

const q = (
  amount: string,
  unit: string,
  more: { readonly comparator?: Comparator; readonly low?: string; readonly high?: string } = {},
): Value => ({
  type: 'quantity',
  amount,
  unit,
  comparator: '=',
  ...more,
});

const USGS = source({ publishedAt: '2025-01-31' });
const MP = source({ id: 'mp', publisher: 'mp-materials', publishedAt: '2025-08-07' });
const Q2 = '2025-Q2';
const FISCAL = 'FY2026-Q2 2025-04-28/2025-07-27';

type Row = readonly [subject: string, property: string, period: string, value: Value, source?: Fact['source'], more?: Partial<Fact>];

const FACTS: readonly Row[] = [
  ['china', 'mine-production', '2024', q('270000', 't')],
  ['china', 'mine-production', '2023', q('255000', 't')],
  ['united-states', 'mine-production', '2024', q('45000', 't')],
  ['united-states', 'mine-production', '2023', q('41600', 't')],
  ['australia', 'mine-production', '2024', q('13000', 't')],
  ['burma', 'mine-production', '2024', q('31000', 't')],
  ['world', 'mine-production', '2024', q('390000', 't')],
  ['china', 'reserves', '2024', q('44000000', 't')],
  ['china', 'refining-share', '2024', q('80', 'percent', { comparator: '>' })],
  ['mp-materials', 'ndpr-production', Q2, q('597', 't'), MP],
  ['mp-materials', 'ndpr-production-change', Q2, q('119', 'percent'), MP],
  ['mp-materials', 'revenue', Q2, q('57400000', 'USD'), MP],
  ['mp-materials', 'revenue-change', Q2, q('84', 'percent'), MP],
  ['mp-materials', 'plant-start', '2028', { type: 'date', period: at('2028') }, MP],
  ['lynas', 'ndpr-production', Q2, q('2080', 't')],
  ['lynas', 'revenue', Q2, q('170200000', 'AUD')],
  ['lynas', 'guidance', '2026', q('15', 'percent', { low: '12', high: '18' })],
  ['lynas', 'largest-customer', '2025', { type: 'entity', entity: 'tesla' }],
  ['lynas', 'opening', '2025', { type: 'date', period: at('2025-10-10T09:30:00-04:00') }],
  ['japan', 'yield', '2025-10-08', q('1.61', 'percent')],
  ['japan', 'yield', '2025-10-09', q('1.92', 'percent')],
  ['japan', 'yield', '2025-10-08/2025-10-12', q('1.7', 'percent', { low: '1.5', high: '1.92' })],
  ['lynas', 'expansion', '2030', q('10500', 't'), MP, { standing: 'plan' }],
  ['lynas', 'revenue', '2024-Q2', q('136600000', 'AUD')],
  [
    'mp-materials',
    'rank',
    '2025',
    { type: 'text', text: 'the largest miner outside China' },
    MP,
    { wordings: ['the largest miner outside China'] },
  ],
  ['nvidia', 'revenue', FISCAL, q('46743000000', 'USD')],
  ['nvidia', 'net-income', FISCAL, q('26422000000', 'USD')],
  ['nvidia', 'gross-margin', FISCAL, q('72.4', 'percent')],
  ['nvidia', 'inventory', FISCAL, q('15000000000', 'USD')],
];

function at(key: string): Fact['period'] {
  const period = parsePeriod(key);
  if (!period) throw new Error(`no period: ${key}`);
  return period;
}

/** The ledger, with as many facts about others as are asked for. */
export function ledger(others = 0): Ledger {
  const facts = FACTS.map(([subject, id, period, value, from = USGS, more = {}]): Fact => {
    const label = period.split(' ')[0] ?? period;
    return {
      kind: 'figure',
      id: `${id}.${subject}.${label}`,
      subject,
      property: id,
      period: at(period),
      value,
      standing: 'actual',
      basis: [],
      source: from,
      wordings: [],
      ...more,
    } as Fact;
  });
  const more = Array.from({ length: others }, (_, index): Fact => {
    const subject = `other-${index % 1000}`;
    const value = q(String(1_000_003 + index * 7), 't');
    return {
      kind: 'figure',
      id: `x.${index}`,
      subject,
      property: 'mine-production',
      period: at('2022'),
      value,
      standing: 'actual',
      basis: [],
      source: USGS,
      wordings: [],
    };
  });
  return {
    slug: 'test',
    assignment: 'test',
    asOf: '2025-10-13T14:22:00-04:00',
    zone: 'America/New_York',
    headlineLimit: 64,
    topics: [],
    persona: { id: 'a', name: 'A', audience: 'b', stance: 'c', purpose: 'd' },
    roles: {},
    plan: { assignment: 'test', headline: [], deck: [], takeaways: [], sections: [] } as unknown as Ledger['plan'],
    record: { factloom: '0', template: { name: 't', sha256: '' }, seed: '', model: null, prompt: null, text: '' },
    facts: [...facts, ...more],
    entities: [
      entity('china', 'China', 'country', 'Chinese', 'Beijing'),
      entity('united-states', 'United States', 'country', 'U.S.', 'American'),
      entity('australia', 'Australia', 'country', 'Australian'),
      entity('burma', 'Burma', 'country'),
      entity('japan', 'Japan', 'country', 'Japanese'),
      entity('world', 'world', 'region', 'global'),
      entity('mp-materials', 'MP Materials', 'company'),
      entity('lynas', 'Lynas Rare Earths', 'company', 'Lynas'),
      entity('nvidia', 'NVIDIA', 'company', 'Nvidia'),
      entity('tesla', 'Tesla', 'company'),
      entity('usgs', 'U.S. Geological Survey', 'agency', 'Geological Survey'),
      entity('rare-earths', 'rare earths', 'material', 'rare earth', 'rare-earth'),
    ],
    properties: [
      property('mine-production', 'mine production of rare earths', 'mass', 'mine output', 'mined'),
      property('reserves', 'reserves of rare earths', 'mass', 'reserves'),
      property('refining-share', 'share of rare-earth refining', 'percent'),
      property('ndpr-production', 'production of neodymium-praseodymium oxide', 'mass', 'produced'),
      property('ndpr-production-change', 'change in production of neodymium-praseodymium oxide', 'percent'),
      property('revenue', 'revenue', 'money', 'sales'),
      property('revenue-change', 'change in revenue', 'percent'),
      property('net-income', 'net income', 'money', 'profit'),
      property('gross-margin', 'gross margin', 'percent'),
      property('inventory', 'inventory', 'money'),
      property('plant-start', 'start of the magnet plant', 'date'),
      property('largest-customer', 'largest customer', 'entity', 'biggest buyer', 'sells most to'),
      property('expansion', 'capacity', 'mass'),
      property('rank', 'rank', 'text'),
      property('yield', 'bond yield', 'percent', 'yield', 'yields'),
      property('guidance', 'growth guidance', 'percent'),
    ],
  };
}
