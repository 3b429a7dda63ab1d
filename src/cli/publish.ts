/** `factloom publish`: approved articles, or drafts marked unreviewed, -> renditions. */
import { createHash } from 'node:crypto';
import { join, relative, resolve } from 'node:path';
import pLimit from 'p-limit';
import { loadConfig } from '../config.ts';
import { ConfigError } from '../errors.ts';
import type { Finding } from '../model/finding.ts';
import { programHash } from '../program.ts';
import { CITATION_STYLES } from '../publish/citations.ts';
import { PRESETS, STATIC } from '../publish/front-matter.ts';
import { markdown } from '../publish/markdown.ts';
import { type Memory, openMemory } from '../publish/memory.ts';
import type { Published } from '../publish/output.ts';
import { publishSources, type Source } from '../publish/publish.ts';
import type { Publisher, Publishing } from '../publish/publisher.ts';
import { openRecord, type WrittenRecord } from '../publish/record.ts';
import { receipt } from '../receipt.ts';
import { refuseName } from '../review/approve.ts';
import { articleFindings } from '../review/note.ts';
import { approvedShelf, draftShelf, type Opened, type Shelved } from '../review/shelf.ts';
import { vanishedShelf } from '../review/vanished.ts';
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
    const bars = quiet || json ? undefined : await progressBars(io.terminal, io.err);
    const check = values['check'] === true;
    const rendered = await render(call, check, bars && { progress: bars.update, log: bars.log }).finally(() => bars?.stop());
    if (!rendered) return 3;
    const { out, results } = rendered;
    if (json) io.out(`${JSON.stringify(results, null, 2)}\n`);
    else for (const { path, state } of results) if (state !== 'removed') io.out(`${relative('.', path)}\n`);
    for (const { path, state } of results)
      if (Object.hasOwn(TOLD, state)) io.err(`${TOLD[state]}: ${relative('.', path)}: ${WHY[state]}\n`);
    const number = (...states: readonly Published['state'][]): number => results.filter(({ state }) => states.includes(state)).length;
    const drift = number('drift');
    const blocked = number('foreign', 'edited');
    const removed = number('removed');
    if (!quiet)
      io.err(
        check
          ? `${drift} of ${count(results.length, 'file')} differ${drift === 1 || results.length === 1 ? 's' : ''}\n`
          : `${number('written')} written, ${number('unchanged')} unchanged${removed > 0 ? `, ${removed} removed` : ''} in ${relative('.', out) || '.'}\n`,
      );
    if (blocked > 0 && !quiet) io.err(`remove ${blocked === 1 ? 'it' : 'them'} to have ${blocked === 1 ? 'it' : 'them'} written\n`);
    return drift + blocked > 0 ? 1 : 0;
  },
};

/** What is said of a file that was not simply written, and why. */
const TOLD: Readonly<Partial<Record<Published['state'], string>>> = {
  removed: 'removed',
  left: 'left alone',
  foreign: 'left alone',
  edited: 'left alone',
};
const WHY: Readonly<Partial<Record<Published['state'], string>>> = {
  removed: 'no article makes it any more',
  left: 'no article makes it any more, and it was edited since it was published',
  foreign: 'it was there before',
  edited: 'it was edited since it was published',
};

/** What was written into a folder of somebody else, in the newsroom: commit it. */
const RECORD = 'published.json';

/**
 * Renditions of articles in the folder that the command line says, else the config: what is whose there is remembered for the latter.
 * Undefined where the guard holds an article, which is then told.
 */
export async function render(
  call: Call,
  check: boolean,
  told: Partial<Pick<Publishing, 'progress' | 'log'>> = {},
): Promise<{ readonly out: string; readonly results: readonly Published[] } | undefined> {
  const { values, newsroom, context } = call;
  const { out: configured } = await loadConfig(newsroom, context);
  const out = resolve(text(values['out']) ?? join(newsroom, configured ?? 'out'));
  const record =
    configured === undefined || values['out'] !== undefined ? undefined : await openRecord(join(newsroom, RECORD), context.files);
  const whole = call.operands.length === 0 && values['drafts'] === undefined;
  const vanished = whole && values['out'] === undefined ? await vanishedFrom(call, out, record) : [];
  const shelf = [...(await articlesOf(call, vanished.length > 0)), ...vanished];
  const publishers = await publishersOf(call);
  const memory = check ? undefined : await memoryOf(call, out, publishers);
  const sources = memory ? await withInputs(shelf) : shelf.map(({ open }) => ({ open }));
  const gate = openGate(call);
  const options = { check, record, memory, earlier: whole ? (record?.ofArticles() ?? []) : [], admit: gate.admit };
  const results = await publishSources(sources, publishers, out, { ...context, newsroom, ...told }, options);
  if (results) return { out, results };
  gate.tell();
  return undefined;
}

/** Articles that stand in the output and are not in the newsroom any more: each leaves a notice, and is told. */
async function vanishedFrom(
  { newsroom, context, io, quiet }: Call,
  out: string,
  record: WrittenRecord | undefined,
): Promise<readonly Shelved[]> {
  const present = new Set((await approvedShelf(newsroom, [], context.files)).map(({ name }) => name));
  const folders = [...new Set(Object.values(STATIC))];
  const gone = await vanishedShelf({ out, folders, present, owns: (path) => record?.owns(path) ?? true }, context);
  for (const { name } of quiet ? [] : gone)
    io.err(`${name}: no longer in the newsroom; a notice stands in its place, until articles/${name} is put back\n`);
  return gone;
}

/** Who is let through: what neither the guard nor a person holds; the others are told. */
function openGate({ json, io }: Call): { admit(opened: Opened): boolean; tell(): void } {
  const stopped: { file: string; slug: string; hold: NonNullable<Opened['front']['hold']> }[] = [];
  const held: { file: string; findings: readonly Finding[] }[] = [];
  return {
    admit(opened) {
      const { front } = opened;
      const file = relative('.', opened.file);
      const findings = articleFindings(opened, verify);
      if (front.hold) stopped.push({ file, slug: nameOf(front), hold: front.hold });
      if (holds(findings)) held.push({ file, findings });
      return !front.hold && !holds(findings);
    },
    tell() {
      if (json) io.out(stopped.length > 0 ? `${JSON.stringify(stopped, null, 2)}\n` : jsonOf(held));
      else io.err(stopped.map(({ file, slug, hold }) => `${file}: ${holdWords(slug, hold)}\n`).join('') + textOf(held));
    },
  };
}

const nameOf = ({ slug, edition }: { slug: string; edition?: string }): string => (edition === undefined ? slug : `${slug}/${edition}`);

/**
 * What the last run of the same words made, where the program may remember and all articles are published. A check
 * believes no memory: it makes everything anew.
 */
async function memoryOf(
  { operands, values, newsroom, context: { cache, files } }: Call,
  out: string,
  publishers: readonly Publisher[],
): Promise<Memory | undefined> {
  if (cache === undefined || operands.length > 0) return undefined;
  const which = JSON.stringify([newsroom, out, ...['drafts', 'preset', 'citations'].map((name) => values[name] ?? null)]);
  const name = createHash('sha256').update(which).digest('hex');
  return await openMemory(join(cache, '..', 'published', `${name}.ndjson`), await programHash(files), publishers, files);
}

/** Files are read some at a time. */
async function withInputs(shelf: readonly Shelved[]): Promise<readonly Source<Opened>[]> {
  const limit = pLimit(32);
  return await Promise.all(shelf.map(async ({ hash, open }) => ({ inputs: await limit(hash), open })));
}

/** @param others whether there is something to publish besides */
async function articlesOf({ operands, values, newsroom, context }: Call, others: boolean): Promise<readonly Shelved[]> {
  const drafts = text(values['drafts']);
  for (const name of operands) refuseName(name);
  const found =
    drafts === undefined
      ? await approvedShelf(newsroom, operands, context.files)
      : await draftShelf(resolve(drafts), operands, context.files);
  const stray = operands.find((slug) => !found.some(({ name }) => name === slug || name.startsWith(`${slug}/`)));
  const what = drafts === undefined ? 'approved article' : 'draft';
  if (stray !== undefined)
    throw new ConfigError(`there is no ${what} \`${stray}\``, {
      hint: drafts === undefined ? 'approve its draft, or publish drafts with --drafts DIR' : 'generate it first',
    });
  if (found.length === 0 && !others)
    throw new ConfigError(`there is no ${what} to publish`, {
      hint:
        drafts === undefined ? 'approve a draft with factloom approve SLUG, or publish drafts with --drafts DIR' : 'generate some first',
    });
  return found;
}

/** What the command line says, else what the newsroom's config says, else Markdown with receipts. */
async function publishersOf({ values, newsroom, context }: Call): Promise<readonly Publisher[]> {
  if (values['preset'] === undefined && values['citations'] === undefined) {
    const { publishers: configured } = await loadConfig(newsroom, context);
    if (configured) return configured;
  }
  const preset = oneOf('preset', values['preset'], PRESETS, 'plain');
  const citations =
    values['citations'] === undefined ? {} : { citations: oneOf('citations', values['citations'], CITATION_STYLES, 'footnotes') };
  return [markdown({ preset, ...citations, receipts: preset === 'plain' ? '.' : '/' }), receipt({ folder: STATIC[preset] })];
}
