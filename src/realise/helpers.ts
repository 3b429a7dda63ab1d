/** The words a template has at hand: every helper by name, with what it takes. `docs/templates.md` shows each. */
import { TemplateError } from '../errors.ts';
import type { Call, Helper } from './call.ts';
import { blocks } from './helpers-block.ts';
import { names } from './helpers-name.ts';
import { sources } from './helpers-source.ts';
import { tests } from './helpers-test.ts';
import { values } from './helpers-value.ts';
import { words } from './helpers-word.ts';
import type { Writer } from './writer.ts';

const ALL: Readonly<Record<string, Helper>> = { ...values, ...names, ...sources, ...words, ...tests, ...blocks };
/** Built in to Handlebars; `each` and `if` see facts and lists only. */
const BUILT_IN: Readonly<Record<string, Omit<Helper, 'run'>>> = { if: { block: true }, unless: { block: true }, each: { block: true } };

/** How each helper is called, by name. */
export const SIGNATURES: ReadonlyMap<string, Omit<Helper, 'run'>> = new Map(Object.entries({ ...ALL, ...BUILT_IN }));
export const HELPER_NAMES: readonly string[] = [...SIGNATURES.keys()];

interface Options {
  readonly hash: Record<string, unknown>;
  readonly data: { readonly writer: Writer };
  readonly loc: { readonly start: { readonly line: number; readonly column: number }; readonly source?: string };
  readonly fn?: Call['fn'];
  readonly inverse?: (context: unknown) => string;
}

/** The helpers as Handlebars calls them. One that cannot do its work throws a TemplateError with file and line. */
export function handlebarsHelpers(): Record<string, (...params: unknown[]) => unknown> {
  const wrap = (name: string, helper: Helper) =>
    function (this: unknown, ...params: unknown[]): unknown {
      const options = params.pop() as Options;
      const { start, source } = options.loc;
      const place = { line: start.line, column: start.column + 1, ...(source !== undefined && { file: source }) };
      const call: Call = {
        writer: options.data.writer,
        hash: options.hash,
        place: `${start.line}:${start.column}`,
        fn: (context = this, extra) => options.fn?.(context, extra) ?? '',
        inverse: () => options.inverse?.(this) ?? '',
      };
      try {
        return helper.run(call, ...params);
      } catch (cause) {
        if (cause instanceof TemplateError || !(cause instanceof RangeError)) throw cause;
        throw new TemplateError(`{{${name}}}: ${cause.message}`, { ...place, cause });
      }
    };
  return Object.fromEntries(Object.entries(ALL).map(([name, helper]) => [name, wrap(name, helper)]));
}
