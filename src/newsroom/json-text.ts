/** JSON, read strictly: numbers stay as they are written, a field told twice is an error, and an error knows its place. */

/** What is wrong with a text, and at which offset. */
export class JsonProblem extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.name = 'JsonProblem';
    this.offset = offset;
  }
}

/** The value of a JSON text, every number of it as a string. Throws a JsonProblem. */
export function readJson(text: string): unknown {
  let names = -1; // the root has a name too, which no text holds
  const keep = function (this: unknown, _key: string, value: unknown, context?: { source?: string }): unknown {
    if (!Array.isArray(this)) names += 1;
    return typeof value === 'number' ? (context?.source ?? String(value)) : value;
  };
  const value = parse(text, keep);
  if (names !== countNames(text)) throw repeated(text);
  return value;
}

function parse(text: string, keep: (this: unknown, key: string, value: unknown) => unknown): unknown {
  try {
    return JSON.parse(text, keep);
  } catch (cause) {
    if (cause instanceof RangeError) throw new JsonProblem('nested too deep', 0);
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new JsonProblem(cause.message.replace(/(?:, (?:\.\.\.)?"| in JSON at position)[\s\S]*$/, ''), firstError(text));
  }
}

const STRING = /"(?:[^"\\]|\\.)*"(\s*:)?/g;

function countNames(text: string): number {
  let count = 0;
  for (const match of text.matchAll(STRING)) if (match[1] !== undefined) count += 1;
  return count;
}

/** The first field that stands twice in one object of a text that is JSON. */
function repeated(text: string): JsonProblem {
  const open: Set<string>[] = [];
  for (const { 0: token, 1: name, index } of text.matchAll(/("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    else if (name !== undefined) {
      const key = JSON.parse(name) as string;
      if (open.at(-1)?.has(key)) return new JsonProblem(`the field \`${key}\` stands twice`, index);
      open.at(-1)?.add(key);
    }
  }
  return new JsonProblem('a field stands twice', 0);
}

const TOKEN =
  /\s*(?:(?<mark>[[\]{},:])|(?<name>"(?:[^"\\\n]|\\.)*"(?=\s*:))|(?<value>"(?:[^"\\\n]|\\.)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/y;

/** The offset at which a text stops being JSON; V8 tells it in some of its messages only. */
function firstError(text: string): number {
  const open: string[] = [];
  let after = '';
  TOKEN.lastIndex = 0;
  for (let reached = 0; ; reached = TOKEN.lastIndex) {
    const groups = TOKEN.exec(text)?.groups;
    const here = reached + (/^\s*/.exec(text.slice(reached, reached + 200))?.[0].length ?? 0);
    if (!groups) return Math.min(here, Math.max(text.trimEnd().length - 1, 0));
    const token = groups['mark'] ?? (groups['name'] !== undefined ? 'name' : 'value');
    if (!fits(token, after, open.at(-1))) return here;
    if (token === '{' || token === '[') open.push(token);
    if (token === '}' || token === ']') open.pop();
    after = token;
  }
}

/** Whether a token may follow another inside `{`, inside `[`, or at the top. */
function fits(token: string, after: string, inside: string | undefined): boolean {
  const startsValue = inside === '[' ? after === '[' || after === ',' : after === (inside === '{' ? ':' : '');
  const endsValue = ['value', '}', ']'].includes(after);
  if (token === 'value' || token === '{' || token === '[') return startsValue;
  if (token === 'name') return inside === '{' && (after === '{' || after === ',');
  if (token === ':') return after === 'name';
  if (token === ',') return inside !== undefined && endsValue;
  return inside === (token === '}' ? '{' : '[') && (endsValue || after === inside);
}
