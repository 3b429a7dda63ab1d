/** Which headline, deck and takeaways stand: the admissible proposals against what the template wrote, by a stated rule. */
import { findClaims } from '../model/claim.ts';
import type { SummaryCandidate, SummaryKind } from '../model/ledger.ts';
import { DIRECTION_WORDS } from '../model/lexicon.ts';
import { type Piece, visible } from './candidate.ts';
import { replaced, type Span } from './head.ts';
import { around } from './sentence.ts';
import type { Drawn } from './summary-answer.ts';

/** A proposal that was judged: its words with our own in their links, or why it is not admissible. */
export interface Judged extends Drawn {
  readonly markdown?: string;
  readonly why?: string;
}

export interface Chosen {
  readonly markdown: string;
  /** All there were, those of the template last. */
  readonly candidates: readonly SummaryCandidate[];
}

/** The piece with the head that stands. Whatever is taken leaves the piece without an error. */
export function chooseHead(judged: readonly Judged[], { head, markdown, judge }: Piece): Chosen {
  const changes = new Map<Span, string>();
  const taken = new Set<Judged>();
  const left = new Set<Span>([head.headline, ...(head.deck ? [head.deck] : []), ...head.takeaways]);
  const fits = (span: Span, words: string): boolean =>
    !judge(replaced(markdown, new Map([...changes, [span, words]]))).some(({ severity }) => severity === 'error');
  const take = (one: Judged, span: Span | undefined): boolean => {
    const words = safeDollars(one.markdown ?? '');
    if (!span || !fits(span, words)) return false;
    changes.set(span, words);
    taken.add(one);
    left.delete(span);
    return true;
  };
  const of = (wanted: SummaryKind): readonly Judged[] => judged.filter(({ kind, why }) => kind === wanted && why === undefined);
  const own: Ranked = { one: undefined, words: wordsAt(head.headline, markdown) };
  const headlines = [...of('headline').map((one): Ranked => ({ one, words: one.markdown ?? '' })), own];
  for (const { one } of headlines.sort(byRank)) if (!one || take(one, head.headline)) break;
  of('deck').find((one) => take(one, head.deck));
  takeTakeaways();
  return { markdown: replaced(markdown, changes), candidates: [...judged.map(proposal), ...template()] };

  /** Those of the model in its order, then those of the template that tell other figures, as many as there were. */
  function takeTakeaways(): void {
    const [first] = head.takeaways;
    const block = { from: first?.from ?? 0, to: head.takeaways.at(-1)?.to ?? 0 };
    const count = head.takeaways.length;
    let mine: readonly Judged[] = [];
    for (const one of of('takeaway').slice(0, count)) {
      const all = [...mine, one];
      const told = new Set(all.flatMap((each) => idsOf(each.markdown ?? '')));
      const others = head.takeaways
        .filter((span) => !idsOf(wordsAt(span, markdown)).some((id) => told.has(id)))
        .slice(0, count - all.length);
      const lines = [...all.map((each) => safeDollars(each.markdown ?? '')), ...others.map((span) => wordsAt(span, markdown))];
      if (lines.length < Math.min(2, count) || !fits(block, lines.join('\n- '))) continue;
      mine = all;
      changes.set(block, lines.join('\n- '));
      for (const span of head.takeaways) if (!others.includes(span)) left.delete(span);
      for (const span of others) left.add(span);
    }
    for (const one of mine) taken.add(one);
  }

  function proposal(one: Judged): SummaryCandidate {
    const { kind, text, why } = one;
    const outcome = why !== undefined ? 'refused' : taken.has(one) ? 'chosen' : 'admissible';
    return { kind, by: 'model', text, outcome, ...(why !== undefined && { reason: why }) };
  }

  function template(): readonly SummaryCandidate[] {
    const places: readonly (readonly [SummaryKind, Span | undefined])[] = [
      ['headline', head.headline],
      ['deck', head.deck],
      ...head.takeaways.map((span) => ['takeaway', span] as const),
    ];
    return places.flatMap(([kind, span]): readonly SummaryCandidate[] =>
      span ? [{ kind, by: 'template', text: wordsAt(span, markdown), outcome: left.has(span) ? 'chosen' : 'admissible' }] : [],
    );
  }
}

interface Ranked {
  /** Undefined for the template's. */
  readonly one: Judged | undefined;
  readonly words: string;
}

/** The best headline first: one that tells a movement, then the model's before the template's, then the shortest, then by alphabet. */
function byRank(a: Ranked, b: Ranked): number {
  return (
    Number(tellsMovement(b.words)) - Number(tellsMovement(a.words)) ||
    Number(b.one !== undefined) - Number(a.one !== undefined) ||
    visible(a.words).length - visible(b.words).length ||
    (a.words < b.words ? -1 : 1)
  );
}

function tellsMovement(markdown: string): boolean {
  return (around(markdown).match(/[a-z]+/g) ?? []).some((word) => DIRECTION_WORDS.has(word));
}

function wordsAt({ from, to }: Span, markdown: string): string {
  return markdown.slice(from, to);
}

function idsOf(markdown: string): readonly string[] {
  return findClaims(markdown).map(({ id }) => id);
}

/** Two dollar signs in one line become mathematics in many renderers; then each is escaped. */
function safeDollars(text: string): string {
  const bare = /(?<!\\)\$/g;
  return text.match(bare)?.[1] === undefined ? text : text.replace(bare, '\\$');
}
