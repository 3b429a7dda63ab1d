import { describe, expect, it } from 'vitest';
import { parseAssignment } from '../../src/newsroom/assignment-file.ts';
import { loadAssignment } from '../../src/newsroom/newsroom.ts';
import { memory } from '../memory.ts';
import { complaints } from './rows.ts';

/** An assignment whose charts begin on line 9. */
const assignment = (charts: string) => `slug: lithium
persona: desk
template: note
sections:
  - { id: supply, heading: Supply }
roles:
  now: { subject: china, property: output }
charts:
${charts}
`;
const parse = (charts: string) => parseAssignment('assignments/lithium.yaml', assignment(charts)).assignment;

describe('charts of an assignment', () => {
  it('of roles, with defaults', () => {
    expect(parse('  - { id: mines, title: Mines, roles: [now], section: supply }').charts).toEqual([
      { id: 'mines', title: 'Mines', section: 'supply', roles: ['now'], limit: 120, required: false },
    ]);
  });

  it('of a query: the newest of a series, the largest of one period', () => {
    const { charts, roles } = parse(`  - { id: history, title: A, query: { subject: china, property: output }, limit: 24, type: line }
  - { id: mines, title: B, query: { property: output, period: latest, notSubject: world } }`);
    expect(charts?.map((chart) => [chart.roles, chart.limit, chart.type])).toEqual([
      [['chart:history'], 24, 'line'],
      [['chart:mines'], 120, undefined],
    ]);
    expect(roles['chart:history']).toEqual({
      type: 'many',
      query: { subject: 'china', property: 'output' },
      order: 'newest',
      limit: 24,
      required: false,
    });
    expect(roles['chart:mines']).toMatchObject({ order: 'largest', query: { period: 'latest', notSubject: 'world' } });
  });

  it.each([
    ['  - { id: a, title: T }', ':9: charts.0: say which figures: either `roles:` or `query:`'],
    ['  - { id: a, title: T, roles: [now], query: { property: p } }', ':9: charts.0: say which figures: either `roles:` or `query:`'],
    ['  - { id: a, title: T, roles: [then] }', ':9: charts.0.roles: unknown role `then`; there are now'],
    ['  - { id: a, title: T, roles: [now], section: demand }', ':9: charts.0.section: unknown section `demand`; there are supply'],
    ['  - { id: a, title: T, roles: [now] }\n  - { id: a, title: T, roles: [now] }', ':10: charts.1.id: the chart `a` stands twice'],
    [
      '  - { id: a, title: T, query: { property: p, period: soon } }',
      ':9: charts.0.query: "soon" is no period; write 2024, 2025-Q2, latest, …',
    ],
    ['  - { id: a, title: T, roles: [now], spec: ../../etc/passwd }', 'must be a file in charts/: charts/NAME.vl.json'],
    ['  - { id: a, title: T, roles: [now], type: pie }', ':9: charts.0.type: expected `line`, `bar`, found "pie"'],
    ['  - { id: a, title: "see https://example.org/x", roles: [now] }', ':9: charts.0.title: holds a web or mail address'],
  ])('%s', (charts, message) => {
    expect(complaints(() => parse(charts)).join('\n')).toContain(message);
  });

  it('a specification of one’s own is read from the newsroom, and missed where it is not', async () => {
    const text = assignment('  - { id: a, title: T, roles: [now], spec: charts/a.vl.json }');
    const load = (files: Record<string, string>) =>
      loadAssignment('/n', 'lithium', memory({ '/n/assignments/lithium.yaml': text, ...files }));
    expect((await load({ '/n/charts/a.vl.json': '{ "mark": "bar" }' })).assignment.charts?.[0]?.spec).toEqual({ mark: 'bar' });
    await expect(load({})).rejects.toThrow('the chart `a` names a specification that is not there');
    await expect(load({ '/n/charts/a.vl.json': '{ "data": { "url": "x" } }' })).rejects.toThrow('data: brings data');
  });
});
