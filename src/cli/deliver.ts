/** `factloom deliver`: renditions to their receivers, and what became of each. */
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadConfig, secret } from '../config.ts';
import { type Delivery, deliver, type Ready } from '../deliver/deliver.ts';
import type { Sending, Sink } from '../deliver/sink.ts';
import { ConfigError } from '../errors.ts';
import { readDelivered, writeDelivered } from '../newsroom/delivered-file.ts';
import { parseDraft } from '../newsroom/draft-file.ts';
import type { Published } from '../publish/output.ts';
import { type Call, type Command, count, type ExitCode, text } from './command.ts';
import { render } from './publish.ts';

export const deliverCommand: Command = {
  summary: 'renditions -> a folder, a Git repository, a web service, a bucket',
  operands: '',
  help: `Publishes all approved articles, then gives each sink of factloom.config.ts what it does not have: new files and
changed ones are sent, those that are gone are taken back. What a receiver took is kept in deliveries/NAME.ndjson with its
own id, so that a correction replaces and a withdrawal removes the very thing; commit that folder. Tells what was sent,
accepted, rejected and missing. Exits with 1 where a receiver rejected something or has lost something.

  factloom deliver
  factloom deliver --only cms --dry-run
  factloom deliver --reconcile`,
  options: {
    only: { type: 'string', value: 'NAME,…', help: 'only these sinks' },
    out: { type: 'string', value: 'DIR', help: "folder of the renditions (default: that of the config, else the newsroom's out/)" },
    reconcile: { type: 'boolean', help: 'ask each receiver whether it still has what it took; what is missing is sent again' },
    'dry-run': { type: 'boolean', help: 'say what would be sent, and send nothing' },
  },
  async run(call) {
    const { values, newsroom, context, io, json } = call;
    const sinks = await sinksOf(call);
    const rendered = await render(call, false);
    if (!rendered) return 3;
    const { out, results } = rendered;
    const ready: Ready[] = [];
    for (const { path, of, state } of results) {
      if (!GIVEN.has(state)) continue;
      const content = await context.files.readBytes(path);
      if (content) ready.push({ path: relative(out, path).replaceAll('\\', '/'), content: Buffer.from(content), of });
    }
    const options = { reconcile: values['reconcile'] === true, dryRun: values['dry-run'] === true };
    const reports: (Delivery & { readonly decided?: readonly Decided[] })[] = [];
    for (const sink of sinks) {
      const report = await deliver(sink, ready, await readDelivered(newsroom, sink.name, context.files), options, sendingOf(call));
      if (!options.dryRun) await writeDelivered(newsroom, sink.name, report.record, context.files);
      const decided = await decisionsIn(report, ready, call);
      reports.push({ ...report, ...(decided.length > 0 && { decided }) });
      if (!json) tell(report, call);
      if (!json && !call.quiet)
        for (const { article, decision, files } of decided) io.err(`  ${article} ${decision}: ${count(files, 'file')} replaced there\n`);
    }
    if (json)
      io.out(
        `${JSON.stringify(
          reports.map(({ record: _record, ...report }) => report),
          null,
          2,
        )}\n`,
      );
    return codeOf(reports);
  },
};

/** Files that are ours, and as they are to be. */
const GIVEN: ReadonlySet<Published['state']> = new Set(['written', 'unchanged']);

/** A correction or withdrawal that a receiver was given. */
interface Decided {
  /** `SLUG/EDITION@v2`. */
  readonly article: string;
  readonly decision: 'corrected' | 'withdrawn';
  /** How many of its files the receiver took. */
  readonly files: number;
}

async function decisionsIn({ accepted }: Delivery, ready: readonly Ready[], { newsroom, context }: Call): Promise<readonly Decided[]> {
  const taken = new Set(accepted);
  const counts = new Map<string, number>();
  for (const { path, of } of ready) if (of !== undefined && taken.has(path)) counts.set(of, (counts.get(of) ?? 0) + 1);
  const decided: Decided[] = [];
  for (const [article, files] of counts) {
    const file = join(newsroom, 'articles', `${article.replace('@', '/')}.md`);
    const text = await context.files.read(file);
    const approval = text === undefined ? undefined : parseDraft(file, text).front.approval;
    if (approval?.withdrawal !== undefined) decided.push({ article, decision: 'withdrawn', files });
    else if (approval?.correction !== undefined) decided.push({ article, decision: 'corrected', files });
  }
  return decided;
}

function codeOf(reports: readonly Delivery[]): ExitCode {
  return reports.some(({ rejected, missing }) => rejected.length > 0 || missing.length > 0) ? 1 : 0;
}

async function sinksOf({ values, newsroom, context }: Call): Promise<readonly Sink[]> {
  const { sinks = [] } = await loadConfig(newsroom, context);
  if (sinks.length === 0)
    throw new ConfigError('no sinks are configured', {
      file: join(newsroom, 'factloom.config.ts'),
      hint: "say where to: sinks: [folder({ path: '../site/content' })]",
    });
  const only = text(values['only'])
    ?.split(',')
    .flatMap((name) => name.trim() || []);
  const stray = only?.find((name) => !sinks.some((sink) => sink.name === name));
  if (stray !== undefined)
    throw new ConfigError(`there is no sink \`${stray}\``, { hint: `there are ${sinks.map(({ name }) => name).join(', ')}` });
  return only ? sinks.filter(({ name }) => only.includes(name)) : sinks;
}

function sendingOf({ newsroom, context }: Call): Sending {
  return {
    files: context.files,
    fetch: context.fetch,
    signal: context.signal,
    log: context.log,
    newsroom,
    secret: (name) => {
      const value = secret(name);
      if (value === undefined) throw new ConfigError(`${name} is not set`, { hint: 'a sink needs it; set it in the environment' });
      return value;
    },
    pause: async (milliseconds) => await sleep(milliseconds, undefined, { signal: context.signal }),
  };
}

function tell({ sink, sent, accepted, rejected, removed, missing, unchanged }: Delivery, { io, quiet, values }: Call): void {
  const dry = values['dry-run'] === true;
  for (const path of dry ? sent : accepted) io.out(`${sink}: ${path}\n`);
  if (quiet) return;
  const said = [
    `${sent.length} ${dry ? 'to send' : 'sent'}`,
    !dry && `${accepted.length} accepted`,
    rejected.length > 0 && `${rejected.length} rejected`,
    removed.length > 0 && `${removed.length} ${dry ? 'to take back' : 'taken back'}`,
    missing.length > 0 && `${count(missing.length, 'file')} missing there`,
    `${unchanged} unchanged`,
  ].filter(Boolean);
  io.err(`${sink}: ${said.join(', ')}\n`);
  for (const path of missing) io.err(`  missing ${path}: sent again\n`);
  for (const { path, reason } of rejected) io.err(`  rejected ${path}: ${reason.replaceAll('\n', '\n  ')}\n`);
}
