/** Every change of the kinds the guard must see, made to a draft one at a time; and whether a list of findings sees it. */
import type { Finding } from '../../../src/model/finding.ts';
import type { Ledger } from '../../../src/model/ledger.ts';
import { claimEdits } from './claims.ts';
import { draftOf, type Edit } from './edit.ts';
import { figureEdits } from './figures.ts';
import { wordEdits } from './words.ts';

export interface Mutation {
  readonly kind: string;
  /** What was changed, for the message of a test. */
  readonly what: string;
  readonly text: string;
  /** The draft it was made from, where only a comparison with it shows the change. */
  readonly original?: string;
  /** The change in the new text. */
  readonly start: number;
  readonly end: number;
  readonly facts: readonly string[];
}

export function mutationsOf(text: string, ledger: Ledger): readonly Mutation[] {
  const draft = draftOf(text, ledger);
  return [...figureEdits(draft), ...claimEdits(draft), ...wordEdits(draft)].map((edit) => made(text, edit, draft.claims));
}

function made(text: string, { kind, start, end, by, original, facts }: Edit, claims: ReturnType<typeof draftOf>['claims']): Mutation {
  const near = claims.filter((claim) => claim.start < end + 1 && claim.end > start - 1).map(({ id }) => id);
  return {
    kind,
    what: `${text.slice(Math.max(0, start - 40), start)}[${text.slice(start, end)} -> ${by}]${text.slice(end, end + 40)}`,
    text: text.slice(0, start) + by + text.slice(end),
    ...(original && { original: text }),
    start,
    end: start + by.length,
    facts: facts ?? near,
  };
}

/** Every n-th of each kind, so that no more than some of it are left. */
export function sampled(mutations: readonly Mutation[], most: number): readonly Mutation[] {
  return [...Map.groupBy(mutations, ({ kind }) => kind).values()].flatMap((same) => {
    const step = Math.max(1, Math.ceil(same.length / most));
    return same.filter((_, index) => index % step === 0);
  });
}

/** Whether findings hold the text, or, for what is left out or told twice, say so; and at the line of the change or by its fact. */
export function seen({ text, start, end, facts, original }: Mutation, findings: readonly Finding[]): 'right' | 'elsewhere' | undefined {
  const counted = findings.filter(({ severity }) => severity === 'error' || original !== undefined);
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', end);
  const right = counted.some(
    (finding) =>
      (finding.start < (to < 0 ? text.length : to) && finding.end > from) || (finding.fact !== undefined && facts.includes(finding.fact)),
  );
  return right ? 'right' : counted.length > 0 ? 'elsewhere' : undefined;
}
