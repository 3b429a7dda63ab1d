/** Helpers that name: who or what a sentence is about, and what is said of them. */
import { escapeMarkdown } from '../model/claim.ts';
import type { EntityClass } from '../model/entity.ts';
import type { Fact } from '../model/fact.ts';
import { type Call, factOf, type Helper } from './call.ts';
import { entityOf, mention } from './refer.ts';
import type { Writer } from './writer.ts';

/** `{{name x}}`: the subject of a fact, in full at first mention, a company with its ticker once. `of="object"` names the object. */
function name({ writer, hash }: Call, param: unknown): string {
  return spoken(writer, pick(factOf(param), hash['of']), false);
}

/** `{{possessive x}}`: China's, rare earths'. */
function possessive({ writer, hash }: Call, param: unknown): string {
  return spoken(writer, pick(factOf(param), hash['of']), true);
}

/** `{{its x}}`: China's; where this part has just spoken of it, its or their. */
function its({ writer }: Call, param: unknown): string {
  const { subject } = factOf(param);
  if (writer.spokenOf !== subject) return spoken(writer, subject, true);
  return entityOf(writer, subject).plural ? 'their' : 'its';
}

function spoken(writer: Writer, id: string, owned: boolean): string {
  writer.spokenOf = id;
  return mention(writer, id, owned);
}

function pick(fact: Fact, of: unknown): string {
  if (of === undefined || of === 'subject') return fact.subject;
  const found =
    of === 'object' && fact.kind === 'move'
      ? fact.object
      : of === 'instrument' && fact.kind === 'policy'
        ? fact.instrument
        : of === 'value' && fact.value.type === 'entity'
          ? fact.value.entity
          : undefined;
  if (!found) throw new RangeError(`${fact.id} has no ${String(of)}`);
  return found;
}

/** `{{label x}}`: what is said, as the register words it: mine production of rare earths. Of a derived fact, what it is derived from. */
function label({ writer }: Call, param: unknown): string {
  const { property, label: words } = registered(writer, factOf(param));
  if (words === undefined) throw new RangeError(`unknown property \`${property}\``);
  return escapeMarkdown(words);
}

function registered({ properties }: Writer, fact: Fact): { property: string; label: string | undefined } {
  const rule = fact.derivedFrom?.rule;
  const property = rule === undefined ? fact.property : fact.property.slice(0, -rule.length - 1);
  return { property, label: properties.get(property)?.label };
}

/** `{{agree x "is" "are"}}`: by the number of the label: the price is, the imports are. */
function agree({ writer }: Call, param: unknown, one: unknown, many: unknown): string {
  return String(tellsMany(writer, factOf(param)) ? many : one);
}

/** Nouns in s that are one thing. */
const ONE_IN_S = /(?:ss|us|is|gas|news|series)$/i;

/** Whether the label of a fact is of several things by its head: `imports of gallium`, `earnings per share`, not `price of beans`. */
export function tellsMany(writer: Writer, fact: Fact): boolean {
  const [head = ''] = (registered(writer, fact).label ?? '').split(/ (?:of|in|for|from|per|to|on|by|at|with|under)\b| \(|,/);
  return /s$/i.test(head) && !ONE_IN_S.test(head);
}

const CLASSES: Readonly<Record<EntityClass, readonly [one: string, many: string]>> = {
  company: ['company', 'companies'],
  country: ['country', 'countries'],
  region: ['region', 'regions'],
  place: ['place', 'places'],
  agency: ['agency', 'agencies'],
  organisation: ['organization', 'organizations'],
  publisher: ['publisher', 'publishers'],
  person: ['person', 'people'],
  material: ['material', 'materials'],
  product: ['product', 'products'],
  law: ['law', 'laws'],
  programme: ['program', 'programs'],
  sector: ['sector', 'sectors'],
  index: ['index', 'indexes'],
  currency: ['currency', 'currencies'],
  term: ['term', 'terms'],
};

/** `{{class x}}`: what the subject is, a country; of a fact derived from a group, what its members are: countries, or nothing where they differ. */
function className({ writer }: Call, param: unknown): string {
  const fact = factOf(param);
  const [own] = CLASSES[entityOf(writer, fact.subject).class];
  if (fact.derivedFrom === undefined) return own;
  const members = fact.derivedFrom.inputs.flatMap((id) => writer.facts.get(id) ?? []);
  const [kind, ...others] = new Set(members.map(({ subject }) => entityOf(writer, subject).class));
  return kind === undefined || others.length > 0 ? '' : CLASSES[kind][1];
}

export const names: Readonly<Record<string, Helper>> = {
  name: { run: name, options: ['of'] },
  possessive: { run: possessive, options: ['of'] },
  its: { run: its },
  label: { run: label },
  agree: { run: agree, strings: true, takes: [3, 3] },
  class: { run: className },
};
