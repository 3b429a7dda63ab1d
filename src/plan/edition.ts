/** Editions of a recurring assignment: what each is called, so that everything of one stands together for ever. */
import { getISOWeek } from 'date-fns/getISOWeek';
import { getISOWeekYear } from 'date-fns/getISOWeekYear';
import type { EditionRule } from '../model/assignment.ts';
import type { Fact } from '../model/fact.ts';
import { dayIn } from '../model/format-date.ts';

/**
 * Keys of the editions to make at a moment: one by the calendar in the assignment's zone (`2025-10-13`, `2025-w42`,
 * `2025-10`, `2025-q4`, `2025`; weeks by ISO 8601), or one for each entity named.
 */
export function editionKeys(rule: EditionRule, asOf: string, zone: string, facts: readonly Fact[] = []): readonly string[] {
  if ('each' in rule) return 'subjectsOf' in rule.each ? subjectsOf(rule.each.subjectsOf, facts) : rule.each;
  const day = dayIn(asOf, zone);
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  switch (rule.every) {
    case 'day':
      return [day];
    case 'week': {
      const local = new Date(year, month - 1, date);
      return [`${getISOWeekYear(local)}-w${String(getISOWeek(local)).padStart(2, '0')}`];
    }
    case 'month':
      return [day.slice(0, 7)];
    case 'quarter':
      return [`${year}-q${Math.ceil(month / 3)}`];
    case 'year':
      return [String(year)];
  }
}

/** Entities of which a property is told, sorted. */
function subjectsOf(property: string, facts: readonly Fact[]): readonly string[] {
  return [...new Set(facts.filter((fact) => fact.property === property).map(({ subject }) => subject))].sort();
}
