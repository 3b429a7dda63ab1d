/** What a reading hands back: the mention, and where reading goes on. */
import type { Mention } from '../../model/mention.ts';
import { at, type Tokens } from './scan.ts';

export interface Found {
  readonly mention: Mention;
  /** Index of the token after it. */
  readonly next: number;
}

type Bare<T> = T extends Mention ? Omit<T, 'start' | 'end' | 'text'> : never;

/** Gives a mention its place and its words: from the token `first` up to but without the token `next`. */
export function mentionAt(text: string, tokens: Tokens, first: number, next: number, mention: Bare<Mention>): Found {
  const start = at(tokens, first).start;
  const end = at(tokens, next - 1).end;
  return { mention: { ...mention, start, end, text: text.slice(start, end) }, next };
}
