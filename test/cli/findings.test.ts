import { describe, expect, it } from 'vitest';
import { type FileFindings, formatFindings } from '../../src/cli/findings.ts';
import type { Finding } from '../../src/model/finding.ts';

const finding: Finding = {
  rule: 'claim-value',
  severity: 'error',
  message: 'Unexpected `89,000`, expected `88,000`: 100% sure\nsecond line',
  start: 10,
  end: 16,
  line: 3,
  column: 5,
  actual: '89,000',
  expected: '88,000',
  fact: 'a.b.c',
  source: 'T',
};
const results: readonly FileFindings[] = [
  { file: 'a b,c:d.md', findings: [finding, { ...finding, rule: 'unknown-name', severity: 'warning' }] },
];

describe('findings', () => {
  it('as text have one line each', () => {
    expect(formatFindings([{ file: 'a.md', findings: [{ ...finding, message: 'm' }] }], 'text')).toBe('a.md:3:5: error: m [claim-value]\n');
  });

  it('as JSON are what they are, with the file', () => {
    expect(JSON.parse(formatFindings(results, 'json'))[0]).toEqual({ ...finding, file: 'a b,c:d.md' });
  });

  it('for GitHub are escaped so that none ends early or begins another command', () => {
    const [first, second, rest] = formatFindings(results, 'github').split('\n');
    expect(first).toBe(
      '::error file=a b%2Cc%3Ad.md,line=3,col=5,title=claim-value::Unexpected `89,000`, expected `88,000`: 100%25 sure%0Asecond line',
    );
    expect(second).toMatch(/^::warning file=/);
    expect(rest).toBe('');
  });

  it('as SARIF name each rule once and count in UTF-16', () => {
    const { runs } = JSON.parse(formatFindings(results, 'sarif')) as { runs: Record<string, unknown>[] };
    expect(runs[0]).toMatchObject({
      columnKind: 'utf16CodeUnits',
      tool: { driver: { name: 'factloom', rules: [{ id: 'claim-value' }, { id: 'unknown-name' }] } },
      results: [
        {
          ruleId: 'claim-value',
          level: 'error',
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: 'a%20b,c:d.md' },
                region: { startLine: 3, startColumn: 5, charOffset: 10, charLength: 6 },
              },
            },
          ],
        },
        { ruleId: 'unknown-name', level: 'warning' },
      ],
    });
  });

  it('for reviewdog suggest what is expected, where something is', () => {
    const { diagnostics } = JSON.parse(formatFindings(results, 'rdjson')) as { diagnostics: Record<string, unknown>[] };
    const range = { start: { line: 3, column: 5 }, end: { line: 3, column: 11 } };
    expect(diagnostics[0]).toMatchObject({
      severity: 'ERROR',
      code: { value: 'claim-value' },
      location: { path: 'a b,c:d.md', range },
      suggestions: [{ range, text: '88,000' }],
    });
    const { expected: _none, ...bare } = finding;
    expect(JSON.parse(formatFindings([{ file: 'a.md', findings: [bare] }], 'rdjson')).diagnostics[0]).not.toHaveProperty('suggestions');
  });

  it.each([
    ['text', ''],
    ['json', '[]\n'],
    ['github', ''],
  ] as const)('none as %s are %j', (format, shown) => expect(formatFindings([{ file: 'a.md', findings: [] }], format)).toBe(shown));
});
