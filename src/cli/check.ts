/** `factloom check`: the guard on any Markdown. */
import { dirname, join, relative, resolve } from 'node:path';
import { ConfigError } from '../errors.ts';
import type { Ledger } from '../model/ledger.ts';
import { refuseOtherEncodings } from '../newsroom/data-file.ts';
import { parseLedger } from '../newsroom/ledger-file.ts';
import { parseEntities } from '../newsroom/registers.ts';
import type { SourceCheck } from '../verify/sources.ts';
import { holds, type Mode, verify } from '../verify/verify.ts';
import { styleFor } from './check-style.ts';
import { type Call, type Command, count, type ExitCode, oneOf, text } from './command.ts';
import { type CheckedFile, FORMATS, formatFindings } from './findings.ts';
import { storedPayloads } from './stored-payloads.ts';

export const check: Command = {
  summary: 'the fact guard on drafts, or on any Markdown',
  operands: 'FILE…',
  help: `Holds every figure, date, name and direction of a text against its facts. A draft is
checked with the ledger beside it (FILE.facts.json) or beside its --original; any other
Markdown with --facts.
Names are known from the ledger and from the newsroom's entities.yaml. House style is
read too, and warns.
Exits with 3 where there is an error, with 0 where there are only warnings.

  factloom check drafts/rare-earth-ai-hardware.md
  factloom check summary.md --facts drafts/rare-earth-ai-hardware.facts.json --format github
  factloom check polished.md --original drafts/rare-earth-ai-hardware.md
  factloom check drafts/rare-earth-ai-hardware.md --style style-money,style-date`,
  options: {
    facts: {
      type: 'string',
      value: 'FILE',
      help: 'the ledger to check against (default: the .facts.json beside each file, else beside its original)',
    },
    mode: {
      type: 'string',
      value: 'draft|text',
      help: 'whether claims are links (default: draft where a ledger stands beside the file or its original)',
    },
    original: { type: 'string', value: 'FILE', help: 'the text it was rewritten from: nothing may be dropped, added or said otherwise' },
    style: {
      type: 'string',
      value: 'on|off|RULE,RULE',
      help: "rules of house style that warn (default: all but those the newsroom's configuration has off)",
    },
    sources: {
      type: 'boolean',
      help: 'hold the facts of each ledger against their recorded sources instead, and list what cannot be checked',
    },
    format: { type: 'string', value: FORMATS.join('|'), help: 'how findings are written (default: text)' },
  },
  async run(call) {
    const { operands, values, io, json } = call;
    if (operands.length === 0) throw new ConfigError('name a file to check', { hint: 'factloom check drafts/SLUG.md' });
    if (json && values['format'] !== undefined && values['format'] !== 'json')
      throw new ConfigError(`--json and --format ${String(values['format'])} exclude each other`, { hint: 'leave out one of them' });
    const format = json ? 'json' : oneOf('format', values['format'], FORMATS, 'text');
    if (values['original'] !== undefined && operands.length > 1)
      throw new ConfigError('--original is the original of one file', { hint: 'check one file at a time' });
    if (values['sources'] === true) return await checkFacts(call);
    const results: CheckedFile[] = [];
    for (const operand of operands) results.push(await checkFile(operand, call));
    io.out(formatFindings(results, format));
    if (format === 'text' && !call.quiet) summary(results, call);
    return results.some(({ findings }) => holds(findings)) ? 3 : 0;
  },
};

/** `--sources`: facts, not text. Exits with 3 where a fact differs from its recorded source. */
async function checkFacts(call: Call): Promise<ExitCode> {
  const { operands, io, json, newsroom, context } = call;
  const { checkSources } = await import('../verify/sources.ts');
  const stored = await storedPayloads(join(newsroom, 'facts', 'payloads'), context.files);
  const checked = [];
  for (const operand of operands) {
    const { ledger } = await ledgerFor(resolve(operand), call);
    checked.push({ file: operand, facts: checkSources(ledger.facts, (sha256) => stored.get(sha256)) });
  }
  if (json) io.out(`${JSON.stringify(checked, null, 2)}\n`);
  else for (const { file, facts } of checked) io.out(tellFacts(file, facts));
  return checked.some(({ facts }) => facts.some((fact) => fact.state === 'differs')) ? 3 : 0;
}

function tellFacts(file: string, facts: readonly SourceCheck[]): string {
  const of = (state: SourceCheck['state']): readonly SourceCheck[] => facts.filter((fact) => fact.state === state);
  const list = (title: string, some: readonly SourceCheck[]): string =>
    some.length === 0 ? '' : `${title}\n${some.map(({ fact, message }) => `  ${fact}: ${message}\n`).join('')}`;
  const matches = `${file}: ${of('matches').length} of ${count(facts.length, 'fact')} match their recorded source\n`;
  return matches + list('differ from it:', of('differs')) + list('unchecked input:', of('unchecked'));
}

async function checkFile(operand: string, call: Call): Promise<CheckedFile> {
  const file = resolve(operand);
  const content = await readText(operand, call);
  const given = text(call.values['original']);
  const original = given === undefined ? undefined : await readText(given, call);
  const { ledger, beside } = await ledgerFor(file, call);
  const mode = oneOf<Mode>('mode', call.values['mode'], ['draft', 'text'], beside ? 'draft' : 'text');
  const newsroom = await newsroomOf(file, call);
  const options = { mode, style: await styleFor(call, newsroom?.folder), ...(original !== undefined && { original }) };
  return {
    file: relative('.', file) || operand,
    text: content,
    findings: verify(content, newsroom ? newsroom.known(ledger) : ledger, options),
  };
}

async function readText(operand: string, { context }: Call): Promise<string> {
  const content = await context.files.read(resolve(operand));
  if (content === undefined) throw new ConfigError('there is no such file', { file: operand });
  refuseOtherEncodings(operand, content);
  return content;
}

/** The ledger to check a file with: `--facts`, else the one beside it, else the one beside its original. */
async function ledgerFor(file: string, { values, context }: Call): Promise<{ ledger: Ledger; beside: boolean }> {
  const { files } = context;
  const original = text(values['original']);
  const siblings = [file, ...(original === undefined ? [] : [resolve(original)])].map((path) =>
    path.replace(/(?:\.facts\.json|\.[^.]+)$/, '.facts.json'),
  );
  const contents = await Promise.all(siblings.map(async (path) => [path, await files.read(path)] as const));
  const found = contents.find(([, content]) => content !== undefined);
  const given = text(values['facts']);
  const [path, content] =
    given === undefined ? (found ?? [siblings[0] ?? file, undefined]) : [resolve(given), await files.read(resolve(given))];
  if (content === undefined) {
    throw new ConfigError(given === undefined ? 'there is no ledger beside this file' : 'there is no such ledger', {
      file: relative('.', path),
      hint: 'a draft has FILE.facts.json beside it; for other texts say --facts FILE',
    });
  }
  return { ledger: parseLedger(path, content), beside: found !== undefined };
}

/** The newsroom a file is from: the one that is named, or the nearest above it with a register. */
async function newsroomOf(
  file: string,
  { values, newsroom, context }: Call,
): Promise<{ folder: string; known: (ledger: Ledger) => Ledger } | undefined> {
  const above = [dirname(file), join(dirname(file), '..'), join(dirname(file), '../..'), join(dirname(file), '../../..')];
  for (const folder of values['newsroom'] === undefined ? above : [newsroom]) {
    const path = join(folder, 'entities.yaml');
    const content = await context.files.read(path);
    if (content !== undefined) return { folder, known: (ledger) => withRegister(ledger, path, content) };
  }
  return undefined;
}

/** The ledger with the names of its newsroom: an editor may name anybody the register knows. */
function withRegister(ledger: Ledger, path: string, content: string): Ledger {
  const known = new Set(ledger.entities.map((entity) => entity.id));
  return { ...ledger, entities: [...ledger.entities, ...parseEntities(path, content).filter((entity) => !known.has(entity.id))] };
}

function summary(results: readonly CheckedFile[], { io }: Call): void {
  const all = results.flatMap(({ findings }) => findings);
  const errors = all.filter((finding) => finding.severity === 'error').length;
  io.err(
    all.length === 0
      ? `${count(results.length, 'file')}: every claim matches its recorded source\n`
      : `${count(results.length, 'file')}: ${count(errors, 'error')}, ${count(all.length - errors, 'warning')}\n`,
  );
}
