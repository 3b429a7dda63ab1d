/** The columns of figures of a guess, with the units and properties a person gives them. */
import { ConfigError } from '../../errors.ts';
import { isDecimal } from '../../model/decimal.ts';
import type { Entity, EntityClass } from '../../model/entity.ts';
import { unitById } from '../../model/unit.ts';
import { slug } from '../register.ts';
import type { FigureTerms } from '../table/terms.ts';
import type { Answers } from './answers.ts';
import type { Guess, GuessedFigure } from './guess.ts';
import { type UnitTerms, unitFromWords } from './unit-words.ts';
import { classFor, known } from './who.ts';

/** The dimension of each property the newsroom knows. */
export type KnownProperties = ReadonlyMap<string, { readonly dimension: string }>;

interface About {
  readonly guess: Guess;
  readonly entities: readonly Entity[];
  readonly properties: KnownProperties;
  readonly columnsAre: 'subjects' | 'properties';
  note(text: string): void;
}

/** The figures as they are declared. What has no unit is left out and told; where nothing is left, a unit must be said. */
export async function figureTerms(about: About, answers: Answers): Promise<readonly FigureTerms[]> {
  const { guess, columnsAre, note } = about;
  const united = await unitsOf(guess.figures, answers);
  const without = united.filter(({ unit }) => unit === undefined);
  const kept = united.flatMap(({ figure, unit }) => (unit === undefined ? [] : [{ figure, unit }]));
  if (without.length > 0 && kept.length > 0)
    note(`left out, for nobody says their unit: ${without.map(({ figure }) => figure.words).join(', ')}; --units 'COLUMN=UNIT, …' says it`);
  const property = await commonProperty(guess, columnsAre, kept, answers);
  const kind =
    columnsAre === 'subjects'
      ? await classFor(
          kept.map(({ figure }) => figure.words),
          guess,
          answers,
        )
      : undefined;
  const shouted = kept.every(({ figure }) => !/[a-z]/.test(figure.words));
  const taken = new Map<string, string>([...about.properties].map(([id, { dimension }]) => [id, dimension]));
  return kept.map(({ figure, unit }) => ({
    ...(figure.columns === undefined ? { column: figure.column ?? '' } : { columns: figure.columns }),
    ...(figure.where && { where: figure.where }),
    ...(columnsAre === 'subjects' &&
      kind && { subject: known(figure.words, about.entities) ?? { name: subjectName(figure.words, kind), class: kind } }),
    property: propertyOf(property ?? (shouted && kept.length > 1 ? figure.words.toLowerCase() : figure.words), unit, taken),
    ...unit,
    ...(figure.unitText !== undefined && { unitText: figure.unitText }),
  }));
}

async function unitsOf(
  figures: readonly GuessedFigure[],
  answers: Answers,
): Promise<readonly { readonly figure: GuessedFigure; readonly unit: UnitTerms | undefined }[]> {
  const said = parseUnits(answers.given.units);
  const united: { figure: GuessedFigure; unit: UnitTerms | undefined }[] = [];
  for (const figure of figures) {
    const unit = said.get(figure.column ?? '') ?? said.get(figure.words) ?? said.get('') ?? figure.unit;
    united.push({ figure, unit });
  }
  if (united.some(({ unit }) => unit !== undefined) && !answers.ask) return united;
  const open = united.filter(({ unit }) => unit === undefined);
  if (!answers.ask) {
    await answers.of(
      'units',
      `In which unit are ${open
        .map(({ figure }) => figure.words)
        .slice(0, 5)
        .join(', ')}?`,
      { words: "USD/t, or 'Price=USD, Output=kt'", sure: false },
    );
    return united;
  }
  if (open.length > MANY) {
    const all = await askUnit(`In which unit are all ${open.length} columns without one? (- to be asked one by one)`, answers);
    if (all) return united.map(({ figure, unit }) => ({ figure, unit: unit ?? all }));
  }
  for (const one of open)
    one.unit = await askUnit(`In which unit is \`${one.figure.words}\`? (USD/t, kt, USD bn, %, index; - to leave it out)`, answers);
  return united;
}

const MANY = 6;

async function askUnit(question: string, { ask }: Answers): Promise<UnitTerms | undefined> {
  for (;;) {
    const answer = (await ask?.(question))?.trim() ?? '-';
    if (answer === '-') return undefined;
    const unit = scaled(answer);
    if (unit) return unit;
  }
}

/** `USD/bbl` for all, or `Price=USD, Market Cap=USD bn`. */
function parseUnits(said: string | undefined): ReadonlyMap<string, UnitTerms> {
  if (said === undefined) return new Map();
  const parts = said.includes('=') ? said.split(/,\s*(?=[^,=]+=)/) : [`=${said}`];
  return new Map(
    parts.map((part) => {
      const [, column = '', words = ''] = /^(.*?)=(.*)$/.exec(part.trim()) ?? [];
      const unit = scaled(words);
      if (!unit)
        throw new ConfigError(`unknown unit \`${words.trim()}\``, {
          hint: 'write USD/t, kt, USD bn, %, index, or 100 × percent for fractions',
        });
      return [column.trim(), unit];
    }),
  );
}

/** `100 × percent` for shares written as fractions. */
function scaled(words: string): UnitTerms | undefined {
  const [, scale, rest] = /^\s*(\S+)\s*[×*]\s*(.+)$/.exec(words) ?? [];
  if (scale === undefined || rest === undefined) return unitFromWords(words);
  const unit = isDecimal(scale) ? unitFromWords(rest) : undefined;
  return unit && { ...unit, scale };
}

/** Headings that say nothing of what their figures are. */
const EMPTY = /^(?:value|values|amount|obs_value|figure|number|data|total)?$/i;

/** What all figures say, where the headings name subjects or say nothing; undefined where each heading says it. */
async function commonProperty(
  { figures }: Guess,
  columnsAre: About['columnsAre'],
  kept: readonly { readonly unit: UnitTerms }[],
  answers: Answers,
): Promise<string | undefined> {
  if (columnsAre === 'properties' && !figures.some(({ words }) => EMPTY.test(words))) return answers.given.property;
  const prices = kept.length > 0 && kept.filter(({ unit }) => unit.per !== undefined).length >= kept.length / 2;
  return await answers.of(
    'property',
    'What do the figures say? (price, mine production, revenue)',
    prices ? { words: 'price', sure: true } : undefined,
  );
}

/** A property by its words; another one where that is known in another dimension. */
function propertyOf(words: string, { unit }: UnitTerms, taken: Map<string, string>): FigureTerms['property'] {
  const own = unitById(unit)?.dimension ?? unit;
  const dimension = own.startsWith('currency:') ? 'money' : own;
  // What stands in brackets behind the words is a remark, not part of the name.
  const label = lower(words.replace(/\s*\([^()]*\)$/, '') || words);
  const base = slug(label);
  const id =
    [base, `${base}-${slug(dimension)}`].find((one) => (taken.get(one) ?? dimension) === dimension) ?? `${base}-${slug(dimension)}-2`;
  taken.set(id, dimension);
  return { id, label };
}

/** Words as in prose: `Market Cap` becomes market cap, `EBITDA` and `NdPr` stay. */
function lower(words: string): string {
  return words.replace(/\b[A-Z][a-z]+\b/g, (word) => word.toLowerCase());
}

/** Materials are no proper names: `Copper` is copper, `Crude oil, Brent` crude oil. */
function subjectName(heading: string, kind: EntityClass): string {
  return kind === 'material' && /^[A-Z][a-z]+(?: [a-z]+)*(?:,|$)/.test(heading)
    ? heading.charAt(0).toLowerCase() + heading.slice(1)
    : heading;
}
