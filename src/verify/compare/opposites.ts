/** Which words say the opposite of one another, and which are names of different things of one kind. */
import { plainOf, stem } from './stem.ts';
import { MOVES } from './words-direction.ts';
import { KINDS } from './words-kinds.ts';
import { NO_OPPOSITES, OPPOSITES } from './words-opposites.ts';

const SIDES = new Map<string, Set<string>>();
const OPPOSITE = opposites();
const EXEMPT = exemptions();
const KIND = kinds();

/** Whether two keys are antonyms: by the table, by a prefix, or by `-less` against `-ful`. */
export function isOpposite(one: string, other: string): boolean {
  if (OPPOSITE.get(one)?.has(other) === true) return true;
  const [base, otherBase] = [plainOf(one), plainOf(other)];
  if (base !== undefined && otherBase !== undefined && OPPOSITE.get(base)?.has(otherBase) === true) return true;
  return byPrefix(one, other) || byPrefix(other, one) || byEnding(one, other) || byEnding(other, one);
}

/** Whether two keys say the same of the same thing, as far as the tables know: "beat" and "top", "rise" and "grow". */
export function isAlike(one: string, other: string): boolean {
  const left = SIDES.get(one);
  const right = SIDES.get(other);
  return left !== undefined && right !== undefined && [...left].some((side) => right.has(side));
}

/** Whether two keys name different things of one kind: Monday and Tuesday, gold and silver. */
export function isOtherOfKind(one: string, other: string): boolean {
  if (one === other) return false;
  const left = KIND.get(one);
  const right = KIND.get(other);
  if (!left || !right) return false;
  let shared = false;
  for (const [set, place] of left) {
    const theirs = right.get(set);
    if (theirs === place) return false;
    shared ||= theirs !== undefined;
  }
  return shared;
}

function opposites(): ReadonlyMap<string, ReadonlySet<string>> {
  const table = new Map<string, Set<string>>();
  const add = (one: string, other: string): void => {
    const known = table.get(one);
    if (known) known.add(other);
    else table.set(one, new Set([other]));
  };
  const sides = OPPOSITES.trim()
    .split('\n')
    .map((line) => line.split('/').map((side) => side.trim().split(' ').map(stem)));
  const up = MOVES.filter((move) => move.sign > 0).flatMap((move) => single(move.words));
  const down = MOVES.filter((move) => move.sign < 0).flatMap((move) => single(move.words));
  const all = [...sides, [up, down]];
  all.forEach(([left = [], right = []], line) => {
    for (const one of left) enter(one, `${line}<`);
    for (const one of right) enter(one, `${line}>`);
    for (const one of left) {
      for (const other of right) {
        if (one === other) continue;
        add(one, other);
        add(other, one);
      }
    }
  });
  return table;
}

function enter(key: string, side: string): void {
  const known = SIDES.get(key);
  if (known) known.add(side);
  else SIDES.set(key, new Set([side]));
}

function single(words: string): readonly string[] {
  return words
    .split(', ')
    .filter((word) => !word.includes(' '))
    .map(stem);
}

const PREFIX = /^(?:un|in|im|ir|il|dis|non|mis|de|anti)/;

function byPrefix(long: string, short: string): boolean {
  if (short.length < 3 || long.length < short.length + 2) return false;
  const prefix = long.slice(0, long.length - short.length);
  return long.endsWith(short) && PREFIX.exec(prefix)?.[0] === prefix && !EXEMPT.has(`${short}/${long}`);
}

function byEnding(one: string, other: string): boolean {
  const root = one.endsWith('less') ? one.slice(0, -4) : one.endsWith('les') ? one.slice(0, -3) : undefined;
  return root !== undefined && root.length > 2 && other === `${root}ful`;
}

function exemptions(): ReadonlySet<string> {
  return new Set(NO_OPPOSITES.split(' ').map((pair) => pair.split('/').map(stem).join('/')));
}

/** Sets a key belongs to, each with the count of the thing it names there. */
function kinds(): ReadonlyMap<string, ReadonlyMap<number, number>> {
  const table = new Map<string, Map<number, number>>();
  KINDS.trim()
    .split('\n')
    .forEach((line, set) => {
      line.split(' ').forEach((names, place) => {
        for (const name of names.split('=')) {
          const key = stem(name);
          const known = table.get(key) ?? new Map<number, number>();
          known.set(set, place);
          table.set(key, known);
        }
      });
    });
  return table;
}
