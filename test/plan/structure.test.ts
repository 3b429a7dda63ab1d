import { expect, it } from 'vitest';
import type { Assignment } from '../../src/model/assignment.ts';
import type { Fact } from '../../src/model/fact.ts';
import { structure } from '../../src/plan/structure.ts';
import { figure } from '../memory.ts';

const quoted: Fact = { ...figure({ id: 'q' }), kind: 'quote', value: { type: 'text', text: 'Supply first.' } };
const moved: Fact = { ...figure({ id: 'm' }), kind: 'move', action: 'build', status: 'done', value: { type: 'text', text: 'a' } };
const ruled: Fact = { ...figure({ id: 'r', standing: 'target' }), kind: 'policy', instrument: 'crma', value: { type: 'text', text: 'a' } };
const cast = new Map<string, Fact | readonly Fact[]>([
  ['figure', figure({ id: 'f' })],
  ['change', figure({ id: 'c', derivedFrom: { rule: 'change', version: 1, inputs: ['f', 'g'] } })],
  ['outlook', figure({ id: 'o', standing: 'forecast' })],
  ['move', moved],
  ['policy', ruled],
  ['quote', quoted],
  ['list', [figure({ id: 'l1' }), figure({ id: 'l2' })]],
]);
const assignment = (sections: Assignment['sections']): Assignment =>
  ({ sections, roles: Object.fromEntries([...cast.keys()].map((name) => [name, {}])) }) as unknown as Assignment;

it('a section states the roles it uses, in its order, with what they do', () => {
  const uses = ['quote', 'list', 'change', 'missing', 'figure', 'outlook', 'move', 'policy'];
  const [section] = structure(assignment([{ id: 's', heading: 'S', uses }]), cast);
  expect(section?.statements.map(({ role, facts, intent }) => [role, facts.join(), intent])).toEqual([
    ['quote', 'q', 'quote'],
    ['list', 'l1', 'report'],
    ['list', 'l2', 'report'],
    ['change', 'c,f,g', 'compare'],
    ['figure', 'f', 'report'],
    ['outlook', 'o', 'outlook'],
    ['move', 'm', 'move'],
    ['policy', 'r', 'policy'],
  ]);
});

it('a section that names no roles may use them all', () => {
  const [section] = structure(assignment([{ id: 's', heading: 'S', uses: [] }]), cast);
  expect(new Set(section?.statements.map(({ role }) => role))).toEqual(new Set(cast.keys()));
});
