/** The one source of a story: named by the assignment, or found where all figures of a series, table or row are of it. */
import { expect, test } from 'vitest';
import type { Assignment } from '../../src/model/assignment.ts';
import { storySourceOf } from '../../src/plan/story-source.ts';
import { figure } from '../memory.ts';

const one = figure({ id: 'a', source: { id: 'one' } });
const derived = figure({ id: 'd', source: { id: 'other' }, derivedFrom: { rule: 'change', version: 1, inputs: ['a', 'b'] } });
const standard = { standard: new Set(['latest']) };

test.each<[string, Partial<Assignment>, Parameters<typeof storySourceOf>[1], string | undefined]>([
  [
    'of a series',
    standard,
    new Map([
      ['latest', one],
      ['change', derived],
    ]),
    'one',
  ],
  ['of lists', standard, new Map([['members', [one, figure({ id: 'b', source: { id: 'one' } })]]]), 'one'],
  ['of two', standard, new Map([['members', [one, figure({ id: 'b', source: { id: 'two' } })]]]), undefined],
  ['of a template of one’s own', {}, new Map([['latest', one]]), undefined],
  ['as the assignment says', { ...standard, storySource: 'two' }, new Map([['latest', one]]), 'two'],
])('%s', (_case, assignment, cast, id) => expect(storySourceOf(assignment as Assignment, cast)).toBe(id));
