/** Assignments for a table that was just imported: a series, the members of a table beside each other, or a piece on each. */
import { join } from 'node:path';
import type { Files } from './context.ts';
import type { EntityClass } from './model/entity.ts';
import type { Fact } from './model/fact.ts';
import { isDataFile } from './newsroom/data-file.ts';
import { FORMAT } from './newsroom/parse.ts';

/** An assignment as its file says it. */
interface Story {
  readonly slug: string;
  readonly template: string;
  readonly edition?: { readonly each: { readonly subjectsOf: string } };
  readonly series?: Readonly<Record<string, string>>;
  readonly table?: Readonly<Record<string, string>>;
  readonly row?: Readonly<Record<string, string>>;
  readonly sections: readonly { readonly id: string; readonly heading: string }[];
  /** Where the piece was asked for, whether it is news or not. */
  readonly news?: typeof WHATEVER;
}

/** A person who imports one series or table wants to see it told; of many only what is news. */
const WHATEVER = { gate: { lead: 0, body: 0 } } as const;

export interface Stories {
  readonly slugs: readonly string[];
  /** Absolute paths of what was written; an assignment that is there is left as it is. */
  readonly written: readonly string[];
}

/** Properties of a table that are told of; of more a person chooses. */
const MOST = 4;

/** Writes the assignments that suit the facts of a table, and a persona where the newsroom has none. */
export async function writeStories(
  newsroom: string,
  name: string,
  facts: readonly Fact[],
  classOf: (id: string) => EntityClass | undefined,
  files: Files,
): Promise<Stories> {
  const stories = storiesOf(name, facts, classOf);
  if (stories.length === 0) return { slugs: [], written: [] };
  const { stringify } = await import('yaml');
  const personas = (await files.list(join(newsroom, 'personas'))).filter(isDataFile);
  const persona = personas[0]?.replace(/\.[^.]+$/, '') ?? 'desk';
  const written: string[] = [];
  if (personas.length === 0 && (await files.create(join(newsroom, 'personas', 'desk.yaml'), stringify(DESK))))
    written.push(join(newsroom, 'personas', 'desk.yaml'));
  for (const { slug, ...story } of stories) {
    const path = join(newsroom, 'assignments', `${slug}.yaml`);
    const head = '# Written by `factloom import`, and yours to correct.\n';
    if (await files.create(path, head + stringify({ format: Number(FORMAT), slug, persona, ...story }, { lineWidth: 140 })))
      written.push(path);
  }
  return { slugs: stories.map(({ slug }) => slug), written };
}

const DESK = {
  format: Number(FORMAT),
  name: 'Data Desk',
  audience: 'readers who follow these figures',
  stance: 'neutral',
  purpose: 'to say what the newest figures are, and what is unusual in them',
};

function storiesOf(name: string, facts: readonly Fact[], classOf: (id: string) => EntityClass | undefined): readonly Story[] {
  const byProperty = new Map<string, Fact[]>();
  for (const fact of facts) {
    const list = byProperty.get(fact.property) ?? [];
    list.push(fact);
    byProperty.set(fact.property, list);
  }
  const alone = byProperty.size === 1;
  return [...byProperty]
    .sort((a, b) => b[1].length - a[1].length)
    .slice(0, MOST)
    .flatMap(([property, some]) =>
      storiesAbout(alone ? name : `${name}-${property.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`, property, some, classOf),
    );
}

function storiesAbout(
  slug: string,
  property: string,
  facts: readonly Fact[],
  classOf: (id: string) => EntityClass | undefined,
): readonly Story[] {
  const subjects = new Set(facts.map(({ subject }) => subject));
  const periods = new Set(facts.map(({ period }) => period.end));
  const units = new Set(facts.map(({ value }) => (value.type === 'quantity' ? `${value.unit}/${value.per}` : value.type)));
  const [only = ''] = subjects;
  const series = [
    { id: 'latest', heading: 'The latest figure' },
    { id: 'context', heading: 'In context' },
  ];
  if (subjects.size === 1)
    return [{ slug, template: 'time-series', series: { subject: only, property }, news: WHATEVER, sections: series }];
  const each = { edition: { each: { subjectsOf: property } } };
  const members = { property, ...mainClass(subjects, classOf), ...(subjects.has('world') && { total: 'world' }) };
  const compared: readonly Story[] =
    units.size > 1 || subjects.size < FEW
      ? []
      : [
          {
            slug,
            template: 'cross-section',
            table: members,
            news: WHATEVER,
            sections: [
              { id: 'latest', heading: 'Who leads' },
              { id: 'context', heading: 'Who moved' },
            ],
          },
        ];
  const single: Story =
    periods.size > 1
      ? { slug: `${slug}-each`, template: 'time-series', ...each, series: { subject: '$edition', property }, sections: series }
      : {
          slug: `${slug}-each`,
          template: 'table-row',
          ...each,
          row: { of: '$edition', ...members },
          news: WHATEVER,
          sections: [
            { id: 'latest', heading: 'The figure' },
            { id: 'context', heading: 'Beside the others' },
          ],
        };
  return [...compared, single];
}

/** Where a table is of several kinds, its members are those of the most usual one: countries, not what they add up to. */
function mainClass(
  subjects: ReadonlySet<string>,
  classOf: (id: string) => EntityClass | undefined,
): { readonly subjectClass?: EntityClass } {
  const counts = new Map<EntityClass, number>();
  for (const id of subjects) {
    const kind = classOf(id);
    if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most === undefined || counts.size === 1 ? {} : { subjectClass: most[0] };
}

/** Members below which a table has no order worth telling. */
const FEW = 3;
