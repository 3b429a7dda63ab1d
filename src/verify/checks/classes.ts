/** A thing is not put in the wrong class: gallium is no rare earth, whatever a sentence says in passing. */
import type { Entity } from '../../model/entity.ts';
import type { Ledger } from '../../model/ledger.ts';
import { at, type Check } from '../check.ts';
import type { Naming } from '../gazetteer.ts';
import { once } from '../once.ts';
import { SUCH_AS } from '../words.ts';

export const classes: Check = {
  id: 'classes',
  *run(play) {
    const kinds = kindsOf(play.ledger);
    if (kinds.size === 0) return;
    for (const block of play.document.blocks) {
      for (const sentence of block.sentences) {
        const names = play.namesOf(sentence);
        for (const [index, naming] of names.entries()) {
          if (!kinds.has(naming.entity.id)) continue;
          for (const wrong of putInto(naming, names, index, block.text)) {
            yield {
              rule: 'class',
              severity: 'error',
              message: `${wrong.entity.name} is called ${naming.entity.name}, and the register does not say so`,
              ...at(block, wrong.start, wrong.end),
              actual: block.text.slice(wrong.start, wrong.end),
            };
          }
        }
      }
    }
  },
};

/** Entities that others are said to be one of. */
const kindsOf = once((ledger: Ledger): ReadonlySet<string> => new Set(ledger.entities.flatMap((entity) => entity.isA)));

/** Things a sentence puts into a class: "rare earths such as A, B and C", "A is a rare earth". */
function putInto(kind: Naming, names: readonly Naming[], index: number, text: string): readonly Naming[] {
  const wrong: Naming[] = [];
  let reached = kind.end;
  for (const next of names.slice(index + 1)) {
    const between = text.slice(reached, next.start);
    const joins =
      reached === kind.end
        ? /^,?\s+(?:such as|like|including|namely)\s+$/i.test(between)
        : SUCH_AS.test(between) || /^,?\s+(?:and|or)\s+$/.test(between);
    if (!joins) break;
    if (isOther(next.entity, kind.entity)) wrong.push(next);
    reached = next.end;
  }
  const before = names[index - 1];
  const link = before && text.slice(before.end, kind.start);
  if (
    before &&
    link !== undefined &&
    /^\s+(?:is|are)\s+(?:also\s+)?(?:an?\s+|one of the\s+)?$/i.test(link) &&
    isOther(before.entity, kind.entity)
  )
    wrong.push(before);
  return wrong;
}

/** A material or product that is not of the class. */
function isOther(entity: Entity, kind: Entity): boolean {
  return entity.class === kind.class && entity.id !== kind.id && !entity.isA.includes(kind.id);
}
