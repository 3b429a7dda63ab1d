/** Leads from one run to the next: when each was first seen stays, and those that left their source stay for a while. */
import type { Lead } from './connector.ts';

/** A lead as a document tells of it, whenever that is read. */
export type Sighting = Omit<Lead, 'kind' | 'firstSeenAt'>;

/** A lead seen at a moment, for the first time as far as a connector knows. */
export function seenAt(now: string, found: Sighting): Lead {
  return { kind: 'lead', ...found, firstSeenAt: now };
}

/** Days a lead stays after it was first seen and its source gives it no more. */
const KEPT = 30;

/** The leads to keep, by id: those found, each first seen when it was, and earlier ones that are not old at the moment of the run. */
export function keptLeads(found: readonly Lead[], before: readonly Lead[], now: string): readonly Lead[] {
  const earlier = new Map(before.map((lead) => [lead.id, lead]));
  const oldest = Date.parse(now) - KEPT * 86_400_000;
  const kept = new Map(before.filter(({ firstSeenAt }) => Date.parse(firstSeenAt) >= oldest).map((lead) => [lead.id, lead]));
  for (const lead of found) kept.set(lead.id, { ...lead, firstSeenAt: earlier.get(lead.id)?.firstSeenAt ?? lead.firstSeenAt });
  return [...kept.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
