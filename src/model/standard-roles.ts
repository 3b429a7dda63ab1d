/**
 * Roles that every series, table or row of a table has, so that an assignment need only say which: `series:`, `table:` or
 * `row:`. The shipped templates `time-series`, `cross-section` and `table-row` are written for them.
 */
import type { Query, Role, RoleDerived, RoleOne } from './assignment.ts';

export interface TableQuery extends Query {
  /** Entity id of the published total: `world`. Shares are of it; without it no share is told. */
  readonly total?: string;
}

export interface RowQuery extends TableQuery {
  /** Entity id of the row, or `$edition`. */
  readonly of: string;
}

type Roles = Readonly<Record<string, Role>>;

const one = (query: Query, required = false): RoleOne => ({ type: 'one', query, required });
const many = (query: Query, limit: number, required = false): Role => ({ type: 'many', query, order: 'largest', limit, required });
const derived = (rule: string, ...inputs: string[]): RoleDerived => ({ type: 'derived', rule, inputs, required: false });

/** Figures of one series or table that a piece looks at: half a century of days. */
const MOST = 20_000;

/** What is asked of another time than the query's. */
function timeless({ period: _period, ...query }: Query): Query {
  return query;
}

/** One subject and property through time. */
export function seriesRoles(query: Query): Roles {
  const rest = timeless(query);
  return {
    latest: one({ ...query, period: query.period ?? 'latest' }, true),
    before: one({ ...rest, periodBefore: 'latest' }),
    'year-before': one({ ...rest, yearBefore: 'latest' }),
    history: { type: 'many', query: { ...rest, until: 'latest' }, order: 'newest', limit: MOST, required: false },
    change: derived('change', 'latest', 'before'),
    points: derived('points', 'latest', 'before'),
    difference: derived('difference', 'latest', 'before'),
    'year-change': derived('change', 'latest', 'year-before'),
    'year-points': derived('points', 'latest', 'year-before'),
    high: derived('high', 'history'),
    low: derived('low', 'history'),
    streak: derived('streak', 'history'),
    turn: derived('turn', 'history'),
    'largest-move': derived('largest-move', 'history'),
    crossing: derived('crossing', 'history'),
  };
}

/** Many subjects at one time. */
export function tableRoles({ total, ...query }: TableQuery): Roles {
  const rest = timeless(query);
  const at: Query = { ...query, period: query.period ?? 'latest', ...(total !== undefined && { notSubject: total }) };
  return {
    members: many(at, MOST, true),
    'members-before': many({ ...rest, yearBefore: 'members' }, MOST),
    leaders: many(at, 3, true),
    top: { ...one(at, true), order: 'largest' },
    'top-before': one({ ...rest, yearBefore: 'top' }),
    'top-change': derived('change', 'top', 'top-before'),
    riser: { ...derived('change', 'members', 'members-before'), order: 'largest' },
    faller: { ...derived('change', 'members', 'members-before'), order: 'smallest' },
    'top-rank': derived('rank', 'top', 'members'),
    breadth: derived('breadth', 'members', 'members-before'),
    'median-change': derived('median-change', 'members', 'members-before'),
    ...(total !== undefined && totalRoles(query, total)),
  };
}

/** The total is of another class than its members: the world among countries. */
function totalRoles({ subjectClass: _members, ...query }: Query, total: string): Roles {
  return {
    total: one({ ...query, period: query.period ?? 'latest', subject: total }),
    'total-before': one({ ...timeless(query), subject: total, yearBefore: 'total' }),
    'total-change': derived('change', 'total', 'total-before'),
    'top-share': derived('share', 'top', 'total'),
    'leaders-share': derived('combined-share', 'total', 'leaders'),
    concentration: derived('concentration', 'total', 'members'),
  };
}

/** One subject among many at one time. */
export function rowRoles({ of, ...query }: RowQuery): Roles {
  const { total, ...rest } = query;
  return {
    ...tableRoles(query),
    row: one({ ...rest, period: query.period ?? 'latest', subject: of }, true),
    'row-before': one({ ...timeless(rest), subject: of, yearBefore: 'row' }),
    'row-change': derived('change', 'row', 'row-before'),
    rank: derived('rank', 'row', 'members'),
    'top-ratio': derived('ratio', 'top', 'row'),
    ...(total !== undefined && { 'row-share': derived('share', 'row', 'total') }),
  };
}
