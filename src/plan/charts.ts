/** The charts of a draft: which facts each shows, or why there is none. */
import type { Assignment } from '../model/assignment.ts';
import { chartData, drawnRole, type PlannedChart } from '../model/chart.ts';
import type { Entity } from '../model/entity.ts';
import type { Fact } from '../model/fact.ts';
import type { Cast, Gap } from '../model/plan.ts';
import type { Property } from '../model/property.ts';

export interface PlannedCharts {
  readonly charts: readonly PlannedChart[];
  /** One for each chart that cannot be drawn, under the name of its role. */
  readonly gaps: readonly Gap[];
}

interface Names {
  readonly entities: ReadonlyMap<string, Entity>;
  readonly properties: ReadonlyMap<string, Property>;
}

/** Resolves the charts an assignment asks for with the facts of its roles; `open` are the roles no fact fills. */
export function planCharts({ charts = [] }: Assignment, cast: Cast, open: readonly Gap[], { entities, properties }: Names): PlannedCharts {
  if (charts.length === 0) return { charts: [], gaps: [] };
  const names = { entities: [...entities.values()], properties: [...properties.values()] };
  const planned: PlannedChart[] = [];
  const gaps: Gap[] = [];
  for (const { id, section, title, roles, type, limit, required, spec } of charts) {
    const found = roles.flatMap((role): readonly Fact[] => [cast.get(role) ?? []].flat());
    const facts = [...new Map(found.map((fact) => [fact.id, fact])).values()].slice(0, limit);
    const data = chartData(facts, type, names);
    if (typeof data === 'string')
      gaps.push({ role: drawnRole(id), required, reason: open.find(({ role }) => roles.includes(role))?.reason ?? data });
    else
      planned.push({
        id,
        title,
        type: data.type,
        facts: facts.map((fact) => fact.id),
        ...(section !== undefined && { section }),
        ...(spec && { spec }),
      });
  }
  return { charts: planned, gaps };
}
