/** Files that are no YAML, JSON, NDJSON or CSV, or not the one we read: refused with the line. */
import { describe, expect, it } from 'vitest';
import { brief } from '../../src/newsroom/brief.ts';
import { parseDataFile } from '../../src/newsroom/data-file.ts';
import { parseFactFile } from '../../src/newsroom/fact-file.ts';
import { parseEntities } from '../../src/newsroom/registers.ts';
import { complaints } from './rows.ts';

const SYNTAX: readonly (readonly [string, string, string, number | undefined, string])[] = [
  ['an alias', 'a.yaml', 'a: &x 1\n\nb: *x\n', 3, 'aliases (*name) are not read'],
  ['a merge key', 'a.yaml', 'a: &x { b: 1 }\nc:\n  <<: *x\n', 3, 'aliases (*name) are not read'],
  ['two documents', 'a.yaml', 'a: 1\n---\nb: 2\n', 2, 'more than one YAML document'],
  ['a key twice', 'a.yaml', 'a: 1\nb: 2\na: 3\n', 3, 'Map keys must be unique'],
  ['a tab for indentation', 'a.yaml', 'a:\n\tb: 1\n', 2, 'Tabs are not allowed as indentation'],
  ['an open bracket', 'a.yaml', 'a: 1\nb: [1\n', 3, 'Flow sequence'],
  ['nesting without end', 'a.yaml', `a: ${'['.repeat(20_000)}`, undefined, 'nested too deep'],
  ['nesting of 60', 'a.yaml', `a: ${'['.repeat(60)}${']'.repeat(60)}`, undefined, 'nested more than 50 levels deep'],
  ['a bare word', 'a.json', '{\n"a": 1,\n"b": x\n}', 3, "Unexpected token 'x'"],
  ['NaN', 'a.json', '{\n"a": NaN\n}', 2, "Unexpected token 'N'"],
  ['a comma too many in a list', 'a.json', '[\n1,\n]', 3, "Unexpected token ']'"],
  ['a comma too many in fields', 'a.json', '{\n"a": 1,\n}', 3, 'Expected double-quoted property name'],
  ['no comma', 'a.json', '{\n"a": 1\n"b": 2\n}', 3, "Expected ',' or '}'"],
  ['no colon', 'a.json', '{"a": {\n"b" 2\n}}', 2, "Expected ':'"],
  ['no end', 'a.json', '{\n"a": [1,\n2', 3, "Expected ',' or ']'"],
  ['a comment', 'a.json', '{\n// why\n"a": 1}', 2, 'Expected property name'],
  ['something after the end', 'a.json', '{}\n{}', 2, 'Unexpected non-whitespace character'],
  ['nothing', 'a.json', '', 1, 'Unexpected end of JSON input'],
  ['a field twice', 'a.json', '{"a": {"c": 1},\n"b": {"c": 1},\n"a": 2}', 3, 'the field `a` stands twice'],
  ['nesting without end', 'a.json', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 1, 'nested too deep'],
  ['a line that is none', 'a.ndjson', '{"a": 1}\n{"a": \n{"a": 3}\n', 2, 'not a line of JSON'],
  ['a field twice', 'a.ndjson', '{"a": 1}\n{"a": 1, "a": 2}\n', 2, 'not a line of JSON: the field `a` stands twice'],
  ['a row too short', 'a.csv', 'a,b\n1,2\n3\n', 3, 'Invalid Record Length'],
  ['a row too long', 'a.csv', 'a,b\n1,2\n3,4,5\n', 3, 'Invalid Record Length'],
  ['an open quote', 'a.csv', 'a,b\n1,"2\n', 2, 'Quote Not Closed'],
  ['a column twice', 'a.csv', 'a,b,a\n1,2,3\n', 1, 'the column `a` stands twice'],
  ['a column and a part of it', 'a.csv', 'value,value.amount\n1,2\n', 1, 'the column `value.amount` stands twice'],
  ['another kind of file', 'a.toml', 'a = 1\n', undefined, 'cannot read this kind of file'],
];

describe('what is not well formed', () => {
  it.each(SYNTAX)('%s in %s', (_case, file, text, line, says) => {
    const [first = ''] = complaints(() => parseDataFile(file, text));
    expect(first.startsWith(`${file}:${line}: `), first).toBe(true);
    expect(first).toContain(says);
    expect(first).not.toContain('\n');
  });

  it('every bad line of NDJSON is told', () => {
    expect(complaints(() => parseDataFile('a.ndjson', 'x\n{"a": 1}\ny\n'))).toHaveLength(2);
  });

  it('JSON strings may hold what looks like a field', () => {
    expect(parseDataFile('a.json', '{"a": "\\"a\\": {", "b": ["a", "b"], "c": {"a": ":"}}').value).toEqual({
      a: '"a": {',
      b: ['a', 'b'],
      c: { a: ':' },
    });
  });

  it('a CSV row knows the line on which it begins, whatever its cells hold', () => {
    const { value, lineOf } = parseDataFile('a.csv', 'a,b\n"x\ny",1\n\n3,4\n');
    expect(value).toEqual([
      { a: 'x\ny', b: '1' },
      { a: '3', b: '4' },
    ]);
    expect([lineOf([0]), lineOf([1])]).toEqual([2, 5]);
  });
});

describe('a file of facts', () => {
  it.each([
    ['facts/a.yaml', 'format: 2\nfacts: []\n'],
    ['facts/a.json', '{"format": 2,\n"facts": []}'],
  ])('%s of another format is refused', (file, text) => {
    expect(complaints(() => parseFactFile(file, text))).toEqual([`${file}:1: format: format 2 is not known to this version`]);
  });

  it.each(['', 'just words\n', 'facts: { a: 1 }\n', '- just words\n'])('%j is none', (text) => {
    expect(complaints(() => parseFactFile('facts/a.yaml', text))[0]).toMatch(/^facts\/a\.yaml:1: .*expected/);
  });

  it.each([
    ['a made-up address', 'url: mcs.pdf', 'sources.a.url: "mcs.pdf" is no http or https address'],
    ['an address that runs', 'url: "javascript:alert(1)"', 'sources.a.url: "javascript:alert(1)" is no http or https address'],
    ['no address and no null', 'note: x', 'sources.a.url: missing'],
    ['a day that does not exist', 'url: null, publishedAt: 2025-02-30', 'sources.a.publishedAt: "2025-02-30" is no date'],
    ['a moment that does not exist', 'url: null, publishedAt: "2025-02-30T10:00:00Z"', 'is no date'],
    ['a month for a day', 'url: null, publishedAt: 2025-02', 'is no date'],
    ['a deadline for a day', 'url: null, publishedAt: by 2025-02-03', 'is no date'],
    ['a clock without offset', 'url: null, publishedAt: "2025-02-03T10:00:00"', 'is no date'],
    ['half a checksum', 'url: null, sha256: abc', 'must be 64 hexadecimal digits'],
  ])('a source with %s is refused', (_case, fields, says) => {
    const text = `sources:\n  a: { publisher: usgs, title: T, licence: l, ${fields.includes('publishedAt') ? '' : 'publishedAt: 2025-01-01, '}${fields} }\n`;
    const found = complaints(() => parseFactFile('facts/a.yaml', text));
    expect(found[0]).toContain('facts/a.yaml:2: ');
    expect(found.join('\n')).toContain(says);
  });
});

describe('a file in another encoding', () => {
  it.each(['a.yaml', 'a.json', 'a.ndjson', 'a.csv'])('is refused with its line: %s', (file) => {
    expect(() => parseDataFile(file, 'a\nb\uFFFDb\n')).toThrow(
      expect.objectContaining({ message: expect.stringContaining('not UTF-8'), line: 2, hint: 'save the file as UTF-8' }),
    );
  });
});

describe('a value that a message repeats', () => {
  it('is cut to 80 characters', () => {
    const long = 'x'.repeat(200);
    const cut = `${'x'.repeat(80)}…`;
    expect(brief(`unknown unit \`${long}\``)).toBe(`unknown unit \`${cut}\``);
    expect(brief(`expected a number, found "${long} ${long}"`)).toBe(`expected a number, found "${cut}"`);
    expect(brief(`${long} is not there`)).toBe(`${cut} is not there`);
    expect(brief('first in /a/long/path/of/a/newsroom/that/somebody/keeps/very/deep/below/the/home/folder/facts.yaml:3')).toContain(
      'facts.yaml:3',
    );
  });

  it('is cut in what a schema says', () => {
    const text = `- { id: ${'x'.repeat(200)}!, name: a, class: country }\n- { id: a, name: a, class: ${'y'.repeat(200)} }\n`;
    expect(() => parseEntities('entities.yaml', text)).toThrow(
      expect.objectContaining({
        errors: expect.not.arrayContaining([expect.objectContaining({ message: expect.stringMatching(/x{81}|y{81}/) })]),
      }),
    );
  });
});
