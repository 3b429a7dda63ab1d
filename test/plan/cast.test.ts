import { describe, expect, it } from 'vitest';
import type { Fact } from '../../src/model/fact.ts';
import { figure } from '../memory.ts';
import { many, one, plan } from './scene.ts';

const x = one({ subject: 'china', property: 'mine-production' });
const published = (id: string, publishedAt: string, over: Parameters<typeof figure>[0] = {}) =>
  figure({ id, ...over, source: { id, publishedAt, ...over.source } });

describe('only what was published by the as-of moment exists', () => {
  it.each([
    // A source known by its day exists from the beginning of that day where the piece is written.
    ['2025-10-13', '2025-10-13T00:00:00-04:00', 'America/New_York', true],
    ['2025-10-13', '2025-10-12T23:59:59-04:00', 'America/New_York', false],
    ['2025-10-13', '2025-10-12T23:59:59-04:00', 'Europe/Brussels', true],
    ['2025-10-13', '2025-10-13T03:00:00+09:00', 'America/New_York', false],
    // One known by the moment exists from that moment, wherever.
    ['2025-10-13T14:22:00-04:00', '2025-10-13T18:22:00Z', 'Asia/Tokyo', true],
    ['2025-10-13T14:22:00-04:00', '2025-10-13T18:21:59Z', 'Asia/Tokyo', false],
    ['2025-10-13T20:22:00+02:00', '2025-10-13T14:22:00-04:00', 'UTC', true],
  ])('published %s, written as of %s in %s: %s', (publishedAt, asOf, zone, there) => {
    const { cast, gaps, leftOut } = plan({ facts: [published('a', publishedAt)], roles: { x }, asOf, zone });
    expect(cast).toEqual(there ? { x: 'a' } : {});
    expect(gaps).toEqual(there ? {} : { x: 'no fact that matches was published by then' });
    expect(leftOut).toEqual(there ? {} : { a: `published ${publishedAt}, after the as-of moment` });
  });
});

describe('of several editions the newest counts', () => {
  const old = published('old', '2024-01-31', { vintage: 'mcs2024', standing: 'estimate' });
  const revised = published('new', '2025-01-31', { vintage: 'mcs2025' });

  it.each([
    ['newest', '2025-10-13T12:00:00Z', 'new', { old: 'an older edition than new' }],
    ['the one there was', '2024-10-13T12:00:00Z', 'old', { new: 'published 2025-01-31, after the as-of moment' }],
  ])('%s, as of %s', (_case, asOf, id, leftOut) => {
    for (const facts of [
      [old, revised],
      [revised, old],
    ]) {
      const found = plan({ facts, roles: { x }, asOf });
      expect(found).toMatchObject({ cast: { x: id }, leftOut });
    }
  });

  it('a vintage that is asked for is taken', () => {
    const roles = { x: one({ property: 'mine-production', vintage: 'mcs2024' }) };
    expect(plan({ facts: [old, revised], roles }).cast).toEqual({ x: 'old' });
  });

  it('two editions of one day are an ambiguity, in whichever order', () => {
    const twin = published('twin', '2025-01-31', { vintage: 'mcs2025b' });
    expect(() => plan({ facts: [revised, twin], roles: { x } })).toThrow('the role `x` means several facts: new, twin');
    expect(() => plan({ facts: [twin, revised], roles: { x } })).toThrow('the role `x` means several facts: new, twin');
  });

  it('a forecast is no edition of the figure', () => {
    const forecast = published('forecast', '2025-06-30', { standing: 'forecast' });
    expect(() => plan({ facts: [revised, forecast], roles: { x } })).toThrow('means several facts');
    expect(plan({ facts: [revised, forecast], roles: { x: one({ property: 'mine-production', standing: 'actual' }) } }).cast).toEqual({
      x: 'new',
    });
  });

  it('two moves of different kind on one day are two facts', () => {
    const move = (id: string, action: 'build' | 'fund', day: string): Fact => ({
      ...published(id, day),
      kind: 'move',
      action,
      status: 'done',
      value: { type: 'quantity', amount: '1', unit: 'USD', comparator: '=' },
    });
    const roles = { x: many({ kind: 'move' }, { order: 'id' }) };
    expect(plan({ facts: [move('a', 'build', '2025-01-31'), move('b', 'fund', '2025-02-28')], roles }).cast).toEqual({ x: ['a', 'b'] });
  });
});

describe('several publishers', () => {
  const usgs = published('usgs', '2025-01-31', { source: { publisher: 'usgs' } });
  const iea = (amount: string, over = {}) => published('iea', '2025-02-28', { amount, source: { publisher: 'iea' }, ...over });

  it('that agree: the preferred one, and the other is left out', () => {
    const facts = [usgs, iea('270000')];
    expect(plan({ facts, roles: { x }, prefer: ['usgs'] })).toMatchObject({
      cast: { x: 'usgs' },
      leftOut: { iea: 'says the same as usgs' },
    });
    expect(plan({ facts, roles: { x }, prefer: ['iea', 'usgs'] })).toMatchObject({
      cast: { x: 'iea' },
      leftOut: { usgs: 'says the same as iea' },
    });
    expect(plan({ facts, roles: { x } }).cast).toEqual({ x: 'iea' });
  });

  it('that agree in other units agree', () => {
    expect(plan({ facts: [usgs, iea('270000000', { unit: 'kg' })], roles: { x }, prefer: ['usgs'] }).cast).toEqual({ x: 'usgs' });
  });

  it.each([
    ['the amount', iea('271000')],
    ['the comparator', iea('270000', { comparator: '>' })],
    ['the unit', iea('270000', { unit: 'percent' })],
  ])('that disagree in %s: none, with the reason', (_what, other) => {
    const { cast, gaps } = plan({ facts: [usgs, other], roles: { x }, prefer: ['usgs'] });
    expect(cast).toEqual({});
    expect(gaps).toEqual({ x: 'sources disagree: usgs and iea; say which with `publisher:`' });
  });

  it('the one that is asked for is taken', () => {
    const roles = { x: one({ property: 'mine-production', publisher: 'iea' }) };
    expect(plan({ facts: [usgs, iea('271000')], roles }).cast).toEqual({ x: 'iea' });
  });
});

describe('the period', () => {
  const at = (id: string, period: string, over = {}) => figure({ id, period, ...over });
  const facts = [at('y23', '2023'), at('y24', '2024'), at('y22', '2022')];

  it('is the latest where none is asked for, and the others are left out', () => {
    expect(plan({ facts, roles: { x } })).toMatchObject({
      cast: { x: 'y24' },
      leftOut: { y22: 'not the latest period', y23: 'not the latest period' },
    });
    expect(plan({ facts, roles: { x: one({ property: 'mine-production', period: 'latest' }) } }).cast).toEqual({ x: 'y24' });
  });

  it('is the one that is asked for', () => {
    expect(plan({ facts, roles: { x: one({ property: 'mine-production', period: '2023' }) } }).cast).toEqual({ x: 'y23' });
    expect(plan({ facts, roles: { x: one({ property: 'mine-production', period: '2019' }) } }).gaps).toEqual({
      x: 'no fact that matches is of that period',
    });
  });

  it('a year and its last quarter are two facts', () => {
    expect(() => plan({ facts: [at('y', '2024'), at('q', '2024-Q4')], roles: { x } })).toThrow('means several facts: q, y');
  });

  it.each([
    ['a year', '2024', '2023', ['2022', '2023-Q4']],
    ['a quarter', '2025-Q2', '2024-Q2', ['2025-Q1', '2023-Q2']],
    ['a half', '2025-H1', '2024-H1', ['2024-H2']],
    ['a month', '2025-03', '2024-03', ['2025-02']],
    ['a day', '2025-06-30', '2024-06-30', ['2025-03-31']],
    ['a span', '2023/2024', '2022/2023', ['2021/2022']],
    ['a deadline', 'by 2030', 'by 2029', ['by 2028']],
    ['a part of a year', 'late 2026', 'late 2025', ['early 2025', 'late 2024']],
    // The quarter of a year before by its label: its days and its place in the file say nothing.
    [
      'a fiscal quarter',
      'FY2026-Q2 2025-04-28/2025-07-27',
      'FY2025-Q2 2024-04-29/2024-07-28',
      ['FY2026-Q1 2025-01-27/2025-04-27', 'FY2025-Q3 2024-07-29/2024-10-27'],
    ],
    ['a fiscal year', 'FY2026 2025-01-27/2026-01-25', 'FY2025 2024-01-29/2025-01-26', ['FY2024 2023-01-30/2024-01-28']],
  ])('a year before %s: %s after %s', (_case, now, before, others) => {
    const rest = others.map((period, index) => at(`other${index}`, period));
    const roles = { now: one({ id: 'now' }), before: one({ property: 'mine-production', yearBefore: 'now' }) };
    expect(plan({ facts: [...rest, at('before', before), at('now', now)], roles }).cast).toEqual({ now: 'now', before: 'before' });
    expect(plan({ facts: [...rest, at('now', now)], roles }).gaps).toEqual({ before: 'no fact that matches is of that period' });
  });

  it('a year before is of the same edition, basis and, where there is one, publisher', () => {
    const roles = { now: one({ id: 'now' }), before: one({ property: 'mine-production', yearBefore: 'now' }) };
    const now = at('now', '2024', { vintage: 'mcs2025', basis: ['real'] });
    const wrong = [at('vintage', '2023', { vintage: 'mcs2024', basis: ['real'] }), at('basis', '2023', { vintage: 'mcs2025' })];
    expect(plan({ facts: [now, ...wrong], roles }).cast).toEqual({ now: 'now' });
    const own = at('own', '2023', { vintage: 'mcs2025', basis: ['real'] });
    const theirs = at('theirs', '2023', { vintage: 'mcs2025', basis: ['real'], amount: '1', source: { publisher: 'iea' } });
    expect(plan({ facts: [now, theirs, own], roles }).cast).toEqual({ now: 'now', before: 'own' });
    expect(plan({ facts: [now, theirs], roles }).cast).toEqual({ now: 'now', before: 'theirs' });
  });
});

describe('what a query may ask', () => {
  const policy: Fact = { ...figure({ id: 'rule' }), kind: 'policy', instrument: 'crma', value: { type: 'text', text: 'a' } };
  const move: Fact = { ...figure({ id: 'move' }), kind: 'move', action: 'build', status: 'planned', value: { type: 'text', text: 'a' } };
  const plain = figure({ id: 'plain', basis: ['gaap', 'real'] });
  it.each([
    [{ id: 'plain' }, 'plain'],
    [{ kind: 'policy' as const }, 'rule'],
    [{ instrument: 'crma' }, 'rule'],
    [{ action: 'build' as const }, 'move'],
    [{ status: 'planned' as const }, 'move'],
    [{ basis: 'real' as const }, 'plain'],
    [{ kind: 'figure' as const, subjectClass: 'country' as const }, 'plain'],
  ])('%j', (query, id) => expect(plan({ facts: [plain, policy, move], roles: { x: one(query) } }).cast).toEqual({ x: id }));

  it.each([
    { subject: 'chile' },
    { property: 'revenue' },
    { subjectClass: 'company' as const },
    { publisher: 'iea' },
    { standing: 'plan' as const },
    { basis: 'ifrs' as const },
  ])('%j matches nothing here', (query) =>
    expect(plan({ facts: [plain], roles: { x: one(query) } }).gaps).toEqual({ x: 'no fact matches' }),
  );

  it('a query for several different statements is an error that names them', () => {
    const facts = [figure({ id: 'a' }), figure({ id: 'b', subject: 'chile' })];
    expect(() => plan({ facts, roles: { x: one({ property: 'mine-production' }) } })).toThrow(
      expect.objectContaining({
        name: 'ConfigError',
        message: 'the role `x` means several facts: a, b',
        hint: expect.stringContaining('many: true'),
      }),
    );
  });
});

describe('many', () => {
  const facts = [
    figure({ id: 'a', amount: '5', period: '2023' }),
    figure({ id: 'b', amount: '9000', unit: 'kg', period: '2024', subject: 'chile' }),
    figure({ id: 'c', amount: '7', period: '2022' }),
  ];
  const property = 'mine-production';

  it.each([
    ['newest', ['b', 'a', 'c']],
    ['oldest', ['c', 'a', 'b']],
    ['largest', ['b', 'c', 'a']],
    ['smallest', ['a', 'c', 'b']],
    ['id', ['a', 'b', 'c']],
  ] as const)('in the order %s', (order, ids) => {
    for (const list of [facts, [...facts].reverse()])
      expect(plan({ facts: list, roles: { x: many({ property }, { order }) } }).cast).toEqual({ x: ids });
  });

  it('up to a limit, and says what it left out', () => {
    expect(plan({ facts, roles: { x: many({ property }, { limit: 2 }) } })).toMatchObject({
      cast: { x: ['b', 'a'] },
      leftOut: { c: 'the role x takes 2' },
    });
  });

  it('of one period, or of the latest', () => {
    expect(plan({ facts, roles: { x: many({ property, period: '2023' }) } }).cast).toEqual({ x: ['a'] });
    expect(plan({ facts, roles: { x: many({ property, period: 'latest' }) } }).cast).toEqual({ x: ['b'] });
  });

  it('of none is a gap', () => {
    expect(
      plan({
        facts,
        roles: { x: many({ property: 'revenue' }), y: many({ property, period: '1999' }), z: many({ property }, { limit: 0 }) },
      }).gaps,
    ).toMatchObject({
      x: 'no fact matches',
      y: 'no fact that matches is of that period',
    });
  });
});

describe('sources and rounding', () => {
  const usgs = published('usgs', '2025-01-31', { source: { publisher: 'usgs' } });
  const iea = (amount: string) => published('iea', '2025-02-28', { amount, source: { publisher: 'iea' } });

  it('a figure and its rounding agree', () => {
    expect(plan({ facts: [usgs, iea('270400')], roles: { x }, prefer: ['usgs'] }).cast).toEqual({ x: 'usgs' });
  });

  it('a dispute is told where the template has a place for it', () => {
    const { cast, gaps } = plan({ facts: [usgs, iea('300000')], roles: { x }, prefer: ['usgs'], wanted: new Set(['x', 'x-disputed']) });
    expect(cast).toEqual({ 'x-disputed': ['usgs', 'iea'] });
    expect(gaps).toEqual({ x: 'sources disagree: usgs and iea; say which with `publisher:`' });
  });
});

describe('a series', () => {
  const at = (id: string, period: string, over = {}) => figure({ id, period, ...over });
  const facts = [at('m1', '2025-01'), at('m2', '2025-02'), at('m3', '2025-03'), at('y', '2024')];
  const latest = one({ property: 'mine-production', period: '2025-03' });

  it('goes back from one figure, in periods of one length', () => {
    const roles = {
      latest,
      before: one({ property: 'mine-production', periodBefore: 'latest' }),
      all: many({ property: 'mine-production', until: 'latest' }),
    };
    expect(plan({ facts, roles }).cast).toEqual({ latest: 'm3', before: 'm2', all: ['m3', 'm2', 'm1'] });
  });

  it('standard roles are filled only where the template takes them', () => {
    const roles = { latest, extra: one({ id: 'm1' }) };
    expect(plan({ facts, roles, standard: new Set(['extra']), wanted: new Set(['latest']) }).cast).toEqual({ latest: 'm3' });
  });
});
