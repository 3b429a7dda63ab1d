/** Whom a place in a text is about: the nearest name that can be meant, else who was spoken of before. */
import type { Entity } from '../../model/entity.ts';
import type { Sentence } from '../document.ts';
import type { Naming } from '../gazetteer.ts';
import type { Span } from '../sentences.ts';

/** A name in a sentence that facts are about. Offsets in the block's text. */
export interface Named {
  readonly start: number;
  readonly end: number;
  readonly entity: Entity;
  /** Others who go by the same name. */
  readonly others: readonly Entity[];
  /** Spoken of only in passing: "than Japan", "which China leads", "ahead of Lynas". */
  readonly aside: boolean;
}

/** Who was spoken of last, the latest sentence first. */
export type Carried = readonly (readonly Named[])[];

export interface Who {
  /** Entities a figure may be about; of one class never more than the words allow. */
  readonly entities: readonly Entity[];
  /** More than one of a class may be meant, and nothing tells which. */
  readonly open: boolean;
  /** Said of a name the register does not know, which is a finding by itself. */
  readonly stranger?: Named;
  /** The name in the sentence it is bound to, where there is one. */
  readonly naming?: Named;
}

export const NOBODY: Who = { entities: [], open: false };

/** What the names of a text are weighed by: who has facts, and what kinds of things do. */
export interface Register {
  hasFacts(entity: string): boolean;
  /** Classes of those whom facts are about: another of that class is a rival, even without facts of its own. */
  readonly classes: ReadonlySet<string>;
  /** Those who only tell: a source is no subject unless it has facts. */
  readonly publishers: ReadonlySet<string>;
}

/** The names of a sentence that facts are about, or could be. */
export function namedIn(sentence: Sentence, namings: readonly Naming[], strangers: readonly Span[], register: Register): readonly Named[] {
  const { text, start } = sentence;
  const isAside = (from: number): boolean => ASIDE.test(text.slice(0, from - start).slice(-40));
  const isRival = ({ id, class: kind }: Entity, end: number): boolean =>
    !register.publishers.has(id) &&
    (register.classes.has(kind) || (ACTORS.has(kind) && ACTS.test(text.slice(end - start, end - start + 24))));
  const known = namings.flatMap(({ start: from, end, entity, others }): Named[] => {
    if (strangers.some((one) => one.start < end && one.end > from)) return [];
    const all = [entity, ...others];
    const [first, ...rest] = all.some(({ id }) => register.hasFacts(id))
      ? all.filter(({ id }) => register.hasFacts(id))
      : all.filter((one) => isRival(one, end));
    return first ? [{ start: from, end, entity: first, others: rest, aside: isAside(from) }] : [];
  });
  for (const [index, one] of known.entries()) {
    const before = known[index - 1];
    if (before?.aside && /^,?\s+(?:and|or)\s+(?:the\s+)?$/.test(text.slice(before.end - start, one.start - start)))
      known[index] = { ...one, aside: true };
  }
  if (strangers.length === 0) return known;
  const unknown = strangers.map(
    ({ start: from, end }): Named => ({ start: from, end, entity: STRANGER, others: [], aside: isAside(from) }),
  );
  return [...known, ...unknown].sort((a, b) => a.start - b.start);
}

/** Who can have figures of their own, if the sentence says so: "China's revenue", "China earned". */
const ACTORS: ReadonlySet<string> = new Set(['company', 'country', 'region', 'organisation', 'person']);
const ACTS =
  /^(?:[’']s?\s|\s+(?:\p{L}+ed|is|was|are|were|has|had|made|took|held|spent|sold|got|came|went|rose|fell|grew|kept|paid|won|lost|cut|put|set|built|bought)\b)/u;

/** Stands for whoever the register does not know. */
const STRANGER: Entity = {
  id: '',
  name: 'a name that is not in the register',
  short: '',
  article: '',
  class: 'term',
  isA: [],
  aliases: [],
  listings: [],
  identifiers: {},
  plural: false,
};

export const ASIDE =
  /(?:\b(?:than|as|versus|vs\.?|v\.?|against|over|past|unlike|beat|beats|beating|defeated|defeating|topped|behind|of|with|to|by|from|compared (?:to|with))|'s)\s+(?:the\s+|(?:the\s+)?host(?:s|ing)?\s+|visiting\s+)?$/i;

const PRONOUN = /\b(?:it|its|they|their|them|he|his|him|she|her|hers)\b/i;
const DESCRIPTIONS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\b(?:he|his|him|she|her)\b/i, ['person']],
  [/\bthe (?:company|firm|group|miner|producer|maker|chipmaker|manufacturer|refiner|developer|lender|retailer)\b/i, ['company']],
  [/\bthe (?:country|nation|kingdom|republic|bloc|union)\b/i, ['country', 'region']],
  [/\bthe (?:agency|department|ministry|regulator|survey|commission)\b/i, ['agency']],
  [/\bthe (?:metal|mineral|material|element|commodity)\b/i, ['material']],
];

/** Most stretches have none of these words. */
const DESCRIBED = new RegExp([PRONOUN, ...DESCRIPTIONS.map(([pattern]) => pattern)].map(({ source }) => source).join('|'), 'i');

/** A sentence with those who are named in it and were before. */
export interface Setting {
  readonly sentence: Sentence;
  readonly named: readonly Named[];
  readonly carried: Carried;
  /** Its clauses; offsets in its own text. */
  readonly clauses: readonly Span[];
}

/** Who a stretch of a sentence is about. */
export function whoAt({ sentence, named, carried, clauses }: Setting, place: Span): Who {
  const after = postposed(sentence, named, place);
  if (/\brespectively\b/.test(sentence.text) && named.length > 1) return withNaming([...new Set(named.flatMap(all))], undefined);
  const before = named.filter((one) => one.end <= place.start);
  const relevant = inMainClause(sentence, clauses, before, place);
  const last = relevant.at(-1);
  if (!after && last?.entity === STRANGER && !last.aside) return { ...NOBODY, stranger: last };
  const described = describedBetween(sentence, relevant.at(-1)?.end ?? sentence.start, place.start, carried);
  const near = nearestByClass(relevant);
  const own = after ? [after, ...near.filter((one) => one.entity.class !== after.entity.class)] : near;
  if (own.length > 0) {
    const others = described.entities.filter((entity) => own.some((one) => one.entity.class === entity.class));
    const whole = wholeOf(sentence, named, place);
    return withNaming([...new Set([...own.flatMap(all), ...others, ...(whole ? all(whole) : [])])], own[0]);
  }
  if (described.entities.length > 0) return described;
  const later = named.filter((one) => one.start >= place.end);
  const first = nearestByClass([...later].reverse());
  const past = carriedBy(carried, undefined);
  if (first.length > 0) return { entities: [...new Set([...first.flatMap(all), ...past.entities])], open: false };
  return past;
}

const withNaming = (entities: readonly Entity[], naming: Named | undefined): Who => ({ entities, open: false, ...(naming && { naming }) });

const all = (one: Named): readonly Entity[] => (one.entity === STRANGER ? [] : [one.entity, ...one.others]);

/** "45,000 tons from mines in Australia": the name right behind the figure. */
function postposed(sentence: Sentence, named: readonly Named[], place: Span): Named | undefined {
  const next = named.find((one) => one.start >= place.end);
  if (!next) return undefined;
  const between = sentence.block.text.slice(place.end, next.start);
  if (/^\s+(?:that\s+)?(?:the\s+)?$/.test(between)) return next;
  return /^(?:[\s-][\p{L}-]+(?:\s[\p{L}-]+){0,3})?\s+(?:from|for|by|in|at)\s+(?:the\s+)?$/u.test(between) &&
    !/\b(?:and|to|while|but)\b/.test(between)
    ? next
    : undefined;
}

/** "Make up 88.7% of the world's total": a share may be a figure of the whole. */
function wholeOf({ block }: Sentence, named: readonly Named[], place: Span): Named | undefined {
  const next = /%|percent/.test(block.text.slice(place.start, place.end)) ? named.find((one) => one.start >= place.end) : undefined;
  return next && /^\s+of\s+(?:the\s+)?$/.test(block.text.slice(place.end, next.start)) ? next : undefined;
}

/** Names in a relative clause that ended before the place are not its subject, unless there is no other. */
function inMainClause(sentence: Sentence, clauses: readonly Span[], before: readonly Named[], place: Span): readonly Named[] {
  if (before.length < 2) return before;
  const at = place.start - sentence.start;
  const own = clauses.find(
    (clause) => clause.start <= at && clause.end > at && /^\s*who\b/i.test(sentence.text.slice(clause.start, clause.end)),
  );
  const antecedent = own && before.filter((one) => one.end - sentence.start <= own.start + 1).at(-1);
  if (antecedent && antecedent.entity.class === 'person') return before.filter((one) => one === antecedent || one.start > antecedent.end);
  const relative = clauses.filter(
    (clause) =>
      clause.end <= at &&
      /^\s*(?:which|who|whose|where|compared|unlike|ahead|behind|including|led)\b/i.test(sentence.text.slice(clause.start, clause.end)),
  );
  const main = before.filter(
    (one) => !relative.some((clause) => one.start - sentence.start >= clause.start && one.end - sentence.start <= clause.end),
  );
  return main.length > 0 ? main : before;
}

/** The last name of each class, and where that stands aside, the last that does not. */
function nearestByClass(before: readonly Named[]): readonly Named[] {
  const found: Named[] = [];
  const settled = new Set<string>();
  for (const one of [...before].reverse()) {
    const kind = one.entity.class;
    if (settled.has(kind)) continue;
    if (!one.aside) settled.add(kind);
    found.push(one);
  }
  return found;
}

function describedBetween(sentence: Sentence, from: number, to: number, carried: Carried): Who {
  const text = sentence.block.text.slice(from, to);
  if (!DESCRIBED.test(text)) return NOBODY;
  for (const [pattern, classes] of DESCRIPTIONS) if (pattern.test(text)) return carriedBy(carried, classes);
  return PRONOUN.test(text) ? carriedBy(carried, undefined) : NOBODY;
}

/** The entities spoken of last, of some classes or of any. */
function carriedBy(carried: Carried, classes: readonly string[] | undefined): Who {
  for (const sentence of carried) {
    const fitting = sentence.filter((one) => one.entity !== STRANGER && (!classes || classes.includes(one.entity.class)));
    if (fitting.length === 0) continue;
    const entities = [...new Map(fitting.flatMap(all).map((entity) => [entity.id, entity])).values()];
    const subjects = new Set(fitting.filter((one) => !one.aside).map((one) => one.entity.id));
    return { entities, open: hasRivals(entities) && subjects.size !== 1 };
  }
  return NOBODY;
}

function hasRivals(entities: readonly Entity[]): boolean {
  return new Set(entities.map((entity) => entity.class)).size < entities.length;
}
