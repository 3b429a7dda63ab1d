/** Renditions on disk: what changed is made and written, what is the same is left alone, what nothing makes any more is removed. */
import { PublishError } from '../errors.ts';
import type { Article } from '../model/article.ts';
import { findClaims } from '../model/claim.ts';
import { groundsOf } from '../model/derivation.ts';
import type { Made, MadeFile, Memory } from './memory.ts';
import { type Output, openOutput, type Published } from './output.ts';
import type { Publisher, Publishing } from './publisher.ts';
import type { WrittenRecord } from './record.ts';

/** An article that is opened only where it is needed. */
export interface Source<Opened extends { readonly article: Article } = { readonly article: Article }> {
  /** Hash of all that it is read from; undefined where nothing is remembered of it. */
  readonly inputs?: string | undefined;
  open(): Promise<Opened>;
}

export interface PublishOptions<Opened> {
  /** Writes nothing and says what differs. */
  readonly check?: boolean;
  /** Of what was written before, where `out` is somebody else's folder: nothing else there is overwritten. */
  readonly record?: WrittenRecord | undefined;
  /** Of what the last run made of all articles; not where only some of them are published. */
  readonly memory?: Memory | undefined;
  /** Of earlier runs besides: removed where nothing makes it any more. */
  readonly earlier?: readonly MadeFile[];
  /** Looks at each article that is not remembered, before anything is written; one that it refuses holds everything. */
  readonly admit?: (opened: Opened) => boolean;
}

/**
 * Writes what the publishers make of articles below `out`; with `check` writes nothing and says what differs.
 * @param record of what was written before, where `out` is somebody else's folder: nothing else there is overwritten
 */
export async function publish(
  articles: readonly Article[],
  publishers: readonly Publisher[],
  out: string,
  publishing: Publishing,
  check = false,
  record?: WrittenRecord,
): Promise<readonly Published[]> {
  const sources = articles.map((article) => ({ open: async () => ({ article }) }));
  return (await publishSources(sources, publishers, out, publishing, { check, record })) ?? [];
}

/** The same of articles that are opened one at a time, and only those that changed since the last run; undefined where one is refused. */
export async function publishSources<Opened extends { readonly article: Article }>(
  sources: readonly Source<Opened>[],
  publishers: readonly Publisher[],
  out: string,
  publishing: Publishing,
  { check = false, record, memory, earlier = [], admit = () => true }: PublishOptions<Opened>,
): Promise<readonly Published[] | undefined> {
  const { signal } = publishing;
  let refused = false;
  for (const source of sources.filter(({ inputs }) => !memory?.made(inputs))) {
    signal.throwIfAborted();
    const opened = await source.open();
    if (admit(opened)) refuseUnlicensed(opened.article);
    else refused = true;
  }
  if (refused) return undefined;
  const output = openOutput(out, publishing, check, record);
  const made = await eachOf(sources, publishers, output, publishing, memory);
  const others = await allOf(sources, made, publishers, output, publishing);
  if (check) return output.results;
  await output.clear(new Map([...earlier.map((file) => [file.path, file] as const), ...(memory?.files ?? [])]).values());
  await record?.save();
  await memory?.save(new Map(made.flatMap((one, index) => byInputs(sources[index], one))), others);
  return output.results;
}

function byInputs(source: Source | undefined, made: Made): readonly (readonly [string, Made])[] {
  return source?.inputs === undefined ? [] : [[source.inputs, made]];
}

/** What publishers that work article by article make of each: what is remembered and still there is left alone. */
async function eachOf(
  sources: readonly Source[],
  publishers: readonly Publisher[],
  output: Output,
  publishing: Publishing,
  memory: Memory | undefined,
): Promise<readonly Made[]> {
  const working = publishers.flatMap((publisher) => (publisher.pieces ? [{ publisher, pieces: publisher.pieces }] : []));
  const all: Made[] = [];
  for (const [index, source] of sources.entries()) {
    publishing.signal.throwIfAborted();
    const known = memory?.made(source.inputs);
    if (known && (await output.stand(known.files))) {
      output.keep(known.files);
      all.push(known);
      continue;
    }
    const { article } = await source.open();
    const files: MadeFile[] = [];
    const summaries: unknown[] = [];
    for (const { publisher, pieces } of working) {
      const piece = await pieces.each(article, publishing);
      for (const rendition of piece.files) files.push(await output.write(rendition, publisher));
      summaries.push(piece.summary);
    }
    all.push({ files, summaries });
    publishing.progress?.('articles', index + 1, sources.length);
  }
  return all;
}

/** Files of all articles together: told from summaries, or by a publisher that has to see every article. */
async function allOf(
  sources: readonly Source[],
  made: readonly Made[],
  publishers: readonly Publisher[],
  output: Output,
  publishing: Publishing,
): Promise<readonly MadeFile[]> {
  const files: MadeFile[] = [];
  const whole = publishers.some(({ pieces }) => !pieces);
  const articles = whole ? await Promise.all(sources.map(async (source) => (await source.open()).article)) : [];
  let place = 0;
  for (const publisher of publishers) {
    const { pieces } = publisher;
    const summaries = pieces ? made.map((one) => one.summaries[place]) : [];
    const renditions = pieces ? pieces.all?.(summaries, publishing) : publisher.render(articles, { ...publishing, earlier: output.read });
    if (pieces) place += 1;
    for await (const rendition of renditions ?? []) {
      publishing.signal.throwIfAborted();
      files.push(await output.write(rendition, publisher));
    }
  }
  return files;
}

/** A source that may not be redistributed holds every article that makes a claim on it. */
function refuseUnlicensed({ body, ledger }: Article): void {
  const claimed = new Set([...findClaims(body).map((claim) => claim.id), ...(ledger.charts ?? []).flatMap((chart) => chart.facts)]);
  const facts = new Map(ledger.facts.map((entry) => [entry.id, entry]));
  const fact = ledger.facts
    .filter((entry) => claimed.has(entry.id))
    .flatMap((entry) => groundsOf(entry, facts))
    .find((entry) => entry.source.licence === 'no-redistribution');
  if (fact)
    throw new PublishError(`${ledger.slug}: the source \`${fact.source.id}\` may not be redistributed, and \`${fact.id}\` is printed`, {
      hint: 'replace the fact, or set the licence of the source once it allows it',
    });
}
