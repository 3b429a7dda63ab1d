/** A table that comes again: its columns held against the description it has. What changed is asked about, or held. */
import { columnNames, headingText } from '../table/grid.ts';
import { namedColumns, renameColumn } from '../table/named-columns.ts';
import type { FigureTerms, TableOptions } from '../table/terms.ts';
import type { Answers } from './answers.ts';
import { publicationIn } from './guess.ts';
import type { Sheet } from './sheet.ts';
import { unitFromWords } from './unit-words.ts';

/** The description for the new edition; `hold` is told why it cannot be taken. */
export async function nextEdition(
  before: TableOptions,
  sheet: Sheet,
  today: string,
  answers: Answers,
  hold: (reason: string) => void,
): Promise<TableOptions> {
  const { header = 1, units } = before.layout ?? {};
  const headings = columnNames(Array.from(sheet.rows[header - 1] ?? [], headingText));
  let declared = await redated(before, sheet, header, today, answers);
  for (const column of namedColumns(before)) {
    if (headings.includes(headingText(column))) continue;
    const free = headings.filter((one) => !namedColumns(declared).some((other) => headingText(other) === one));
    const reason = `there is no column \`${column}\` any more; there are new ones: ${free.map((one) => `\`${one}\``).join(', ') || 'none'}`;
    const answer =
      answers.ask && free.length > 0 ? await answers.ask(`${reason}. Which is it now? (its heading, or - for none)`, '-') : undefined;
    const renamed = free.find((one) => one === answer?.trim());
    if (renamed === undefined) hold(`${reason}; where one of them is it, name it so in imports/${before.name}.yaml`);
    else declared = renameColumn(declared, column, renamed);
  }
  for (const { columns } of declared.mapping.figures)
    if (columns !== undefined && !headings.some((one) => new RegExp(columns, 'u').test(one)))
      hold(`no heading fits \`${columns}\` any more; there are ${headings.join(', ')}`);
  if (units === undefined) return declared;
  const said = Array.from(sheet.rows[units - 1] ?? [], headingText);
  const figures = await Promise.all(
    declared.mapping.figures.map(
      async (terms) => await reunited(terms, said[headings.indexOf(headingText(terms.column ?? ''))], answers, hold),
    ),
  );
  return { ...declared, mapping: { ...declared.mapping, figures } };
}

async function redated(before: TableOptions, { rows }: Sheet, header: number, today: string, answers: Answers): Promise<TableOptions> {
  if (typeof before.source.publishedAt !== 'string') return before;
  const title = rows.slice(0, header - 1).flatMap((row) => row.flatMap((cell) => publicationIn(headingText(cell)) ?? []));
  const date = await answers.of('date', 'When was this edition published? (YYYY-MM-DD)', { words: title[0] ?? today, sure: true });
  return date === undefined ? before : { ...before, source: { ...before.source, publishedAt: date } };
}

/** A column whose unit is another now. */
async function reunited(
  terms: FigureTerms,
  said: string | undefined,
  { ask }: Answers,
  hold: (reason: string) => void,
): Promise<FigureTerms> {
  if (terms.unitText === undefined || said === undefined || headingText(terms.unitText) === said) return terms;
  const reason = `over \`${terms.column}\` stands ${said === '' ? 'no unit' : `\`${said}\``}, before it was \`${terms.unitText}\``;
  const answer = await ask?.(`${reason}. In which unit are its figures now? (- for none that is known)`, '-');
  const unit = answer === undefined ? undefined : unitFromWords(answer);
  if (unit) {
    const { per: _per, scale: _scale, ...rest } = terms;
    return { ...rest, ...unit, unitText: said };
  }
  hold(`${reason}; say its unit in the import's file`);
  return terms;
}
