/** Facts that belong together, where no template says so. */
import { describe, expect, test } from 'vitest';
import { derivationRule, deriveFact } from '../../src/model/derivation.ts';
import type { Fact } from '../../src/model/fact.ts';
import { pointsOf } from '../../src/plan/points.ts';
import { figure } from '../memory.ts';

const now = figure({ id: 'now', amount: '270000', period: '2024' });
const before = figure({ id: 'before', amount: '255000', period: '2023' });
const world = figure({ id: 'world', subject: 'world', amount: '390000', period: '2024' });
const worldBefore = figure({ id: 'world-before', subject: 'world', amount: '376000', period: '2023' });
const change = derive('change', now, before);
const share = derive('share', now, world);
const shareBefore = derive('share', before, worldBefore);
const points = derive('points', share, shareBefore);

function derive(rule: string, ...inputs: readonly Fact[]): Fact {
  const found = derivationRule(rule);
  const fact = found ? deriveFact(found, inputs) : 'no such rule';
  if (typeof fact === 'string') throw new Error(fact);
  return fact;
}

/** The points of sections that name facts, as `section: role=id …`. */
function told(sections: Readonly<Record<string, readonly Fact[]>>, day = '2025-10-13'): readonly string[] {
  const all = [now, before, world, worldBefore, change, share, shareBefore, points, ...Object.values(sections).flat()];
  const planned = Object.entries(sections).map(([id, facts]) => ({
    id,
    heading: id,
    statements: facts.map((fact) => ({ role: fact.id, facts: [fact.id], intent: 'report' as const })),
  }));
  return pointsOf(planned, (id) => all.find((fact) => fact.id === id), day).map(
    ({ section, roles }) =>
      `${section}: ${Object.entries(roles)
        .map(([role, { id }]) => `${role}=${id}`)
        .join(' ')}`,
  );
}

describe('points', () => {
  test('a change stands with its two figures, once', () => {
    expect(told({ a: [now, before, change] })).toEqual([`a: figure=now before=before by=${change.id}`]);
    expect(told({ a: [change] })).toEqual([`a: figure=now before=before by=${change.id}`]);
  });

  test('two figures without their change are two points', () => {
    expect(told({ a: [now, before] })).toEqual(['a: figure=now', 'a: figure=before']);
  });

  test('a share stands with its whole, and with what it was', () => {
    expect(told({ a: [share] })).toEqual([`a: share=${share.id} part=now whole=world`]);
    expect(told({ a: [share, shareBefore, points] })).toEqual([
      `a: share=${share.id} part=now whole=world before=${shareBefore.id} by=${points.id}`,
    ]);
  });

  test('a fact is told in the first section that names it', () => {
    expect(told({ a: [now], b: [now, world] })).toEqual(['a: figure=now', 'b: figure=world']);
  });

  test('standing, time and who reports decide the words', () => {
    expect(told({ a: [figure({ id: 'x', standing: 'forecast' })] })).toEqual(['a: forecast=x']);
    expect(told({ a: [figure({ id: 'x', standing: 'target' })] })).toEqual(['a: ahead=x']);
    expect(told({ a: [figure({ id: 'x', period: '2026' })] })).toEqual(['a: ahead=x']);
    expect(told({ a: [figure({ id: 'x', subject: 'usgs' })] })).toEqual(['a: own=x']);
    expect(told({ a: [figure({ id: 'x', property: 'output-change', unit: 'percent' })] })).toEqual(['a: shift=x']);
  });

  test('what no plain sentence tells is no point', () => {
    expect(told({ a: [derive('difference', now, before)] })).toEqual([]);
  });
});
