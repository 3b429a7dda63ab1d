/** `factloom verify`: a published page against its receipt, or what cannot be traced where it has none. */
import { resolve } from 'node:path';
import { ConfigError } from '../errors.ts';
import type { PageReport } from '../judge-page.ts';
import { factsSentence, matchSentence } from '../verify/page/told.ts';
import { verifyPage } from '../verify-page.ts';
import { type Call, type Command, count, type ExitCode, text } from './command.ts';
import { storedPayloads } from './stored-payloads.ts';

export const verifyCommand: Command = {
  summary: 'a published page against its receipt, without its newsroom',
  operands: 'URL|FILE…',
  help: `Reads a page (HTML, Markdown, or a receipt itself) with the receipt that it holds or leads to. Holds
its words against those that were approved, runs the guard over them, computes derived figures
again, and says how many figures match their recorded sources. Of a page without a receipt it
lists every figure, date and name, for none of them can be traced.
Exits with 0 where everything matches, with 3 where something does not or there is no receipt.

  factloom verify https://example.org/rare-earth-ai-hardware/
  factloom verify out/articles/rare-earth-ai-hardware.md --payloads facts/payloads`,
  options: {
    receipt: { type: 'string', value: 'URL|FILE', help: 'the receipt to use, whatever the page names' },
    payloads: { type: 'string', value: 'DIR', help: 'stored answers of sources, SHA256.json.gz and so on, to read the facts in again' },
    private: { type: 'boolean', help: 'the page may stand on a private address: a server of your own' },
  },
  async run(call) {
    const { operands, values, io, json } = call;
    if (operands.length === 0) throw new ConfigError('name a page to verify', { hint: 'factloom verify URL|FILE' });
    const payloads = text(values['payloads']);
    const stored = payloads === undefined ? new Map<string, never>() : await storedPayloads(resolve(payloads), call.context.files);
    const options = {
      receipt: text(values['receipt']),
      private: values['private'] === true,
      payload: (sha256: string) => stored.get(sha256),
    };
    const reports: PageReport[] = [];
    for (const operand of operands) reports.push(await verifyPage(operand, options, call.context));
    if (json) io.out(`${JSON.stringify(reports, null, 2)}\n`);
    else for (const report of reports) tell(report, call);
    return exitCode(reports);
  },
};

function exitCode(reports: readonly PageReport[]): ExitCode {
  return reports.every((report) => (report.receipt === null ? report.untraced.length === 0 : report.problems.length === 0)) ? 0 : 3;
}

function tell(report: PageReport, { io, quiet }: Call): void {
  if (report.receipt === null) {
    const { page, untraced } = report;
    const [names, told] = [untraced.filter(({ kind }) => kind === 'name'), untraced.filter(({ kind }) => kind !== 'name')];
    io.out(told.map(({ kind, text: words, within }) => `${page}: ${kind} ${JSON.stringify(words)} in “${within}”\n`).join(''));
    const often = names.map(({ text: words, times = 1 }) => (times > 1 ? `${words} (${times} times)` : words));
    if (names.length > 0) io.out(`${page}: names: ${often.join(', ')}\n`);
    io.out(`${page}: no receipt, so that nothing can be traced: ${inAll(untraced)}\n`);
    return;
  }
  const { page, revised, problems, beside, newest, id, receipt } = report;
  for (const { rule, message, within } of problems) io.out(`${page}: ${message} [${rule}], in “${within}”\n`);
  io.out(`${page}: ${matchSentence(report)}\n`);
  if (quiet) return;
  io.err(`receipt ${id}, ${receipt}\n${factsSentence(report)}\n`);
  if (newest !== undefined) io.err(`a newer version is published: ${newest}\n`);
  for (const { surface, now } of revised) io.err(`  revised: ${surface} (${now})\n`);
  if (beside.length > 0) io.err(`beside the article, and traced to nothing: ${beside.map(({ text: words }) => words).join(', ')}\n`);
}

function inAll(untraced: readonly { readonly kind: string }[]): string {
  const of = (kind: string): number => untraced.filter((one) => one.kind === kind).length;
  return `${count(of('figure'), 'figure')}, ${count(of('date'), 'date')}, ${count(of('name'), 'name')}`;
}
