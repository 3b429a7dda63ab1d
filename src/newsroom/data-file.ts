/** Reads YAML, JSON, NDJSON and CSV into plain values that keep every number as it was written, and that know their lines. */
import { parse as parseCsv } from 'csv-parse/sync';
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from 'yaml';
import { ConfigError, ConfigErrors } from '../errors.ts';
import { HIDDEN_CHARACTER } from '../model/claim.ts';

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
  switch (extension) {
    case 'json':
      return parseJson(file, text);
    case 'ndjson':
    case 'jsonl':
      return parseLines(file, text);
    case 'csv':
      return parseTable(file, text);
    case 'yaml':
    case 'yml':
      return parseYaml(file, text);
    default:
      throw new ConfigError(`cannot read this kind of file`, { file, hint: 'facts and registers are .yaml, .json, .ndjson or .csv' });
  }
}

function refuseHidden(file: string, text: string): void {
  const found = HIDDEN_CHARACTER.exec(text.startsWith('\uFEFF') ? text.slice(1) : text);
  if (!found) return;
  const code = found[0].codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  throw new ConfigError(`hidden character U+${code}`, {
    file,
    line: lineAt(text, found.index),
    hint: 'invisible and text-reversing characters are refused: they make a text say other than it shows',
  });
}

function parseYaml(file: string, text: string): DataFile {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines, version: '1.2', schema: 'core', prettyErrors: false });
  const [document, second] = Array.isArray(documents) ? documents : [];
  if (!document) return { file, value: null, lineOf: () => 1 };
  if (second) throw new ConfigError('more than one YAML document', { file, line: lines.linePos(second.range[0]).line });
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

const keepLexeme = (_key: string, value: unknown, context?: { source?: string }): unknown =>
  typeof value === 'number' ? (context?.source ?? String(value)) : value;

function parseJson(file: string, text: string): DataFile {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''), keepLexeme);
    // JSON is YAML: its parser finds the line, and is asked only when there is something to report.
    return { file, value, lineOf: (path) => parseYaml(file, text).lineOf(path) };
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    const at = /position (\d+)/.exec(cause.message)?.[1];
    throw new ConfigError(cause.message.replace(/ in JSON at position.*$/, ''), {
      file,
      line: at === undefined ? 1 : lineAt(text, Number(at)),
      cause,
    });
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
      rows.push(JSON.parse(line, keepLexeme));
      lineNumbers.push(index + 1);
    } catch (cause) {
      errors.push(new ConfigError(`not a line of JSON: ${(cause as Error).message}`, { file, line: index + 1, cause }));
    }
  }
  if (errors.length > 0) throw new ConfigErrors(errors);
  return { file, value: rows, lineOf: ([row]) => lineNumbers[Number(row)] ?? 1 };
}

function parseTable(file: string, text: string): DataFile {
  try {
    const parsed = parseCsv(text, { bom: true, columns: true, info: true, skip_empty_lines: true, trim: true }) as unknown as {
      record: Record<string, string>;
      info: { lines: number };
    }[];
    return { file, value: parsed.map(({ record }) => nest(record)), lineOf: ([row]) => parsed[Number(row)]?.info.lines ?? 1 };
  } catch (cause) {
    const { message, lines } = cause as Error & { lines?: number };
    throw new ConfigError(message, { file, ...(lines !== undefined && { line: lines }), cause });
  }
}

/** `value.amount` becomes a field of a field; an empty cell is no field; `a | b` in `wordings` and `basis` is a list. */
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
    target[last] = last === 'wordings' || last === 'basis' ? cell.split('|').map((part) => part.trim()) : cell;
  }
  return { ...row };
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
