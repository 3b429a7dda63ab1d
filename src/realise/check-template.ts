/** What a template may say: paths that its front matter declares, helpers and partials that exist, values only through helpers. */
import { TemplateError } from '../errors.ts';
import { BLOCK_HELPERS, HELPER_NAMES, HELPERS_TAKING_STRINGS } from './helpers.ts';

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
  /** Inside `{{#each}}` without a block parameter `this` is the item. */
  readonly item: boolean;
}

/** Checks a template and its partials. Throws TemplateError at the first thing that is not there. */
export function checkTemplate(checked: Checked): { sections: readonly string[] | undefined } {
  const sections: string[] = [];
  let dynamic = false;
  const fail = (scope: Scope, node: hbs.AST.Node, message: string, hint?: string): never => {
    throw new TemplateError(message, {
      file: scope.file,
      line: node.loc.start.line,
      column: node.loc.start.column + 1,
      ...(hint !== undefined && { hint }),
    });
  };

  const expression = (node: hbs.AST.Expression, scope: Scope, list: boolean): void => {
    if (node.type === 'SubExpression') return call(node as hbs.AST.SubExpression, scope);
    if (node.type === 'PathExpression') path(node as hbs.AST.PathExpression, scope, list);
  };

  const path = (node: hbs.AST.PathExpression, scope: Scope, list: boolean): void => {
    if (node.data)
      return ['first', 'last', 'index'].includes(node.original.slice(1))
        ? undefined
        : fail(scope, node, `unknown variable ${node.original}`, 'in {{#each}} there are @first, @last and @index');
    if (node.depth > 0)
      return fail(scope, node, `${node.original} leaves its block`, 'name the item instead: {{#each companies as |company|}}');
    const [root, ...rest] = node.parts as string[];
    if (root === undefined) return scope.item ? undefined : fail(scope, node, '`this` is nothing here');
    const name = root === 'previous' ? `previous.${rest[0] ?? ''}` : root;
    const further = root === 'previous' ? rest.slice(1) : rest;
    if (!scope.names.has(name))
      return fail(
        scope,
        node,
        `unknown path \`${node.original}\``,
        `there are ${[...scope.names].filter((known) => !known.startsWith('previous.')).join(', ') || 'none'}; a template declares its roles in its front matter`,
      );
    if (further.length > 0)
      return fail(
        scope,
        node,
        `\`${node.original}\`: a fact has no paths of its own`,
        'hand the fact to a helper: {{claim x}}, {{when x}}, {{name x}}, {{source x}}',
      );
    if (scope.lists.has(name) && !list) fail(scope, node, `\`${node.original}\` is a list`, `write {{#each ${node.original} as |fact|}}`);
  };

  const call = (node: hbs.AST.SubExpression | hbs.AST.MustacheStatement | hbs.AST.BlockStatement, scope: Scope): void => {
    const callee = node.path as hbs.AST.PathExpression;
    const name = callee.original;
    if (!HELPER_NAMES.includes(name)) {
      if (node.type === 'MustacheStatement' && node.params.length === 0 && scope.names.has(name))
        return fail(scope, node, `\`${name}\` is printed without a helper`, `values are printed as claims: {{claim ${name}}}`);
      return fail(scope, node, `unknown helper or path \`${name}\``, `helpers are ${HELPER_NAMES.join(', ')}`);
    }
    const block = node.type === 'BlockStatement';
    if (BLOCK_HELPERS.includes(name) !== block)
      return fail(scope, node, block ? `{{${name}}} is not a block` : `{{#${name}}} is a block and needs {{/${name}}}`);
    for (const param of node.params) {
      if (param.type === 'StringLiteral' && !HELPERS_TAKING_STRINGS.includes(name))
        fail(scope, param, `{{${name}}} takes a fact, not the words ${JSON.stringify((param as hbs.AST.StringLiteral).value)}`);
      expression(param, scope, name === 'each' || name === 'say' || name === 'if' || name === 'unless' || name === 'list');
    }
    for (const pair of node.hash?.pairs ?? []) expression(pair.value, scope, false);
  };

  const program = (node: hbs.AST.Program | undefined, scope: Scope): void => {
    for (const statement of node?.body ?? []) visit(statement, scope);
  };

  const visit = (node: hbs.AST.Statement, scope: Scope): void => {
    switch (node.type) {
      case 'ContentStatement':
      case 'CommentStatement':
        return;
      case 'MustacheStatement': {
        const mustache = node as hbs.AST.MustacheStatement;
        if (!mustache.escaped) fail(scope, node, '{{{ }}} is not allowed', 'write {{ }}: helpers escape what comes from data');
        return call(mustache, scope);
      }
      case 'BlockStatement':
        return blockStatement(node as hbs.AST.BlockStatement, scope);
      case 'PartialStatement':
        return partial(node as hbs.AST.PartialStatement, scope);
      default:
        fail(scope, node, `${node.type.replace('Statement', '')} is not allowed in templates`);
    }
  };

  const blockStatement = (node: hbs.AST.BlockStatement, scope: Scope): void => {
    call(node, scope);
    const name = (node.path as hbs.AST.PathExpression).original;
    if (name === 'section') {
      const [id] = node.params;
      if (id?.type === 'StringLiteral') sections.push((id as hbs.AST.StringLiteral).value);
      else dynamic = true;
    }
    const params = node.program.blockParams ?? [];
    const names = new Set([...scope.names, ...params]);
    const lists = new Set([...scope.lists].filter((list) => !params.includes(list)));
    program(node.program, { ...scope, names, lists, item: scope.item || (name === 'each' && params.length === 0) });
    program(node.inverse, scope);
  };

  const partial = (node: hbs.AST.PartialStatement, scope: Scope): void => {
    const name = (node.name as hbs.AST.PathExpression).original;
    const target = node.name.type === 'PathExpression' ? checked.partials.get(name) : undefined;
    if (!target)
      return fail(
        scope,
        node,
        `unknown partial \`${name ?? '(…)'}\``,
        `there are ${[...checked.partials.keys()].join(', ') || 'none'} in templates/partials`,
      );
    if (scope.depth > 8) return fail(scope, node, `partials nest more than eight deep at \`${name}\``, 'a partial may not call itself');
    if (node.params.length > 0)
      return fail(
        scope,
        node,
        'a partial takes named values only',
        `{{> ${name} ${target.params.map((param) => `${param}=…`).join(' ')}}}`,
      );
    const given = (node.hash?.pairs ?? []).map((pair) => pair.key);
    for (const param of target.params) if (!given.includes(param)) fail(scope, node, `the partial \`${name}\` needs \`${param}\``);
    for (const pair of node.hash?.pairs ?? []) {
      if (!target.params.includes(pair.key)) fail(scope, pair, `the partial \`${name}\` takes no \`${pair.key}\``);
      expression(pair.value, scope, false);
    }
    program(target.ast, { file: target.file, names: new Set(target.params), lists: new Set(), depth: scope.depth + 1, item: false });
  };

  const roles = Object.keys(checked.roles);
  const lists = Object.entries(checked.roles).flatMap(([name, { many }]) => (many ? [name, `previous.${name}`] : []));
  program(checked.ast, {
    file: checked.file,
    names: new Set([...roles, ...roles.map((name) => `previous.${name}`), 'sections']),
    lists: new Set([...lists, 'sections']),
    depth: 0,
    item: false,
  });
  for (const [name, { ast, params, file }] of checked.partials)
    program(ast, { file, names: new Set(params), lists: new Set(), depth: name.length > 0 ? 1 : 0, item: false });
  return { sections: dynamic ? undefined : sections };
}
