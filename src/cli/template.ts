/** `factloom template check`: templates parsed and checked, and whether assignments fit them. */
import { relative } from 'node:path';
import { ConfigError, ConfigErrors } from '../errors.ts';
import { loadCompiled } from '../generate.ts';
import { assignmentSlugs, loadAssignment } from '../newsroom/newsroom.ts';
import { templateNames } from '../newsroom/templates.ts';
import { HELPER_NAMES } from '../realise/helpers.ts';
import { checkFit } from '../realise/realise.ts';
import { type Call, type Command, count } from './command.ts';

export const template: Command = {
  summary: 'check templates, and list what they need',
  operands: 'check [NAME…]',
  help: `Parses each template named, or all, and checks every path, helper and partial in it; then
that every assignment fits its template. Prints the roles a template declares.

  factloom template check
  factloom template check company-results`,
  options: {},
  async run(call) {
    const [verb, ...names] = call.operands;
    if (verb !== 'check')
      throw new ConfigError(verb === undefined ? 'say what to do' : `unknown word \`${verb}\``, {
        hint: 'factloom template check [NAME…]',
      });
    const { files } = call.context;
    const wanted = names.length > 0 ? names : await templateNames(call.newsroom, files);
    const checked = [];
    const errors: ConfigError[] = [];
    for (const name of wanted) {
      try {
        const { file, roles, sections } = await loadCompiled(call.newsroom, name, files);
        checked.push({ name, file: relative('.', file), roles, sections: sections ?? 'as the assignment names them' });
      } catch (error) {
        if (!(error instanceof ConfigError)) throw error;
        errors.push(error);
      }
    }
    errors.push(...(await misfits(call, new Set(checked.map(({ name }) => name)))));
    if (errors.length > 0) throw new ConfigErrors(errors);
    if (call.json) call.io.out(`${JSON.stringify({ templates: checked, helpers: HELPER_NAMES }, null, 2)}\n`);
    else
      for (const { name, file, roles } of checked)
        call.io.out(
          `${name} (${file})\n${Object.entries(roles)
            .map(
              ([role, { required, many, about }]) =>
                `    ${role}${required ? ', required' : ''}${many ? ', a list' : ''}${about ? `: ${about}` : ''}\n`,
            )
            .join('')}`,
        );
    if (!call.quiet) call.io.err(`${count(checked.length, 'template')} in order\n`);
    return 0;
  },
};

async function misfits({ newsroom, context: { files } }: Call, templates: ReadonlySet<string>): Promise<readonly ConfigError[]> {
  const errors: ConfigError[] = [];
  for (const slug of await assignmentSlugs(newsroom, files)) {
    try {
      const { assignment, file } = await loadAssignment(newsroom, slug, files);
      if (templates.has(assignment.template)) checkFit(await loadCompiled(newsroom, assignment.template, files), assignment, file);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      errors.push(error);
    }
  }
  return errors;
}
