import { describe, expect, it } from 'vitest';
import { loadAssignment, loadNewsroom, loadPersona } from '../../src/newsroom/newsroom.ts';
import { memory } from '../memory.ts';
import { type Row, refusal, row, SOURCES, write } from './rows.ts';

const ENTITIES =
  'entities:\n  - { id: usgs, name: U.S. Geological Survey, class: agency }\n  - { id: china, name: China, class: country }\n';
const PROPERTIES =
  'properties:\n  - { id: mine-production, label: mine production, dimension: mass }\n  - { id: revenue, label: revenue, dimension: money }\n';

function room(rows: readonly Row[], more: Readonly<Record<string, string>> = {}) {
  return memory({
    '/n/entities.yaml': ENTITIES,
    '/n/properties.yaml': PROPERTIES,
    '/n/facts/sources.yaml': SOURCES,
    '/n/facts/a.ndjson': write('ndjson', rows),
    ...more,
  });
}

describe('a newsroom', () => {
  it('holds facts, sources, entities and properties, and knows where a fact stands', async () => {
    const newsroom = await loadNewsroom('/n', room([row(), row({ id: 'b', property: 'revenue', value: { amount: 1, unit: 'CHF' } })]));
    expect(newsroom.facts.map(({ id }) => id)).toEqual(['usgs.mine-production.china.2024', 'b']);
    expect([...newsroom.entities.keys(), ...newsroom.properties.keys(), ...newsroom.sources.keys()]).toEqual([
      'usgs',
      'china',
      'mine-production',
      'revenue',
      'mcs2025',
    ]);
    expect(newsroom.placeOf('b')).toEqual({ file: '/n/facts/a.ndjson', line: 2 });
    expect(newsroom.placeOf('c')).toBeUndefined();
  });

  it.each([
    ['an unknown subject', row({ subject: 'chyna' }), 'subject: unknown entity `chyna`'],
    ['an unknown object', row({ kind: 'move', action: 'build', status: 'done', object: 'lynas' }), 'object: unknown entity `lynas`'],
    ['an unknown law', row({ kind: 'policy', instrument: 'crma' }), 'instrument: unknown entity `crma`'],
    ['an unknown entity for a value', row({ value: { entity: 'lynas' } }), 'value.entity: unknown entity `lynas`'],
    ['an unknown property', row({ property: 'mining' }), 'property: unknown property `mining`'],
    [
      'a unit of another dimension',
      row({ value: { amount: '1', unit: 'percent' } }),
      'value: percent where the property `mine-production` has mass',
    ],
    [
      'money where there is mass',
      row({ value: { amount: '1', unit: 'USD' } }),
      'value: currency:USD where the property `mine-production` has mass',
    ],
    ['mass where there is money', row({ property: 'revenue' }), 'value: mass where the property `revenue` has money'],
    ['a text where there is mass', row({ value: { text: 'much' } }), 'value: text where the property `mine-production` has mass'],
  ])('%s is refused with file and line', async (_case, bad, says) => {
    const found = await refusal(loadNewsroom('/n', room([row({ id: 'good' }), bad])));
    expect(found).toContain(`/n/facts/a.ndjson:2: usgs.mine-production.china.2024: ${says}`);
  });

  it('an unknown publisher is refused', async () => {
    const files = room([row()], { '/n/facts/sources.yaml': SOURCES.replace('publisher: usgs', 'publisher: ugsg') });
    expect(await refusal(loadNewsroom('/n', files))).toEqual([
      '/n/facts/a.ndjson:1: usgs.mine-production.china.2024: source.publisher: unknown entity `ugsg`',
    ]);
  });

  it('bad rows of all files are told at once', async () => {
    const files = room([row({ period: 'soon' })], { '/n/facts/b.csv': write('csv', [row({ id: 'c', kind: 'rumour' })]) });
    expect((await refusal(loadNewsroom('/n', files))).map((line) => line.split(': ')[0])).toEqual([
      '/n/facts/a.ndjson:1',
      '/n/facts/b.csv:2',
    ]);
  });

  it('an id or a source that two files tell is refused at the second', async () => {
    const files = room([row()], { '/n/facts/b.csv': write('csv', [row()]) });
    expect(await refusal(loadNewsroom('/n', files))).toEqual([
      '/n/facts/b.csv:2: id: the id `usgs.mine-production.china.2024` is used twice; first in /n/facts/a.ndjson:1',
    ]);
    const twice = room([row()], { '/n/facts/t.yaml': SOURCES });
    expect(await refusal(loadNewsroom('/n', twice))).toEqual(['/n/facts/t.yaml:3: sources.mcs2025: the source `mcs2025` is defined twice']);
  });

  it.each([
    ['entities', { '/n/properties.yaml': PROPERTIES }, 'entities.yaml is missing'],
    ['properties', { '/n/entities.yaml': ENTITIES }, 'properties.yaml is missing'],
    ['facts', { '/n/entities.yaml': ENTITIES, '/n/properties.yaml': PROPERTIES }, 'there are no facts here'],
  ])('a folder without %s is none', async (_case, files, says) => {
    expect((await refusal(loadNewsroom('/n', memory(files)))).join()).toContain(says);
  });
});

describe('assignments and personas of a newsroom', () => {
  const ASSIGNMENT = 'slug: a\npersona: p\ntemplate: t\nsections: [{ id: s, heading: S }]\nroles: { x: { id: b } }\n';

  it('are found by name, in any format', async () => {
    const files = memory({
      '/n/assignments/a.yml': ASSIGNMENT,
      '/n/personas/p.json': '{"name": "P", "audience": "a", "stance": "s", "purpose": "p"}',
    });
    expect((await loadAssignment('/n', 'a', files)).assignment).toMatchObject({
      slug: 'a',
      zone: 'UTC',
      seed: 'a',
      takeaways: 4,
      headlineLimit: 64,
    });
    expect(await loadPersona('/n', 'p', { file: 'f', line: 1 }, files)).toEqual({
      id: 'p',
      name: 'P',
      audience: 'a',
      stance: 's',
      purpose: 'p',
    });
  });

  it('a slug must be the name of its file', async () => {
    const files = memory({ '/n/assignments/b.yaml': ASSIGNMENT });
    expect(await refusal(loadAssignment('/n', 'b', files))).toEqual(["/n/assignments/b.yaml:1: slug: `a` is not the file's name"]);
  });

  it('a persona that is not there is told at the assignment', async () => {
    const files = memory({ '/n/personas/q.yaml': 'name: Q\n' });
    expect(await refusal(loadPersona('/n', 'p', { file: '/n/assignments/a.yaml', line: 2 }, files))).toEqual([
      '/n/assignments/a.yaml:2: unknown persona `p`',
    ]);
  });

  it.each(['../a', 'a/../a', '..\\a', '..'])('%s leads nowhere', async (slug) => {
    const files = memory({ '/n/assignments/a.yaml': ASSIGNMENT, '/n/a.yaml': ASSIGNMENT });
    expect((await refusal(loadAssignment('/n', slug, files)))[0]).toContain('unknown assignment');
  });
});
