/** `factloom gather`: the sources of a newsroom, asked at once. */
import { ConfigError } from '../errors.ts';
import type { Harvest } from '../gather/gather.ts';
import { momentOf } from '../model/period.ts';
import { brief } from '../newsroom/brief.ts';
import { type Call, type Command, count, text } from './command.ts';
import { progressBars } from './progress.ts';

export const gather: Command = {
  summary: 'asks the sources of a newsroom and keeps what they say',
  operands: '',
  help: `Asks every connector of factloom.config.ts and every table of imports/ at once and writes what they say to facts/, with names
and properties they bring to registers/ and headlines to leads/. What has not changed is not written.
Says what is new, revised and gone. A source that fails leaves a gap, told here and in gaps.ndjson;
the others go on, and what it said before stays.

  factloom gather
  factloom gather --only usgs --since 2024-01-01
  factloom gather --strict`,
  options: {
    only: { type: 'string', value: 'NAME,…', help: 'only these connectors' },
    since: { type: 'string', value: 'DAY', help: 'nothing that is of a time before that day' },
    strict: { type: 'boolean', help: 'exit 1 where a source left a gap' },
  },
  async run(call) {
    const { values, newsroom, context, io, json, quiet } = call;
    const since = text(values['since']);
    if (since !== undefined && momentOf(since) !== 'day')
      throw new ConfigError(brief(`--since ${since} is no day`), { hint: 'write 2025-01-31' });
    const [{ gather: ask }, { loadConfig, secret }, { importedTables }, { requireNewsroom }] = await Promise.all([
      import('../gather.ts'),
      import('../config.ts'),
      import('../imports.ts'),
      import('../newsroom/newsroom.ts'),
    ]);
    await requireNewsroom(newsroom, context.files);
    const own = await loadConfig(newsroom, context);
    const config = { ...own, connectors: [...(own.connectors ?? []), ...(await importedTables(newsroom, context.files))] };
    const only = (text(values['only']) ?? '').split(',').flatMap((name) => name.trim() || []);
    const bars = quiet || json ? undefined : await progressBars(io.terminal, io.err);
    const options = { newsroom, config, only, secret, ...(since !== undefined && { since }), ...(bars && { progress: bars.update }) };
    const { harvests, written } = await ask(options, context).finally(() => bars?.stop());
    if (json) io.out(`${JSON.stringify({ connectors: harvests.map(summary), written }, null, 2)}\n`);
    else for (const path of written) io.out(`${path}\n`);
    for (const harvest of harvests) tell(harvest, call);
    return values['strict'] === true && harvests.some(({ gaps }) => gaps.length > 0) ? 1 : 0;
  },
};

function summary({ connector, facts, leads, added, revised, gone, gaps }: Harvest): object {
  return {
    connector,
    facts: facts.length,
    leads: leads.length,
    new: added.map(({ id }) => id),
    revised: revised.map(({ before, after }) => ({ id: after.id, from: before.value, to: after.value })),
    gone: gone.map(({ id }) => id),
    gaps,
  };
}

const SHOWN = 5;

function tell({ connector, facts, leads, added, revised, gone, gaps }: Harvest, { io, quiet }: Call): void {
  if (quiet) return;
  const said = [
    count(facts.length, 'fact'),
    `${added.length} new`,
    revised.length > 0 && `${revised.length} revised`,
    gone.length > 0 && `${gone.length} gone`,
    leads.length > 0 && count(leads.length, 'lead'),
    gaps.length > 0 && count(gaps.length, 'gap'),
  ].filter(Boolean);
  io.err(`${connector}: ${said.join(', ')}\n`);
  list(
    'revised',
    revised.map(({ before, after }) => `${after.id}: ${shown(before)} -> ${shown(after)}`),
    io.err,
  );
  list(
    'gone',
    gone.map((fact) => `${fact.id}: ${shown(fact)}`),
    io.err,
  );
  for (const { what, message } of gaps) io.err(`  gap: ${what === connector ? '' : `${what}: `}${message}\n`);
}

function list(word: string, lines: readonly string[], err: (line: string) => void): void {
  for (const line of lines.slice(0, SHOWN)) err(`  ${word} ${line}\n`);
  if (lines.length > SHOWN) err(`  and ${lines.length - SHOWN} more ${word}; --json lists all\n`);
}

function shown({ value }: Harvest['facts'][number]): string {
  return value.type === 'quantity'
    ? `${value.comparator === '=' ? '' : value.comparator}${value.amount} ${value.unit}`
    : JSON.stringify(value);
}
