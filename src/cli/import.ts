/** `factloom import`: a spreadsheet becomes a source of the newsroom. */
import { resolve } from 'node:path';
import { ConfigError } from '../errors.ts';
import type { Given } from '../gather/guess/answers.ts';
import { type Command, count, type ExitCode, text } from './command.ts';

const FLAGS = [
  'publisher',
  'title',
  'url',
  'date',
  'licence',
  'subject',
  'property',
  'class',
  'units',
  'period',
  'decimal',
  'date-format',
] as const;

export const importCommand: Command = {
  summary: 'a spreadsheet, CSV or published sheet -> facts and an assignment',
  operands: 'FILE|URL',
  help: `Reads a workbook, a CSV or a published Google sheet, guesses where its headings, units, dates and
names are, asks once who publishes it, and writes imports/NAME.yaml (what the columns mean), facts, names
and an assignment that generates. gather reads it from then on.

When it comes again it is held against the edition before: a figure five times another (1,900 for
19,000) or a column that was renamed is asked about. With --yes nobody is asked: what must be known is
said with options, and what is doubtful is held; then nothing is written and it exits with 3.

  factloom import prices.xlsx
  factloom import brent.csv --yes --publisher EIA --title "Brent spot price" --units USD/bbl --subject "Brent crude" --class material
  factloom import "https://docs.google.com/spreadsheets/d/e/…/pubhtml"`,
  options: {
    yes: { type: 'boolean', short: 'y', help: 'ask nobody; hold what is doubtful' },
    name: { type: 'string', value: 'NAME', help: 'names the import (default: by the file)' },
    sheet: { type: 'string', value: 'SHEET', help: 'sheet of a workbook (default: the one with the most figures)' },
    publisher: { type: 'string', value: 'NAME', help: 'who publishes the figures: an id of entities.yaml, or a name' },
    title: { type: 'string', value: 'TITLE', help: 'what the document is called' },
    url: { type: 'string', value: 'URL', help: 'where a reader can see it; - for none' },
    date: { type: 'string', value: 'DAY', help: 'when this edition was published (default: as the sheet says, else today)' },
    licence: { type: 'string', value: 'LICENCE', help: 'no-redistribution holds publication (default: unknown)' },
    subject: { type: 'string', value: 'NAME', help: 'whom or what all figures are about' },
    class: { type: 'string', value: 'CLASS', help: 'what the new names are: company, country, material, …' },
    property: { type: 'string', value: 'WORDS', help: 'what the figures say: price, mine production' },
    units: { type: 'string', value: 'UNITS', help: "USD/bbl for all, or 'Price=USD, Market Cap=USD bn, Yield=100 × percent'" },
    period: { type: 'string', value: 'PERIOD', help: 'the time of all figures, where no column says it' },
    decimal: { type: 'string', value: 'comma|point', help: 'the decimal sign' },
    'date-format': { type: 'string', value: 'PATTERN', help: 'of days in digits: dd/MM/yyyy or MM/dd/yyyy' },
    surplus: { type: 'boolean', help: 'rows may hold more cells than there are headings' },
    accept: { type: 'string', value: 'ID,…', help: 'figures that are right, however far they are from those before' },
  },
  async run(call): Promise<ExitCode> {
    const { operands, values, newsroom, context, io, json, quiet } = call;
    const [place, ...more] = operands;
    if (place === undefined || more.length > 0)
      throw new ConfigError('import takes one file or address', { hint: 'factloom import prices.xlsx' });
    const ask = values['yes'] === true || json ? undefined : io.ask;
    if (!ask && values['yes'] !== true && !json)
      throw new ConfigError('there is no terminal to ask on', { hint: 'say --yes, and --publisher, --title, --units as they are needed' });
    const [{ importTable }, { loadConfig, secret }] = await Promise.all([import('../import-table.ts'), import('../config.ts')]);
    const given: Given = {
      ...Object.fromEntries(FLAGS.flatMap((flag) => (text(values[flag]) === undefined ? [] : [[flag, text(values[flag])]]))),
      ...(values['surplus'] === true && { surplus: 'yes' }),
    };
    const [name, sheet] = [text(values['name']), text(values['sheet'])];
    const result = await importTable(
      {
        newsroom,
        config: await loadConfig(newsroom, context),
        secret,
        place: /^https?:\/\//.test(place) ? place : resolve(place),
        given,
        accept: (text(values['accept']) ?? '').split(',').flatMap((id) => id.trim() || []),
        note: (words) => (quiet ? undefined : io.err(`${words}\n`)),
        ...(ask && { ask }),
        ...(name !== undefined && { name }),
        ...(sheet !== undefined && { sheet }),
      },
      context,
    );
    const { state, reasons, harvest, written, slugs } = result;
    if (json)
      io.out(
        `${JSON.stringify({ name: result.name, state, reasons, facts: harvest.facts.length, gaps: harvest.gaps, written, assignments: slugs }, null, 2)}\n`,
      );
    else for (const path of written) io.out(`${path}\n`);
    for (const reason of reasons) io.err(`held: ${reason}\n`);
    if (quiet || state === 'held') return state === 'held' ? 3 : 0;
    io.err(
      `${result.name}: ${state === 'unchanged' ? 'nothing new, ' : ''}${count(harvest.facts.length, 'fact')}, ${harvest.added.length} new, ${harvest.revised.length} revised\n`,
    );
    for (const { what, message } of harvest.gaps) io.err(`  gap: ${what}: ${message}\n`);
    if (slugs.length > 0) io.err(`\nNext:\n${slugs.map((slug) => `  factloom generate ${slug}\n`).join('')}`);
    return 0;
  },
};
