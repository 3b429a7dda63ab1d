/** Causes of a group: none may be made up, turned round, or drawn where the original set one thing against another. */
import type { Change } from './change.ts';
import { come, gone, has, sidesOf } from './cue-sides.ts';
import { type Cue, cueTable, findCues, isDueTo } from './cues.ts';
import type { Pair, Side } from './pair.ts';
import { changeAt } from './report.ts';
import { CAUSE, CAVEAT } from './words-cues.ts';

const CAUSES = cueTable(CAUSE);
const CAVEATS = cueTable(CAVEAT);

export function compareCauses(pair: Pair): readonly Change[] {
  const { was, is } = sidesOf(pair, CAUSES);
  const strong = is.find(
    (cue) => cue.name === 'strong' && come(pair, cue) && isFresh(pair, cue) && !isDueTo(pair.edited.tokens, cue, pair.original.counts),
  );
  const changes: Change[] = [];
  if (strong && !has(was, 'strong', 'means')) {
    const weak = was.find((cue) => (cue.name === 'weak' || cue.name === 'response') && gone(pair, cue));
    changes.push(
      changeAt(
        pair,
        'cause',
        'error',
        weak,
        strong,
        (x, y) => `"${y}" says a cause; the original ${x === '' ? 'says none' : `says "${x}"`}`,
      ),
    );
  }
  const contrast = findCues(pair.original.tokens, CAVEATS).find((cue) => cue.name === 'contrast' && gone(pair, cue));
  const so = contrast && pair.novel.find((index) => pair.edited.tokens[index]?.lower === 'so' && opensClause(pair.edited, index));
  if (contrast && so !== undefined)
    changes.push(
      changeAt(
        pair,
        'cause',
        'error',
        contrast,
        { from: so, to: so + 1 },
        (x, y) => `"${y}" makes a consequence of what "${x}" set against it`,
      ),
    );
  const against = is.find((cue) => cue.name === 'against' && come(pair, cue));
  const reason = was.find((cue) => (cue.name === 'strong' || cue.name === 'response') && gone(pair, cue));
  if (against && reason && !has(was, 'against'))
    changes.push(changeAt(pair, 'cause', 'error', reason, against, (x, y) => `"${y}" says the opposite of "${x}"`));
  const lost = was.find((cue) => cue.name === 'strong' && gone(pair, cue));
  if (lost && !has(is, 'strong', 'weak', 'response'))
    changes.push(changeAt(pair, 'cause', 'warning', lost, undefined, (x) => `The cause said with "${x}" is missing`));
  return changes;
}

function opensClause(side: Side, index: number): boolean {
  return side.tokens[index]?.clause !== side.tokens[index - 1]?.clause;
}

/** Whether its word of matter is new, where it has one: "was made by" says no cause of what "made" said. */
function isFresh(pair: Pair, cue: Cue): boolean {
  const matter = pair.edited.tokens.flatMap((token, index) => (index >= cue.from && index < cue.to && !token.stop ? [index] : []));
  return matter.length === 0 || matter.some((index) => pair.novel.includes(index));
}
