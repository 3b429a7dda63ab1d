/** What the SDMX family shares: periods, layouts of SDMX-JSON, structures. */
import { expect, test } from 'vitest';
import { Payload } from '../../src/gather/payload.ts';
import { readSdmxJson } from '../../src/gather/sdmx/json.ts';
import { readStructure } from '../../src/gather/sdmx/ml.ts';
import { sdmxPeriod } from '../../src/gather/sdmx/period.ts';
import { periodKey } from '../../src/model/period.ts';

const payload = (text: string, format: 'json' | 'xml'): Payload =>
  new Payload({ url: 'https://example.org/x', bytes: Buffer.from(text), type: '', status: 200, retrievedAt: '', format });

test.each([
  ['2024', '2024'],
  ['2024-A1', '2024'],
  ['2024-Q3', '2024-Q3'],
  ['2024Q3', '2024-Q3'],
  ['2024-S2', '2024-H2'],
  ['2024-H1', '2024-H1'],
  ['2024-05', '2024-05'],
  ['2024-M05', '2024-05'],
  ['2024M5', '2024-05'],
  ['2024-05-17', '2024-05-17'],
  ['2024-05-17T00:00:00', '2024-05-17'],
  ['2024-W01', '2024-01-01/2024-01-07'],
  ['2020-W53', '2020-12-28/2021-01-03'],
  ['2021-W01', '2021-01-04/2021-01-10'],
])('%s is the period %s', (time, key) => {
  const period = sdmxPeriod(time);
  expect(period && periodKey(period)).toBe(key);
});

test.each(['2024-W54', '2021-W53', '2024-W00', '2024-Q5', '2024-13', '2024-A2', '24-05', 'LTM', ''])('%j is no period', (time) => {
  expect(sdmxPeriod(time)).toBeUndefined();
});

test('SDMX-JSON with all under `data`, and values as texts, is read as well', () => {
  const part = (id: string, ...values: string[]) => ({ id, values: values.map((value) => ({ id: value })) });
  const structure = {
    dimensions: {
      dataSet: [part('FREQ', 'D')],
      series: [part('CURRENCY', 'NZD', 'RUB')],
      observation: [part('TIME_PERIOD', '2013-01-18', '2013-01-21')],
    },
    attributes: { series: [{ id: 'TITLE', values: [{ value: 'Russian rouble (RUB)' }] }], observation: [part('OBS_STATUS', 'A')] },
  };
  const dataSets = [{ structure: 0, series: { '1': { attributes: [0], observations: { '0': ['40.3426', 0], '1': [40.3, null] } } } }];
  expect(readSdmxJson(payload(JSON.stringify({ meta: {}, data: { structures: [structure], dataSets } }), 'json')).series).toEqual([
    {
      key: { FREQ: 'D', CURRENCY: 'RUB' },
      attributes: { TITLE: 'Russian rouble (RUB)' },
      observations: [
        { time: '2013-01-18', raw: '40.3426', status: 'A', pointer: '/data/dataSets/0/series/1/observations/0/0' },
        { time: '2013-01-21', raw: '40.3', pointer: '/data/dataSets/0/series/1/observations/1/0' },
      ],
    },
  ]);
});

test('a data structure tells the codes of each dimension, in the order of keys', async () => {
  const structure = `<m:Structure xmlns:m="m" xmlns:s="s"><m:Structures>
    <s:Codelists><s:Codelist agencyID="ESTAT" id="GEO" version="13.1"><s:Code id="DE"/><s:Code id="FR"/></s:Codelist>
      <s:Codelist agencyID="ESTAT" id="GEO" version="13.0"><s:Code id="XX"/></s:Codelist></s:Codelists>
    <s:DataStructures><s:DataStructure><s:DataStructureComponents><s:DimensionList>
      <s:Dimension id="freq" position="1"/>
      <s:Dimension id="geo" position="2"><s:LocalRepresentation><s:Enumeration><Ref agencyID="ESTAT" id="GEO" version="13.1"/></s:Enumeration></s:LocalRepresentation></s:Dimension>
    </s:DimensionList></s:DataStructureComponents></s:DataStructure></s:DataStructures></m:Structures></m:Structure>`;
  expect([...(await readStructure(payload(structure, 'xml'))).codes]).toEqual([
    ['freq', []],
    ['geo', ['DE', 'FR']],
  ]);
});
