/**
 * What a source sent, and the tree that a fact's pointer points into (RFC 6901): JSON as it is, NDJSON as a list of its lines;
 * CSV as a list of rows of cells; a workbook as its sheets by name, each a list of rows; XML as elements by name, `@name` for
 * attributes, `#text` for words. A page or a text is no tree but its words, in which excerpts are looked for.
 */
import { createHash } from 'node:crypto';
import { SourceError } from '../errors.ts';
import type { DecimalSign } from '../model/numeral.ts';
import { pageWords } from './words.ts';

export type Format = 'json' | 'ndjson' | 'csv' | 'xml' | 'xlsx' | 'html' | 'text' | 'bytes';

/** How a table is written, where not with commas between its cells and points in its figures. */
export interface TableForm {
  readonly delimiter?: Delimiter | undefined;
  readonly decimal?: DecimalSign | undefined;
}

export type Delimiter = ',' | ';' | '\t' | '|';

interface Sent extends TableForm {
  /** Without keys. */
  readonly url: string;
  readonly bytes: Uint8Array;
  /** Content-Type, as sent. */
  readonly type: string;
  readonly status: number;
  /** ISO 8601 with offset. */
  readonly retrievedAt: string;
  /** What was asked for. */
  readonly format: Format;
  /** Overrides what the type and the text itself declare. */
  readonly charset?: string | undefined;
}

/** Bytes a payload may have, unpacked, to be stored beside the facts. */
export const LARGEST_STORED = 20_000_000;

export class Payload {
  readonly url: string;
  readonly format: Format;
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly status: number;
  readonly retrievedAt: string;
  /** Set where the source declares none or a wrong one. */
  readonly charset: string | undefined;
  readonly delimiter: Delimiter;
  readonly decimal: DecimalSign;
  #sha256: string | undefined;

  constructor(sent: Sent) {
    this.url = sent.url;
    this.bytes = sent.bytes;
    this.type = sent.type;
    this.status = sent.status;
    this.retrievedAt = sent.retrievedAt;
    this.format = sent.format;
    this.charset = sent.charset;
    this.delimiter = sent.delimiter ?? ',';
    this.decimal = sent.decimal ?? '.';
  }

  /** SHA-256 of the bytes, hex. */
  get sha256(): string {
    this.#sha256 ??= createHash('sha256').update(this.bytes).digest('hex');
    return this.#sha256;
  }

  /** The words, by the charset asked for, a byte order mark, the XML declaration, the Content-Type; else UTF-8. Throws SourceError where they do not fit it. */
  text(): string {
    const charset = this.charset ?? declaredCharset(this.bytes, this.type);
    try {
      return new TextDecoder(charset, { fatal: true }).decode(this.bytes);
    } catch (cause) {
      throw this.problem(`the text is not ${charset}`, cause);
    }
  }

  /** The value of a JSON body. Numbers are JavaScript numbers: exact to 15 digits. */
  json(): unknown {
    try {
      return JSON.parse(this.text()) as unknown;
    } catch (cause) {
      if (cause instanceof SourceError) throw cause;
      throw this.problem('the JSON is not whole', cause);
    }
  }

  /** A failure of this body, with its address. */
  problem(message: string, cause?: unknown): SourceError {
    const { host } = new URL(this.url);
    return new SourceError(host === '' ? message : `${host}: ${message}`, {
      file: this.url,
      hint: 'the source may have changed its format; the facts gathered before stay as they are',
      ...(cause !== undefined && { cause }),
    });
  }
}

function declaredCharset(bytes: Uint8Array, type: string): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = /^<\?xml[^>]*\bencoding=["']([\w.:-]+)["']/.exec(head)?.[1] ?? /charset=["']?([\w.:-]+)/i.exec(type)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(declared).encoding;
  } catch {
    return 'utf-8';
  }
}

/** Cells are trimmed at neither end, rows may differ in length, and empty lines are rows: a pointer counts them. */
export const CSV = { bom: true, relax_column_count: true, skip_empty_lines: false } as const;

/** The rows of a CSV text. Throws SourceError with the line. */
export async function csvRows(payload: Payload): Promise<readonly (readonly string[])[]> {
  const { parse } = await import('csv-parse/sync');
  try {
    return parse(payload.text(), { ...CSV, delimiter: payload.delimiter }) as string[][];
  } catch (cause) {
    if (cause instanceof SourceError) throw cause;
    throw payload.problem(`the table cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, cause);
  }
}

export type Cell = string | number | boolean | Date | null;

/** The sheets of a workbook by name, each a list of rows. */
export async function xlsxSheets(payload: Payload): Promise<Readonly<Record<string, readonly (readonly Cell[])[]>>> {
  const { default: readSheets } = await import('read-excel-file/node');
  try {
    const sheets = await readSheets(Buffer.from(payload.bytes));
    return Object.fromEntries(sheets.map(({ sheet, data }) => [sheet, data as Cell[][]]));
  } catch (cause) {
    throw payload.problem('the workbook cannot be read', cause);
  }
}

/** The elements of an XML text; names with their prefix, no entities of its own making. */
export async function xmlTree(payload: Payload): Promise<Readonly<Record<string, unknown>>> {
  const { XMLParser, XMLValidator } = await import('fast-xml-parser');
  const text = payload.text();
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw payload.problem(`the XML is not whole: ${valid.err.msg} (line ${valid.err.line})`);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    parseAttributeValue: false,
    processEntities: false,
    ignoreDeclaration: true,
  });
  return parser.parse(text) as Record<string, unknown>;
}

/** The lines of NDJSON; null for an empty one. Throws SourceError with the line that is no JSON. */
export function jsonLines(payload: Payload): readonly unknown[] {
  return payload
    .text()
    .replace(/\n$/, '')
    .split('\n')
    .map((line, index) => {
      try {
        return line.trim() === '' ? null : (JSON.parse(line) as unknown);
      } catch (cause) {
        throw payload.problem(`line ${index + 1} is no JSON`, cause);
      }
    });
}

/** The tree of a payload, as `pointer`s of facts mean it. */
export async function payloadTree(payload: Payload): Promise<unknown> {
  switch (payload.format) {
    case 'json':
      return payload.json();
    case 'ndjson':
      return jsonLines(payload);
    case 'csv':
      return await csvRows(payload);
    case 'xlsx':
      return await xlsxSheets(payload);
    case 'xml':
      return await xmlTree(payload);
    case 'html':
      return pageWords(payload.text());
    default:
      return payload.text();
  }
}

const FORMATS: readonly string[] = ['json', 'ndjson', 'csv', 'xml', 'xlsx', 'html', 'text', 'bytes'] satisfies readonly Format[];
const DELIMITERS: Readonly<Record<string, Delimiter>> = { semicolon: ';', tab: '\t', pipe: '|' };
const DECIMAL_COMMA = 'decimal-comma';

/** The name under which a payload is stored beside the facts, with what its text does not say of itself: `SHA256.csv.windows-1252.semicolon.gz`. */
export function storedName({ sha256, format, charset, delimiter, decimal }: Payload): string {
  const between = Object.keys(DELIMITERS).filter((name) => DELIMITERS[name] === delimiter);
  const form = [...between, ...(decimal === ',' ? [DECIMAL_COMMA] : [])];
  return [sha256, format, ...(charset === undefined ? [] : [charset]), ...form, 'gz'].join('.');
}

/** A stored payload, by the name it has. Throws SourceError where it cannot be unpacked; undefined for a name that is none. */
export async function readStored(name: string, bytes: Uint8Array): Promise<Payload | undefined> {
  const [sha256 = '', format = '', ...words] = name.split('.');
  if (!/^[0-9a-f]{64}$/.test(sha256) || !FORMATS.includes(format)) return undefined;
  const { gunzipSync } = await import('node:zlib');
  const url = `file:///facts/payloads/${name}`;
  const [between] = words.flatMap((word) => DELIMITERS[word] ?? []);
  const charset = words.find((word) => !(word in DELIMITERS) && word !== DECIMAL_COMMA && word !== 'gz');
  const form = { charset, delimiter: between, decimal: words.includes(DECIMAL_COMMA) ? ',' : '.' } as const;
  try {
    const unpacked = words.includes('gz') ? gunzipSync(bytes) : bytes;
    return new Payload({ url, bytes: unpacked, type: '', status: 200, retrievedAt: '', format: format as Format, ...form });
  } catch (cause) {
    throw new SourceError('the stored payload cannot be unpacked', { file: name, hint: 'gather again to store it anew', cause });
  }
}
