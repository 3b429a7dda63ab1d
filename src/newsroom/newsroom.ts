/** A newsroom on disk: what is where, read and checked whole. */
import { join } from 'node:path';
import type { Files } from '../context.ts';
import { ConfigError, ConfigErrors } from '../errors.ts';
import type { Assignment } from '../model/assignment.ts';
import type { ChartRequest } from '../model/chart.ts';
import type { Entity } from '../model/entity.ts';
import type { Fact } from '../model/fact.ts';
import type { Persona } from '../model/persona.ts';
import type { Property } from '../model/property.ts';
import type { Source } from '../model/source.ts';
import { unitById } from '../model/unit.ts';
import { parseAssignment } from './assignment-file.ts';
import { brief } from './brief.ts';
import { isDataFile } from './data-file.ts';
import { linkFacts, parseFactFile } from './fact-file.ts';
import { collect } from './parse.ts';
import { parseEntities, parsePersona, parseProperties } from './registers.ts';
import { readRegisters } from './snapshot-file.ts';

export interface Newsroom {
  readonly folder: string;
  readonly facts: readonly Fact[];
  readonly sources: ReadonlyMap<string, Source>;
  readonly entities: ReadonlyMap<string, Entity>;
  readonly properties: ReadonlyMap<string, Property>;
  /** Where a fact stands, for messages. */
  readonly placeOf: (factId: string) => { file: string; line: number } | undefined;
}

/** Reads registers and facts. Throws ConfigErrors with every bad row; then nothing is read. */
export async function loadNewsroom(folder: string, files: Files): Promise<Newsroom> {
  const { entities, properties } = merged(await loadRegisters(folder, files));
  const names = (await files.list(join(folder, 'facts'))).filter((name) => isDataFile(name) && !name.startsWith('payloads/'));
  if (names.length === 0)
    throw new ConfigError('there are no facts here', {
      file: join(folder, 'facts'),
      hint: `put .yaml, .json, .ndjson or .csv files in facts/, or make a newsroom with \`factloom init\``,
    });
  const factFiles = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, 'facts', name);
      return { path, content: (await files.read(path)) ?? '' };
    }),
  );
  const parsed = collect(factFiles, ({ path, content }) => parseFactFile(path, content));
  const { facts, places, sources } = linkFacts(parsed);
  const strays = facts.flatMap((fact) =>
    strayNames(fact, entities, properties).map(
      ({ message, hint }) => new ConfigError(brief(message), { ...places.get(fact.id)?.(), hint }),
    ),
  );
  if (strays.length > 0) throw new ConfigErrors(strays);
  return { folder, facts, sources, entities, properties, placeOf: (id) => places.get(id)?.() };
}

export interface Registers {
  readonly entities: ReadonlyMap<string, Entity>;
  readonly properties: ReadonlyMap<string, Property>;
  /** What gathering added, a register for each connector. */
  readonly gathered: Awaited<ReturnType<typeof readRegisters>>;
}

/** The newsroom's own registers, and beside them those that gathering wrote. Throws ConfigError where there is no newsroom. */
export async function loadRegisters(folder: string, files: Files): Promise<Registers> {
  const entitiesFile = await firstOf(folder, 'entities', files);
  const propertiesFile = await firstOf(folder, 'properties', files);
  return {
    entities: new Map(parseEntities(entitiesFile.path, entitiesFile.content).map((entry) => [entry.id, entry])),
    properties: new Map(parseProperties(propertiesFile.path, propertiesFile.content).map((entry) => [entry.id, entry])),
    gathered: await readRegisters(folder, files),
  };
}

/** One register: the newsroom's own entries stand above gathered ones of the same id. */
function merged({ entities, properties, gathered }: Registers): Pick<Registers, 'entities' | 'properties'> {
  if (gathered.length === 0) return { entities, properties };
  const rows = [...gathered].reverse();
  return {
    entities: new Map([...rows.flatMap((entry) => entry.entities.map((one) => [one.id, one] as const)), ...entities]),
    properties: new Map([...rows.flatMap((entry) => entry.properties.map((one) => [one.id, one] as const)), ...properties]),
  };
}

/** Names in a fact that no register knows, and units its property does not have. */
function strayNames(
  fact: Fact,
  entities: ReadonlyMap<string, Entity>,
  properties: ReadonlyMap<string, Property>,
): { message: string; hint: string }[] {
  const named: [string, string | undefined][] = [
    ['subject', fact.subject],
    ['object', fact.kind === 'move' ? fact.object : undefined],
    ['instrument', fact.kind === 'policy' ? fact.instrument : undefined],
    ['value.entity', fact.value.type === 'entity' ? fact.value.entity : undefined],
    ['source.publisher', fact.source.publisher],
  ];
  const strays = named
    .filter(([, id]) => id !== undefined && !entities.has(id))
    .map(([field, id]) => ({
      message: `${fact.id}: ${field}: unknown entity \`${id}\``,
      hint: 'add it to entities.yaml: every name that may be printed stands there',
    }));
  const property = properties.get(fact.property);
  if (!property)
    return [
      ...strays,
      {
        message: `${fact.id}: property: unknown property \`${fact.property}\``,
        hint: 'add it to properties.yaml with label and dimension',
      },
    ];
  const dimension = dimensionOf(fact);
  const fits = property.dimension === dimension || (property.dimension === 'money' && dimension.startsWith('currency:'));
  return fits
    ? strays
    : [
        ...strays,
        {
          message: `${fact.id}: value: ${dimension} where the property \`${property.id}\` has ${property.dimension}`,
          hint: 'correct the unit of the value, or the dimension in properties.yaml',
        },
      ];
}

function dimensionOf({ value }: Fact): string {
  return value.type === 'quantity' ? (unitById(value.unit)?.dimension ?? value.unit) : value.type;
}

/** Slugs of the assignments in a newsroom, sorted. */
export async function assignmentSlugs(folder: string, files: Files): Promise<readonly string[]> {
  return (await files.list(join(folder, 'assignments'))).filter(isDataFile).map((name) => name.replace(/\.[^.]+$/, ''));
}

/** One assignment with its file. Throws ConfigError naming those there are where it is unknown. */
export async function loadAssignment(
  folder: string,
  slug: string,
  files: Files,
): Promise<{ assignment: Assignment; file: string; lineOf: (path: readonly (string | number)[]) => number }> {
  const found = await tryRead(join(folder, 'assignments'), slug, files);
  if (!found) {
    const slugs = await assignmentSlugs(folder, files);
    throw new ConfigError(brief(`unknown assignment \`${slug}\``), {
      hint:
        slugs.length > 0
          ? `there are ${slugs.join(', ')}`
          : `there are none in ${join(folder, 'assignments')}; make one, or a newsroom with \`factloom init\``,
    });
  }
  const { assignment, data } = parseAssignment(found.path, found.content);
  if (assignment.slug !== slug)
    throw new ConfigError(brief(`slug: \`${assignment.slug}\` is not the file's name`), {
      file: found.path,
      line: data.lineOf(['slug']),
      hint: `name the file ${assignment.slug}.yaml or the slug ${slug}`,
    });
  const { charts } = assignment;
  return {
    assignment: charts
      ? { ...assignment, charts: await Promise.all(charts.map(async (chart) => await withSpec(folder, chart, files))) }
      : assignment,
    file: found.path,
    lineOf: data.lineOf,
  };
}

/** A chart with the author's own specification, where it names one. */
async function withSpec(folder: string, chart: ChartRequest, files: Files): Promise<ChartRequest> {
  if (chart.specFile === undefined) return chart;
  const file = join(folder, chart.specFile);
  const content = await files.read(file);
  if (content === undefined)
    throw new ConfigError(brief(`the chart \`${chart.id}\` names a specification that is not there`), {
      file,
      hint: 'put its Vega-Lite there',
    });
  return { ...chart, spec: (await import('./chart-spec.ts')).parseChartSpec(file, content) };
}

/** The persona with that id. Throws ConfigError at the assignment that names it where there is none. */
export async function loadPersona(folder: string, id: string, from: { file: string; line: number }, files: Files): Promise<Persona> {
  const found = await tryRead(join(folder, 'personas'), id, files);
  if (found) return parsePersona(found.path, found.content, id);
  const ids = (await files.list(join(folder, 'personas'))).filter(isDataFile).map((name) => name.replace(/\.[^.]+$/, ''));
  throw new ConfigError(brief(`unknown persona \`${id}\``), {
    ...from,
    hint: ids.length > 0 ? `there are ${ids.join(', ')}` : 'put one in personas/',
  });
}

/** Sees that a folder is a newsroom. Throws ConfigError where it has no register of names. */
export async function requireNewsroom(folder: string, files: Files): Promise<void> {
  await firstOf(folder, 'entities', files);
}

async function firstOf(folder: string, name: string, files: Files): Promise<{ path: string; content: string }> {
  const found = await tryRead(folder, name, files);
  if (found) return found;
  throw new ConfigError(`no newsroom here: ${name}.yaml is missing`, {
    file: join(folder, `${name}.yaml`),
    hint: 'say --newsroom DIR, or make one with `factloom init DIR`',
  });
}

async function tryRead(folder: string, name: string, files: Files): Promise<{ path: string; content: string } | undefined> {
  if (/[/\\]|\.\./.test(name)) return undefined;
  for (const extension of ['yaml', 'yml', 'json', 'ndjson', 'csv']) {
    const path = join(folder, `${name}.${extension}`);
    const content = await files.read(path);
    if (content !== undefined) return { path, content };
  }
  return undefined;
}
