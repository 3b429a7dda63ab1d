/**
 * What the figures of the Mineral Commodity Summaries are called here: commodities by one name through all editions,
 * properties by commodity and statistic, words on single countries apart from both.
 */
import type { Property } from '../../model/property.ts';
import { oneLine } from '../columns.ts';
import { slug } from '../register.ts';
import { measuredIn } from '../unit-phrase.ts';
import type { UsgsCell } from './tables.ts';

/** Names that differ from edition to edition, or that no article would print. */
const ALIASES: Readonly<Record<string, string>> = {
  abrasives: 'manufactured abrasives',
  gemanium: 'germanium',
  graphite: 'natural graphite',
  'niobium (columbium)': 'niobium',
  'nitrogen (fixed) ammonia': 'ammonia',
  pgm: 'platinum-group metals',
  'talc, crude': 'talc and pyrophyllite',
  'tio2 pigment': 'titanium dioxide pigment',
};

/** The name of a commodity in prose: `Graphite (Natural)` is natural graphite. */
export function commodityName(given: string): string {
  const name = given
    .replace(/&/g, ' and ')
    .replace(/\(/g, ' (')
    .replace(/[—–]| - /g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/^(.+) \((construction|crushed|dimension|heavy|industrial|manufactured|natural)\)$/, '$2 $1');
  return ALIASES[name] ?? name;
}

/** A cell with the name of what it says. */
export interface NamedCell {
  readonly cell: UsgsCell;
  readonly commodity: string;
  readonly property: Pick<Property, 'id' | 'label'>;
  /** The place without what is said of it in brackets: `World total`, `Japan`. */
  readonly place: string;
  /** What is true of this place's figure alone: `quicklime only`. */
  readonly remark: string;
}

/**
 * Names cells of one edition. A part of a commodity (`Palladium`, `Bentonite`) stands in the name of what the world produces
 * where there are several; one that the table has for a country or two and not for the world is a remark on those.
 */
export function namedCells(cells: readonly UsgsCell[]): readonly NamedCell[] {
  const read = apartByUnit(
    cells.map((cell) => ({ cell, commodity: commodityName(cell.commodity), place: placeOf(cell.country), ...statisticOf(cell) })),
  );
  const groups = Map.groupBy(read, ({ cell, commodity, head }) => [cell.table, commodity, head].join('|'));
  return [...groups.values()].flatMap((group) => {
    const byPart = Map.groupBy(group, ({ part }) => idOf(part));
    const parts = [...byPart].filter(([, members]) => isPart(members)).map(([id]) => id);
    return group.map(({ cell, commodity, place, head, part }) => {
      const shared = parts.includes(idOf(part));
      const stands = shared && (parts.length > 1 || cell.table !== 'world') ? part : '';
      // A price is of the commodity, and its subject says so; what is mined or used is a country's.
      const label = cell.statistic === 'Price' ? head : labelled(head, commodity);
      return {
        cell,
        commodity,
        place,
        property: {
          id: slug(`${commodity} ${head.replaceAll('U.S.', 'us')} ${idOf(stands)}`),
          label: stands === '' ? label : `${label} (${inBrackets(stands)})`,
        },
        remark: [...(shared || part === '' ? [] : [part]), ...remarkOf(cell.country)].join('; '),
      };
    });
  });
}

interface ReadCell extends Statistic {
  readonly cell: UsgsCell;
  readonly commodity: string;
  readonly place: string;
}

/** One price in dollars a ton and in dollars a pound is two: where only the unit tells figures apart, it stands in the name. */
function apartByUnit(cells: readonly ReadCell[]): readonly ReadCell[] {
  const groups = Map.groupBy(cells, ({ cell, commodity, head, part }) => [cell.table, commodity, head, part].join('|'));
  return [...groups.values()].flatMap((group) => {
    const units = new Set(group.map(({ cell }) => cell.unit).filter((unit) => unit !== ''));
    return units.size < 2
      ? group
      : group.map((one) => ({ ...one, part: [one.part, one.cell.unit].filter((word) => word !== '').join(', ') }));
  });
}

/** What is counted of a commodity, as prose has it. */
const LABELS: Readonly<Record<string, (commodity: string) => string>> = {
  'U.S. production': (commodity) => `domestic production of ${commodity}`,
  capacity: (commodity) => `production capacity for ${commodity}`,
  employment: (commodity) => `employment in ${commodity}`,
  'net import reliance': (commodity) => `net import reliance for ${commodity}`,
  'quantity sold': (commodity) => `quantity of ${commodity} sold`,
  'quantity sold or used': (commodity) => `quantity of ${commodity} sold or used`,
};

function labelled(head: string, commodity: string): string {
  return LABELS[head]?.(commodity) ?? `${head} of ${commodity}`;
}

/** A part as it stands in brackets: no capitals but those of names, no brackets of its own. */
function inBrackets(part: string): string {
  return part
    .replace(/\s*\(([^()]*)\)/g, ', $1')
    .replace(/\s+,/g, ',')
    .split(', ')
    .map((words) => words.replace(/^\p{Lu}(?=\p{Ll}+(?:-\p{Ll}+)*(?:[ ;]+[^\p{Lu}]|$))/u, (letter) => letter.toLowerCase()))
    .join(', ');
}

/** Whether a part is one of the commodity: the world has it, or several countries. */
function isPart(members: readonly ReadCell[]): boolean {
  const places = new Set(members.map(({ place }) => place));
  return members.some(({ cell }) => cell.table !== 'world') || places.has(WORLD_TOTAL) || places.size > 2;
}

/** The key of a part: `Palladium content` is `Palladium`. */
function idOf(part: string): string {
  return part === '' ? '' : slug(part.replace(/\bcontent\b/i, ''));
}

interface Statistic {
  /** `mine production`, `reserves`, `imports`. */
  readonly head: string;
  /** What of it, in the words of the file. */
  readonly part: string;
}

/** Heads of the table of the United States, with the words of a detail that say no more than they do. */
const UNITED_STATES: Readonly<Record<string, readonly [head: string, said: RegExp]>> = {
  Production: ['U.S. production', /^production$/i],
  Import: ['imports', /^(?:general )?imports(?: for consumption)?$/i],
  Export: ['exports', /^exports$/i],
  Consumption: ['consumption', /^consumption$/i],
  Price: ['price', /^(?:price|average)$/i],
  Stock: ['stocks', /^stocks$/i],
  Employment: ['employment', /^(?:employment|annual average)$/i],
  'Net import reliance': ['net import reliance', /^net import reliance(?: as a percentage of [a-z ]*consumption)?$/i],
  Shipment: ['shipments', /^shipments$/i],
  Sold: ['quantity sold', /^sold$/i],
  'Sold or used': ['quantity sold or used', /^sold or used(?: by producers)?$/i],
};
/** Stages of production; before 2026 misspelled for clays. */
const STAGE = /\b(?:(mine|refinery|smelter|primary and secondary refinery|primary) )?(?:plant )?pr?oduction\b/i;
const CAPACITY = /\b(?:plant |yearend |refinery |smelter |clinker )?(?:production )?capacity\b/i;

function statisticOf({ table, statistic, detail, country, commodity }: UsgsCell): Statistic {
  const said = segmentsOf(detail);
  if (table === 'import-sources') return { head: 'share of U.S. imports', part: said.join(', ') };
  if (table === 'united-states') {
    const [head, repeated] = UNITED_STATES[statistic] ?? [statistic.toLowerCase(), new RegExp(`^${statistic}$`, 'i')];
    return { head, part: said.filter((words) => !repeated.test(words)).join(', ') };
  }
  const stage = said.map((words) => STAGE.exec(words)?.[1]).find((word) => word !== undefined);
  const head =
    statistic !== 'Production' ? statistic.toLowerCase() : stage === undefined ? 'production' : `${stage.toLowerCase()} production`;
  const of = statistic === 'Capacity' ? CAPACITY : /\breserves\b/i;
  const parts = said.map((words) => oneLine(words.replace(of, '').replace(STAGE, ''))).filter((words) => !isOwn(words, commodity));
  // Of several words the one on content says by what is measured.
  const telling = parts.length > 1 ? parts.filter((words) => !/\bcontent$/i.test(words)) : parts;
  return { head, part: partOfWorld(country) ?? telling.join(', ') };
}

/** The parts of a detail that are neither units nor words of reckoning. */
function segmentsOf(detail: string): readonly string[] {
  return detail
    .replace(/\(([^)]*)\)/g, (all, inside: string) => (measuredIn(inside.split(',')[0] ?? '') ? '' : all))
    .replace(/ilmentite/gi, 'ilmenite')
    .replace(/potassium oxide \(K2O\)/gi, 'K2O')
    .split(/\s*[:—]\s*|,\s+|,$/)
    .map(oneLine)
    .filter((words) => words !== '' && !/^(?:rounded|estimated)$/i.test(words) && !measuredIn(words));
}

/** Whether words only name the commodity again. */
function isOwn(words: string, commodity: string): boolean {
  const name = commodityName(commodity);
  const bare = commodityName(words.replace(/\b(?:content|metal|mineral concentrates)\b/gi, ''));
  return bare === '' || bare === name;
}

const WORLD_TOTAL = 'World total';

/** Before 2026 the part of a world total stands with the place: `World total (rutile, rounded)`. */
function partOfWorld(country: string): string | undefined {
  if (!country.startsWith(WORLD_TOTAL)) return undefined;
  const said = country.slice(WORLD_TOTAL.length).replace(/\b(?:rounded|\d+)\b|[(),]/g, ' ');
  return oneLine(said) === '' ? undefined : oneLine(said);
}

/** A place without brackets and the number of a footnote. A city that tells two countries apart is part of the name. */
function placeOf(country: string): string {
  if (country.startsWith(WORLD_TOTAL)) return WORLD_TOTAL;
  return country.replace(/\d+$/, '').replace(/^(?!Congo)(.+?) \(.*\)$/, '$1');
}

function remarkOf(country: string): readonly string[] {
  const said = /^(?!Congo|World total).+? \((.*)\)$/.exec(country)?.[1];
  return said === undefined || said === 'rounded' ? [] : [said];
}
