/** From assignments to drafts on disk. Nothing is written until every draft asked for could be made. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Composer } from './compose.ts';
import type { Context } from './context.ts';
import type { DraftCache } from './draft-cache.ts';
import { ConfigError } from './errors.ts';
import type { Assignment } from './model/assignment.ts';
import { drawnRole } from './model/chart.ts';
import { withOffset } from './model/format-date.ts';
import type { Generated } from './model/generated.ts';
import type { Ledger } from './model/ledger.ts';
import type { StyleSetting } from './model/style.ts';
import { brief } from './newsroom/brief.ts';
import { parseFrontMatter } from './newsroom/data-file.ts';
import { parseDraft, withHold } from './newsroom/draft-file.ts';
import { formatLedger, parseLedger } from './newsroom/ledger-file.ts';
import { assignmentSlugs, loadAssignment, loadNewsroom, loadPersona, type Newsroom } from './newsroom/newsroom.ts';
import { loadTemplate } from './newsroom/templates.ts';
import { type Draft, draft } from './pipeline.ts';
import type { Polisher } from './polish.ts';
import { checkFit } from './realise/realise.ts';
import { compileTemplate, type Template } from './realise/template.ts';
import type { Summariser } from './summarise.ts';

export interface GenerateOptions {
  /** Absolute path of the newsroom. */
  readonly newsroom: string;
  /** Slugs of the assignments, or SLUG/EDITION for one edition; all where none are given. */
  readonly slugs: readonly string[];
  /** Absolute path of the folder for drafts. */
  readonly drafts: string;
  /** Replaces drafts that were edited since they were generated. */
  readonly overwrite?: boolean;
  /** Has the sections of each draft written by a language model. */
  readonly composer?: Composer;
  /** Has headline, deck and takeaways of each draft proposed by a language model. */
  readonly summariser?: Summariser;
  /** Has each draft polished by a language model before it is written. */
  readonly polisher?: Polisher;
  /** Plans and writes nothing to disk. */
  readonly dryRun?: boolean;
  /** The rules of house style that warn. Default `on`. */
  readonly style?: StyleSetting | undefined;
  /** Where drafts are remembered for the next run. */
  readonly cache?: DraftCache | undefined;
  /** Told after each draft, for a progress bar. */
  readonly progress?: (done: number, total: number) => void;
}

/** Generates drafts as of `context.now`. Throws ConfigError for anything a person must mend first. */
export async function generate(options: GenerateOptions, context: Context): Promise<readonly Generated[]> {
  const newsroom = await loadNewsroom(options.newsroom, context.files);
  const slugs = options.slugs.length > 0 ? options.slugs : await assignmentSlugs(options.newsroom, context.files);
  if (slugs.length === 0)
    throw new ConfigError('there are no assignments here', {
      file: join(options.newsroom, 'assignments'),
      hint: 'put one in assignments/SLUG.yaml',
    });
  const jobs = (await Promise.all(slugs.map((slug) => prepare(newsroom, slug, options, context)))).flat();
  const made = jobs.map((job, index) => {
    context.signal.throwIfAborted();
    const result = { ...job, draft: job.make() };
    options.progress?.(index + 1, jobs.length);
    return result;
  });
  const results: Generated[] = [];
  for (const { draft: one, slug, edition, file, edited } of made) {
    const final = options.dryRun === true || edited ? one : await byModel(one, options);
    const estimate = options.dryRun === true && !edited ? await estimated(one, options) : {};
    results.push({ ...(await write(final, { slug, edition, file, edited }, options, context)), ...estimate });
  }
  return results;
}

type ByModel = Pick<GenerateOptions, 'composer' | 'polisher' | 'summariser'>;

/** A draft as a model wrote, polished or headed it, where one is to. */
async function byModel(one: Draft, { composer, polisher, summariser }: ByModel): Promise<Draft> {
  const composed = composer ? await composer.compose(one) : one;
  const polished = polisher ? await polisher.polish(composed) : composed;
  return summariser ? await summariser.summarise(polished) : polished;
}

/** What a model would be asked, where one is to. */
async function estimated(one: Draft, { composer, polisher, summariser }: ByModel): Promise<Pick<Generated, 'estimate'>> {
  const asked = await Promise.all([composer, polisher, summariser].map(async (work) => await work?.estimate(one)));
  const all = asked.filter((estimate) => estimate !== undefined);
  if (all.length === 0) return {};
  const sum = (pick: (estimate: (typeof all)[number]) => number): number => all.reduce((total, estimate) => total + pick(estimate), 0);
  const tokens = { prompt: sum((estimate) => estimate.tokens.prompt), completion: sum((estimate) => estimate.tokens.completion) };
  return { estimate: { calls: sum(({ calls }) => calls), tokens } };
}

interface Job {
  readonly slug: string;
  readonly edition: string | undefined;
  /** Path of the draft without extension. */
  readonly file: string;
  readonly edited: boolean;
  readonly make: () => Draft;
}

async function prepare(newsroom: Newsroom, named: string, options: GenerateOptions, { files, now }: Context): Promise<readonly Job[]> {
  const [, slug = named, only] = /^([a-z0-9-]+)\/([^/]+)$/.exec(named) ?? [];
  const { assignment, file, lineOf } = await loadAssignment(newsroom.folder, slug, files);
  const [template, persona] = await Promise.all([
    loadCompiled(newsroom.folder, assignment.template, files, { file, line: lineOf(['template']) }),
    loadPersona(newsroom.folder, assignment.persona, { file, line: lineOf(['persona']) }, files),
  ]);
  checkFit(template, assignment, file);
  checkNames(assignment, newsroom, (path) => ({ file, line: lineOf(path) }));
  const asOf = withOffset(now, assignment.zone);
  const keys = await editionsOf(assignment, newsroom, asOf, only);
  return await Promise.all(
    keys.map(async (edition): Promise<Job> => {
      const path = join(options.drafts, edition === undefined ? slug : join(slug, edition));
      const previous =
        edition === undefined || !assignment.edition || 'each' in assignment.edition
          ? undefined
          : await previousLedger(options.drafts, slug, edition, files);
      const story = {
        ...newsroom,
        assignment,
        template,
        persona,
        asOf,
        style: options.style,
        ...(edition !== undefined && { edition }),
        ...(previous && { previous }),
        ...(assignment.news && { told: await toldBefore(newsroom.folder, slug, edition, previous, files) }),
      };
      const make = (): Draft => {
        try {
          return draft(story);
        } catch (error) {
          if (error instanceof ConfigError && error.file === undefined)
            throw new ConfigError(error.message, { file, cause: error, ...(error.hint !== undefined && { hint: error.hint }) });
          throw error;
        }
      };
      return { slug, edition, file: path, edited: await isEdited(path, files), make };
    }),
  );
}

/** Keys of the editions to make, or the one that is asked for; one undefined where the assignment does not recur. */
async function editionsOf(
  assignment: Assignment,
  { facts }: Newsroom,
  asOf: string,
  only: string | undefined,
): Promise<readonly (string | undefined)[]> {
  const { edition, slug, zone } = assignment;
  if (!edition) {
    if (only === undefined) return [undefined];
    throw new ConfigError(brief(`\`${slug}\` has no edition \`${only}\`: it does not recur`), { hint: `say ${slug}` });
  }
  const keys = (await import('./plan/edition.ts')).editionKeys(edition, asOf, zone, facts);
  if (only === undefined) return keys;
  if (keys.includes(only)) return [only];
  throw new ConfigError(brief(`\`${slug}\` has no edition \`${only}\` as of ${asOf}`), {
    hint: `there is ${keys.join(', ')}${'every' in edition ? '; --as-of sets the moment' : ''}`,
  });
}

/** A template compiled with its partials. Throws ConfigError at `from` where there is none. */
export async function loadCompiled(
  folder: string,
  name: string,
  files: Context['files'],
  from: { file?: string; line?: number } = {},
): Promise<Template> {
  const { template, partials } = await loadTemplate(folder, name, files, from);
  return compileTemplate(template, partials, (file, yaml) => parseFrontMatter(file, yaml).value);
}

/** Refuses queries that name what no register knows: they would silently match nothing. */
function checkNames(
  assignment: Assignment,
  newsroom: Newsroom,
  place: (path: readonly (string | number)[]) => { file: string; line: number },
): void {
  for (const [name, role] of Object.entries(assignment.roles)) {
    if (role.type === 'derived') continue;
    const { subject, property, publisher, instrument, notSubject } = role.query;
    const chart = assignment.charts?.findIndex(({ id }) => drawnRole(id) === name) ?? -1;
    const at = chart < 0 ? ['roles', name] : ['charts', chart, 'query'];
    for (const [field, id] of Object.entries({ subject, publisher, instrument, notSubject })) {
      if (id !== undefined && !id.includes('$edition') && !newsroom.entities.has(id))
        throw new ConfigError(brief(`${at.join('.')}.${field}: unknown entity \`${id}\``), {
          ...place([...at, field]),
          hint: 'entities.yaml has the ids there are',
        });
    }
    if (property !== undefined && !newsroom.properties.has(property))
      throw new ConfigError(brief(`${at.join('.')}.property: unknown property \`${property}\``), {
        ...place([...at, 'property']),
        hint: `properties.yaml has ${[...newsroom.properties.keys()].join(', ')}`,
      });
  }
  for (const key of assignment.edition && 'each' in assignment.edition && Array.isArray(assignment.edition.each)
    ? assignment.edition.each
    : []) {
    if (!newsroom.entities.has(key)) throw new ConfigError(brief(`edition.each: unknown entity \`${key}\``), place(['edition', 'each']));
  }
  if (assignment.storySource !== undefined && !newsroom.sources.has(assignment.storySource))
    throw new ConfigError(brief(`storySource: unknown source \`${assignment.storySource}\``), place(['storySource']));
}

async function previousLedger(drafts: string, slug: string, edition: string, files: Context['files']): Promise<Ledger | undefined> {
  const keys = (await files.list(join(drafts, slug)))
    .filter((name) => name.endsWith('.facts.json'))
    .map((name) => name.slice(0, -'.facts.json'.length));
  const before = keys
    .filter((key) => key < edition)
    .sort()
    .at(-1);
  if (before === undefined) return undefined;
  const path = join(drafts, slug, `${before}.facts.json`);
  return parseLedger(path, (await files.read(path)) ?? '');
}

/** Facts told in the edition before, or in the last approved version. */
async function toldBefore(
  folder: string,
  slug: string,
  edition: string | undefined,
  previous: Ledger | undefined,
  files: Context['files'],
): Promise<ReadonlySet<string>> {
  const articles = join(folder, 'articles', slug, edition ?? '');
  const versions = (await files.list(articles)).flatMap((name) => /^v(\d+)\.facts\.json$/.exec(name)?.[1] ?? []).map(Number);
  const last = versions.length === 0 ? undefined : join(articles, `v${Math.max(...versions)}.facts.json`);
  const ledger = last === undefined ? previous : parseLedger(last, (await files.read(last)) ?? '');
  return new Set(ledger?.facts.map((fact) => fact.id));
}

/** Whether the draft on disk is no longer the text that was generated. */
async function isEdited(path: string, files: Context['files']): Promise<boolean> {
  const [text, ledgerText] = await Promise.all([files.read(`${path}.md`), files.read(`${path}.facts.json`)]);
  if (text === undefined || ledgerText === undefined) return text !== undefined;
  const { body } = parseDraft(`${path}.md`, text);
  const { record } = JSON.parse(ledgerText) as { record?: { text?: string } };
  return createHash('sha256').update(body.replace(/^\n/, '')).digest('hex') !== record?.text;
}

async function write(
  one: Draft,
  { slug, edition, file, edited }: Omit<Job, 'make'>,
  options: GenerateOptions,
  { files }: Context,
): Promise<Generated> {
  const result = {
    slug,
    ...(edition !== undefined && { edition }),
    gaps: one.gaps,
    findings: one.findings,
    plan: one.ledger.plan,
    facts: one.ledger.facts.length,
    words: countWords(one.markdown ?? ''),
    ...(one.ledger.record.polish && { polish: one.ledger.record.polish }),
    ...(one.ledger.record.compose && { compose: one.ledger.record.compose }),
    ...(one.ledger.record.summaries && { summaries: one.ledger.record.summaries }),
  };
  if (options.dryRun === true) return { ...result, state: one.held ? 'held' : one.noStory ? 'no-story' : 'written' };
  if (one.markdown === null) return { ...result, state: one.noStory ? 'no-story' : 'held' };
  const path = `${file}.md`;
  const ledger = formatLedger(one.ledger);
  // Remembering saves time and no more: a folder that cannot be written holds nothing up.
  if (edition === undefined)
    await options.cache?.store(slug, { result, held: one.held, markdown: one.markdown, ledger }).catch(() => undefined);
  const [oldText, oldLedger] = await Promise.all([files.read(path), files.read(`${file}.facts.json`)]);
  const hold = oldText === undefined ? undefined : parseDraft(path, oldText).front.hold;
  const markdown = hold ? withHold(path, one.markdown, hold) : one.markdown;
  const there = { ...result, file: path, ...(hold && { hold }) };
  if (oldText === markdown && oldLedger === ledger) return { ...there, state: one.held ? 'held' : 'unchanged' };
  if (edited && options.overwrite !== true) return { ...there, state: 'edited' };
  await files.write(`${file}.facts.json`, ledger);
  await files.write(path, markdown);
  return { ...there, state: one.held ? 'held' : 'written' };
}

function countWords(markdown: string): number {
  const body = markdown.replace(/^---[\s\S]*?\n---\n/, '').replace(/\]\([^)]*\)/g, ' ');
  return (body.match(/[\p{L}\p{N}$€£%][^\s]*/gu) ?? []).length;
}
