/**
 * Stories from real tables: `node bench/stories.ts DIR [--show SLUG]`. Newsrooms are made from the files of a folder of recorded
 * samples (Pink Sheet, IMF commodity prices, oil by the day, Mineral Commodity Summaries, S&P 500 financials) through the real
 * connectors; a piece is written on each series, table and row, and every claim of every piece is held against the raw table, the
 * derived ones worked out anew. Prints pieces, claims and what is wrong; exits with 1 where a claim is, or a piece is held.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Bench } from './stories/bench.ts';
import { companies } from './stories/companies.ts';
import { besidePinkSheet, imf } from './stories/imf.ts';
import { judge } from './stories/judge.ts';
import { minerals } from './stories/minerals.ts';
import { type Piece, runDesk } from './stories/newsroom.ts';
import { pink } from './stories/pink.ts';
import { wti } from './stories/wti.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { show: { type: 'string' }, only: { type: 'string' } } });
const [folder] = positionals;
if (folder === undefined || !existsSync(folder)) {
  console.error(folder === undefined ? 'name the folder of samples: npm run bench:stories -- DIR' : `there is no folder ${folder}`);
  process.exit(2);
}

let failed = 0;
for (const open of [pink, imf, wti, minerals, companies]) {
  if (values.only !== undefined && open.name !== values.only) continue;
  failed += await run(await open(folder));
}
if (values.only === undefined || values.only === 'imf') failed += await printColumns(folder);
process.exit(failed > 0 ? 1 : 0);

async function run(bench: Bench): Promise<number> {
  const { pieces, gaps, facts, seconds } = await runDesk(bench);
  const table = await bench.raw();
  const verdicts = pieces.flatMap(({ text, ledger }) => (ledger ? [judge(text, ledger, table)] : []));
  const sum = (count: (one: (typeof verdicts)[number]) => number): number => verdicts.reduce((total, one) => total + count(one), 0);
  const wrong = verdicts.flatMap((one) => one.wrong);
  const held = pieces.filter(({ result }) => result.state === 'held');
  const state = (wanted: string): number => pieces.filter(({ result }) => result.state === wanted).length;
  console.log(`${bench.name}: ${facts} facts, ${gaps.length} gaps told`);
  console.log(`  pieces written    ${state('written')}, in ${seconds.toFixed(1)} s; no story ${state('no-story')}; held ${held.length}`);
  console.log(
    `  claims checked    ${sum(({ told }) => told)} figures and dates, ${sum(({ derived }) => derived)} derived; wrong ${wrong.length}`,
  );
  console.log(`  warnings          ${warningsOf(pieces)}`);
  for (const line of wrong.slice(0, 20)) console.log(`  WRONG ${line}`);
  for (const { result } of held.slice(0, 20)) console.log(`  HELD ${nameOf(result)}: ${reasonOf(result)}`);
  for (const { text, result } of pieces)
    if (values.show !== undefined && nameOf(result).includes(values.show)) console.log(`\n${nameOf(result)}\n${plain(text)}`);
  return wrong.length + held.length;
}

function nameOf({ slug, edition }: Piece['result']): string {
  return edition === undefined ? slug : `${slug}/${edition}`;
}

function reasonOf({ findings, gaps }: Piece['result']): string {
  const errors = findings.filter(({ severity }) => severity === 'error').map(({ rule, message }) => `${message} [${rule}]`);
  return [...errors, ...gaps.filter(({ required }) => required).map(({ role, reason }) => `${role}: ${reason}`)].join('; ');
}

/** How often each rule warns. */
function warningsOf(pieces: readonly Piece[]): string {
  const rules = Map.groupBy(
    pieces.flatMap(({ result }) => result.findings.filter(({ severity }) => severity === 'warning')),
    ({ rule }) => rule,
  );
  return [...rules].map(([rule, found]) => `${rule} ${found.length}`).join(', ') || 'none';
}

/** A draft as a reader sees it. */
function plain(text: string): string {
  return text
    .replace(/^---[\s\S]*?\n---\n/, '')
    .replace(/\]\(fact:[^)]*\)/g, '')
    .replace(/(?<!\\)\[/g, '')
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '');
}

/** Whether the columns of the IMF's table are what they are taken for. */
async function printColumns(dir: string): Promise<number> {
  const off = await besidePinkSheet(dir);
  console.log(
    `columns of the IMF's table that are not within a twentieth of the World Bank's prices: ${off.length === 0 ? 'none' : off.join(', ')}`,
  );
  return off.length;
}
