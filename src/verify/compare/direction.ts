/** Words of movement of a group: the same way for each figure, and no stronger. */
import type { Change } from './change.ts';
import { type Cue, cueTable, findCues } from './cues.ts';
import type { Matched } from './figures.ts';
import type { Pair, Side } from './pair.ts';
import { changeAt, runOf } from './report.ts';
import { stem } from './stem.ts';
import { ADVERSE, DEGREE, MOVES, NO_MOVES } from './words-direction.ts';

interface Move extends Cue {
  readonly sign: number;
  readonly grade: number;
}

const TABLE = cueTable({ ...Object.fromEntries(MOVES.map(({ sign, grade, words }) => [`${sign} ${grade}`, words])), none: NO_MOVES });
const DEGREES = cueTable(DEGREE);
const ADVERSITIES = new Set(ADVERSE.split(', ').map(stem));
/** Words between a movement and the figure it is said of. */
const REACH = 9;

export function compareDirections(pair: Pair, matched: readonly Matched[]): readonly Change[] {
  const was = movesIn(pair.original);
  const is = movesIn(pair.edited);
  const changes: Change[] = [];
  for (const figures of matched) {
    const old = moveOf(pair.original, was, figures.was.start, figures.was.end);
    const now = moveOf(pair.edited, is, figures.is.start, figures.is.end);
    if (!old || !now || old.sign === now.sign || old.sign * now.sign === 0 || adverse(pair.original) !== adverse(pair.edited)) continue;
    if (was.some((move) => move.sign === now.sign)) continue;
    changes.push(
      changeAt(pair, 'direction', 'error', old, now, (x, y) => `"${figures.is.text}" goes the other way: "${y}", it was "${x}"`),
    );
  }
  if (changes.length === 0) changes.push(...crossed(pair, was, is));
  if (changes.length === 0) changes.push(...turned(pair, was, is), ...invented(pair, was, is));
  return [...changes, ...strength(pair, was, is), ...degrees(pair)];
}

function movesIn(side: Side): readonly Move[] {
  return findCues(side.tokens, TABLE, side.inMention).flatMap((cue) => {
    const [sign = 0, grade = 2] = cue.name.split(' ').map(Number);
    return cue.name === 'none' ? [] : [{ ...cue, sign, grade }];
  });
}

/** The movement nearest to a figure in its clause. */
function moveOf(side: Side, moves: readonly Move[], start: number, end: number): Move | undefined {
  const run = runOf(side.tokens, start, end);
  const clause = side.tokens[run.from]?.clause;
  let best: Move | undefined;
  let least = REACH;
  for (const move of moves) {
    if (side.tokens[move.from]?.clause !== clause) continue;
    const apart = move.to <= run.from ? run.from - move.to : move.from - run.to + 1;
    if (apart < least) [best, least] = [move, apart];
  }
  return best;
}

function adverse(side: Side): boolean {
  return side.tokens.some((token) => ADVERSITIES.has(token.stem));
}

/** "Debt fell while cash rose" for "cash fell while debt rose": what moved goes the other way. */
function crossed(pair: Pair, was: readonly Move[], is: readonly Move[]): readonly Change[] {
  for (const now of is) {
    const subject = subjectOf(pair.edited, now);
    if (subject === undefined) continue;
    const old = was.filter((move) => subjectOf(pair.original, move) === subject);
    const other = old.find((move) => move.sign === -now.sign && move.sign !== 0);
    if (other && !old.some((move) => move.sign === now.sign))
      return [changeAt(pair, 'direction', 'error', other, now, (x, y) => `"${subject}" goes the other way: "${y}", it was "${x}"`)];
  }
  return [];
}

/** Key of the word of matter right before a movement in its clause. */
function subjectOf(side: Side, move: Move): string | undefined {
  const clause = side.tokens[move.from]?.clause;
  for (let index = move.from - 1; index >= Math.max(0, move.from - 4); index--) {
    const token = side.tokens[index];
    if (!token || token.clause !== clause || side.inMention(index)) return undefined;
    if (!token.stop) return token.stem;
  }
  return undefined;
}

/** Without a figure: all went one way, and now all go the other; or none moved, and now some do. */
function turned(pair: Pair, was: readonly Move[], is: readonly Move[]): readonly Change[] {
  const lost = was.find((move) => pair.lost.includes(move.from) && !is.some((now) => now.sign === move.sign));
  const come =
    lost && is.find((move) => move.sign !== lost.sign && pair.novel.includes(move.from) && !was.some((old) => old.sign === move.sign));
  if (lost?.sign === 0 && come && isMeasured(pair.edited, come)) return [];
  if (!lost || !come || adverse(pair.original) !== adverse(pair.edited)) return [];
  return [changeAt(pair, 'direction', 'error', lost, come, (x, y) => `The direction is "${y}"; it was "${x}"`)];
}

/** A movement said of a figure where the original says none at all. */
function invented(pair: Pair, was: readonly Move[], is: readonly Move[]): readonly Change[] {
  if (was.length > 0) return [];
  const come = is.find((move) => pair.novel.includes(move.from) && saidOfFigure(pair.edited, move) && !compares(pair.original));
  return come ? [changeAt(pair, 'direction', 'error', undefined, come, (_, y) => `"${y}" says a movement that the original does not`)] : [];
}

function saidOfFigure(side: Side, move: Move): boolean {
  const clause = side.tokens[move.from]?.clause;
  return side.mentions.some((mention) => {
    if (mention.type !== 'quantity') return false;
    const run = runOf(side.tokens, mention.start, mention.end);
    return side.tokens[run.from]?.clause === clause && run.from >= move.from && run.from - move.to < 4;
  });
}

/** "Rose to 68% from 67.8%": the figures themselves say it. */
function isMeasured(side: Side, move: Move): boolean {
  const clause = side.tokens[move.from]?.clause;
  const figures = side.mentions.filter(
    (mention) => mention.type === 'quantity' && side.tokens[runOf(side.tokens, mention.start, mention.end).from]?.clause === clause,
  );
  return figures.length > 1;
}

/** Two figures set side by side: "$46.7 billion, against $30 billion a year earlier" is a rise. */
function compares(side: Side): boolean {
  return side.mentions.filter((mention) => mention.type === 'quantity').length > 1;
}

function strength(pair: Pair, was: readonly Move[], is: readonly Move[]): readonly Change[] {
  const fresh = is.filter((move) => pair.novel.includes(move.from) && move.grade >= 3);
  return fresh.flatMap((move) => {
    const rivals = was.filter((old) => old.sign === move.sign && pair.lost.includes(old.from));
    const old = rivals.sort((a, b) => b.grade - a.grade)[0];
    if (!old || old.grade >= 3 || (move.grade === 3 && old.grade === 2 && great(pair.original))) return [];
    if (old.grade === 2 && great(pair.original)) return [];
    const size = sizeBeside(pair.edited, move);
    const fits = move.grade < 5 && size !== undefined && size >= (move.grade === 4 ? 8 : 3);
    return [
      changeAt(
        pair,
        'strength',
        fits ? 'warning' : 'error',
        old,
        move,
        (x, y) => `"${y}" is stronger than "${x}"${fits ? ', though its size allows it' : ''}`,
      ),
    ];
  });
}

function great(side: Side): boolean {
  return findCues(side.tokens, DEGREES, side.inMention).some((cue) => cue.name === 'great');
}

/** Percent that a movement is said to be of, in its clause. */
function sizeBeside(side: Side, move: Move): number | undefined {
  const clause = side.tokens[move.from]?.clause;
  for (const mention of side.mentions) {
    if (mention.type !== 'quantity' || mention.unit !== 'percent') continue;
    if (side.tokens[runOf(side.tokens, mention.start, mention.end).from]?.clause === clause) return Math.abs(Number(mention.amount));
  }
  return undefined;
}

/** "Slightly" gone or "sharply" come, beside a movement. */
function degrees(pair: Pair): readonly Change[] {
  const was = findCues(pair.original.tokens, DEGREES, pair.original.inMention);
  const is = findCues(pair.edited.tokens, DEGREES, pair.edited.inMention);
  const beside = (side: Side, cue: Cue): boolean => {
    const near = side.tokens.slice(Math.max(0, cue.from - 2), cue.to + 2);
    return findCues(near, TABLE).some((found) => found.name !== 'none');
  };
  const strongMove = (side: Side): boolean => movesIn(side).some((move) => move.grade >= 3);
  const changes: Change[] = [];
  const small = was.find((cue) => cue.name === 'small' && pair.lost.includes(cue.from) && beside(pair.original, cue));
  if (small && !is.some((cue) => cue.name === 'small') && !movesIn(pair.edited).some((move) => move.grade === 1))
    changes.push(changeAt(pair, 'strength', 'error', small, undefined, (x) => `"${x}" is missing, which makes the movement larger`));
  const large = is.find((cue) => pair.novel.includes(cue.from) && beside(pair.edited, cue) && !was.some((old) => old.name === cue.name));
  if (
    large &&
    !(large.name === 'great' && strongMove(pair.original)) &&
    !(large.name === 'small' && movesIn(pair.original).some((move) => move.grade === 1))
  )
    changes.push(changeAt(pair, 'strength', 'error', undefined, large, (_, y) => `"${y}" says how much; the original does not`));
  return changes;
}
