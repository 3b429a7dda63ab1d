/** A template over a few facts, without files: what a section, or a whole draft, says. */
import type { Assignment } from '../../src/model/assignment.ts';
import type { Entity } from '../../src/model/entity.ts';
import type { Fact } from '../../src/model/fact.ts';
import type { Cast } from '../../src/model/plan.ts';
import { parseFrontMatter } from '../../src/newsroom/data-file.ts';
import { realise } from '../../src/realise/realise.ts';
import { compileTemplate, type Template } from '../../src/realise/template.ts';
import { entity, register } from '../memory.ts';

export function compile(text: string, partials: Readonly<Record<string, string>> = {}): Template {
  return compileTemplate(
    { name: 'note', file: 'templates/note.md.hbs', text },
    Object.entries(partials).map(([name, body]) => ({ name, file: `templates/partials/${name}.md.hbs`, text: body })),
    (file, yaml) => parseFrontMatter(file, yaml).value,
  );
}

export const ENTITIES: readonly Entity[] = [
  entity('china'),
  entity('usgs', { name: 'U.S. Geological Survey', short: 'Geological Survey', article: 'the', class: 'agency' }),
  entity('mp', { name: 'MP Materials', class: 'company', listings: [{ ticker: 'MP', mic: 'XNYS', exchange: 'NYSE' }] }),
  entity('lynas', {
    name: 'Lynas Rare Earths',
    short: 'Lynas',
    class: 'company',
    listings: [{ ticker: 'LYC', mic: 'XASX', exchange: 'ASX' }],
  }),
  entity('rare-earths', { name: 'rare earths', class: 'material', plural: true }),
  entity('us', { name: 'United States', short: 'U.S.', article: 'the' }),
  entity('gas', { name: 'natural gas', class: 'material' }),
  entity('lowes', { name: "Lowe's", class: 'company' }),
  entity('crma', { name: 'Critical Raw Materials Act', article: 'the', class: 'law' }),
];

export interface Cases {
  /** A fact or a list by role; null for a role that no fact fills. */
  readonly facts?: Readonly<Record<string, Fact | readonly Fact[] | null>>;
  readonly previous?: Readonly<Record<string, Fact>>;
  readonly entities?: readonly Entity[];
  readonly partials?: Readonly<Record<string, string>>;
  readonly seed?: string;
  readonly edition?: string;
  /** Labels by property. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly storySource?: string;
  readonly assignment?: Partial<Assignment>;
}

/** The whole draft body that a template without front matter writes. */
export function draftOf(text: string, cases: Cases = {}): string {
  const {
    facts = {},
    previous = {},
    entities = ENTITIES,
    partials = {},
    seed = 'seed',
    edition,
    labels = {},
    storySource,
    assignment = {},
  } = cases;
  const roles = Object.entries(facts).map(([name, fact]) => `  ${name}: ${Array.isArray(fact) ? '{ many: true }' : '{}'}\n`);
  const template = compile(`---\nroles:${roles.length > 0 ? `\n${roles.join('')}` : ' {}\n'}---\n${text}`, partials);
  return realise(template, {
    assignment: { ...ASSIGNMENT, seed, ...assignment },
    cast: castOf(facts),
    previous: castOf(previous),
    entities: register(...entities),
    properties: new Map(
      Object.entries(labels).map(([id, label]) => [id, { id, label, aliases: [], dimension: 'mass', polarity: 'neutral' as const }]),
    ),
    ...(storySource !== undefined && { storySource }),
    asOf: '2025-10-13T14:22:00-04:00',
    ...(edition !== undefined && { edition }),
  });
}

const ASSIGNMENT: Assignment = {
  slug: 'note',
  persona: 'desk',
  template: 'note',
  zone: 'America/New_York',
  topics: [],
  seed: 'seed',
  prefer: [],
  takeaways: 4,
  headlineLimit: 64,
  sections: [{ id: 's', heading: 'S', uses: [] }],
  roles: {},
};

function castOf(facts: Readonly<Record<string, Fact | readonly Fact[] | null>>): Cast {
  return new Map(Object.entries(facts).flatMap(([name, fact]) => (fact === null ? [] : [[name, fact] as const])));
}

/** What one section says, its heading left out; a figure before it keeps its first letter as it is. */
export function say(words: string, cases: Cases = {}): string {
  return draftOf(`{{#section "s"}}\n0 ${words}\n{{/section}}\n`, cases)
    .replace(/^## S\n\n0\s*/, '')
    .trimEnd();
}

/** Words with claims shown as a reader sees them. */
export function seen(words: string, cases: Cases = {}): string {
  return say(words, cases).replace(/\[((?:\\.|[^\]\\])*)\]\(fact:[^)]*\)/g, '$1');
}
