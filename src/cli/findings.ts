/** Findings for people and for machines: text, JSON, SARIF 2.1.0, GitHub annotations, reviewdog's rdjson. */
import type { Finding } from '../model/finding.ts';
import type { Rule } from '../model/rule.ts';
import { VERSION } from '../version.ts';

export const FORMATS = ['text', 'json', 'sarif', 'github', 'rdjson'] as const;
export type FindingFormat = (typeof FORMATS)[number];

export interface FileFindings {
  readonly file: string;
  readonly findings: readonly Finding[];
}

export interface CheckedFile extends FileFindings {
  /** What the file holds: not every format counts its columns as findings do. */
  readonly text: string;
}

/** All findings of a run in one of the formats. */
export function formatFindings(results: readonly CheckedFile[], format: FindingFormat): string {
  switch (format) {
    case 'text':
      return textOf(results);
    case 'json':
      return jsonOf(results);
    case 'sarif':
      return `${JSON.stringify(sarif(results), null, 2)}\n`;
    case 'rdjson':
      return `${JSON.stringify(rdjson(results), null, 2)}\n`;
    case 'github':
      return results.flatMap(({ file, findings }) => findings.map((finding) => annotation(file, finding))).join('');
  }
}

/** One line each, as compilers write them. */
export function textOf(results: readonly FileFindings[]): string {
  return results
    .flatMap(({ file, findings }) =>
      findings.map(({ line, column, severity, message, rule }) => {
        return `${file}:${line}:${column}: ${severity}: ${message.replace(/\s*[\r\n]\s*/g, ' ')} [${rule}]\n`;
      }),
    )
    .join('');
}

export function jsonOf(results: readonly FileFindings[]): string {
  return `${JSON.stringify(
    results.flatMap(({ file, findings }) => findings.map((finding) => ({ ...finding, file }))),
    null,
    2,
  )}\n`;
}

function annotation(file: string, { severity, line, column, rule, message }: Finding): string {
  const data = (value: string): string => value.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
  const property = (value: string): string => data(value).replace(/:/g, '%3A').replace(/,/g, '%2C');
  return `::${severity} file=${property(file)},line=${line},col=${column},title=${property(rule)}::${data(message)}\n`;
}

/** Where a finding ends; columns count UTF-16 units from 1. */
function endOf(text: string, { start, end, line, column }: Finding): { readonly line: number; readonly column: number } {
  const lines = text.slice(start, end).split('\n');
  const last = lines.at(-1) ?? '';
  return { line: line + lines.length - 1, column: last.length + (lines.length === 1 ? column : 1) };
}

function sarif(results: readonly CheckedFile[]): object {
  const rules = [...new Set(results.flatMap(({ findings }) => findings.map((finding) => finding.rule)))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'factloom', version: VERSION, rules: rules.map((id) => ({ id })) } },
        columnKind: 'utf16CodeUnits',
        results: results.flatMap(({ file, text, findings }) =>
          findings.map((finding) => {
            const { rule, severity, message, line, column, start, end, actual, expected, fact, source } = finding;
            const last = endOf(text, finding);
            const region = { startLine: line, startColumn: column, endLine: last.line, endColumn: last.column };
            return {
              ruleId: rule,
              level: severity,
              message: { text: message },
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: encodeURI(file) },
                    region: { ...region, charOffset: start, charLength: end - start },
                  },
                },
              ],
              properties: { actual, expected, fact, source },
            };
          }),
        ),
      },
    ],
  };
}

function rdjson(results: readonly CheckedFile[]): object {
  return {
    source: { name: 'factloom' },
    diagnostics: results.flatMap(({ file, text, findings }) =>
      findings.map((finding) => {
        const range = bytesOf(text, finding);
        return {
          message: finding.message,
          severity: finding.severity.toUpperCase(),
          code: { value: finding.rule },
          location: { path: file, range },
          ...(isReplacement(text, finding) && { suggestions: [{ range, text: finding.expected }] }),
        };
      }),
    ),
  };
}

/** The place of a finding as reviewdog counts: columns in bytes of UTF-8. */
function bytesOf(text: string, finding: Finding): object {
  const position = ({ line, column }: { readonly line: number; readonly column: number }, offset: number): object => ({
    line,
    column: Buffer.byteLength(text.slice(offset - column + 1, offset)) + 1,
  });
  return { start: position(finding, finding.start), end: position(endOf(text, finding), finding.end) };
}

/** Rules whose `expected` may stand in the place of the words found; elsewhere it is what the sentence should name or keep. */
const REPLACING: ReadonlySet<Rule> = new Set([
  'claim-value',
  'claim-style',
  'ticker',
  'unknown-name',
  'front-matter',
  'altered',
  'misattributed',
]);

function isReplacement(text: string, { rule, actual, expected, start, end }: Finding): boolean {
  return expected !== undefined && text.slice(start, end) === actual && (REPLACING.has(rule) || /^(?:changed|style)-/.test(rule));
}
