import { describe, expect, it } from 'vitest';
import { entity, figure } from '../memory.ts';
import { derived, many, one, plan } from './scene.ts';

describe('derived', () => {
  const facts = [
    figure({ id: 'now', amount: '270000', vintage: 'e' }),
    figure({ id: 'before', amount: '255000', period: '2023', vintage: 'e' }),
  ];
  const roles = { change: derived('change', 'now', 'before'), now: one({ id: 'now' }), before: one({ id: 'before' }) };

  it('is computed from the facts of other roles, in whichever order they stand', () => {
    const { cast, facts: filled } = plan({ facts, roles });
    expect(cast).toEqual({ now: 'now', before: 'before', change: 'usgs.mine-production-change.china.2024-from-2023@e' });
    expect(filled.get('change')).toMatchObject({
      derivedFrom: { rule: 'change', version: 1, inputs: ['now', 'before'] },
      value: { unit: 'percent' },
    });
  });

  it.each([
    ['an empty input', [facts[0]], roles, 'the role before is empty'],
    ['an input that is a list', facts, { ...roles, before: many({ id: 'before' }) }, 'the role before holds several facts'],
    [
      'inputs that may not be compared',
      [facts[0], figure({ id: 'before', period: '2023', vintage: 'f' })],
      roles,
      'now and before are of different vintages',
    ],
    [
      'a base of zero',
      [facts[0], figure({ id: 'before', amount: '0', period: '2023', vintage: 'e' })],
      roles,
      'no percentage change on a base of zero or less',
    ],
  ])('%s leaves a gap with the reason', (_case, list, all, reason) => {
    const { cast, gaps } = plan({ facts: list.filter((fact) => fact !== undefined), roles: all });
    expect(cast).not.toHaveProperty('change');
    expect(gaps['change']).toContain(reason);
  });

  it('a gap runs on to what is derived from it', () => {
    const { gaps } = plan({ facts: [], roles: { ...roles, points: derived('points', 'change', 'now') } });
    expect(gaps).toEqual({
      now: 'no fact matches',
      before: 'no fact matches',
      change: 'the role now is empty',
      points: 'the role change is empty',
    });
  });

  it('roles that go in a circle are an error', () => {
    expect(() => plan({ facts, roles: { a: derived('change', 'b', 'b'), b: derived('change', 'a', 'a') } })).toThrow('depends on itself');
    expect(() => plan({ facts, roles: { a: one({ property: 'mine-production', yearBefore: 'a' }) } })).toThrow('depends on itself');
  });

  it('two different facts of one name are an error, the same twice is not', () => {
    const shares = [
      figure({ id: 'p', amount: '1' }),
      figure({ id: 'w', amount: '4', subject: 'world' }),
      figure({ id: 'e', amount: '2', subject: 'asia' }),
    ];
    const parts = { p: one({ id: 'p' }), w: one({ id: 'w' }), e: one({ id: 'e' }), a: derived('share', 'p', 'w') };
    expect(() => plan({ facts: shares, roles: { ...parts, b: derived('share', 'p', 'e') } })).toThrow(
      'the roles `a` and `b` derive different facts',
    );
    expect(plan({ facts: shares, roles: { ...parts, b: derived('share', 'p', 'w') } }).cast).toMatchObject({
      a: 'usgs.mine-production-share.china.2024',
      b: 'usgs.mine-production-share.china.2024',
    });
  });
});

describe('$edition', () => {
  it.each([
    ['an entity', { subject: '$edition', property: 'mine-production' }, 'chile', 'chile'],
    ['a month', { subject: 'china', period: '$edition' }, '2025-08', 'month'],
    ['a quarter', { subject: 'china', period: '$edition' }, '2025-q2', 'quarter'],
    ['a year', { subject: 'china', period: '$edition' }, '2024', 'year'],
  ])('stands for %s', (_case, query, edition, id) => {
    const facts = [
      figure({ id: 'year' }),
      figure({ id: 'chile', subject: 'chile' }),
      figure({ id: 'month', period: '2025-08' }),
      figure({ id: 'quarter', period: '2025-Q2' }),
    ];
    expect(plan({ facts, roles: { x: one(query) }, edition, entities: [entity('chile')] }).cast).toEqual({ x: id });
  });
});
