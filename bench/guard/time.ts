/** CPU times of jobs measured side by side: rounds that take turns, so that what else the machine does falls on all alike. */
import { setImmediate } from 'node:timers/promises';

export type Job = () => unknown;

/** How long one turn of a job should take at least, in milliseconds, so that the clock's grain does not matter. */
const TURN = 15;

/** CPU milliseconds of one call of each job, for every round. */
export async function rounds(jobs: readonly Job[], count = 25): Promise<readonly (readonly number[])[]> {
  const calls = jobs.map(callsFor);
  const times = jobs.map((): number[] => []);
  for (let round = 0; round < count; round++) {
    for (const [index, job] of jobs.entries()) {
      times[index]?.push(timeOf(job, calls[index]));
      // Native memory is given back between turns.
      await setImmediate();
    }
  }
  return times;
}

/** The median of what one job takes in times of another, round by round. */
export function ratioOf(times: readonly number[], others: readonly number[]): number {
  return median(times.map((time, index) => time / (others[index] ?? Number.NaN)));
}

/** Runs jobs in turn for so many seconds of CPU time: the first calls run in an interpreter, and compiling takes its time too. */
export async function warmUp(jobs: readonly Job[], seconds: number): Promise<void> {
  const from = process.cpuUsage();
  const spent = (): number => {
    const { user, system } = process.cpuUsage(from);
    return (user + system) / 1e6;
  };
  while (spent() < seconds) {
    for (const job of jobs) job();
    await setImmediate();
  }
}

/** CPU milliseconds of one call. */
export function timeOf(job: Job, calls = 1): number {
  const from = process.cpuUsage();
  for (let index = 0; index < calls; index++) job();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000 / calls;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** How many calls of a job fill a turn. */
function callsFor(job: Job): number {
  const took = median([timeOf(job), timeOf(job), timeOf(job)]);
  return Math.max(1, Math.round(TURN / Math.max(took, 0.01)));
}
