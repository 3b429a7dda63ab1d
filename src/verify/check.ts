/** One rule of the guard: it reads, and reports what it finds; it never throws. */
import type { Difference } from '../model/finding.ts';
import type { Rule } from '../model/rule.ts';
import type { Block, Claim } from './document.ts';
import type { Play } from './play.ts';

export interface Problem {
  /** Permanent name of the rule, used in reports and to look it up in the documentation. */
  readonly rule: Rule;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** UTF-16 offsets in the file. */
  readonly start: number;
  readonly end: number;
  readonly actual?: string;
  readonly expected?: string;
  readonly difference?: Difference;
  readonly fact?: string;
}

export interface Check {
  /** Name of the file and family; its problems carry rules of their own. */
  readonly id: string;
  run(play: Play): Iterable<Problem>;
}

/** Offsets in the file of a stretch of a block's text. */
export function at(block: Block, start: number, end: number): { start: number; end: number } {
  const from = block.map[start] ?? 0;
  const last = end > start ? (block.map[end - 1] ?? from) + 1 : from;
  return { start: from, end: Math.max(from, last) };
}

/** Offsets in the file of the words of a claim. */
export function atClaim(block: Block, claim: Claim): { start: number; end: number } {
  return claim.end > claim.start ? at(block, claim.start, claim.end) : { start: claim.from, end: claim.to };
}
