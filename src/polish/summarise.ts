/**
 * A model as a headline writer: it proposes headlines, decks and takeaways, each drawn from one sentence of the body. What is admissible
 * competes with what the template wrote, by a stated rule; where nothing is, the template's words stand.
 */
import type { SummaryKind } from '../model/ledger.ts';
import type { Persona } from '../model/persona.ts';
import { answerTo, type Kept } from './answer-to.ts';
import { type Asking, type Cost, NO_COST } from './ask.ts';
import { admitted, type Piece } from './candidate.ts';
import { type Chosen, chooseHead, type Judged } from './choose-head.ts';
import { addTokens } from './model.ts';
import { readSummaries, SUMMARY_SCHEMA, summaryQuestion } from './summary-answer.ts';

export interface Summarising extends Asking, Kept {
  readonly persona: Persona;
  readonly piece: Piece;
}

export interface Summarised extends Chosen, Cost {
  /** Why the last answer did not come or could not be read. */
  readonly reason: string | undefined;
}

/** How many headlines and decks are asked for. */
const HEADLINES = 5;
const DECKS = 2;

/** Has the head of a draft proposed and chooses. Throws nothing but what stops the run. */
export async function summarise(summarising: Summarising): Promise<Summarised> {
  const { piece } = summarising;
  const judged: Judged[] = [];
  let cost: Cost = NO_COST;
  let failed: string | undefined;
  for (const _ of ['first', 'again']) {
    const wanted = wantedOf(judged, piece);
    if (Object.values(wanted).every((count) => count === 0)) break;
    const { text, reason, ...used } = await answerTo(questionOf(judged, failed, summarising), SUMMARY_SCHEMA, isReadable, summarising);
    cost = { tokens: addTokens(cost.tokens, used.tokens), time: cost.time + used.time };
    const drawn = text === undefined ? reason : readSummaries(text);
    failed = typeof drawn === 'object' ? undefined : (drawn ?? 'no answer came');
    for (const one of typeof drawn === 'object' ? drawn : []) {
      const told =
        one.kind === 'takeaway' &&
        judged.some(({ kind, from, markdown }) => kind === one.kind && from === one.from && markdown !== undefined);
      const found = wanted[one.kind] === 0 ? undefined : told ? `sentence ${one.from} is told already` : admitted(one, piece);
      if (found !== undefined) judged.push({ ...one, ...(typeof found === 'string' ? { why: found } : found) });
    }
    if (text === undefined) break;
  }
  return { ...chooseHead(judged, piece), ...cost, reason: failed };
}

function isReadable(text: string): boolean {
  return typeof readSummaries(text) === 'object';
}

/** The question as it stands; the first one before anything was judged. */
export function questionOf(
  judged: readonly Judged[],
  failed: string | undefined,
  { piece, persona }: Pick<Summarising, 'piece' | 'persona'>,
): string {
  const refused = judged.flatMap(({ why, kind, from, text }) => (why === undefined ? [] : [{ kind, from, text, why }]));
  return summaryQuestion({ ...piece, wanted: wantedOf(judged, piece), refused, failed }, persona);
}

/** What is still open: everything at first, then what has nothing admissible. */
function wantedOf(judged: readonly Judged[], { head }: Piece): Readonly<Record<SummaryKind, number>> {
  const has = (wanted: SummaryKind): number => judged.filter(({ kind, markdown }) => kind === wanted && markdown !== undefined).length;
  return {
    headline: has('headline') > 0 ? 0 : HEADLINES,
    deck: has('deck') > 0 || !head.deck ? 0 : DECKS,
    takeaway: has('takeaway') > 0 ? 0 : head.takeaways.length,
  };
}
