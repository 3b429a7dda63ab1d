/** Finds templates and partials: the newsroom's own first, then those that come with the program. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Files } from '../context.ts';
import { ConfigError } from '../errors.ts';
import { brief } from './brief.ts';
import { refuseOtherEncodings } from './data-file.ts';

const EXTENSION = '.md.hbs';
/** `templates/` beside `src/`, and beside the built `dist/`. */
const SHIPPED = fileURLToPath(new URL('../../templates', import.meta.url));

export interface TemplateText {
  readonly name: string;
  readonly file: string;
  readonly text: string;
}

/** The template with that name and every partial it may call. Throws ConfigError at `from` where there is none. */
export async function loadTemplate(
  newsroom: string,
  name: string,
  files: Files,
  from: { file?: string; line?: number } = {},
): Promise<{ template: TemplateText; partials: readonly TemplateText[] }> {
  const folders = [join(newsroom, 'templates'), SHIPPED];
  const template = /^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(name) ? await firstIn(folders, name, files) : undefined;
  if (!template) {
    const names = await templateNames(newsroom, files);
    throw new ConfigError(brief(`unknown template \`${name}\``), {
      ...from,
      hint: `there are ${names.join(', ') || 'none'}; a newsroom's own stand in templates/NAME${EXTENSION}`,
    });
  }
  const partials = new Map<string, TemplateText>();
  for (const folder of [...folders].reverse()) {
    for (const path of await files.list(join(folder, 'partials'))) {
      if (!path.endsWith(EXTENSION)) continue;
      const partial = path.slice(0, -EXTENSION.length);
      const text = await files.read(join(folder, 'partials', path));
      if (text === undefined) continue;
      const file = join(folder, 'partials', path);
      refuseOtherEncodings(file, text);
      partials.set(partial, { name: partial, file, text });
    }
  }
  return { template, partials: [...partials.values()] };
}

/** Names of all templates a newsroom can use, sorted. */
export async function templateNames(newsroom: string, files: Files): Promise<readonly string[]> {
  const lists = await Promise.all([join(newsroom, 'templates'), SHIPPED].map((folder) => files.list(folder)));
  const names = lists.flat().filter((path) => path.endsWith(EXTENSION) && !path.includes('/'));
  return [...new Set(names.map((path) => path.slice(0, -EXTENSION.length)))].sort();
}

async function firstIn(folders: readonly string[], name: string, files: Files): Promise<TemplateText | undefined> {
  for (const folder of folders) {
    const file = join(folder, `${name}${EXTENSION}`);
    const text = await files.read(file);
    if (text === undefined) continue;
    refuseOtherEncodings(file, text);
    return { name, file, text };
  }
  return undefined;
}
