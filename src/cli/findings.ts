/** Findings for people and for machines: text, JSON, SARIF 2.1.0, GitHub annotations, reviewdog's rdjson. */
import type { Finding } from '../model/finding.ts';
import { VERSION } from '../version.ts';

export const FORMATS = ['text', 'json', 'sarif', 'github', 'rdjson'] as const;
export type FindingFormat = (typeof FORMATS)[number];

export interface FileFindings {
  readonly file: string;
  readonly findings: readonly Finding[];
}

/** All findings of a run in one of the formats. */
export function formatFindings(results: readonly FileFindings[], format: FindingFormat): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(
        results.flatMap(({ file, findings }) => findings.map((finding) => ({ ...finding, file }))),
        null,
        2,
      )}\n`;
    case 'sarif':
      return `${JSON.stringify(sarif(results), null, 2)}\n`;
    case 'rdjson':
      return `${JSON.stringify(rdjson(results), null, 2)}\n`;
    case 'github':
      return results.flatMap(({ file, findings }) => findings.map((finding) => annotation(file, finding))).join('');
    case 'text':
      return results
        .flatMap(({ file, findings }) =>
          findings.map(
            (finding) => `${file}:${finding.line}:${finding.column}: ${finding.severity}: ${finding.message} [${finding.rule}]\n`,
          ),
        )
        .join('');
  }
}

function annotation(file: string, { severity, line, column, rule, message }: Finding): string {
  const data = (value: string): string => value.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
  const property = (value: string): string => data(value).replace(/:/g, '%3A').replace(/,/g, '%2C');
  return `::${severity} file=${property(file)},line=${line},col=${column},title=${property(rule)}::${data(message)}\n`;
}

function sarif(results: readonly FileFindings[]): object {
  const rules = [...new Set(results.flatMap(({ findings }) => findings.map((finding) => finding.rule)))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'factloom', version: VERSION, rules: rules.map((id) => ({ id })) } },
        columnKind: 'utf16CodeUnits',
        results: results.flatMap(({ file, findings }) =>
          findings.map(({ rule, severity, message, line, column, start, end }) => ({
            ruleId: rule,
            level: severity,
            message: { text: message },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: encodeURI(file) },
                  region: { startLine: line, startColumn: column, charOffset: start, charLength: end - start },
                },
              },
            ],
          })),
        ),
      },
    ],
  };
}

function rdjson(results: readonly FileFindings[]): object {
  return {
    source: { name: 'factloom' },
    diagnostics: results.flatMap(({ file, findings }) =>
      findings.map(({ rule, severity, message, line, column, start, end, expected }) => {
        const range = { start: { line, column }, end: { line, column: column + (end - start) } };
        return {
          message,
          severity: severity.toUpperCase(),
          code: { value: rule },
          location: { path: file, range },
          ...(expected !== undefined && { suggestions: [{ range, text: expected }] }),
        };
      }),
    ),
  };
}
