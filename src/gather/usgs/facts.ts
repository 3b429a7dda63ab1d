/** From cells of the Mineral Commodity Summaries to facts: the grammar of values, known slips of units, caveats, places. */
import type { Fact } from '../../model/fact.ts';
import { readNumeral } from '../../model/numeral.ts';
import { type Period, parsePeriod } from '../../model/period.ts';
import type { Source } from '../../model/source.ts';
import type { EntityProposal, Gathering, Register } from '../connector.ts';
import { type Countries, WORLD } from '../country.ts';
import { openSeries, type PropertyProposal } from '../series.ts';
import { measuredIn } from '../unit-phrase.ts';
import { commodityName, type NamedCell, namedCells } from './names.ts';
import { contradictedTotals, slipOf } from './slips.ts';
import type { UsgsCell } from './tables.ts';

export interface UsgsTerms {
  /** Year of the edition, which is one more than that of its newest figures. */
  readonly edition: number;
  readonly commodities: readonly string[];
  /** What a property is to be called that would be called `rare-earths-mine-production`. */
  readonly properties: Readonly<Record<string, PropertyProposal>>;
  readonly source: Source;
}

/** The facts of cells, for the commodities asked for. What cannot be read is a gap; what is withheld or not available is nothing. */
export function usgsFacts(
  cells: readonly UsgsCell[],
  terms: UsgsTerms,
  countries: Countries,
  gathering: Pick<Gathering, 'register' | 'gap'>,
): readonly Fact[] {
  const nameOf = remembered(commodityName);
  const asked = new Map(terms.commodities.map((commodity) => [nameOf(commodity), commodity]));
  // A cell belongs to a commodity by its own name or by that of its chapter.
  const wanted = cells.filter(({ commodity, chapter }) => asked.has(nameOf(commodity)) || asked.has(nameOf(chapter)));
  const found = new Set(wanted.flatMap(({ commodity, chapter }) => [nameOf(commodity), nameOf(chapter)]));
  for (const [name, commodity] of asked)
    if (!found.has(name))
      gathering.gap(
        `mcs${terms.edition} ${commodity}`,
        `${terms.source.title} has no commodity called “${commodity}”${alike(commodity, cells)}`,
      );
  const facts = new Map<string, Fact | undefined>();
  const gaps = new Map<string, string>();
  for (const named of namedCells(wanted)) {
    const fact = factOf(named, terms, countries, gathering.register);
    if (typeof fact === 'string') gaps.set(`mcs${terms.edition} ${named.property.id}`, fact);
    if (fact === undefined || typeof fact === 'string') continue;
    const twin = facts.get(fact.id);
    if (facts.has(fact.id) && (!twin || JSON.stringify(twin.value) !== JSON.stringify(fact.value))) {
      facts.set(fact.id, undefined);
      gaps.set(
        `mcs${terms.edition} ${named.property.id}`,
        `the table has several figures under one name, “${named.cell.detail}”, and none is taken`,
      );
    } else facts.set(fact.id, fact);
  }
  const taken = [...facts.values()].filter((fact) => fact !== undefined);
  const wrong = new Set(contradictedTotals(taken, gathering.register.entity(WORLD)));
  for (const { property, id } of wrong)
    gaps.set(`mcs${terms.edition} ${property}`, `the total ${id} is less than its countries add up to, and is not taken`);
  for (const [what, message] of gaps) gathering.gap(what, `${terms.source.title}: ${message}`);
  return taken.filter((fact) => !wrong.has(fact));
}

function alike(commodity: string, cells: readonly UsgsCell[]): string {
  const [word = ''] = commodity.toLowerCase().split(' ');
  const names = [...new Set(cells.map((cell) => cell.commodity))].filter((name) => name.toLowerCase().includes(word.slice(0, 5)));
  return names.length === 0 ? '' : `; there is ${names.join(', ')}`;
}

/** A function of a text that is asked the same few texts again and again. */
function remembered(read: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => known.get(text) ?? known.set(text, read(text)).get(text) ?? '';
}

/** A fact; why there is none; or nothing, where the cell tells of none. */
function factOf(
  named: NamedCell,
  { edition, properties, source }: UsgsTerms,
  countries: Countries,
  register: Register,
): Fact | string | undefined {
  const { cell, property } = named;
  const numeral = /^—$/.test(cell.value) ? ({ amount: '0', comparator: '=' } as const) : readNumeral(cell.value);
  const period = periodOf(cell.year);
  const subject = subjectOf(named, countries);
  if (!subject || NO_FIGURE.test(cell.value)) return undefined;
  if (/\b(?:was|were)\b/.test(cell.detail)) return `“${cell.detail.slice(0, 80)}” is told in a sentence`;
  if (!numeral || !period) return `“${cell.value}” for ${cell.year} is no figure that can be read`;
  const slip = slipOf(named, edition);
  if (slip && 'refused' in slip) return slip.refused;
  const measure = measuredIn(slip?.unit ?? cell.unit);
  if (!measure) return `the unit “${cell.unit}” of “${cell.detail}” is not known`;
  const note = [...caveats(cell), ...(named.remark === '' ? [] : [named.remark]), ...(slip ? [slip.note] : [])].join('; ');
  return openSeries(
    { subject, property: properties[property.id] ?? property, ...measure, basis: cell.statistic === 'Price' ? ['nominal'] : [] },
    'usgs',
    register,
  ).fact({
    raw: numeral.amount,
    comparator: numeral.comparator,
    period,
    source,
    pointer: cell.pointer,
    standing: cell.estimated || cell.statistic === 'Reserves' ? 'estimate' : 'actual',
    vintage: `mcs${edition}`,
    ...(note !== '' && { note }),
  });
}

/** Withheld, not available, not applicable, net exporter, less than half a unit; sizes in words. */
const NO_FIGURE = /^(?:W|NA|XX|E|s|\(\d+\)|(?:very )?small|moderate(?: to large)?|large|variable\b.*)$/i;

/** `2025`, `2021–24`. */
function periodOf(year: string): Period | undefined {
  const [, first = '', last] = /^(\d{4})(?:–(\d{2}))?$/.exec(year) ?? [];
  return parsePeriod(last === undefined ? first : `${first}/${first.slice(0, 2)}${last}`);
}

/** Whom a figure is about: the commodity, for a price; nobody, for other countries together. */
function subjectOf({ cell, commodity, place }: NamedCell, countries: Countries): EntityProposal | undefined {
  if (cell.statistic === 'Price') return { name: commodity, class: 'material', plural: /[^sui]s$/.test(commodity) };
  return place === 'World total' ? WORLD : countries.find(place);
}

/** Words on what a figure leaves out or takes in, or whose price it is. Where else a figure was found is no caveat. */
const CAVEAT =
  /\bquota\b|^(?:excludes?|does not include|do not include|includes?|included with)\b|\bexcludes? U\.S\.|\bonly\b|\bless than\b/i;
const WHOSE = /^(?:free on board|ex-works|sources?:)/i;
const NO_CAVEAT =
  /Harmonized Tariff|Schedule B|Survey estimates|reported data|^See\b|^For Australia\b|Joint Ore Reserves|^Only countries\b|Census Bureau|Department of Labor/;

function caveats({ notes, statistic }: UsgsCell): readonly string[] {
  const sentences = notes.flatMap((note) => note.split(/(?<=[a-z)\]]\.)\s+(?=[A-Z])/));
  return sentences
    .filter((sentence) => (CAVEAT.test(sentence) || (statistic === 'Price' && WHOSE.test(sentence))) && !NO_CAVEAT.test(sentence))
    .map((sentence) => sentence.replace(/\.$/, '').replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase()));
}
