/** Templates: Handlebars, fenced. Each is parsed at load and every path, helper and partial checked against what there is. */
import { createHash } from 'node:crypto';
import Handlebars from 'handlebars';
import * as v from 'valibot';
import { TemplateError } from '../errors.ts';
import { FRONT_MATTER } from '../model/draft.ts';
import { checkTemplate } from './check-template.ts';
import { HELPER_NAMES } from './helpers.ts';
import { parsePartial, parseTemplate } from './parse-template.ts';

/** A template's or partial's text and where it is from. */
export interface TemplateSource {
  readonly name: string;
  readonly file: string;
  readonly text: string;
}

/** What a template says of a role it uses. */
export interface TemplateRole {
  readonly required: boolean;
  readonly many: boolean;
  /** For people: which fact is meant. */
  readonly about: string;
}

export interface Template {
  readonly name: string;
  readonly file: string;
  readonly roles: Readonly<Record<string, TemplateRole>>;
  /** Ids of its `{{#section}}` blocks, in order; undefined where it takes whichever the assignment names. */
  readonly sections: readonly string[] | undefined;
  /** `point`: it is run once for each point of the plan; its roles are what a point can be. Else once for the draft. */
  readonly each: 'draft' | 'point';
  /** SHA-256 of the template and the partials it calls. */
  readonly sha256: string;
  /** Runs it over a view; words go to the writer in the data. */
  readonly run: (view: object, data: object) => void;
}

const role = v.strictObject({
  required: v.optional(v.boolean(), false),
  many: v.optional(v.boolean(), false),
  about: v.optional(v.string(), ''),
});
const heads = {
  template: v.strictObject({
    each: v.optional(v.literal('point')),
    roles: v.record(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/, 'a role has small letters, digits and -')), role),
  }),
  partial: v.strictObject({ params: v.optional(v.array(v.string()), []) }),
};

/** Splits front matter from text; the text keeps its line numbers. `read` parses the YAML. */
export type FrontMatterReader = (file: string, yaml: string) => unknown;

/** Compiles a template with its partials. Throws TemplateError with file and line. */
export function compileTemplate(source: TemplateSource, partials: readonly TemplateSource[], readYaml: FrontMatterReader): Template {
  const engine = Handlebars.create();
  const head = parseHead(source, readYaml, heads.template);
  const heads_ = new Map(partials.map((partial) => [partial.name, { ...parseHead(partial, readYaml, heads.partial), source: partial }]));
  const main = parseTemplate(engine, source.file, head.body);
  const parsedPartials = new Map(
    [...heads_].map(([name, partial]) => [
      name,
      { params: partial.fields.params, ast: parsePartial(engine, partial.source.file, partial.body), file: partial.source.file },
    ]),
  );
  const { sections } = checkTemplate({ ast: main, file: source.file, roles: head.fields.roles, partials: parsedPartials });
  const options = {
    strict: true,
    noEscape: true,
    knownHelpersOnly: true,
    knownHelpers: Object.fromEntries(HELPER_NAMES.map((name) => [name, true])),
    explicitPartialContext: true,
  };
  for (const [name, partial] of parsedPartials) engine.registerPartial(name, engine.compile(partial.ast, options));
  const compiled = engine.compile(main, options);
  const hash = createHash('sha256');
  const called = calledBy(main, parsedPartials);
  for (const { name, text } of [source, ...partials.filter((one) => called.has(one.name)).sort((a, b) => (a.name < b.name ? -1 : 1))])
    hash.update(`${name}\u0000${text}\u0000`);
  const run = (view: object, { helpers, ...data }: { helpers: Record<string, Handlebars.HelperDelegate> }): void => {
    compiled(view, { helpers, data, allowProtoMethodsByDefault: false, allowProtoPropertiesByDefault: false });
  };
  return {
    name: source.name,
    file: source.file,
    roles: head.fields.roles,
    sections,
    each: head.fields.each ?? 'draft',
    sha256: hash.digest('hex'),
    run: run as Template['run'],
  };
}

/** Names of the partials that a template calls, those that they call with them. */
function calledBy(main: hbs.AST.Program, partials: ReadonlyMap<string, { readonly ast: hbs.AST.Program }>): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (program: hbs.AST.Program | undefined): void => {
    for (const statement of program?.body ?? []) {
      if (statement.type === 'BlockStatement') {
        look((statement as hbs.AST.BlockStatement).program);
        look((statement as hbs.AST.BlockStatement).inverse);
      }
      if (statement.type !== 'PartialStatement') continue;
      const { original } = (statement as hbs.AST.PartialStatement).name as hbs.AST.PathExpression;
      if (found.has(original)) continue;
      found.add(original);
      look(partials.get(original)?.ast);
    }
  };
  look(main);
  return found;
}

function parseHead<S extends v.GenericSchema>(
  source: TemplateSource,
  readYaml: FrontMatterReader,
  schema: S,
): { fields: v.InferOutput<S>; body: string } {
  const found = FRONT_MATTER.exec(source.text);
  const result = v.safeParse(schema, found ? (readYaml(source.file, found[1] ?? '') ?? {}) : {});
  if (!result.success) {
    const [issue] = result.issues;
    const path = v.getDotPath(issue);
    throw new TemplateError(`front matter: ${path ? `${path}: ` : ''}${issue.message}`, {
      file: source.file,
      line: 1,
      hint: 'a template declares `roles:`, each with `required`, `many` and `about`; a partial declares `params:`',
    });
  }
  const head = found?.[0] ?? '';
  return { fields: result.output, body: '\n'.repeat(head.split('\n').length - 1) + source.text.slice(head.length) };
}
