/** Leads from one run to the next: when each was first seen stays, and those that left their feed stay for a while. */
import { join } from 'node:path';
import * as v from 'valibot';
import type { Gathering, Lead } from './connector.ts';

/** Days a lead stays after it was first seen and its source gives it no more. */
const KEPT = 30;

export interface Leads {
  /** A lead as it stands now, first seen when it was. */
  lead(found: Omit<Lead, 'kind' | 'firstSeenAt'>): Lead;
  /** Earlier leads that were not found again, while they are not old. */
  rest(): readonly Lead[];
}

const schema = v.object({
  kind: v.literal('lead'),
  id: v.string(),
  title: v.string(),
  url: v.nullable(v.string()),
  publisher: v.string(),
  publishedAt: v.optional(v.string()),
  firstSeenAt: v.string(),
});

/** The leads of a connector as its earlier runs left them; a line that cannot be read is a gap. */
export async function openLeads(connector: string, { files, newsroom, now, gap }: Gathering): Promise<Leads> {
  const name = `leads/${connector}.ndjson`;
  const earlier = new Map<string, Lead>();
  for (const [index, line] of (await textOf(files.stream(join(newsroom, name)))).split('\n').entries()) {
    if (line.trim() === '') continue;
    const read = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), line);
    if (read.success) earlier.set(read.output.id, read.output as Lead);
    else gap(`${name}:${index + 1}`, 'the line is no lead any more, and is left out; delete it, or undo the edit');
  }
  const found = new Set<string>();
  const oldest = Date.parse(now) - KEPT * 86_400_000;
  return {
    lead: (one) => {
      found.add(one.id);
      return { kind: 'lead', ...one, firstSeenAt: earlier.get(one.id)?.firstSeenAt ?? now };
    },
    rest: () => [...earlier.values()].filter(({ id, firstSeenAt }) => !found.has(id) && Date.parse(firstSeenAt) >= oldest),
  };
}

async function textOf(stream: Promise<AsyncIterable<Uint8Array> | undefined>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of (await stream) ?? []) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
