/** When nothing that is said of a name fits it, the name was altered and not the figures: one finding, at the name. */
import type { Play } from '../play.ts';
import type { Named } from './focus.ts';
import type { Place, Verdict } from './judge.ts';
import type { Lookup } from './lookup.ts';

/** A figure with its verdict, where it has one. */
export interface Explained {
  readonly place: Place;
  readonly verdict?: Verdict;
}

/** A name that is wrong, and whether a figure's own verdict is covered by that. */
export interface WrongName {
  readonly naming: Named;
  readonly verdict: Verdict;
  covers(verdict: Verdict): boolean;
}

/** Wrong names by where they stand. One figure alone may be wrong by itself; a pair, or two figures, are no chance. */
export function wrongNames(play: Play, lookup: Lookup, explained: readonly Explained[]): ReadonlyMap<number, WrongName> {
  const wrong = new Map<number, WrongName>();
  for (const [start, said] of Map.groupBy(explained, ({ place }) => place.who.naming?.start ?? -1)) {
    const naming = said[0]?.place.who.naming;
    const verdicts = said.flatMap(({ verdict }) => verdict ?? []);
    const weight = said.reduce((sum, one) => sum + weightOf(one), 0);
    if (!naming || weight < 2 || verdicts.length < said.length) continue;
    const found = lookup.hasFigures(naming.entity.id) ? othersName(play, naming, said, weight) : nothingKnown(naming);
    if (found) wrong.set(start, found);
  }
  return wrong;
}

const weightOf = ({ place }: Explained): number => (place.figure.second ? 2 : 1);

/** Most of what is said fits one other. */
function othersName(play: Play, naming: Named, said: readonly Explained[], weight: number): WrongName | undefined {
  const bySubject = Map.groupBy(said, ({ verdict }) => (verdict?.foreign ? verdict.fact?.subject : undefined));
  for (const [subject, foreign] of bySubject) {
    const part = foreign.reduce((sum, one) => sum + weightOf(one), 0);
    if (subject === undefined || part < 2 || part * 2 < weight) continue;
    const fact = foreign[0]?.verdict?.fact;
    const name = play.entities.get(subject)?.name ?? subject;
    const message = `stands where the figures are those of ${name}${fact ? `, as in \`${fact.id}\`` : ''}`;
    return {
      naming,
      verdict: { rule: 'altered', message, difference: 'entity', ...(fact && { fact }), expected: name },
      covers: (verdict) => verdict.foreign === true && verdict.fact?.subject === subject,
    };
  }
  return undefined;
}

function nothingKnown(naming: Named): WrongName {
  return {
    naming,
    verdict: { rule: 'unsupported', message: 'has figures said of it, but no fact is about it' },
    covers: () => true,
  };
}
