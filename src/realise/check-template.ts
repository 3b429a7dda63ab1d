/** What a template may say: paths that its front matter declares, helpers and partials that exist, values only through helpers. */
import { TemplateError } from '../errors.ts';
import type { Helper } from './call.ts';
import { HELPER_NAMES, SIGNATURES } from './helpers.ts';

export interface Checked {
  readonly ast: hbs.AST.Program;
  readonly file: string;
  readonly roles: Readonly<Record<string, { readonly many: boolean }>>;
  readonly partials: ReadonlyMap<string, { readonly params: readonly string[]; readonly ast: hbs.AST.Program; readonly file: string }>;
}

/** Names that stand for something at a place in the template. */
interface Scope {
  readonly file: string;
  readonly names: ReadonlySet<string>;
  readonly lists: ReadonlySet<string>;
  readonly depth: number;
  /** Inside `{{#each}}` there are @first, @last and @index. */
  readonly each: boolean;
  /** Inside `{{#each}}` without a block parameter `this` is the item. */
  readonly item: boolean;
  /** Inside a part of the draft: what is written elsewhere is lost. */
  readonly part: boolean;
}

/** What is seen on the way through one template. */
interface Walk {
  readonly partials: Checked['partials'];
  sections: readonly string[];
  /** A section is named by a value, so that the template takes whichever the assignment has. */
  dynamic: boolean;
  /** The first words or values outside any part: told when nothing else is wrong. */
  lost: { readonly scope: Scope; readonly node: hbs.AST.Node; readonly line: number } | undefined;
}

/** Checks a template and its partials. Throws TemplateError at the first thing that is not there. */
export function checkTemplate({ ast, file, roles, partials }: Checked): { sections: readonly string[] | undefined } {
  const newWalk = (): Walk => ({ partials, sections: [], dynamic: false, lost: undefined });
  const walk = newWalk();
  const names = Object.keys(roles);
  const lists = Object.entries(roles).flatMap(([name, { many }]) => (many ? [name, `previous.${name}`] : []));
  const all = new Set([...names, ...names.map((name) => `previous.${name}`), 'sections']);
  program(walk, ast, { file, names: all, lists: new Set([...lists, 'sections']), depth: 0, each: false, item: false, part: false });
  for (const partial of partials.values()) {
    program(newWalk(), partial.ast, {
      file: partial.file,
      names: new Set(partial.params),
      lists: new Set(),
      depth: 1,
      each: false,
      item: false,
      part: true,
    });
  }
  if (walk.lost) {
    const { scope, node, line } = walk.lost;
    fail(scope, node, 'this stands outside any part and would not be printed', `put it into one of ${PARTS}`, line);
  }
  return { sections: walk.dynamic ? undefined : walk.sections };
}

/** Blocks that print what is in them. */
const PART_NAMES = ['headline', 'deck', 'takeaway', 'section'];
const PARTS = '{{#headline}}, {{#deck}}, {{#takeaway}}, {{#section "id"}}';

function outside(walk: Walk, scope: Scope, node: hbs.AST.Node, line: number = node.loc.start.line): void {
  if (!scope.part) walk.lost ??= { scope, node, line };
}

function program(walk: Walk, node: hbs.AST.Program | undefined, scope: Scope): void {
  for (const statement of node?.body ?? []) visit(walk, statement, scope);
}

function visit(walk: Walk, node: hbs.AST.Statement, scope: Scope): void {
  switch (node.type) {
    case 'CommentStatement':
      break;
    case 'ContentStatement': {
      const { original } = node as hbs.AST.ContentStatement & { readonly original: string };
      const blank = original.length - original.trimStart().length;
      if (blank < original.length) outside(walk, scope, node, node.loc.start.line + original.slice(0, blank).split('\n').length - 1);
      break;
    }
    case 'MustacheStatement': {
      const mustache = node as hbs.AST.MustacheStatement;
      if (!mustache.escaped) fail(scope, node, '{{{ }}} is not allowed', 'write {{ }}: helpers escape what comes from data');
      call(mustache, scope);
      refuseFact(mustache, scope);
      outside(walk, scope, node);
      break;
    }
    case 'BlockStatement':
      block(walk, node as hbs.AST.BlockStatement, scope);
      break;
    case 'PartialStatement':
      partial(walk, node as hbs.AST.PartialStatement, scope);
      break;
    default:
      fail(scope, node, `${node.type.replace('Statement', '')} is not allowed in templates`);
  }
}

function block(walk: Walk, node: hbs.AST.BlockStatement, scope: Scope): void {
  call(node, scope);
  const name = (node.path as hbs.AST.PathExpression).original;
  if (name === 'section') section(walk, node, scope);
  const params = node.program.blockParams ?? [];
  const names = new Set([...scope.names, ...params]);
  const lists = new Set([...scope.lists].filter((list) => !params.includes(list)));
  const each = name === 'each';
  const before = walk.sections;
  program(walk, node.program, {
    ...scope,
    names,
    lists,
    each: scope.each || each,
    item: scope.item || (each && params.length === 0),
    part: scope.part || PART_NAMES.includes(name),
  });
  // What stands after {{else}} takes the place of what stands before it, so that both may hold the same section.
  const after = walk.sections;
  walk.sections = before;
  program(walk, node.inverse, scope);
  walk.sections = [...after, ...walk.sections.filter((id) => !after.includes(id))];
}

function section(walk: Walk, { params: [id] }: hbs.AST.BlockStatement, scope: Scope): void {
  if (id?.type !== 'StringLiteral') {
    walk.dynamic = true;
    return;
  }
  const { value } = id as hbs.AST.StringLiteral;
  if (walk.sections.includes(value))
    fail(scope, id, `the section ${JSON.stringify(value)} stands twice`, 'the second would replace the first: give each its own id');
  walk.sections = [...walk.sections, value];
}

function partial(walk: Walk, node: hbs.AST.PartialStatement, scope: Scope): void {
  const name = (node.name as hbs.AST.PathExpression).original;
  const target = node.name.type === 'PathExpression' ? walk.partials.get(name) : undefined;
  if (!target) {
    const known = [...walk.partials.keys()].join(', ') || 'none';
    fail(scope, node, `unknown partial \`${name ?? '(…)'}\``, `there are ${known} in templates/partials`);
  }
  if (scope.depth > 8) fail(scope, node, `partials nest more than eight deep at \`${name}\``, 'a partial may not call itself');
  const wanted = target.params.map((param) => ` ${param}=…`).join('');
  if (node.params.length > 0) fail(scope, node, 'a partial takes named values only', `{{> ${name}${wanted}}}`);
  const pairs = node.hash?.pairs ?? [];
  const missing = target.params.find((param) => !pairs.some((pair) => pair.key === param));
  if (missing !== undefined) fail(scope, node, `the partial \`${name}\` needs \`${missing}\``, `{{> ${name}${wanted}}}`);
  for (const pair of pairs) {
    if (!target.params.includes(pair.key)) fail(scope, pair, `the partial \`${name}\` takes no \`${pair.key}\``);
    expression(pair.value, scope, false);
  }
  program(walk, target.ast, {
    file: target.file,
    names: new Set(target.params),
    lists: new Set(),
    depth: scope.depth + 1,
    each: false,
    item: false,
    part: scope.part,
  });
}

/** Helpers that take a list as it is. */
const TAKING_LISTS = ['each', 'caveats', 'say', 'if', 'unless', 'list', 'all', 'any', 'not', 'plural'];

function call(node: hbs.AST.SubExpression | hbs.AST.MustacheStatement | hbs.AST.BlockStatement, scope: Scope): void {
  const name = (node.path as hbs.AST.PathExpression).original;
  const helper = SIGNATURES.get(name);
  if (!helper) {
    const bare = node.type === 'MustacheStatement' && node.params.length === 0 && scope.names.has(name);
    if (bare) fail(scope, node, `\`${name}\` is printed without a helper`, `values are printed as claims: {{claim ${name}}}`);
    fail(scope, node, `unknown helper or path \`${name}\``, `helpers are ${HELPER_NAMES.join(', ')}`);
  }
  const isBlock = node.type === 'BlockStatement';
  if ((helper.block === true) !== isBlock) {
    fail(scope, node, isBlock ? `{{${name}}} is not a block` : `{{#${name}}} is a block and needs {{/${name}}}`);
  }
  const [least, most] = helper.takes ?? [1, 1];
  const { length } = node.params;
  if (length < least || length > most) {
    const wanted = least === most ? String(least) : Number.isFinite(most) ? `${least} to ${most}` : `${least} or more`;
    fail(scope, node, `{{${name}}} takes ${wanted === '0' ? 'no value' : wanted === '1' ? '1 value' : `${wanted} values`}, not ${length}`);
  }
  for (const param of node.params) {
    refuseLiteral(name, helper, param, scope);
    expression(param, scope, TAKING_LISTS.includes(name));
    if (name === 'each' && param.type === 'PathExpression') refuseOne(param as hbs.AST.PathExpression, scope);
  }
  for (const pair of node.hash?.pairs ?? []) {
    if (!helper.options?.includes(pair.key)) {
      fail(
        scope,
        pair,
        `{{${name}}} takes no \`${pair.key}\``,
        helper.options ? `its options are ${helper.options.join(', ')}` : 'it has no options',
      );
    }
    expression(pair.value, scope, false);
  }
}

/** Words and numbers go where a helper takes them; elsewhere a fact is meant. */
function refuseLiteral(name: string, helper: Omit<Helper, 'run'>, param: hbs.AST.Expression, scope: Scope): void {
  if (param.type === 'StringLiteral' && !helper.strings) {
    fail(scope, param, `{{${name}}} takes a fact, not the words ${JSON.stringify((param as hbs.AST.StringLiteral).value)}`);
  }
  if (/^(?:Number|Boolean|Null|Undefined)Literal$/.test(param.type) && !(helper.numbers && param.type === 'NumberLiteral')) {
    const { original } = param as hbs.AST.Literal & { readonly original?: unknown };
    fail(scope, param, `{{${name}}} takes a fact, not ${String(original)}`);
  }
}

/** A helper that gives a fact stands inside one that prints it. */
function refuseFact(node: hbs.AST.MustacheStatement, scope: Scope): void {
  const { original } = node.path as hbs.AST.PathExpression;
  if (SIGNATURES.get(original)?.gives === 'fact')
    fail(scope, node, `{{${original}}} prints nothing by itself`, `hand its fact to a helper: {{claim (${original} …)}}`);
}

function refuseOne(param: hbs.AST.PathExpression, scope: Scope): void {
  const [root, second] = param.parts as string[];
  if (!scope.lists.has(root === 'previous' ? `previous.${second ?? ''}` : (root ?? ''))) {
    fail(scope, param, `\`${param.original}\` is one fact`, 'a list is declared with `many: true` in the front matter');
  }
}

function expression(node: hbs.AST.Expression, scope: Scope, list: boolean): void {
  if (node.type === 'SubExpression') call(node as hbs.AST.SubExpression, scope);
  else if (node.type === 'PathExpression') path(node as hbs.AST.PathExpression, scope, list);
}

function path(node: hbs.AST.PathExpression, scope: Scope, list: boolean): void {
  const { original } = node;
  if (node.data) {
    if (!scope.each || !['@first', '@last', '@index'].includes(original))
      fail(scope, node, `unknown variable ${original}`, 'in {{#each}} there are @first, @last and @index');
    return;
  }
  if (node.depth > 0) fail(scope, node, `${original} leaves its block`, 'name the item instead: {{#each companies as |company|}}');
  const [root, ...rest] = node.parts as string[];
  if (root === undefined) {
    if (!scope.item) fail(scope, node, '`this` is nothing here');
    return;
  }
  const name = root === 'previous' ? `previous.${rest[0] ?? ''}` : root;
  const further = root === 'previous' ? rest.slice(1) : rest;
  if (!scope.names.has(name)) {
    const known = [...scope.names].filter((entry) => !entry.startsWith('previous.')).join(', ') || 'none';
    fail(scope, node, `unknown path \`${original}\``, `there are ${known}; a template declares its roles in its front matter`);
  }
  if (further.length > 0)
    fail(
      scope,
      node,
      `\`${original}\`: a fact has no paths of its own`,
      'hand the fact to a helper: {{claim x}}, {{when x}}, {{name x}}, {{source x}}',
    );
  if (scope.lists.has(name) && !list) fail(scope, node, `\`${original}\` is a list`, `write {{#each ${original} as |fact|}}`);
}

function fail(scope: Scope, node: hbs.AST.Node, message: string, hint?: string, line = node.loc.start.line): never {
  const column = line === node.loc.start.line ? { column: node.loc.start.column + 1 } : {};
  const place = { file: scope.file, line, ...column };
  throw new TemplateError(message, { ...place, ...(hint !== undefined && { hint }) });
}
