/** A word that says up or down agrees with the fact it speaks of; one that no fact supports is a finding. */
import { decimal } from '../../model/decimal.ts';
import { type Fact, tellsChange } from '../../model/fact.ts';
import type { Ledger } from '../../model/ledger.ts';
import { DIRECTION_WORDS, type DirectionWord, type Sign } from '../../model/lexicon.ts';
import { at, type Check, type Problem } from '../check.ts';
import type { Block, Claim, Sentence } from '../document.ts';
import { once } from '../once.ts';
import type { Play } from '../play.ts';
import type { Span } from '../sentences.ts';
import { lastBefore, overlaps } from '../spans.ts';

export const direction: Check = {
  id: 'direction',
  *run(play) {
    for (const block of play.document.blocks) {
      for (const sentence of block.sentences) yield* checkSentence(play, sentence);
    }
  },
};

/** A movement the facts of a sentence tell, and where. Offsets in the block's text. */
export interface Movement {
  readonly sign: Sign;
  /** Percent, without sign; undefined where only the sign is known. */
  readonly size: number | undefined;
  readonly fact: Fact;
  readonly start: number;
  readonly end: number;
}

function* checkSentence(play: Play, sentence: Sentence): Iterable<Problem> {
  const words = directionWords(play, sentence);
  if (words.length === 0) return;
  const movements = movementsIn(play, sentence);
  for (const word of words) {
    const near = nearestMovement(play, word, movements, sentence);
    if (near) yield* compareDirection(word, near, sentence);
    else if (!supported(play, word, sentence)) {
      const severity = word.says.weak ? 'warning' : 'error';
      yield {
        rule: 'direction-unsupported',
        severity,
        message: `Unexpected \`${word.text}\`: no fact of this draft says so`,
        ...at(sentence.block, word.start, word.end),
        actual: word.text,
      };
    }
  }
}

export function* compareDirection(word: Found, { sign, size, fact }: Movement, sentence: Sentence): Iterable<Problem> {
  const place = { ...at(sentence.block, word.start, word.end), actual: word.text, fact: fact.id };
  if (word.says.sign !== sign) {
    yield {
      rule: 'direction',
      severity: 'error',
      message: `Unexpected \`${word.text}\`: \`${fact.id}\` says ${sign > 0 ? 'up' : sign < 0 ? 'down' : 'unchanged'}`,
      ...place,
      expected: sign > 0 ? 'up' : sign < 0 ? 'down' : 'unchanged',
    };
  } else if (size !== undefined && (size < word.says.from || size > word.says.to)) {
    const far = size < word.says.from / 2 || size > word.says.to * 2;
    yield {
      rule: 'direction-strength',
      severity: far ? 'error' : 'warning',
      message: `\`${word.text}\` is too ${size < word.says.from ? 'strong' : 'weak'} a word for ${size.toFixed(1)}%, as in \`${fact.id}\``,
      ...place,
    };
  }
}

export interface Found {
  readonly text: string;
  readonly says: DirectionWord;
  readonly start: number;
  readonly end: number;
}

/** Verbs that take "up" or "down" without saying a direction. */
const PARTICLE_VERBS =
  /\b(?:set|sets|setting|made|make|makes|build|built|building|back|backed|take|took|taken|sign|signed|end|ended|catch|caught|come|came|follow|followed|break|broke|broken|lock|locked|free|freed|speed|open|opened|point|draw|drew|drawn|step|stepped|line|lined|head|heads|hold|held|use|used|scale|scaling|scaled|ramp|ramping|ramped|split|shut|close|closed|lay|lays|laid|laying|start|put|puts|putting|write|written|pin|pinned|narrow|narrowed|track|tracked|turn|turned|wind|wound)\s+$/i;

const isLetter = (code: number): boolean => (code > 96 && code < 123) || (code > 64 && code < 91);
/** First letters of words that say a direction: most words of a text begin with another. */
const INITIALS = new Set([...DIRECTION_WORDS.keys()].map((key) => key.charCodeAt(0)));
/** First words of those that are two, such as "edged up". */
const HEADS = new Set([...DIRECTION_WORDS.keys()].filter((key) => key.includes(' ')).map((key) => key.split(' ')[0]));

export function directionWords(play: Play, { block, text, start: offset }: Sentence): readonly Found[] {
  const found: Found[] = [];
  let reached = 0;
  for (let index = 0, end = 0; index < text.length; index = end + 1) {
    for (end = index; isLetter(text.charCodeAt(end)); end++);
    if (end === index || index < reached || !INITIALS.has(text.charCodeAt(index) | 32)) continue;
    const word = text.slice(index, end);
    const lower = word.toLowerCase();
    const pair = HEADS.has(lower) ? /^\p{L}+\s\p{L}+/u.exec(text.slice(index, index + 32))?.[0] : undefined;
    const both = pair && DIRECTION_WORDS.get(pair.toLowerCase());
    const says = both ?? DIRECTION_WORDS.get(lower);
    if (!says) continue;
    const shown = both ? (pair ?? word) : word;
    reached = index + shown.length;
    const span = { start: offset + index, end: offset + reached };
    const idiom = isIdiom(text, index, lower) || tellsLoss(play, block, lower, span);
    if (!idiom && !isCovered(play, block, span)) found.push({ text: shown, says, ...span });
  }
  return found;
}

/** "It lost $0.21 per share" tells of a loss, not of a movement. */
function tellsLoss(play: Play, block: Block, word: string, { end }: Span): boolean {
  if (!/^los(?:t|es?|ing)$/.test(word)) return false;
  const fact = play.facts.get(block.claims.find(({ start }) => start === end + 1)?.id ?? '');
  return fact?.value.type === 'quantity' && fact.value.amount.startsWith('-') && !tellsChange(fact);
}

/** "Up to 27 months", "set up", "up-to-date": up and down that say no direction. */
function isIdiom(text: string, index: number, word: string): boolean {
  if (word !== 'up' && word !== 'down') return false;
  return (
    text[index - 1] === '-' ||
    PARTICLE_VERBS.test(text.slice(Math.max(0, index - 24), index)) ||
    /^(?:\s+to\b(?!\s+\W*\d)|-)/.test(text.slice(index + word.length))
  );
}

function isCovered(play: Play, block: Block, span: Span): boolean {
  return [block.claims, play.namesIn(block), play.termsIn(block)].some((spans) => overlaps(spans, span));
}

function movementsIn(play: Play, sentence: Sentence): readonly Movement[] {
  const claims = claimsWithFacts(play, sentence);
  const pairs = claims.flatMap(({ claim, fact }, index): Movement[] =>
    claims.slice(index + 1, index + 1 + REACH).flatMap(({ claim: second, fact: other }) => {
      const sign = movement(fact, other);
      return sign === undefined ? [] : [{ sign, size: undefined, fact, start: claim.start, end: second.end }];
    }),
  );
  // Of two equally near, what is printed comes before what the ledger knows besides.
  const told = toldMovements(play, sentence);
  const printed = told.filter(({ fact }) => claims.some((entry) => entry.fact === fact));
  return [...printed, ...pairs, ...told.filter((entry) => !printed.includes(entry))];
}

/**
 * Movements that facts tell by themselves: changes, and what changes were worked out from. A figure that fell in a month
 * and rose in a year tells the one whose change, or whose earlier figure, stands in the sentence with it; else neither.
 */
export function toldMovements(play: Play, sentence: Sentence): readonly Movement[] {
  const claims = claimsWithFacts(play, sentence);
  const changes = claims.flatMap(({ claim, fact }): Movement[] => {
    const amount = changeOf(fact);
    const size = fact.value.type === 'quantity' && fact.value.unit === 'percent' && amount !== undefined ? Math.abs(amount) : undefined;
    return amount === undefined ? [] : [{ sign: Math.sign(amount) as Sign, size, fact, start: claim.start, end: claim.end }];
  });
  const here = new Set(claims.map(({ fact }) => fact.id));
  const told = claims.flatMap(({ claim, fact }): Movement[] => {
    const all = changesIn(play.ledger).from.get(fact.id) ?? [];
    const meant = all.filter(({ id, derivedFrom }) => here.has(id) || derivedFrom?.inputs.slice(1).some((input) => here.has(input)));
    const said = (meant.length > 0 ? meant : all).map((change) => ({ change, sign: Math.sign(changeOf(change) ?? 0) as Sign }));
    if (new Set(said.map(({ sign }) => sign)).size > 1) return [];
    return said.map(({ change, sign }) => ({ sign, size: undefined, fact: change, start: claim.start, end: claim.end }));
  });
  return [...changes, ...told];
}

/** Claims of a sentence whose facts are known. */
export function claimsWithFacts(play: Play, { claims }: Sentence): readonly { readonly claim: Claim; readonly fact: Fact }[] {
  return claims.flatMap((claim) => {
    const fact = play.facts.get(claim.id);
    return fact ? [{ claim, fact }] : [];
  });
}

/** Two figures of one thing tell a movement where no more than so many claims stand between them. */
const REACH = 8;

/** The changes that facts tell: by the fact they change, and which ways, by subject. */
export const changesIn = once((ledger: Ledger) => {
  const changes = ledger.facts.filter((fact) => changeOf(fact) !== undefined);
  const signs = Map.groupBy(changes, (fact) => fact.subject);
  return {
    from: Map.groupBy(changes, (fact) => fact.derivedFrom?.inputs[0]),
    signs: new Map([...signs].map(([subject, facts]) => [subject, new Set(facts.map((fact) => Math.sign(changeOf(fact) ?? 0)))])),
  };
});

/** The signed size of a change a fact itself tells, or undefined. */
export function changeOf(fact: Fact): number | undefined {
  return tellsChange(fact) && fact.value.type === 'quantity' ? decimal(fact.value.amount).toNumber() : undefined;
}

/** Whether the later of two figures of the same thing is higher. */
export function movement(a: Fact, b: Fact): Sign | undefined {
  if (a.id === b.id || a.subject !== b.subject || a.property !== b.property || a.value.type !== 'quantity' || b.value.type !== 'quantity')
    return undefined;
  if (a.period.end === b.period.end || a.value.unit !== b.value.unit) return undefined;
  const [earlier, later] = a.period.end < b.period.end ? [a.value, b.value] : [b.value, a.value];
  return Math.sign(decimal(later.amount).cmp(earlier.amount)) as Sign;
}

/** The movement a word speaks of: the nearest in its clause, else the nearest in the sentence. */
export function nearestMovement(play: Play, word: Found, movements: readonly Movement[], sentence: Sentence): Movement | undefined {
  const clause = play.clauseAt(sentence, word.start);
  const inClause = clause
    ? movements.filter((entry) => entry.start < sentence.start + clause.end && entry.end > sentence.start + clause.start)
    : [];
  const distance = (entry: Movement): number => Math.max(entry.start - word.end, word.start - entry.end, 0);
  const sized = (entry: Movement): number => (entry.size === undefined ? 1 : 0);
  return [...(inClause.length > 0 ? inClause : movements)].sort((a, b) => distance(a) - distance(b) || sized(a) - sized(b))[0];
}

/** Whether any change of something the sentence names, or else of what the one before tells of, goes the way the word says. */
function supported(play: Play, word: Found, sentence: Sentence): boolean {
  const named = play.entitiesIn(sentence).map((entity) => entity.id);
  const before = lastBefore(sentence.block.sentences, sentence.start);
  const told = before?.claims.flatMap((claim) => play.facts.get(claim.id)?.subject ?? []) ?? [];
  const { signs } = changesIn(play.ledger);
  return (named.length > 0 ? named : told).some((subject) => signs.get(subject)?.has(word.says.sign));
}
