/** A draft's ledger, `SLUG.facts.json`: written sorted and stable, read through the same schemas as the newsroom's files. */
import * as v from 'valibot';
import { ConfigError } from '../errors.ts';
import { NEWS_TERMS } from '../model/assignment.ts';
import { CHART_TYPES, type PlannedChart } from '../model/chart.ts';
import type { Fact } from '../model/fact.ts';
import type { DraftRecord, Ledger } from '../model/ledger.ts';
import type { DocumentPlan } from '../model/plan.ts';
import type { Source } from '../model/source.ts';
import { parseChartSpec } from './chart-spec.ts';
import { parseDataFile } from './data-file.ts';
import { factFileOf, factRow, linkFacts } from './fact-file.ts';
import { checkFormat, FORMAT, parseWith } from './parse.ts';
import { entitiesOf, personaOf, propertiesOf } from './registers.ts';

/** Numbers of data files are read as they are written. */
const number = v.pipe(v.string(), v.toNumber());

const planned = v.object({
  id: v.string(),
  section: v.optional(v.string()),
  title: v.string(),
  type: v.picklist(CHART_TYPES),
  facts: v.array(v.string()),
  /** JSON, so that its numbers stay numbers. */
  spec: v.optional(v.string()),
});

const tokens = v.object({ prompt: number, completion: number });

const head = v.object({
  slug: v.string(),
  edition: v.optional(v.string()),
  assignment: v.string(),
  asOf: v.string(),
  zone: v.string(),
  headlineLimit: v.pipe(v.string(), v.toNumber()),
  topics: v.array(v.string()),
  storySource: v.optional(v.string()),
  roles: v.record(v.string(), v.array(v.string())),
  plan: v.object({
    scores: v.optional(
      v.array(
        v.object({
          role: v.string(),
          fact: v.string(),
          score: number,
          terms: v.object(v.entriesFromList(NEWS_TERMS, number)),
          verdict: v.picklist(['lead', 'body', 'out']),
          reason: v.optional(v.string()),
        }),
      ),
    ),
    sections: v.array(
      v.object({
        id: v.string(),
        heading: v.string(),
        statements: v.array(
          v.object({
            role: v.string(),
            facts: v.array(v.string()),
            intent: v.picklist(['report', 'compare', 'move', 'policy', 'quote', 'outlook']),
          }),
        ),
      }),
    ),
    gaps: v.array(v.object({ role: v.string(), required: v.boolean(), reason: v.string() })),
    leftOut: v.array(v.object({ fact: v.string(), reason: v.string() })),
  }),
  charts: v.optional(v.array(planned)),
  record: v.object({
    factloom: v.string(),
    template: v.object({ name: v.string(), sha256: v.string() }),
    seed: v.string(),
    model: v.nullable(v.string()),
    prompt: v.nullable(v.object({ name: v.string(), sha256: v.string() })),
    polish: v.optional(
      v.object({
        model: v.string(),
        tokens,
        sentences: v.array(
          v.object({
            was: v.string(),
            outcome: v.picklist(['polished', 'same', 'refused', 'kept']),
            reason: v.optional(v.string()),
            tokens,
            time: number,
          }),
        ),
      }),
    ),
    compose: v.optional(
      v.object({
        model: v.nullable(v.string()),
        tokens,
        sections: v.array(
          v.object({
            heading: v.string(),
            points: v.array(v.string()),
            outcome: v.picklist(['written', 'kept']),
            reason: v.optional(v.string()),
            sentences: v.array(
              v.object({
                tells: v.array(number),
                text: v.string(),
                outcome: v.picklist(['written', 'plain', 'refused', 'dropped']),
                reason: v.optional(v.string()),
              }),
            ),
            tokens,
            time: number,
          }),
        ),
      }),
    ),
    summaries: v.optional(
      v.object({
        model: v.nullable(v.string()),
        prompt: v.object({ name: v.string(), sha256: v.string() }),
        candidates: v.array(
          v.object({
            kind: v.picklist(['headline', 'deck', 'takeaway']),
            by: v.picklist(['template', 'model']),
            text: v.string(),
            outcome: v.picklist(['chosen', 'admissible', 'refused']),
            reason: v.optional(v.string()),
          }),
        ),
        reason: v.optional(v.string()),
        tokens,
        time: number,
      }),
    ),
    text: v.string(),
  }),
});

/** The ledger as JSON text: same ledger, same bytes. */
export function formatLedger(ledger: Ledger): string {
  const { id, name, audience, stance, purpose } = ledger.persona;
  return `${JSON.stringify(
    {
      format: Number(FORMAT),
      slug: ledger.slug,
      edition: ledger.edition,
      assignment: ledger.assignment,
      asOf: ledger.asOf,
      zone: ledger.zone,
      headlineLimit: ledger.headlineLimit,
      topics: ledger.topics,
      storySource: ledger.storySource,
      persona: { id, name, audience, stance, purpose },
      roles: ledger.roles,
      plan: ledger.plan,
      charts: ledger.charts?.map(({ spec, ...chart }) => ({ ...chart, ...(spec && { spec: JSON.stringify(spec) }) })),
      record: ledger.record,
      ...ledgerRows(ledger),
    },
    null,
    2,
  )}\n`;
}

/** What a ledger knows, as rows that files hold: sources, facts, entities and properties. */
export function ledgerRows({ facts, entities, properties }: Pick<Ledger, 'facts' | 'entities' | 'properties'>): object {
  const sources = new Map<string, Source>(facts.map((fact) => [fact.source.id, fact.source]));
  const sorted = [...sources.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    sources: Object.fromEntries(sorted.map(({ id, ...rest }) => [id, rest])),
    facts: facts.map((fact) => stable(factRow(fact))),
    entities: entities.map(stable),
    properties: properties.map(stable),
  };
}

/** Keys in one order whatever file the row came from, and no empty lists. */
function stable(row: object): object {
  const kept = Object.entries(row).filter(([, value]) => !(Array.isArray(value) && value.length === 0));
  return Object.fromEntries(kept.sort(([a], [b]) => (a === 'id' ? -1 : b === 'id' ? 1 : a < b ? -1 : 1)));
}

/** Reads a ledger. Throws ConfigErrors with file, line and field for one that is damaged or of another format. */
export function parseLedger(file: string, content: string): Ledger {
  const data = parseDataFile(file, content);
  checkFormat(data);
  const { edition, storySource, charts, ...rest } = parseWith(head, data);
  const { facts } = linkFacts([factFileOf(data)]);
  return {
    ...rest,
    ...(edition !== undefined && { edition }),
    ...(storySource !== undefined && { storySource }),
    ...(charts && { charts: charts.map((chart) => toChart(file, chart, facts)) }),
    plan: rest.plan as DocumentPlan,
    persona: personaOf(data, (data.value as { persona?: unknown }).persona, ['persona'], ''),
    record: rest.record as DraftRecord,
    facts: [...facts].sort(byId),
    entities: entitiesOf(data),
    properties: propertiesOf(data),
  };
}

/** A chart of facts that are there, with its specification read as that of a newsroom is. */
function toChart(file: string, { section, spec, ...chart }: v.InferOutput<typeof planned>, facts: readonly Fact[]): PlannedChart {
  const stray = chart.facts.find((id) => !facts.some((fact) => fact.id === id));
  if (stray !== undefined) throw new ConfigError(`charts: \`${chart.id}\` shows \`${stray}\`, which is not among the facts`, { file });
  return { ...chart, ...(section !== undefined && { section }), ...(spec !== undefined && { spec: parseChartSpec(file, spec) }) };
}

function byId(a: Fact, b: Fact): number {
  return a.id < b.id ? -1 : 1;
}
