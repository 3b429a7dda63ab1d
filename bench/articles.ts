/**
 * Articles a second on one core, from parsed facts to verified, cited Markdown, for the flagship of the demo newsroom;
 * beside it, in the same run, a floor (bare Handlebars with the same words, and one remark-parse with GFM of the draft)
 * and the published RosaeNLG package on a text of comparable length. Then the time of `factloom generate` for one
 * article as a process, beside `node -e 0`. Prints ratios; times are CPU times, medians of rounds that alternate.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Handlebars from 'handlebars';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { nodeContext } from '../src/context-node.ts';
import { loadCompiled } from '../src/generate.ts';
import { findClaims } from '../src/model/claim.ts';
import { loadAssignment, loadNewsroom, loadPersona } from '../src/newsroom/newsroom.ts';
import { draft, type Story } from '../src/pipeline.ts';
import { renderMarkdown } from '../src/publish/markdown.ts';

const AS_OF = '2025-10-13T14:22:00-04:00';
const NEWSROOM = resolve(import.meta.dirname, '../fixtures/newsroom');
const SLUG = 'rare-earth-ai-hardware';
const ROUNDS = 7;
const CALLS = 120;
const MAIN = resolve(import.meta.dirname, '../dist/cli/main.js');

const story = await loadStory();
const { markdown } = draft(story);
if (markdown === null) throw new Error('the flagship is held');
const rounds = measure({ pipeline: () => pipeline(story), floor: floorOf(markdown), rosae: rosaeOf() });
const characters = { pipeline: pipeline(story).length, rosae: rosaeOf()().length };
const perCharacter = (name: 'pipeline' | 'rosae'): number => rounds[name] / characters[name];

print('Flagship, parsed facts to verified and cited Markdown', [
  ['articles a second', (1000 / rounds.pipeline).toFixed(0)],
  ['floor (bare Handlebars and one remark-parse), articles a second', (1000 / rounds.floor).toFixed(0)],
  ['RosaeNLG, texts a second', `${(1000 / rounds.rosae).toFixed(0)} of ${characters.rosae} characters (ours: ${characters.pipeline})`],
  ['pipeline : floor (at most 1.5)', (rounds.pipeline / rounds.floor).toFixed(2)],
  ['speed against RosaeNLG by the character (at least 1.5)', (perCharacter('rosae') / perCharacter('pipeline')).toFixed(2)],
]);
printProcesses();

async function loadStory(): Promise<Story> {
  const { files } = nodeContext({ now: AS_OF });
  const newsroom = await loadNewsroom(NEWSROOM, files);
  const { assignment } = await loadAssignment(NEWSROOM, SLUG, files);
  const template = await loadCompiled(NEWSROOM, assignment.template, files);
  const persona = await loadPersona(NEWSROOM, assignment.persona, { file: '', line: 1 }, files);
  return { ...newsroom, assignment, template, persona, asOf: AS_OF };
}

function pipeline(from: Story): string {
  const { markdown: text, ledger } = draft(from);
  if (text === null) throw new Error('held');
  return renderMarkdown({ body: text.slice(text.indexOf('\n---\n') + 5), ledger, approval: null }).content;
}

/** The same draft from a bare template with its values as strings, and one parse of it. */
function floorOf(text: string): () => void {
  const values: Record<string, string> = {};
  let template = '';
  let reached = 0;
  for (const [index, claim] of findClaims(text).entries()) {
    values[`v${index}`] = claim.markdown;
    template += `${text.slice(reached, claim.start)}[{{v${index}}}](fact:${claim.id})`;
    reached = claim.end;
  }
  const render = Handlebars.compile(template + text.slice(reached), { noEscape: true });
  const remark = unified().use(remarkParse).use(remarkGfm).freeze();
  return () => void remark.parse(render(values));
}

/**
 * RosaeNLG with its usual means, as its documentation shows them: values, synonyms, lists, verbs that agree, possession,
 * referring by name at first and by another expression later, what has been said; about as long as the flagship's prose and as many figures.
 */
function rosaeOf(): () => string {
  const { NlgLib, compile } = createRequire(import.meta.url)('rosaenlg') as {
    NlgLib: new (options: object) => object;
    compile: (template: string, options: object) => (locals: object) => string;
  };
  const template = `
mixin miner_ref(obj, params)
  - setRefGender(obj, 'N');
  | #{obj.name} (#{obj.exchange}: #{obj.ticker})
mixin miner_refexpr(obj, params)
  synz
    syn
      | the company
    syn
      | #{obj.name}
mixin moved(owner, what, change)
  if change > 0
    synz
      syn
        | #[+thirdPossession(owner, what)] #[+verb(getAnonMS(), {verb: 'rise', tense: 'SIMPLE_PAST'})]
      syn
        | #[+thirdPossession(owner, what)] #[+verb(getAnonMS(), {verb: 'increase', tense: 'SIMPLE_PAST'})]
  else
    synz
      syn
        | #[+thirdPossession(owner, what)] #[+verb(getAnonMS(), {verb: 'fall', tense: 'SIMPLE_PAST'})]
      syn
        | #[+thirdPossession(owner, what)] #[+verb(getAnonMS(), {verb: 'decline', tense: 'SIMPLE_PAST'})]
mixin source()
  if hasSaid('source')
    | the agency estimates
  else
    recordSaid('source')
    | the U.S. Geological Survey estimates
each c in miners
  - c.ref = miner_ref; c.refexpr = miner_refexpr
  p
    | In #[+value(c.year, {'FORMAT': '0'})] #[+subjectVerb(c, {verb: 'produce', tense: 'SIMPLE_PAST'})] #[+value(c.amount)] metric tons of rare-earth oxide,
    synz
      syn
        | against #[+value(c.before)] a year earlier,
      syn
        | compared with #[+value(c.before)] the year before,
    | #[+source()]. It was its #[+value(c.rank, {'ORDINAL_TEXTUAL': true})] year of growth.
    | #[+moved(c, 'output', c.change)] #[+value(c.change)]% and #[+moved(c, 'revenue', c.revenueChange)] #[+value(c.revenueChange)]%.
    | Its products are
    eachz product in c.products with { separator: ',', last_separator: 'and' }
      | #[+value(product.tons)] metric tons of #{product.name}
    | .
`;
  const run = compile(template, { language: 'en_US', compileDebug: false, cache: true });
  const products = [
    { name: 'cerium oxide', tons: 1200 },
    { name: 'lanthanum oxide', tons: 800 },
    { name: 'neodymium oxide', tons: 400 },
  ];
  const miner = (index: number): object => ({
    name: `Miner ${index}`,
    exchange: 'NYSE',
    ticker: `M${index}`,
    year: 2024,
    amount: 45_000 + index,
    before: 41_600 + index,
    change: 8.2,
    revenueChange: 3.7,
    rank: 3,
    products,
  });
  return () =>
    run({ util: new NlgLib({ language: 'en_US', forceRandomSeed: 1 }), miners: Array.from({ length: 14 }, (_, index) => miner(index)) });
}

/** CPU milliseconds of one call of each job: medians of rounds that alternate, after one round to warm up. */
function measure<Name extends string>(jobs: Readonly<Record<Name, () => unknown>>): Record<Name, number> {
  const names = Object.keys(jobs) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round <= ROUNDS; round++) {
    for (const name of names) {
      const from = process.cpuUsage();
      for (let index = 0; index < CALLS; index++) jobs[name]();
      const { user, system } = process.cpuUsage(from);
      if (round > 0) times.get(name)?.push((user + system) / 1000 / CALLS);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as Record<Name, number>;
}

function printProcesses(): void {
  const drafts = mkdtempSync(join(tmpdir(), 'factloom-bench-'));
  const generate = (asOf: string) => (): void => {
    execFileSync(process.execPath, [
      MAIN,
      'generate',
      SLUG,
      '--newsroom',
      NEWSROOM,
      '--as-of',
      asOf,
      '--drafts',
      drafts,
      '--quiet',
      '--overwrite',
    ]);
  };
  const bare = (): void => void execFileSync(process.execPath, ['-e', '0']);
  let minute = 0;
  const again = (): void => generate(`2025-10-13T15:${String(minute++ % 60).padStart(2, '0')}:00-04:00`)();
  try {
    generate(AS_OF)();
    const nothing = wall(bare);
    const rerun = wall(generate(AS_OF));
    const fresh = wall(again);
    print('factloom generate, one article, the built program as a process', [
      ['node -e 0', `${nothing.toFixed(0)} ms`],
      ['second run, nothing changed', `${rerun.toFixed(0)} ms, ${(rerun / nothing).toFixed(1)} times node -e 0 (at most 6)`],
      ['run that has to write the draft anew', `${fresh.toFixed(0)} ms, ${(fresh / nothing).toFixed(1)} times node -e 0`],
    ]);
  } finally {
    rmSync(drafts, { recursive: true });
  }
}

function wall(run: () => void): number {
  run();
  return median(
    Array.from({ length: 9 }, () => {
      const from = performance.now();
      run();
      return performance.now() - from;
    }),
  );
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function print(title: string, rows: readonly (readonly [string, string])[]): void {
  process.stdout.write(`${title}\n${rows.map(([name, value]) => `  ${name}: ${value}\n`).join('')}\n`);
}
