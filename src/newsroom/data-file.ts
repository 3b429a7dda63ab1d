/** Reads YAML, JSON, NDJSON and CSV into plain values that keep every number as it was written, and that know their lines. */
import { parse as parseCsv } from 'csv-parse/sync';
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from 'yaml';
import { ConfigError, ConfigErrors } from '../errors.ts';
import { HIDDEN_CHARACTER } from '../model/claim.ts';
import { JsonProblem, readJson } from './json-text.ts';

export type Path = readonly (string | number)[];

/** A parsed file. In `value` numbers are strings, exactly as written: `1.10` stays `1.10`. */
export interface DataFile {
  readonly file: string;
  readonly value: unknown;
  /** The 1-based line on which the value at a path begins; that of its nearest parent where it is missing. */
  lineOf(path: Path): number;
}

const EXTENSIONS = /\.(ya?ml|json|ndjson|jsonl|csv)$/i;

/** Whether a file is one that `parseDataFile` reads, by its name. */
export function isDataFile(name: string): boolean {
  return EXTENSIONS.test(name);
}

/** Parses a file by its extension. Throws ConfigError with file and line for anything that is not well formed. */
export function parseDataFile(file: string, text: string): DataFile {
  const extension = EXTENSIONS.exec(file)?.[1]?.toLowerCase();
  refuseHidden(file, text);
  const parse = extension === undefined ? undefined : PARSERS[extension];
  if (!parse)
    throw new ConfigError('cannot read this kind of file', { file, hint: 'facts and registers are .yaml, .json, .ndjson or .csv' });
  return known(parse(file, text));
}

/** Parses JSON whatever the name of the file or address it came from. */
export function parseJsonData(file: string, text: string): DataFile {
  refuseHidden(file, text);
  return known(parseJson(file, text));
}

/** Parses the YAML between the first two lines of `---` of a Markdown file or template; lines are those of the whole file. */
export function parseFrontMatter(file: string, yaml: string): DataFile {
  refuseHidden(file, `\n${yaml}`);
  return known(parseYaml(file, `\n${yaml}`));
}

/** Refuses fields named like what every object has: to a schema they would look declared; and hidden characters written as `\\u202E`. */
function known(data: DataFile): DataFile {
  const pending: { value: unknown; path: Path }[] = [{ value: data.value, path: [] }];
  for (let item = pending.pop(); item; item = pending.pop()) {
    const { value, path } = item;
    if (Array.isArray(value)) for (const [index, entry] of value.entries()) pending.push({ value: entry, path: [...path, index] });
    else if (typeof value === 'object' && value !== null)
      for (const [key, entry] of Object.entries(value)) {
        const at = [...path, key];
        if (key in Object.prototype) throw new ConfigError(`no field may be called \`${key}\``, { file: data.file, line: data.lineOf(at) });
        pending.push({ value: entry, path: at });
      }
    else if (typeof value === 'string') {
      const found = HIDDEN_CHARACTER.exec(value);
      if (found) throw hiddenAt(data.file, data.lineOf(path), found[0]);
    }
  }
  return data;
}

const PARSERS: Readonly<Record<string, (file: string, text: string) => DataFile>> = {
  json: parseJson,
  ndjson: parseLines,
  jsonl: parseLines,
  csv: parseTable,
  yaml: parseYaml,
  yml: parseYaml,
};

/** Refuses text that was saved in another encoding: what could not be read stands as U+FFFD. Throws ConfigError with its line. */
export function refuseOtherEncodings(file: string, text: string): void {
  const at = text.indexOf('\uFFFD');
  if (at === -1) return;
  throw new ConfigError('this is not UTF-8: a character here cannot be read (U+FFFD)', {
    file,
    line: lineAt(text, at),
    hint: 'save the file as UTF-8',
  });
}

function refuseHidden(file: string, text: string): void {
  refuseOtherEncodings(file, text);
  const found = HIDDEN_CHARACTER.exec(text.startsWith('\uFEFF') ? text.slice(1) : text);
  if (found) throw hiddenAt(file, lineAt(text, found.index), found[0]);
}

function hiddenAt(file: string, line: number, character: string): ConfigError {
  const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  return new ConfigError(`hidden character U+${code}`, {
    file,
    line,
    hint: 'invisible and text-reversing characters are refused: they make a text say other than it shows',
  });
}

function parseYaml(file: string, text: string): DataFile {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines, version: '1.2', schema: 'core', prettyErrors: false });
  const [document, second] = Array.isArray(documents) ? documents : [];
  if (!document) return { file, value: null, lineOf: () => 1 };
  if (second) throw new ConfigError('more than one YAML document', { file, line: lines.linePos(second.range[0]).line });
  if (document.errors.some(({ message }) => /call stack|stack overflow/i.test(message))) throw new ConfigError('nested too deep', { file });
  const errors = document.errors.map((error) => new ConfigError(error.message, { file, line: lines.linePos(error.pos[0]).line }));
  if (errors.length > 0) throw new ConfigErrors(errors);
  const toValue = (node: unknown, depth: number): unknown => {
    if (depth > 50) throw new ConfigError('nested more than 50 levels deep', { file });
    if (isAlias(node))
      throw new ConfigError('aliases (*name) are not read', {
        file,
        line: lines.linePos(node.range?.[0] ?? 0).line,
        hint: 'write the value out',
      });
    if (isMap(node))
      return Object.fromEntries(
        node.items.map((item) => [
          String(isScalar(item.key) ? (item.key.source ?? item.key.value) : item.key),
          toValue(item.value, depth + 1),
        ]),
      );
    if (isSeq(node)) return node.items.map((item) => toValue(item, depth + 1));
    if (isScalar(node))
      return typeof node.value === 'number' || typeof node.value === 'bigint' ? (node.source ?? String(node.value)) : node.value;
    return null;
  };
  const lineOf = (path: Path): number => {
    let node: unknown = document.contents;
    let offset = (document.contents as Node | null)?.range?.[0] ?? 0;
    for (const key of path) {
      const next: unknown = isMap(node)
        ? node.items.find((item) => String(isScalar(item.key) ? item.key.value : item.key) === String(key))
        : isSeq(node)
          ? node.items[Number(key)]
          : undefined;
      if (next === undefined || next === null) break;
      const pair = next as { key?: Node; value?: unknown };
      const place = isMap(node) ? pair.key : (next as Node);
      offset = place?.range?.[0] ?? offset;
      node = isMap(node) ? pair.value : next;
    }
    return lines.linePos(offset).line;
  };
  return { file, value: toValue(document.contents, 0), lineOf };
}

function parseJson(file: string, text: string): DataFile {
  try {
    const value = readJson(text.replace(/^\uFEFF/, ''));
    // JSON is YAML: its parser finds the line, and is asked only when there is something to report.
    return { file, value, lineOf: (path) => parseYaml(file, text).lineOf(path) };
  } catch (cause) {
    if (!(cause instanceof JsonProblem)) throw cause;
    throw new ConfigError(cause.message, { file, line: lineAt(text, cause.offset), cause });
  }
}

function parseLines(file: string, text: string): DataFile {
  const rows: unknown[] = [];
  const lineNumbers: number[] = [];
  const errors: ConfigError[] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    if (line.trim() === '') continue;
    try {
      rows.push(readJson(line));
      lineNumbers.push(index + 1);
    } catch (cause) {
      if (!(cause instanceof JsonProblem)) throw cause;
      errors.push(new ConfigError(`not a line of JSON: ${cause.message}`, { file, line: index + 1, cause }));
    }
  }
  if (errors.length > 0) throw new ConfigErrors(errors);
  return { file, value: rows, lineOf: ([row]) => lineNumbers[Number(row)] ?? 1 };
}

function parseTable(file: string, text: string): DataFile {
  const columns = (header: string[]): string[] => {
    const twice = header.find((name, index) => header.some((other, before) => before < index && clash(name, other)));
    if (twice !== undefined) throw new ConfigError(`the column \`${twice}\` stands twice`, { file, line: 1 });
    return header;
  };
  try {
    const options = { bom: true, columns, info: true, raw: true, skip_empty_lines: true, trim: true };
    const parsed = parseCsv(text, options) as unknown as { record: Record<string, string>; info: { lines: number }; raw: string }[];
    // The parser counts to the end of a row; one with line breaks in its cells begins above.
    const lines = parsed.map(({ info, raw }) => info.lines - (raw.trim().split('\n').length - 1));
    return { file, value: parsed.map(({ record }) => nest(record)), lineOf: ([row]) => lines[Number(row)] ?? 1 };
  } catch (cause) {
    if (cause instanceof ConfigError) throw cause;
    const { message, lines } = cause as Error & { lines?: number };
    throw new ConfigError(message, { file, ...(lines !== undefined && { line: lines }), cause });
  }
}

/** Whether two columns name one field: the same, or `value` and `value.amount`. */
function clash(name: string, other: string): boolean {
  return name === other || name.startsWith(`${other}.`) || other.startsWith(`${name}.`);
}

const LISTS = new Set(['wordings', 'basis', 'aliases', 'isA', 'inputs']);

/** `value.amount` becomes a field of a field; an empty cell is no field; `a | b` in a column of lists is a list. */
function nest(record: Record<string, string>): Record<string, unknown> {
  const row: Record<string, unknown> = Object.create(null);
  for (const [column, cell] of Object.entries(record)) {
    if (cell === '') continue;
    const keys = column.split('.');
    const last = keys.pop() ?? column;
    let target = row;
    for (const key of keys) {
      const inner = (target[key] ?? Object.create(null)) as Record<string, unknown>;
      target[key] = inner;
      target = inner;
    }
    target[last] = LISTS.has(last) ? cell.split('|').map((part) => part.trim()) : cell;
  }
  return { ...row };
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
