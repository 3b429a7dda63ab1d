/** `factloom check`: the guard on any Markdown. */
import { dirname, join, relative, resolve } from 'node:path';
import { ConfigError } from '../errors.ts';
import type { Ledger } from '../model/ledger.ts';
import { parseLedger } from '../newsroom/ledger-file.ts';
import { parseEntities } from '../newsroom/registers.ts';
import { holds, type Mode, verify } from '../verify/verify.ts';
import { type Call, type Command, oneOf, text } from './command.ts';
import { type FileFindings, FORMATS, formatFindings } from './findings.ts';

export const check: Command = {
  summary: 'the fact guard on drafts, or on any Markdown',
  operands: 'FILE…',
  help: `Holds every figure, date, name and direction of a text against its facts. A draft is
checked with the ledger beside it (FILE.facts.json); any other Markdown with --facts.
Names are known from the ledger and from the newsroom's entities.yaml.
Exits with 3 where there is an error, with 0 where there are only warnings.

  factloom check drafts/rare-earth-ai-hardware.md
  factloom check summary.md --facts drafts/rare-earth-ai-hardware.facts.json --format github`,
  options: {
    facts: { type: 'string', value: 'FILE', help: 'the ledger to check against (default: the .facts.json beside each file)' },
    mode: { type: 'string', value: 'draft|text', help: 'whether claims are links (default: draft where a ledger stands beside the file)' },
    format: { type: 'string', value: FORMATS.join('|'), help: 'how findings are written (default: text)' },
  },
  async run(call) {
    const { operands, values, io, json } = call;
    if (operands.length === 0) throw new ConfigError('name a file to check', { hint: 'factloom check drafts/SLUG.md' });
    const format = json ? 'json' : oneOf('format', values['format'], FORMATS, 'text');
    const results: FileFindings[] = [];
    for (const operand of operands) results.push(await checkFile(operand, call));
    io.out(formatFindings(results, format));
    if (format === 'text' && !call.quiet) summary(results, call);
    return results.some(({ findings }) => holds(findings)) ? 3 : 0;
  },
};

async function checkFile(operand: string, call: Call): Promise<FileFindings> {
  const { values, context } = call;
  const file = resolve(operand);
  const content = await context.files.read(file);
  if (content === undefined) throw new ConfigError('there is no such file', { file: operand });
  const sibling = file.replace(/\.[^.]+$/, '.facts.json');
  const ledgerFile = text(values['facts']) ? resolve(text(values['facts']) ?? '') : sibling;
  const ledgerText = await context.files.read(ledgerFile);
  if (ledgerText === undefined) {
    throw new ConfigError(text(values['facts']) === undefined ? 'there is no ledger beside this file' : 'there is no such ledger', {
      file: relative('.', ledgerFile),
      hint: 'a draft has FILE.facts.json beside it; for other texts say --facts FILE',
    });
  }
  const beside = (await context.files.read(sibling)) !== undefined;
  const mode = oneOf<Mode>('mode', values['mode'], ['draft', 'text'], beside ? 'draft' : 'text');
  const ledger = await withRegister(parseLedger(ledgerFile, ledgerText), file, call);
  return { file: relative('.', file) || operand, findings: verify(content, ledger, { mode }) };
}

/** The ledger with the names of the newsroom it is from: an editor may name anybody the register knows. */
async function withRegister(ledger: Ledger, file: string, { values, newsroom, context }: Call): Promise<Ledger> {
  const above = [dirname(file), join(dirname(file), '..'), join(dirname(file), '../..'), join(dirname(file), '../../..')];
  for (const folder of values['newsroom'] === undefined ? above : [newsroom]) {
    const path = join(folder, 'entities.yaml');
    const content = await context.files.read(path);
    if (content === undefined) continue;
    const known = new Set(ledger.entities.map((entity) => entity.id));
    return { ...ledger, entities: [...ledger.entities, ...parseEntities(path, content).filter((entity) => !known.has(entity.id))] };
  }
  return ledger;
}

function summary(results: readonly FileFindings[], { io }: Call): void {
  const all = results.flatMap(({ findings }) => findings);
  const errors = all.filter((finding) => finding.severity === 'error').length;
  const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
  io.err(
    all.length === 0
      ? `${count(results.length, 'file')}: every claim matches its recorded source\n`
      : `${count(results.length, 'file')}: ${count(errors, 'error')}, ${count(all.length - errors, 'warning')}\n`,
  );
}
