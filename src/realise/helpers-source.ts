/** Helpers that say where a figure is from, how settled it is, and what must be known with it. */
import { escapeMarkdown } from '../model/claim.ts';
import type { Fact } from '../model/fact.ts';
import { type Call, factOf, type Helper, present } from './call.ts';
import { mention, sayVerb } from './refer.ts';
import { choose } from './writer.ts';

/** `{{source x}}`: who says so, by name. */
function source({ writer }: Call, param: unknown): string {
  return mention(writer, factOf(param).source.publisher);
}

/** `{{attribution x}}`: "the U.S. Geological Survey estimates", with the verb its standing allows; `verb="said"` sets it. */
function attribution(call: Call, param: unknown): string {
  const fact = factOf(param);
  const verb =
    typeof call.hash['verb'] === 'string'
      ? call.hash['verb']
      : sayVerb(call.writer, fact, (count) => choose(call.writer, call.place, count));
  return `${mention(call.writer, fact.source.publisher)} ${verb}`;
}

/** What a statement rests on, by its standing. */
const SHOWN: Readonly<Partial<Record<Fact['standing'], string>>> = {
  estimate: 'estimates',
  forecast: 'forecasts',
  plan: 'plans',
  target: 'targets',
};

/**
 * `{{shown x}}`: ", the figures of the World Bank show" behind a statement, ", the estimates of the Geological Survey show"
 * by its standing. Where the whole story has one source it is not named again, and figures that are no estimates need no words.
 */
function shown({ writer }: Call, param: unknown): string {
  const fact = factOf(param);
  const what = SHOWN[fact.standing];
  if (writer.oneSource) return what === undefined ? '' : `, the ${what} show`;
  return `, the ${what ?? 'figures'} of ${mention(writer, fact.source.publisher)} show`;
}

/** Words that show how settled a figure is, before it is told; nothing for an actual one. */
const GROUNDS: Readonly<Partial<Record<Fact['standing'], string>>> = {
  estimate: 'by estimates of',
  forecast: 'by forecasts of',
  plan: 'under plans told by',
  target: 'by targets of',
  alleged: 'as alleged by',
};

/** `{{grounds x}}`: "by estimates of the USGS, " at the beginning of a sentence; nothing where the figure is an actual one. */
function grounds({ writer }: Call, param: unknown): string {
  const fact = factOf(param);
  const words = GROUNDS[fact.standing];
  return words === undefined ? '' : `${words} ${mention(writer, fact.source.publisher)}, `;
}

const QUALIFIERS: Readonly<Partial<Record<Fact['standing'], string>>> = {
  estimate: 'an estimated',
  forecast: 'a projected',
  plan: 'a planned',
  target: 'a targeted',
  alleged: 'an alleged',
};

/** `{{qualifier x}}`: "an estimated" right before a figure, by its standing; nothing for an actual one. */
function qualifier(_call: Call, param: unknown): string {
  return QUALIFIERS[factOf(param).standing] ?? '';
}

/** `{{note x}}`: the caveat that must stay with a figure. */
function note(_call: Call, param: unknown): string {
  const fact = factOf(param);
  if (fact.note === undefined) throw new RangeError(`${fact.id} has no note; test with (noted x)`);
  return escapeMarkdown(fact.note);
}

/** A note that goes on from "The figure": `excludes U.S. production`. */
const PREDICATE = /^(?:excludes|includes|covers|counts|contains|does|is|was|leaves)\b/;
const PREDICATES = /^(?:exclude|include|cover|count|contain|do|are|were|leave)\b/;

/** `{{caveats a b}}`: a sentence for each different caveat of the figures named, and nothing where they have none. */
function caveats({ writer }: Call, ...params: readonly unknown[]): string {
  const facts = params.flat().filter(present).map(factOf);
  const noted = new Map(facts.flatMap((fact): [string, Fact][] => (fact.note === undefined ? [] : [[fact.note, fact]])).reverse());
  return [...noted]
    .reverse()
    .map(([words, fact]) =>
      caveat(words, facts.every(({ subject }) => subject === fact.subject) ? '' : ` for ${mention(writer, fact.subject)}`),
    )
    .join(' ');
}

/** A note that is a sentence of its own: `the article gives no base year`. */
const CLAUSE = /^(?:an?|the) [\w-]+ (?:gives|has|does|is|was|leaves|excludes|includes|covers|counts)\b/;

function caveat(note: string, whose: string): string {
  const words = escapeMarkdown(note);
  if (PREDICATE.test(note)) return `The figure${whose} ${words}.`;
  if (PREDICATES.test(note)) return `The figures${whose} ${words}.`;
  return /^(?:an?|the) /.test(note) && !CLAUSE.test(note) ? `The figure${whose} is ${words}.` : `The figure${whose} has a note: ${words}.`;
}

export const sources: Readonly<Record<string, Helper>> = {
  source: { run: source },
  attribution: { run: attribution, options: ['verb'] },
  shown: { run: shown },
  grounds: { run: grounds },
  qualifier: { run: qualifier },
  note: { run: note },
  caveats: { run: caveats, takes: [1, Number.POSITIVE_INFINITY] },
};
