import { describe, expect, it } from 'vitest';
import { type CheckedFile, formatFindings } from '../../src/cli/findings.ts';
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
const text = 'ab\ncd\nefgh89,000 t\n';
const results: readonly CheckedFile[] = [
  { file: 'a b,c:d.md', text, findings: [finding, { ...finding, rule: 'unknown-name', severity: 'warning' }] },
];
/** The places of one finding in a text, as SARIF and as reviewdog tell them. */
function placesIn(whole: string, words: string) {
  const start = whole.indexOf(words);
  const line = whole.slice(0, start).split('\n').length;
  const column = start - (whole.lastIndexOf('\n', start) + 1) + 1;
  const found: CheckedFile = { file: 'a.md', text: whole, findings: [{ ...finding, start, end: start + words.length, line, column }] };
  const { runs } = JSON.parse(formatFindings([found], 'sarif'));
  const { diagnostics } = JSON.parse(formatFindings([found], 'rdjson'));
  return { sarif: runs[0].results[0].locations[0].physicalLocation.region, rdjson: diagnostics[0].location.range };
}

describe('findings', () => {
  it('as text have one line each', () => {
    const said = formatFindings([{ file: 'a.md', text, findings: [{ ...finding, message: 'Unexpected `20\n24`' }] }], 'text');
    expect(said).toBe('a.md:3:5: error: Unexpected `20 24` [claim-value]\n');
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
                region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 11, charOffset: 10, charLength: 6 },
              },
            },
          ],
          properties: { actual: '89,000', expected: '88,000', fact: 'a.b.c', source: 'T' },
        },
        { ruleId: 'unknown-name', level: 'warning' },
      ],
    });
  });

  it('for reviewdog suggest what may stand in the place of the words, and nothing else', () => {
    const { diagnostics } = JSON.parse(formatFindings(results, 'rdjson')) as { diagnostics: Record<string, unknown>[] };
    const range = { start: { line: 3, column: 5 }, end: { line: 3, column: 11 } };
    expect(diagnostics[0]).toMatchObject({
      severity: 'ERROR',
      code: { value: 'claim-value' },
      location: { path: 'a b,c:d.md', range },
      suggestions: [{ range, text: '88,000' }],
    });
    const { expected: _none, ...bare } = finding;
    const attribution: Finding = { ...finding, rule: 'attribution', expected: 'U.S. Geological Survey' };
    const elsewhere: Finding = { ...finding, end: 18 };
    for (const other of [bare, attribution, elsewhere])
      expect(JSON.parse(formatFindings([{ file: 'a.md', text, findings: [other] }], 'rdjson')).diagnostics[0]).not.toHaveProperty(
        'suggestions',
      );
  });

  it('end where their words end, on another line too', () => {
    const { sarif, rdjson } = placesIn('one\nAt [20\n24](fact:a)', '20\n24');
    expect(sarif).toEqual({ startLine: 2, startColumn: 5, endLine: 3, endColumn: 3, charOffset: 8, charLength: 5 });
    expect(rdjson).toEqual({ start: { line: 2, column: 5 }, end: { line: 3, column: 3 } });
  });

  it('count columns in UTF-16 for SARIF and in bytes of UTF-8 for reviewdog', () => {
    const { sarif, rdjson } = placesIn('a\n“𐐀” costs €5.', '€5');
    expect(sarif).toMatchObject({ startColumn: 12, endColumn: 14 });
    expect(rdjson).toEqual({ start: { line: 2, column: 18 }, end: { line: 2, column: 22 } });
  });

  it.each([
    ['text', ''],
    ['json', '[]\n'],
    ['github', ''],
  ] as const)('none as %s are %j', (format, shown) => expect(formatFindings([{ file: 'a.md', text, findings: [] }], format)).toBe(shown));
});
