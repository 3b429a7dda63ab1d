/**
 * The test cases of the W3C's feed validator, told by the checker of feeds that the tests use. Each case says in a comment
 * which message it must bring, or must not; of the messages that the checker has, it prints how many cases it tells right.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { feedMessages, MESSAGES } from '../../test/publish/feed-checker.ts';

/** Shares told right below which the run fails. */
const LEAST = { must: 0.85, valid: 1 } as const;

/** Cases of RSS 2.0, Atom and podcasts; false where fewer are told right than were. */
export function tellFeedSuite(folder: string): boolean {
  const place = mkdtempSync(join(tmpdir(), 'factloom-feeds-'));
  try {
    execFileSync('tar', ['xzf', join(folder, 'feeds/w3c-feedvalidator-testcases.tar.gz'), '-C', place]);
    const names = readdirSync(place, { recursive: true, encoding: 'utf8' })
      .filter((name) => /(?:^|\/)(?:rss20|atom|ext\/itunes)\/.*\.xml$/.test(name))
      .sort();
    return report(names.map((name) => readFileSync(join(place, name), 'utf8')));
  } finally {
    rmSync(place, { recursive: true });
  }
}

function report(cases: readonly string[]): boolean {
  const counts = { must: [0, 0], not: [0, 0], valid: [0, 0], values: [0, 0], other: [0, 0] } satisfies Record<string, [number, number]>;
  for (const text of cases) {
    const told = tell(text);
    if (!told) continue;
    counts[told.kind][0] += 1;
    if (told.right) counts[told.kind][1] += 1;
  }
  const line = (what: string, [all, right]: readonly [number, number]): void =>
    console.log(`  ${what.padEnd(52)} ${right} of ${all} told right`);
  console.log(`feeds: ${cases.length} cases of the W3C's feed validator; the checker has ${MESSAGES.size} of its messages`);
  line('a fault that the checker has a message for', counts.must as [number, number]);
  line('no such fault', counts.not as [number, number]);
  line('nothing wrong at all', counts.valid as [number, number]);
  line('a value that is right', counts.values as [number, number]);
  console.log(`  ${'a fault it has no message for'.padEnd(52)} ${counts.other[0]}, not told`);
  const share = ([all = 0, right = 0]: readonly number[]): number => right / Math.max(all, 1);
  return share(counts.must) >= LEAST.must && share(counts.valid) >= LEAST.valid;
}

interface Told {
  readonly kind: 'must' | 'not' | 'valid' | 'values' | 'other';
  readonly right: boolean;
}

/** `Expect: InvalidTAG{parent:feed,element:id}`, `Expect: !Error`; undefined where a case expects nothing. */
function tell(text: string): Told | undefined {
  const [, not = '', message = '', where = ''] = /Expect:\s*(!?)(\w+)(?:\{([^}]*)\})?/.exec(text) ?? [];
  if (message === '') return undefined;
  const found = feedMessages(text);
  const said = found.some((one) => one.message === message);
  if (MESSAGES.has(message)) return not === '' ? { kind: 'must', right: said } : { kind: 'not', right: !said };
  if (not !== '' && /^(?:Error|Warning)$/.test(message)) return { kind: 'valid', right: found.length === 0 };
  if (!message.startsWith('Valid')) return { kind: 'other', right: false };
  const element = /element:([\w:]+)/.exec(where)?.[1];
  const wrong = found.some((one) => one.message.startsWith('Invalid') && (one.element === element || one.parent === element));
  return { kind: 'values', right: !wrong };
}
