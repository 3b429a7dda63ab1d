/** `factloom publish`: approved articles, or drafts marked unreviewed, -> renditions. */
import { join, relative, resolve } from 'node:path';
import { loadConfig } from '../config.ts';
import { ConfigError } from '../errors.ts';
import { CITATION_STYLES } from '../publish/citations.ts';
import { PRESETS, STATIC } from '../publish/front-matter.ts';
import { markdown } from '../publish/markdown.ts';
import { publish } from '../publish/publish.ts';
import type { Publishing } from '../publish/publisher.ts';
import { openRecord } from '../publish/record.ts';
import { receipt } from '../receipt.ts';
import { refuseName } from '../review/approve.ts';
import { approvedArticles, draftArticles } from '../review/articles.ts';
import { articleFindings } from '../review/note.ts';
import { holds, verify } from '../verify/verify.ts';
import { type Call, type Command, count, oneOf, text } from './command.ts';
import { jsonOf, textOf } from './findings.ts';
import { holdWords } from './person.ts';
import { progressBars } from './progress.ts';

export const publishCommand: Command = {
  summary: 'approved articles -> Markdown for a site, with receipts',
  operands: '[SLUG…]',
  help: `Turns the newest approved version of each article, or of those named, into Markdown with
citations, sources, disclosure and front matter, each with a receipt by which anybody can
verify it. With --drafts the drafts of a folder are taken instead and marked unreviewed.
The guard runs once more before anything is written.

  factloom publish
  factloom publish --preset hugo --out ../my-site
  factloom publish rare-earth-ai-hardware --drafts drafts --citations links`,
  options: {
    drafts: { type: 'string', value: 'DIR', help: 'take the drafts in DIR, marked unreviewed' },
    out: { type: 'string', value: 'DIR', help: 'folder for what is made (default: out/ in the newsroom, or the config)' },
    preset: {
      type: 'string',
      value: PRESETS.join('|'),
      help: 'front matter and folders of a site builder (default: plain, or the config)',
    },
    citations: { type: 'string', value: 'footnotes|links', help: 'how figures are cited (default: footnotes, or the config)' },
    check: { type: 'boolean', help: 'write nothing; exit with 1 where files in --out differ from what would be written' },
  },
  async run(call) {
    const { values, io, json, quiet } = call;
    const sources = await publishable(call);
    if (!sources) return 3;
    const bars = quiet || json ? undefined : await progressBars(io.terminal, io.err);
    const made = written(call, sources, values['check'] === true, bars && { progress: bars.update, log: bars.log });
    const { out, results } = await made.finally(() => bars?.stop());
    if (json) io.out(`${JSON.stringify(results, null, 2)}\n`);
    else for (const { path } of results) io.out(`${relative('.', path)}\n`);
    const drift = results.filter(({ state }) => state === 'drift');
    const left = results.filter(({ state }) => state === 'foreign' || state === 'edited');
    for (const { path, state } of left)
      io.err(
        `left alone: ${relative('.', path)}: ${state === 'foreign' ? 'it was there before' : 'it was edited since it was published'}\n`,
      );
    if (!quiet)
      io.err(
        values['check'] === true
          ? `${drift.length} of ${count(results.length, 'file')} differ${drift.length === 1 || results.length === 1 ? 's' : ''}\n`
          : `${results.filter(({ state }) => state === 'written').length} written, ${results.filter(({ state }) => state === 'unchanged').length} unchanged in ${relative('.', out) || '.'}\n`,
      );
    if (left.length > 0 && !quiet)
      io.err(`remove ${left.length === 1 ? 'it' : 'them'} to have ${left.length === 1 ? 'it' : 'them'} written\n`);
    return drift.length + left.length > 0 ? 1 : 0;
  },
};

/** What was written into a folder of somebody else, in the newsroom: commit it. */
const RECORD = 'published.json';

/** Renditions of articles in the folder that the command line says, else the config: what is whose there is remembered for the latter. */
export async function written(
  call: Call,
  sources: Sources,
  check: boolean,
  told: Partial<Pick<Publishing, 'progress' | 'log'>> = {},
): Promise<{ readonly out: string; readonly results: Awaited<ReturnType<typeof publish>> }> {
  const { values, newsroom, context } = call;
  const { out: configured } = await loadConfig(newsroom, context);
  const out = resolve(text(values['out']) ?? join(newsroom, configured ?? 'out'));
  const record =
    configured === undefined || values['out'] !== undefined ? undefined : await openRecord(join(newsroom, RECORD), context.files);
  const articles = sources.map(({ article }) => article);
  const results = await publish(articles, await publishersOf(call), out, { ...context, newsroom, ...told }, check, record);
  return { out, results };
}

type Sources = Awaited<ReturnType<typeof approvedArticles>>;

/** The articles to publish; undefined where the guard or a person holds one, which is then told. */
export async function publishable(call: Call): Promise<Sources | undefined> {
  const sources = await articlesOf(call);
  const stopped = sources.flatMap(({ front, file }) =>
    front.hold ? [{ file: relative('.', file), slug: nameOf(front), hold: front.hold }] : [],
  );
  const held = sources
    .map((source) => ({ file: relative('.', source.file), findings: articleFindings(source, verify) }))
    .filter(({ findings }) => holds(findings));
  if (held.length + stopped.length === 0) return sources;
  if (call.json) call.io.out(stopped.length > 0 ? `${JSON.stringify(stopped, null, 2)}\n` : jsonOf(held));
  else call.io.err(stopped.map(({ file, slug, hold }) => `${file}: ${holdWords(slug, hold)}\n`).join('') + textOf(held));
  return undefined;
}

const nameOf = ({ slug, edition }: { slug: string; edition?: string }): string => (edition === undefined ? slug : `${slug}/${edition}`);

async function articlesOf({ operands, values, newsroom, context }: Call): Promise<Sources> {
  const drafts = text(values['drafts']);
  for (const name of operands) refuseName(name);
  const found =
    drafts === undefined
      ? await approvedArticles(newsroom, operands, context.files)
      : await draftArticles(resolve(drafts), operands, context.files);
  const slugs = new Set(found.flatMap(({ article: { ledger } }) => [ledger.slug, `${ledger.slug}/${ledger.edition ?? ''}`]));
  const stray = operands.find((slug) => !slugs.has(slug));
  const what = drafts === undefined ? 'approved article' : 'draft';
  if (stray !== undefined)
    throw new ConfigError(`there is no ${what} \`${stray}\``, {
      hint: drafts === undefined ? 'approve its draft, or publish drafts with --drafts DIR' : 'generate it first',
    });
  if (found.length === 0)
    throw new ConfigError(`there is no ${what} to publish`, {
      hint:
        drafts === undefined ? 'approve a draft with factloom approve SLUG, or publish drafts with --drafts DIR' : 'generate some first',
    });
  return found;
}

/** What the command line says, else what the newsroom's config says, else Markdown with receipts. */
async function publishersOf({ values, newsroom, context }: Call): Promise<Parameters<typeof publish>[1]> {
  if (values['preset'] === undefined && values['citations'] === undefined) {
    const { publishers: configured } = await loadConfig(newsroom, context);
    if (configured) return configured;
  }
  const preset = oneOf('preset', values['preset'], PRESETS, 'plain');
  const citations =
    values['citations'] === undefined ? {} : { citations: oneOf('citations', values['citations'], CITATION_STYLES, 'footnotes') };
  return [markdown({ preset, ...citations, receipts: preset === 'plain' ? '.' : '/' }), receipt({ folder: STATIC[preset] })];
}
