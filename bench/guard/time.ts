/** Times of jobs measured side by side: CPU milliseconds of one call, medians of rounds that take turns. */

/** How long one round of a job should take at least, in milliseconds, so that the clock's grain does not matter. */
const ROUND = 20;

export function measure<Name extends string>(jobs: Readonly<Record<Name, () => unknown>>, rounds = 9): Record<Name, number> {
  const names = Object.keys(jobs) as Name[];
  const calls = new Map(names.map((name) => [name, callsFor(jobs[name])]));
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) for (const name of names) times.get(name)?.push(timeOf(jobs[name], calls.get(name) ?? 1));
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as Record<Name, number>;
}

/** CPU milliseconds of one call. */
export function timeOf(job: () => unknown, calls = 1): number {
  const from = process.cpuUsage();
  for (let index = 0; index < calls; index++) job();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000 / calls;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Warms a job up and finds how many calls fill a round. */
function callsFor(job: () => unknown): number {
  let calls = 1;
  for (;;) {
    const took = timeOf(job, calls) * calls;
    if (took >= ROUND) return Math.max(1, Math.round((calls * ROUND) / took));
    calls *= 2;
  }
}
