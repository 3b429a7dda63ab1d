/** From a guess and what a person says to a declared table. */
import { ConfigError } from '../../errors.ts';
import type { Entity } from '../../model/entity.ts';
import { momentOf, parsePeriod } from '../../model/period.ts';
import type { Layout, Mapping, PeriodTerms, SubjectTerms, TableOptions, TableSource } from '../table/terms.ts';
import type { Answers } from './answers.ts';
import { figureTerms, type KnownProperties } from './figures.ts';
import type { Guess } from './guess.ts';
import { classFor, known, namesMeant, withArticle } from './who.ts';

export interface Describing {
  readonly name: string;
  /** Path below the newsroom, or address. */
  readonly place: string;
  readonly layout: Layout;
  readonly guess: Guess;
  readonly entities: readonly Entity[];
  readonly properties: KnownProperties;
  /** Day of the run. */
  readonly today: string;
  /** Tells a person what was understood. */
  note(text: string): void;
}

/** Describes a table nobody has described. Throws ConfigErrors with what must still be said. */
export async function describeTable(about: Describing, answers: Answers): Promise<TableOptions> {
  const { guess, note, name, place } = about;
  const { layout } = guess;
  note(
    `headings in row ${layout.header}${layout.units === undefined ? '' : `, units in row ${layout.units}`}; ${guess.figures.length === 1 ? 'one kind' : `${guess.figures.length} kinds`} of figures; ${periodNote(guess)}; ${subjectNote(guess)}`,
  );
  for (const line of layout.below)
    note(
      `below the table, and told to no reader: ${line}; where it must stay with figures, say it as their \`note\` in imports/${name}.yaml`,
    );
  const source = await sourceOf(about, answers);
  const decimal = guess.comma
    ? await answers.of('decimal', 'Some figures have a comma as in 1,5: is it the decimal sign? (comma or point)')
    : answers.given.decimal;
  const period = await periodTerms(about, answers, source);
  const { subject, columnsAre } = await subjectTerms(about, answers);
  const figures = await figureTerms({ ...about, columnsAre }, answers);
  const surplus = guess.surplus && (await surplusOf(guess.surplus, layout.headings.length, answers));
  answers.complete();
  const mapping: Mapping = {
    period: period ?? {},
    ...(subject !== undefined && { subject }),
    figures,
    ...((decimal === 'comma' || decimal === ',') && { decimal: ',' as const }),
  };
  const header = layout.header === 1 ? {} : { header: layout.header };
  const units = layout.units === undefined ? {} : { units: layout.units };
  const lies = { ...about.layout, ...header, ...units, ...(surplus === true && { surplus }) };
  return { name, source, files: place, ...(Object.keys(lies).length > 0 && { layout: lies }), mapping, bound: BOUND };
}

/** A figure five times another is a slip more often than news. */
const BOUND = 5;

function periodNote({ period }: Guess): string {
  if (period === undefined) return 'no column of dates';
  return 'column' in period
    ? `dates in \`${period.column}\`${period.frequency ? `, each for its ${UNITS_OF_TIME[period.frequency]}` : ''}`
    : 'a column for each period';
}

const UNITS_OF_TIME: Readonly<Record<string, string>> = { A: 'year', S: 'half-year', Q: 'quarter', M: 'month', W: 'week', D: 'day' };

function subjectNote({ subject }: Guess): string {
  if (subject === undefined) return 'all about one subject';
  return subject === 'headings' ? 'a subject in each heading' : `subjects in \`${subject.heading}\``;
}

async function sourceOf({ guess, place, entities, today }: Describing, answers: Answers): Promise<TableSource> {
  const address = /^https?:/.test(place) ? place : undefined;
  const own = guess.origin !== undefined && answers.given.url === undefined && answers.given.date === undefined ? guess.origin : undefined;
  const publisher = await answers.of('publisher', 'Who publishes these figures?');
  const [title] = guess.layout.title;
  const called = await answers.of('title', 'What is the document called?', title === undefined ? undefined : { words: title, sure: true });
  const url = own
    ? { column: own.url }
    : await answers.of('url', 'Where can a reader see it? (an address, or - for none)', { words: address ?? '-', sure: true });
  const date = own
    ? { column: own.publishedAt }
    : await answers.of('date', 'When was it published? (YYYY-MM-DD)', { words: guess.published ?? today, sure: true });
  const licence = await answers.of('licence', 'Under which licence? (no-redistribution holds publication)', {
    words: 'unknown',
    sure: true,
  });
  if (typeof date === 'string' && momentOf(date) === undefined)
    throw new ConfigError(`${date} is no day of publication`, { hint: 'write 2025-01-31' });
  return {
    publisher: publisher === undefined ? '' : (known(publisher, entities) ?? { ...withArticle(publisher), class: 'organisation' }),
    title: called ?? '',
    url: url === undefined || url === '-' ? null : url,
    ...(date !== undefined && { publishedAt: date }),
    licence: licence ?? '',
  };
}

async function periodTerms({ guess }: Describing, answers: Answers, source: TableSource): Promise<string | PeriodTerms | undefined> {
  const { period } = guess;
  if (period === undefined) {
    const day = typeof source.publishedAt === 'string' ? source.publishedAt.slice(0, 10) : '';
    const said = await answers.of('period', 'Of which time are the figures? (2024, 2025-Q2, 2025-08-07)', { words: day, sure: false });
    if (said !== undefined && !parsePeriod(said))
      throw new ConfigError(`${said} is no period`, { hint: 'write 2024, 2025-Q2 or 2025-08-07' });
    return said;
  }
  if ('headings' in period) return {};
  const { column, unsure, ...terms } = period;
  if (unsure === undefined) return { column, ...terms };
  const format = await answers.of('date-format', `Which day is ${unsure}? (dd/MM/yyyy or MM/dd/yyyy, with the signs between as they are)`);
  return { column, ...(format !== undefined && { format }) };
}

/** Whom the figures are about, and what stands over their columns: subjects, or properties of whom a row or the table is about. */
async function subjectTerms(
  { guess, entities }: Describing,
  answers: Answers,
): Promise<{ readonly subject?: Mapping['subject']; readonly columnsAre: 'subjects' | 'properties' }> {
  const { subject, identifiers, ticker, figures } = guess;
  if (subject === 'headings' && answers.given.subject === undefined && !figures.every(({ words }) => SESSION.test(words)))
    return { columnsAre: 'subjects' };
  if (subject === undefined || subject === 'headings') {
    const name = await answers.of('subject', 'Whom or what are the figures about?');
    const id = name === undefined ? undefined : known(name, entities);
    if (id !== undefined) return { subject: id, columnsAre: 'properties' };
    const kind = await classFor(name === undefined ? [] : [name], guess, answers);
    return { ...(name !== undefined && kind && { subject: { ...withArticle(name), class: kind } }), columnsAre: 'properties' };
  }
  const kind = await classFor(subject.words, guess, answers);
  const terms: SubjectTerms = {
    column: subject.heading,
    class: kind ?? 'term',
    ...(Object.keys(identifiers).length > 0 && { identifiers }),
    ...(ticker !== undefined && { ticker }),
    ...namesMeant(subject.words, kind, entities),
  };
  return { subject: terms, columnsAre: 'properties' };
}

/** Headings of a day of trading: properties, never names. */
const SESSION = /^(?:open|high|low|close|last|adj(?:usted)?\.? close|volume)$/i;

async function surplusOf({ row, cells }: NonNullable<Guess['surplus']>, headings: number, answers: Answers): Promise<boolean> {
  const said = await answers.of(
    'surplus',
    `Row ${row} has ${cells} cells under ${headings} headings: what stands under a heading may be another column's. Does each figure stand under its own heading? (yes or no)`,
  );
  if (said === undefined || /^y/i.test(said)) return said !== undefined;
  throw new ConfigError('the headings are not those of the columns', {
    hint: 'put a heading over every column, or quotes around cells with the delimiter in them',
  });
}
