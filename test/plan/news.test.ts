/** News value: what leads, what is left out, and when there is no story. */
import { describe, expect, test } from 'vitest';
import { type Assignment, NEWS } from '../../src/model/assignment.ts';
import type { Fact } from '../../src/model/fact.ts';
import { seriesRoles } from '../../src/model/standard-roles.ts';
import { castRoles } from '../../src/plan/cast.ts';
import { isStory, scoreFacts } from '../../src/plan/news.ts';
import { entity, figure, register, source } from '../memory.ts';

/** Monthly prices, the newest first, published on July 2, 2026. */
function prices(...amounts: readonly number[]): readonly Fact[] {
  return amounts.map((amount, back) => {
    const month = 2026 * 12 + 5 - back;
    const period = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
    return figure({
      id: `p${back}`,
      subject: 'tin',
      property: 'price',
      period,
      amount: String(amount),
      unit: 'USD',
      source: { id: 's', publishedAt: '2026-07-02' },
    });
  });
}

const roles = seriesRoles({ subject: 'tin', property: 'price' });

function scores(facts: readonly Fact[], over: { asOf?: string; told?: readonly string[]; news?: Partial<typeof NEWS> } = {}) {
  const assignment: Assignment = {
    slug: 'a',
    persona: 'p',
    template: 't',
    zone: 'UTC',
    topics: [],
    seed: 's',
    prefer: ['usgs'],
    takeaways: 4,
    headlineLimit: 64,
    sections: [],
    roles,
    standard: new Set(Object.keys(roles)),
    news: { ...NEWS, ...over.news },
  };
  const asOf = over.asOf ?? '2026-07-02T12:00:00Z';
  const { cast } = castRoles({ assignment, facts, entities: register(entity('tin')), asOf });
  const found = scoreFacts({ assignment, cast, facts, told: new Set(over.told), asOf });
  return { found, story: isStory(assignment, found), of: (role: string) => found.find((score) => score.role === role) };
}

const quiet = Array.from({ length: 60 }, (_, index) => 100 + ((index * index * 7 + index * 3) % 11));

describe('news value', () => {
  test('a record after a quiet time leads', () => {
    const { found, story } = scores(prices(150, ...quiet));
    expect(story).toBe(true);
    expect(found[0]).toMatchObject({ verdict: 'lead' });
    expect(found.filter(({ verdict }) => verdict !== 'out').map(({ role }) => role)).toContain('high');
    for (const { terms } of found) for (const value of Object.values(terms)) expect(value).toBeGreaterThanOrEqual(0);
  });

  test('a month like any other is no story, and says by how much', () => {
    const { found, story } = scores(prices(103, 102, ...quiet));
    expect(story).toBe(false);
    expect(found[0]?.score).toBeLessThan(60);
  });

  test('the same three weeks later is less news', () => {
    const [now, later] = ['2026-07-02T12:00:00Z', '2026-07-23T12:00:00Z'].map(
      (asOf) => scores(prices(150, ...quiet), { asOf }).of('high')?.score ?? 0,
    );
    expect(now).toBeGreaterThan(later ?? 0);
  });

  test('the newest figure of a series that has ended is no news', () => {
    const { found, story } = scores(prices(150, ...quiet), { asOf: '2026-12-02T12:00:00Z' });
    expect(story).toBe(false);
    expect(found.map(({ verdict }) => verdict)).not.toContain('body');
    expect(found[0]?.reason).toBe('the newest figure is of June 2026, which is no news');
  });

  test('of a yearly series the change of a period is that of a year, and scored once', () => {
    const years = quiet.slice(0, 12).map((amount, back) =>
      figure({
        id: `y${back}`,
        subject: 'tin',
        property: 'price',
        period: String(2025 - back),
        amount: String(amount + (back === 0 ? 90 : 0)),
        unit: 'USD',
        source: { id: 's', publishedAt: '2026-07-02' },
      }),
    );
    const { found } = scores(years);
    expect(new Set(found.map(({ fact }) => fact)).size).toBe(found.length);
    expect(found[0]).toMatchObject({ role: 'change', verdict: 'lead' });
  });

  test('what was told before counts half', () => {
    const fresh = scores(prices(150, ...quiet)).of('high');
    const again = scores(prices(150, ...quiet), { told: [fresh?.fact ?? ''] }).of('high');
    expect(again?.score).toBeCloseTo((fresh?.score ?? 0) / 2, 0);
    expect(again?.reason).toContain('half of its score');
  });

  test('sources that agree confirm', () => {
    const facts = prices(150, ...quiet);
    const [newest] = facts;
    if (!newest) throw new Error();
    const other: Fact = { ...newest, id: 'other', source: source({ id: 'o', publisher: 'lme', publishedAt: '2026-07-01' }) };
    expect(scores([...facts, other]).of('high')?.terms.confirmation).toBe(0.8);
    expect(scores(facts).of('high')?.terms.confirmation).toBe(0.5);
  });

  test('weights and gates are the assignment’s', () => {
    const { story, found } = scores(prices(...quiet), { news: { gate: { lead: 0, body: 0 } } });
    expect(story).toBe(true);
    expect(found.some(({ verdict }) => verdict === 'out')).toBe(false);
    const only = { magnitude: 0, rarity: 1, impact: 0, freshness: 0, confirmation: 0 };
    expect(scores(prices(150, ...quiet), { news: { weights: only } }).of('high')?.score).toBe(100);
  });

  test('of two facts that say the same of a series the stronger stands', () => {
    const rising = Array.from({ length: 40 }, (_, index) => 200 - index);
    const { found } = scores(prices(...rising));
    expect(found.filter(({ role, verdict }) => ['streak', 'turn'].includes(role) && verdict !== 'out').length).toBeLessThanOrEqual(1);
  });
});
