/** `factloom generate`: facts -> drafts, verified. */
import { join, relative, resolve } from 'node:path';
import { openDraftCache } from '../draft-cache.ts';
import { ConfigError } from '../errors.ts';
import type { GenerateOptions } from '../generate.ts';
import type { Generated } from '../model/generated.ts';
import { brief } from '../newsroom/brief.ts';
import type { Budget, Limits } from '../polish/budget.ts';
import { type Call, type Command, count, type ExitCode, text } from './command.ts';
import { textOf } from './findings.ts';
import { costOf } from './model-cost.ts';
import { holdWords } from './person.ts';

export const generateCommand: Command = {
  summary: 'facts -> drafts, verified',
  operands: '[SLUG[/EDITION]…]',
  help: `Writes the draft of each assignment named, or of all with --all, and its ledger of
facts beside it. Only facts published by --as-of exist for it. A draft that lacks a
required fact is not written, one with an error is marked held; both exit with 3.
A draft that a person edited is left alone; where it was named that exits with 2.
Of a recurring assignment SLUG/EDITION makes that edition alone.

  factloom generate rare-earth-ai-hardware
  factloom generate --all --as-of 2025-10-13T14:22:00-04:00 --drafts /tmp/drafts
  factloom generate my-first-piece --watch
  factloom generate my-first-piece --polish --budget-tokens 20000
  factloom generate my-first-piece --compose

With --polish a language model (OPENAI_MODEL, OPENAI_BASE_URL, OPENAI_API_KEY, or model: in the config) may
change the words of a sentence and nothing of what it says: what the guard refuses stays as it was. With
--compose it writes each section anew from what the plain draft says (an assignment needs no template: for that);
a section that the guard does not let pass, or that no model wrote, stays plain. With --summaries it proposes
headlines, decks and takeaways; the best that is admissible stands, and the ledger lists them all.`,
  options: {
    all: { type: 'boolean', help: 'every assignment of the newsroom' },
    drafts: { type: 'string', value: 'DIR', help: "folder for the drafts (default: the newsroom's drafts/)" },
    overwrite: { type: 'boolean', help: 'replace drafts that were edited since they were generated' },
    polish: { type: 'boolean', help: 'have a language model polish the sentences, under the guard' },
    compose: { type: 'boolean', help: 'have a language model write the sections from their facts, under the guard' },
    summaries: { type: 'boolean', help: 'have a language model propose headline, deck and takeaways, under the guard' },
    'budget-tokens': { type: 'string', value: 'N', help: 'tokens the model may use in this run' },
    'budget-money': { type: 'string', value: 'X', help: 'money it may cost, by the prices of the config' },
    'budget-seconds': { type: 'string', value: 'S', help: 'seconds after which nothing more is asked' },
    'dry-run': { type: 'boolean', help: 'write nothing and ask nothing; with a model say what it would ask and cost' },
    watch: { type: 'boolean', short: 'w', help: 'go on, and generate again when a file of the newsroom changes' },
  },
  async run(call) {
    const { values, operands, newsroom } = call;
    if (operands.length === 0 && values['all'] !== true)
      throw new ConfigError('name an assignment, or say --all', { hint: await listing(call) });
    if (operands.length > 0 && values['all'] === true)
      throw new ConfigError(brief(`--all and \`${operands.join(' ')}\` exclude each other`), { hint: 'leave out one of them' });
    if (values['watch'] === true) return await watch(call);
    return await once(call, resolve(text(values['drafts']) ?? join(newsroom, 'drafts')));
  },
};

async function listing({ newsroom, context }: Call): Promise<string> {
  const { assignmentSlugs } = await import('../newsroom/newsroom.ts');
  const slugs = await assignmentSlugs(newsroom, context.files);
  return slugs.length > 0 ? `there are ${slugs.join(', ')}` : `there is no assignment in ${newsroom}`;
}

/** Drafts from which on a run is long enough to wait for. */
const MANY = 25;

async function once(call: Call, drafts: string): Promise<ExitCode> {
  const { io, json } = call;
  const results = (await reused(call, drafts)) ?? (await made(call, drafts));
  if (json) io.out(`${JSON.stringify(results, null, 2)}\n`);
  else for (const result of results) tell(result, call);
  if (results.some((result) => result.state === 'held')) return 3;
  // A run over everything leaves edited drafts alone and is done; one that was asked for by name was not made.
  return call.values['all'] !== true && results.some((result) => result.state === 'edited') ? 2 : 0;
}

/** What a run before this one made of the same newsroom at the same moment. */
async function reused({ operands, values, newsroom, context }: Call, drafts: string): Promise<readonly Generated[] | undefined> {
  if (values['as-of'] === undefined || ['all', 'polish', 'compose', 'summaries', 'dry-run'].some((option) => values[option] === true))
    return undefined;
  return await (await openDraftCache(newsroom, context))?.lookUp(operands, drafts);
}

async function made({ io, values, operands, newsroom, json, quiet, context }: Call, drafts: string): Promise<readonly Generated[]> {
  const [{ generate }, { loadConfig }] = await Promise.all([import('../generate.ts'), import('../config.ts')]);
  const { style } = await loadConfig(newsroom, context);
  const all = values['all'] === true;
  const bar = quiet || json || !all ? undefined : await progressBar(io.terminal);
  const progress = bar && ((done: number, total: number) => (total > MANY ? bar.update(done, total) : undefined));
  const model = await modelOf({ values, newsroom, context });
  const cache =
    values['as-of'] === undefined || all || model || values['dry-run'] === true ? undefined : await openDraftCache(newsroom, context);
  const options = {
    newsroom,
    slugs: all ? [] : operands,
    drafts,
    overwrite: values['overwrite'] === true,
    style,
    cache,
    dryRun: values['dry-run'] === true,
    ...model?.work,
    ...(progress && { progress }),
  };
  const results = await generate(options, context).finally(() => bar?.stop());
  if (model && !quiet) io.err(costOf(model.budget, results));
  return results;
}

/** The model that polishes or composes, where it is asked for. Throws ConfigError for options that do not go together. */
async function modelOf({
  values,
  newsroom,
  context,
}: Pick<Call, 'values' | 'newsroom' | 'context'>): Promise<
  { readonly budget: Budget; readonly work: Pick<GenerateOptions, 'composer' | 'polisher' | 'summariser'> } | undefined
> {
  const [polishes, composes, summarises] = ['polish', 'compose', 'summaries'].map((option) => values[option] === true);
  if (polishes && composes)
    throw new ConfigError('--polish and --compose exclude each other', { hint: 'what a model wrote needs no model to polish it' });
  const limits = limitsOf(values);
  if (!polishes && !composes && !summarises) {
    if (Object.keys(limits).length > 0) throw new ConfigError('a budget goes with --polish, --compose or --summaries');
    return undefined;
  }
  const [{ openEndpoint }, { loadConfig, secret }] = await Promise.all([import('../endpoint.ts'), import('../config.ts')]);
  const config = await loadConfig(newsroom, context);
  if (limits.money !== undefined && !config.model?.prices)
    throw new ConfigError('--budget-money needs prices', {
      hint: 'model: { prices: { prompt: 0.4, completion: 1.6 } } in factloom.config.ts, for a million tokens',
    });
  const options = { newsroom, config, limits, secret, clock: () => performance.now() / 1000 };
  // What a model would write is there without one, plainly.
  const endpoint = openEndpoint(options, context, composes !== true);
  const { style } = config;
  const work = {
    ...(composes && { composer: await (await import('../compose.ts')).composerAt(endpoint, style) }),
    ...(polishes && { polisher: await (await import('../polish.ts')).polisherAt(endpoint, style) }),
    ...(summarises && { summariser: await (await import('../summarise.ts')).summariserAt(endpoint, style) }),
  };
  return { budget: endpoint.budget, work };
}

/** The budget of a run. Throws ConfigError for one that is no number. */
function limitsOf(values: Call['values']): Limits {
  const limit = (name: string): Readonly<Record<string, number>> => {
    const given = text(values[`budget-${name}`]);
    if (given !== undefined && !(Number(given) > 0)) throw new ConfigError(brief(`--budget-${name} ${given} is no amount`));
    return given === undefined ? {} : { [name]: Number(given) };
  };
  return { ...limit('tokens'), ...limit('money'), ...limit('seconds') };
}

/** A bar, or plain lines where there is no terminal, for runs long enough to wait for. */
async function progressBar(terminal: boolean): Promise<{ update: (done: number, total: number) => void; stop: () => void }> {
  const { default: progress } = await import('cli-progress');
  const bar = new progress.SingleBar({
    stream: process.stderr,
    noTTYOutput: !terminal,
    format: '  {bar} {value}/{total} drafts, {eta}s left',
  });
  let started = false;
  const update = (done: number, total: number): void => {
    if (!started) bar.start(total, done);
    started = true;
    bar.update(done);
  };
  return { update, stop: () => (started ? bar.stop() : undefined) };
}

function tell(result: Generated, { io, quiet }: Call): void {
  const name = result.edition === undefined ? result.slug : `${result.slug}/${result.edition}`;
  const file = result.file === undefined ? '' : relative('.', result.file) || result.file;
  if (result.file !== undefined) io.out(`${file}\n`);
  if (quiet) return;
  const errors = result.findings.filter((finding) => finding.severity === 'error');
  const warnings = result.findings.length - errors.length;
  const said =
    result.state === 'no-story'
      ? `no story: ${bestOf(result)}; factloom explain ${name} says more`
      : result.state === 'held'
        ? 'held'
        : result.state === 'edited'
          ? 'left alone: it was edited since it was generated; --overwrite replaces it'
          : `${count(result.words, 'word')} from ${count(result.facts, 'fact')}, ${result.state}${warnings > 0 ? `, ${count(warnings, 'warning')}` : ''}`;
  io.err(`${name}: ${said}\n`);
  if (result.hold) io.err(`  ${holdWords(name, result.hold)}\n`);
  for (const gap of result.gaps) io.err(`  ${gap.required ? 'missing' : 'without'} ${gap.role}: ${gap.reason}\n`);
  io.err(textOf([{ file: file || name, findings: result.findings }]).replace(/^(?=.)/gm, '  '));
  const { length } = result.plan.leftOut;
  if (length > 0)
    io.err(
      `  left out: ${result.plan.leftOut
        .slice(0, 3)
        .map(({ fact, reason }) => `${fact} (${reason})`)
        .join('; ')}${length > 3 ? `; and ${length - 3} more in the ledger` : ''}\n`,
    );
}

/** The highest score there is, and what it would have needed. */
function bestOf({ plan }: Generated): string {
  const [best] = plan.scores ?? [];
  return best ? `the most newsworthy fact, ${best.fact}, scores ${best.score}` : 'nothing could be derived';
}

/** Generates, then again whenever a file below the newsroom changes, until Ctrl-C. */
async function watch(call: Call): Promise<ExitCode> {
  const { requireNewsroom } = await import('../newsroom/newsroom.ts');
  await requireNewsroom(call.newsroom, call.context.files);
  const { watch: watchFiles } = await import('chokidar');
  const { newsroom, values, io } = call;
  const drafts = resolve(text(values['drafts']) ?? join(newsroom, 'drafts'));
  const again = async (): Promise<void> => {
    try {
      await once(call, drafts);
    } catch (error) {
      const { FactloomError } = await import('../errors.ts');
      if (!(error instanceof FactloomError)) throw error;
      io.err(`${error.report()}\n`);
    }
    io.err('watching; Ctrl-C ends\n');
  };
  const watched = ['assignments', 'facts', 'personas', 'templates', 'charts', 'entities.yaml', 'properties.yaml'].map((name) =>
    join(newsroom, name),
  );
  const watcher = watchFiles(watched, { ignoreInitial: true, awaitWriteFinish: { stabilityThreshold: 60, pollInterval: 20 } });
  // Whatever changes while a run is under way is looked at once more after it.
  let running: Promise<void> = Promise.resolve();
  let waiting = false;
  const soon = (): void => {
    if (waiting) return;
    waiting = true;
    running = running.then(() => {
      waiting = false;
      return again();
    });
  };
  const stopped = new Promise<void>((done) => io.signal.addEventListener('abort', () => done(), { once: true }));
  await new Promise<void>((done) => watcher.once('ready', done));
  watcher.on('all', soon);
  soon();
  await stopped;
  await watcher.close();
  await running;
  return 0;
}
