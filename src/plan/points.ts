/** The points of a plan for a draft without a template of its own: facts that belong together, each by the part it plays. */
import { type Fact, tellsChange } from '../model/fact.ts';
import type { PlannedSection, Point } from '../model/plan.ts';

/** The fact of an id. */
type FactOf = (id: string) => Fact | undefined;

/** Each fact in the first section that names it; a change with the two figures it is of, a share with its whole. `day` is that of the piece. */
export function pointsOf(sections: readonly PlannedSection[], factOf: FactOf, day: string): readonly Point[] {
  const told = new Set<string>();
  return sections.flatMap(({ id: section, statements }) => {
    const own = statements.flatMap((statement) => factOf(statement.facts[0] ?? '') ?? []);
    const movements = own.map((fact) => movementOf(fact, factOf)).filter((roles) => roles !== undefined);
    return own.flatMap((fact): readonly Point[] => {
      if (told.has(fact.id)) return [];
      const movement = movements.find((roles) => Object.values(roles).includes(fact));
      const roles = movement ?? roleOf(fact, factOf, day);
      if (!roles) return [];
      for (const { id } of movement ? Object.values(movement) : [fact]) told.add(id);
      return [{ section, roles }];
    });
  });
}

type Roles = Point['roles'];

/** A change by percent or points, with what it is of and from: figures, or shares of one whole. Undefined for anything else. */
function movementOf(fact: Fact, factOf: FactOf): Roles | undefined {
  const { rule, inputs = [] } = fact.derivedFrom ?? {};
  const [now, before] = inputs.map((id) => factOf(id));
  if ((rule !== 'change' && rule !== 'points') || !now || !before) return undefined;
  if (!now.derivedFrom) return { figure: now, before, by: fact };
  const [part, whole] = now.derivedFrom.rule === 'share' ? now.derivedFrom.inputs.map((id) => factOf(id)) : [];
  return part && whole ? { share: now, part, whole, before, by: fact } : undefined;
}

/** Rules whose words have a sentence. */
const WORDS: Readonly<Record<string, string>> = {
  rank: 'rank',
  high: 'extreme',
  low: 'extreme',
  streak: 'stretch',
  turn: 'stretch',
  'largest-move': 'stretch',
  crossing: 'passed',
};

/** The part a fact plays by itself; undefined for one that no plain sentence tells. */
function roleOf(fact: Fact, factOf: FactOf, day: string): Roles | undefined {
  const { rule, inputs = [] } = fact.derivedFrom ?? {};
  switch (rule) {
    case 'share':
    case 'ratio':
    case 'margin': {
      const [part, whole] = inputs.map((id) => factOf(id));
      return part && whole ? { [rule]: fact, part, whole } : undefined;
    }
    case undefined:
    case 'rest':
    case 'sum':
      return { [partOf(fact, day)]: fact };
    default:
      return WORDS[rule] === undefined ? undefined : { [WORDS[rule]]: fact };
  }
}

function partOf(fact: Fact, day: string): string {
  const settled = fact.standing === 'actual' || fact.standing === 'estimate';
  if (fact.kind === 'quote') return 'quote';
  switch (fact.value.type) {
    case 'quantity':
      if (fact.standing === 'target' || (settled && fact.period.start > day)) return 'ahead';
      if (!settled) return fact.standing;
      if (tellsChange(fact)) return 'shift';
      return fact.standing === 'actual' && fact.source.publisher === fact.subject ? 'own' : 'figure';
    case 'date':
      return settled && fact.value.period.start <= day ? 'day' : 'coming';
    case 'entity':
      return 'who';
    default:
      return fact.kind === 'move' ? kindOfWords(fact.wordings[0] ?? fact.value.text) : 'words';
  }
}

/** Whether the approved words of a move say what somebody is, what somebody did, or neither by the look of them. */
function kindOfWords(words: string): 'noun' | 'past' | 'words' {
  if (/^(?:an?|the|one|its|their|\w+ing)\s/i.test(words)) return 'noun';
  return /^\w+ed\s/.test(words) ? 'past' : 'words';
}
