/** How firmly a group says what it says: hedges may not go, and a plan, an expectation or a possibility may not become more. */
import { isAnswered } from './alike.ts';
import type { Change } from './change.ts';
import { type Cue, cueTable, findCues, isDueTo } from './cues.ts';
import type { Pair, Side } from './pair.ts';
import { changeAt, runOf } from './report.ts';
import { ASSERTION } from './words-cues.ts';

type Name = keyof typeof ASSERTION;

/** Words too common to be a standing by themselves, which may stand in for one that went. */
const STAND_INS: Readonly<Record<string, string>> = {
  expect: 'project, calculate, envisage, envision, believe, reckon, think, see, suppose, figure',
  plan: 'plan, resolution, strategy, tactic, desire, attempt, try, initiative, design, mean to, like to, look, bid to, ambitious, offer',
  possible: 'can, able, able to, option, would, allow, permit, entitle, free to, grant',
  alleged: 'say, tell, accord, claim, report, suggest, think',
};

interface Firmness extends Cue {
  readonly name: Name;
  readonly rank: number;
}

const DUE = cueTable({ due: 'due to' });
const HEIRS = cueTable(STAND_INS);
const TABLE = cueTable(Object.fromEntries(Object.entries(ASSERTION).map(([name, { words }]) => [name, words])));
/** Words apart at which two cues of one class belong to one predicate. */
const TOGETHER = 4;
/** Classes whose words may go where another word says the same. */
const FREE: readonly Name[] = ['early', 'rough', 'partial', 'usual', 'bound', 'must'];
/** Classes that may stand for one another at the same rank. */
const LIKE: readonly (readonly Name[])[] = [
  ['plan', 'expect', 'would', 'should'],
  ['possible', 'alleged', 'expect'],
  ['rough', 'bound', 'expect', 'early'],
  ['partial', 'usual', 'rough'],
];

/** @param closed what was told as done may not become open either */
export function compareAssertions(pair: Pair, closed: boolean): readonly Change[] {
  const was = cuesIn(pair.original, pair.edited);
  const is = cuesIn(pair.edited, pair.original);
  const gone: Firmness[] = [];
  const come = [...is];
  for (const cue of was) {
    const place = come.findIndex((other) => other.name === cue.name);
    if (place < 0) gone.push(cue);
    else come.splice(place, 1);
  }
  const changes: Change[] = [];
  const left = gone.filter((cue) => !(is.some((other) => other.name === cue.name) && cue.rank === 3) && !isDoubled(pair, cue));
  for (const cue of left) changes.push(...standIn(pair, cue, come));
  for (const cue of come) changes.push(...added(pair, cue, was, closed));
  return changes;
}

function cuesIn(side: Side, other: Side): readonly Firmness[] {
  const found = findCues(side.tokens, TABLE, side.inMention)
    .filter((cue) => !(side.tokens[cue.from]?.lower === 'may' && side.tokens[cue.from]?.capital === true && cue.from > 0))
    .map((cue): Firmness => ({ ...cue, name: cue.name as Name, rank: ASSERTION[cue.name as Name].rank }));
  const due = findCues(side.tokens, DUE, side.inMention)
    .filter((cue) => isDueTo(side.tokens, cue, other.counts) && !found.some((known) => known.from === cue.from))
    .map((cue): Firmness => ({ ...cue, name: 'expect', rank: 2 }));
  return [...found, ...due]
    .sort((a, b) => a.from - b.from)
    .filter((cue, index, all) => {
      const last = all[index - 1];
      // "Six times as much as" sets no bound.
      if (cue.name === 'bound' && side.inMention(cue.from - 1)) return false;
      // "Has projected" is done.
      if (cue.name === 'expect' && /^(?:has|have|had)$/.test(side.tokens[cue.from - 1]?.lower ?? '')) return false;
      return !(last && last.name === cue.name && cue.from - last.to < TOGETHER);
    });
}

/** Words between two cues that say one thing: "plans a plant, due to open in May". */
const BESIDE = 8;

/** Whether a plan stood beside an expectation and still stands. */
function isDoubled(pair: Pair, cue: Firmness): boolean {
  const near = pair.original.tokens.slice(Math.max(0, cue.from - BESIDE), cue.from);
  return cue.name === 'expect' && near.some((token) => token.stem === 'plan') && pair.edited.counts.has('plan');
}

/** What took the place of a cue that went, nearest in meaning first; `come` loses it. */
function standIn(pair: Pair, was: Firmness, come: Firmness[]): readonly Change[] {
  const like = (cue: Firmness): boolean => LIKE.some((set) => set.includes(was.name) && set.includes(cue.name));
  if (hasHeir(pair, was) || (FREE.includes(was.name) && isAnswered(was, pair.senses.original, pair.senses.edited))) return [];
  const place = [
    come.findIndex((cue) => like(cue) && cue.rank <= was.rank),
    come.findIndex((cue) => like(cue)),
    come.findIndex((cue) => cue.rank > was.rank && pair.novel.includes(cue.from)),
    was.rank >= 3 ? come.findIndex((cue) => cue.rank < was.rank && pair.novel.includes(cue.from)) : -1,
  ].find((index) => index >= 0);
  const is = place === undefined ? undefined : come.splice(place, 1)[0];
  if (!is) {
    if (was.rank === 3) return [];
    const kind = was.rank === 4 ? 'modality' : 'hedge-dropped';
    return [
      changeAt(
        pair,
        kind,
        was.rank === 4 || was.name === 'should' || was.name === 'would' ? 'warning' : 'error',
        was,
        undefined,
        (x) => `"${x}" is missing: the statement is firmer than it was`,
      ),
    ];
  }
  if (is.rank > was.rank) return [changeAt(pair, 'modality', 'error', was, is, (x, y) => `"${y}" is firmer than "${x}"`)];
  if (was.rank === 4) return [changeAt(pair, 'modality', 'error', was, is, (x, y) => `"${y}" is weaker than "${x}"`)];
  return [changeAt(pair, 'hedge-added', 'warning', was, is, (x, y) => `"${y}" is less firm than "${x}", or another standing`)];
}

/** A word too common to be a standing that took the place of one: "projects that" for "projected to". */
function hasHeir(pair: Pair, was: Firmness): boolean {
  const word = pair.original.tokens[was.from];
  if (word && !word.stop && pair.edited.counts.has(word.stem)) return true;
  return findCues(pair.edited.tokens, HEIRS).some((cue) => cue.name === was.name && pair.novel.includes(cue.from));
}

function added(pair: Pair, cue: Firmness, was: readonly Firmness[], closed: boolean): readonly Change[] {
  if (!pair.novel.includes(cue.from) && !pair.novel.includes(cue.to - 1)) return [];
  if (was.some((old) => old.name === cue.name)) return [];
  if (cue.rank === 4 && isAnswered(cue, pair.senses.edited, pair.senses.original)) return [];
  if (cue.rank === 4)
    return [changeAt(pair, 'modality', 'error', undefined, cue, (_, y) => `"${y}" says a duty that the original does not`)];
  if (cue.rank === 3) return [];
  const undone = closed && (opens(pair, cue, was) || isModal(pair, cue, was));
  return [
    changeAt(
      pair,
      'hedge-added',
      undone ? 'error' : 'warning',
      undefined,
      cue,
      (_, y) => `"${y}" makes the statement less firm than it was`,
    ),
  ];
}

/** "NVIDIA expects earnings of" for "earnings came to": what is told as done is still to come. */
function opens(pair: Pair, cue: Firmness, was: readonly Firmness[]): boolean {
  const open = cue.name === 'expect' || cue.name === 'possible';
  return (
    open && was.every((old) => old.rank > 2) && !isAnswered(cue, pair.senses.edited, pair.senses.original) && tellsFigure(pair.edited, cue)
  );
}

/** "Could mine" for "mined". */
function isModal(pair: Pair, cue: Firmness, was: readonly Firmness[]): boolean {
  const verb = pair.edited.tokens[cue.to];
  if (!/^(?:may|might|could)$/.test(pair.edited.tokens[cue.from]?.lower ?? '') || was.some((old) => old.name === 'possible')) return false;
  return verb !== undefined && !verb.stop && pair.original.counts.has(verb.stem) && tellsFigure(pair.edited, cue);
}

/** Whether a figure stands in the clause of a cue. */
function tellsFigure(side: Side, cue: Cue): boolean {
  const clause = side.tokens[cue.from]?.clause;
  return side.mentions.some(
    (mention) => mention.type === 'quantity' && side.tokens[runOf(side.tokens, mention.start, mention.end).from]?.clause === clause,
  );
}
