/**
 * Changes every golden draft in one place, in every kind that makes it untrue, and prints how many the guard stops: as a draft with
 * its links, and as free text without them. `node bench/mutations.ts [--most N] [--missed KIND]` tries N of each kind a draft and lists
 * what passed; default is all.
 */
import { parseArgs } from 'node:util';
import { verify } from '../src/verify/verify.ts';
import { caseDrafts } from '../test/cases.ts';
import { type Mutation, mutationsOf, sampled, seen } from '../test/verify/mutations/mutations.ts';
import { freeText } from './guard/drafts.ts';

interface Tally {
  tried: number;
  stopped: number;
  placed: number;
  read: number;
  found: number;
}

const { values } = parseArgs({ options: { most: { type: 'string' }, missed: { type: 'string' } } });
const most = Number(values.most ?? Number.POSITIVE_INFINITY);
const tallies = new Map<string, Tally>();
for (const { slug, text, ledger } of await caseDrafts()) {
  const unlinked = freeText(text);
  const alarms = verify(unlinked, ledger, { mode: 'text' }).filter(({ severity }) => severity === 'error');
  if (alarms.length > 0) console.log(`${slug}, unchanged, as free text: ${alarms.map(({ message }) => message).join('; ')}`);
  for (const mutation of sampled(mutationsOf(text, ledger), most)) {
    const tally = tallies.get(mutation.kind) ?? { tried: 0, stopped: 0, placed: 0, read: 0, found: 0 };
    tallies.set(mutation.kind, tally);
    asDraft(slug, mutation, tally);
    const plain = freeText(mutation.text);
    if (plain === unlinked || mutation.original !== undefined) continue;
    tally.read++;
    if (verify(plain, ledger, { mode: 'text' }).filter(({ severity }) => severity === 'error').length > alarms.length) tally.found++;
    else if (values.missed === mutation.kind) console.log(`text ${slug}: ${mutation.what.replaceAll('\n', ' ')}`);
  }

  function asDraft(name: string, mutation: Mutation, tally: Tally): void {
    const place = seen(mutation, verify(mutation.text, ledger, mutation.original === undefined ? {} : { original: mutation.original }));
    tally.tried++;
    if (place !== undefined) tally.stopped++;
    if (place === 'right') tally.placed++;
    else if (values.missed === mutation.kind) console.log(`draft ${name}: ${mutation.what.replaceAll('\n', ' ')}`);
  }
}

const share = (part: number, all: number): string => (all === 0 ? '-' : `${((part / all) * 100).toFixed(1)}%`).padStart(7);
console.log(`${'kind'.padEnd(20)}   tried  stopped  in place   | as free text: tried  stopped`);
const all: Tally = { tried: 0, stopped: 0, placed: 0, read: 0, found: 0 };
for (const [kind, tally] of tallies) {
  for (const key of ['tried', 'stopped', 'placed', 'read', 'found'] as const) all[key] += tally[key];
  line(kind, tally);
}
line('all', all);

function line(kind: string, { tried, stopped, placed, read, found }: Tally): void {
  console.log(
    `${kind.padEnd(20)} ${String(tried).padStart(7)}  ${share(stopped, tried)}   ${share(placed, tried)}   |             ${String(read).padStart(7)}  ${share(found, read)}`,
  );
}
