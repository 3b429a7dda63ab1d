import { describe, expect, it } from 'vitest';
import { parseAssignment } from '../../src/newsroom/assignment-file.ts';
import { complaints } from './rows.ts';

/** A good assignment; each role on a line of its own, the first on line 9. */
function assignment(over: { readonly head?: string; readonly sections?: string; readonly roles?: readonly string[] } = {}): string {
  const roles = over.roles ?? ['now: { subject: china, property: output }', 'before: { property: output, yearBefore: now }'];
  return `slug: lithium
persona: desk
template: note
${over.head ?? 'zone: America/New_York'}
topics: [a]
sections:
  - ${over.sections ?? '{ id: supply, heading: Supply, uses: [now] }'}
roles:
${roles.map((role) => `  ${role}\n`).join('')}`;
}

const parse = (text: string) => parseAssignment('assignments/lithium.yaml', text);

describe('an assignment', () => {
  it('is read with its defaults', () => {
    expect(parse(assignment()).assignment).toMatchObject({
      slug: 'lithium',
      seed: 'lithium',
      takeaways: 4,
      headlineLimit: 64,
      prefer: [],
      roles: {
        now: { type: 'one', query: { subject: 'china', property: 'output' }, required: false },
        before: { type: 'one', query: { property: 'output', yearBefore: 'now' } },
      },
    });
  });

  it('has lists and derived roles', () => {
    const roles = [
      'a: { property: p, required: true }',
      'b: { property: p }',
      'c: { derive: change, inputs: [a, b] }',
      'd: { property: p, many: true, order: largest, limit: 3 }',
      'e: { property: p, many: true }',
    ];
    expect(parse(assignment({ roles, sections: '{ id: s, heading: S }' })).assignment.roles).toMatchObject({
      a: { required: true },
      c: { type: 'derived', rule: 'change', inputs: ['a', 'b'] },
      d: { type: 'many', order: 'largest', limit: 3 },
      e: { type: 'many', order: 'newest', limit: 12 },
    });
  });

  it.each([
    ['edition: { every: week }', { every: 'week' }],
    ['edition: { each: [china, chile] }', { each: ['china', 'chile'] }],
  ])('has editions: %s', (head, edition) => expect(parse(assignment({ head })).assignment.edition).toEqual(edition));

  it.each<[string, Parameters<typeof assignment>[0], string]>([
    ['an unknown zone', { head: 'zone: America/Gotham' }, ':4: zone: unknown time zone `America/Gotham`'],
    ['an unknown field', { head: 'zones: UTC' }, ':4: zones: this field is not known'],
    ['an unknown edition', { head: 'edition: { every: fortnight }' }, ':4: edition.every: expected `day`'],
    ['no entity to write editions for', { head: 'edition: { each: [] }' }, ':4: edition.each: must name at least one entity'],
    ['half a takeaway', { head: 'takeaways: 1.5' }, ':4: takeaways: must be a whole number'],
    ['a section without a heading', { sections: '{ id: supply }' }, ':7: sections.0.heading: missing'],
    [
      'a section that uses no role',
      { sections: '{ id: s, heading: S, uses: [later] }' },
      ':7: sections.0.uses: unknown role `later`; there are now, before',
    ],
    [
      'a section twice',
      { sections: '{ id: s, heading: S }\n  - { id: s, heading: T }' },
      ':8: sections.1.id: the section `s` stands twice',
    ],
    [
      'an unknown rule',
      { roles: ['now: { property: p }', 'x: { derive: growth, inputs: [now, now] }'] },
      ':10: roles.x.derive: unknown rule `growth`; there are change, difference, points, share, ratio, margin, rest, cagr, revision, surprise, high, low, streak',
    ],
    [
      'too few inputs',
      { roles: ['now: { property: p }', 'x: { derive: change, inputs: [now] }'] },
      ':10: roles.x.inputs: the rule change takes 2 roles: of, from',
    ],
    [
      'an input that is no role',
      { roles: ['now: { property: p }', 'x: { derive: change, inputs: [now, then] }'] },
      ':10: roles.x: names the role `then`',
    ],
    [
      'a derived role with a query',
      { roles: ['now: { property: p }', 'x: { derive: change, inputs: [now, now], subject: china }'] },
      ':10: roles.x.subject: a derived role',
    ],
    ['a year before no role', { roles: ['now: { property: p, yearBefore: then }'] }, ':9: roles.now: names the role `then`'],
    ['a query for nothing', { roles: ['now: { required: true }'] }, ':9: roles.now: names no fact'],
    ['a period that is none', { roles: ['now: { property: p, period: lately }'] }, ':9: roles.now.period: "lately" is no period'],
    ['a limit without a list', { roles: ['now: { property: p, limit: 3 }'] }, ':9: roles.now.limit: `limit` goes with `many: true`'],
    ['an unknown order', { roles: ['now: { property: p, many: true, order: best }'] }, ':9: roles.now.order: expected `newest`'],
    ['a role with a capital', { roles: ['now: { property: p }', 'Then: { property: p }'] }, ':10: roles.Then: a name has small letters'],
    [
      'a role every object has',
      { roles: ['now: { property: p }', 'constructor: { property: p }'] },
      ':10: no field may be called `constructor`',
    ],
    ['an unknown condition', { roles: ['now: { property: p, colour: red }'] }, ':9: roles.now.colour: this field is not known'],
  ])('%s is refused with line and field', (_case, over, says) => {
    const found = complaints(() => parse(assignment(over)));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(says);
    expect(found[0]).not.toMatch(/\.: /);
  });

  it.each(['Lithium', 'a b', 'a--b', '../a', '-a'])('the slug %s is refused', (slug) => {
    expect(complaints(() => parse(assignment().replace('slug: lithium', `slug: ${slug}`)))[0]).toContain('slug: a slug has small letters');
  });

  it('all that is wrong is told at once', () => {
    expect(complaints(() => parse('slug: X\ntemplate: ""\nzone: Y\nsections: []\n'))).toHaveLength(6);
  });

  it('all roles that are wrong are told at once', () => {
    expect(complaints(() => parse(assignment({ roles: ['now: { property: p, limit: 3 }', 'x: { derive: y }', 'z: {}'] })))).toHaveLength(3);
  });

  it('without sections is refused', () => {
    expect(complaints(() => parse(assignment({ sections: '' })))).not.toEqual([]);
    expect(complaints(() => parse(assignment().replace(/sections:\n.*\n/, 'sections: []\n')))[0]).toContain(
      'sections: must hold at least one section',
    );
  });

  it('of another format is refused', () => {
    expect(complaints(() => parse(`format: 3\n${assignment()}`))[0]).toContain(':1: format: format 3 is not known');
  });
});

describe('an assignment without a template', () => {
  const bare = (text: string): string => text.replace('template: note\n', '');

  it('is written by the plain one', () => {
    expect(parse(bare(assignment())).assignment.template).toBe('plain');
  });

  it.each([
    ['series', 'time-series', 'series: { subject: copper, property: price }'],
    ['table', 'cross-section', 'table: { property: output }'],
    ['row', 'table-row', 'row: { of: chile, property: output }'],
  ])('of a %s has the template %s', (_, template, roles) => {
    const text = bare(assignment())
      .replace(/roles:[\s\S]*$/, `${roles}\n`)
      .replace(', uses: [now]', '');
    expect(parse(text).assignment.template).toBe(template);
  });

  it('says of each of several sections what it tells', () => {
    const two = assignment({ sections: '{ id: supply, heading: Supply, uses: [now] }\n  - { id: rest, heading: The rest }' });
    expect(() => parse(two)).not.toThrow();
    expect(complaints(() => parse(bare(two)))).toEqual([
      'assignments/lithium.yaml:7: sections.1: names no roles; without a `template:` each of several sections says `uses: [role, …]`',
    ]);
  });
});
