/** From a template's text to its tree: parse errors in plain words, partials ready to stand inside a sentence. */
import type Handlebars from 'handlebars';
import { TemplateError } from '../errors.ts';
import { LINE_END } from './layout.ts';

/** Parses a template. Throws TemplateError with file and line. */
export function parseTemplate(engine: typeof Handlebars, file: string, text: string): hbs.AST.Program {
  const tree = parse(engine, file, text);
  keepLines(tree);
  return tree;
}

/** Parses a partial: without the blanks around its words, since it may stand inside a sentence. */
export function parsePartial(engine: typeof Handlebars, file: string, text: string): hbs.AST.Program {
  const tree = parse(engine, file, text);
  keepLines(tree);
  trim(tree.body, (value) => value.trimStart());
  trim([...tree.body].reverse(), (value) => value.trimEnd());
  return tree;
}

/** Trims content from one end up to the first words; comments are passed over. */
function trim(statements: readonly hbs.AST.Statement[], cut: (value: string) => string): void {
  for (const statement of statements) {
    if (statement.type === 'CommentStatement') continue;
    if (statement.type !== 'ContentStatement') return;
    const content = statement as hbs.AST.ContentStatement;
    content.value = cut(content.value);
    if (content.value !== '') return;
  }
}

/** Handlebars drops the line break behind a partial that has a line to itself: words after it would run into its own. */
function keepLines(tree: hbs.AST.Program | undefined): void {
  for (const [index, statement] of tree?.body.entries() ?? []) {
    if (statement.type === 'BlockStatement') {
      const block = statement as hbs.AST.BlockStatement;
      keepLines(block.program);
      keepLines(block.inverse);
    }
    const next = tree?.body[index + 1] as (hbs.AST.ContentStatement & { rightStripped?: boolean }) | undefined;
    if (statement.type !== 'PartialStatement' || next?.type !== 'ContentStatement' || next.rightStripped !== true) continue;
    if (!(statement as hbs.AST.PartialStatement).strip['close']) next.value = `${LINE_END}${next.value}`;
  }
}

function parse(engine: typeof Handlebars, file: string, text: string): hbs.AST.Program {
  try {
    return engine.parse(text, { srcName: file });
  } catch (cause) {
    const { message, line, hint } = unbalanced(text) ?? inWords(cause);
    throw new TemplateError(`cannot parse: ${message}`, {
      file,
      ...(line !== undefined && { line }),
      ...(hint !== undefined && { hint }),
      cause,
    });
  }
}

interface Told {
  readonly message: string;
  readonly line?: number | undefined;
  readonly hint?: string;
}

/** A comment, an escaped tag, or the opening or closing tag of a block. */
const TAG = /\{\{~?!--[\s\S]*?--~?\}\}|\{\{~?![^}]*\}\}|\\\{\{|\{\{~?(?<kind>#>|#\*?|\/)\s*(?<name>[^\s}~|]*)/g;

/** The block that is not closed, or closed by another's tag; undefined where all are in order. */
function unbalanced(text: string): Told | undefined {
  const open: { name: string; line: number }[] = [];
  for (const match of text.matchAll(TAG)) {
    const { kind, name = '' } = match.groups ?? {};
    if (kind === undefined) continue;
    const line = text.slice(0, match.index).split('\n').length;
    if (kind !== '/') {
      open.push({ name, line });
      continue;
    }
    const last = open.pop();
    if (!last) return { message: `{{/${name}}} closes a block that is not open`, line };
    if (last.name !== name)
      return {
        message: `{{#${last.name}}} is closed by {{/${name}}} in line ${line}`,
        line: last.line,
        hint: `write {{/${last.name}}} before it`,
      };
  }
  const left = open.at(-1);
  return left && { message: `{{#${left.name}}} is not closed`, line: left.line, hint: `write {{/${left.name}}} where it ends` };
}

/** What Handlebars says, without its picture of the text and its names for tokens. */
function inWords(cause: unknown): Told {
  const message = cause instanceof Error ? cause.message : String(cause);
  const place = (cause as { lineNumber?: number }).lineNumber ?? /line (\d+)/i.exec(message)?.[1];
  const line = place === undefined ? undefined : Number(place);
  const got = /got '(\w+)'/.exec(message)?.[1];
  if (got === undefined && !/Lexical error/.test(message)) return { message: message.split(' - ')[0] ?? message, line };
  const says =
    got === 'EOF' || got === 'INVALID' || got === undefined
      ? 'a tag is not closed, or holds a character that means nothing there'
      : got.startsWith('CLOSE')
        ? 'a tag or a pair of brackets ends too early'
        : 'a tag holds something out of place';
  return { message: says, line, hint: 'a tag is {{helper value option="…"}}; helpers inside one stand in ( )' };
}
