/** Templates of scripts: Handlebars, fenced like those of articles, with three helpers. What comes out is lines for two voices, in chapters. */
import Handlebars from 'handlebars';
import { TemplateError } from '../errors.ts';
import { parseTemplate } from './parse-template.ts';

export interface ScriptLine {
  readonly voice: 'A' | 'B';
  /** Markdown with claims. */
  readonly markdown: string;
}

export interface ScriptChapter {
  /** Markdown; no claim is shown in a chapter's title. */
  readonly title: string;
  readonly lines: readonly ScriptLine[];
}

/** Turns a view into a script. Throws TemplateError for a path the view does not have, and for a line without a voice. */
export type ScriptTemplate = (view: object) => readonly ScriptChapter[];

const HELPERS: Readonly<Record<string, Handlebars.HelperDelegate>> = {
  /** `{{choose @index "Also: " "Then: "}}`: one of several wordings, in turn. */
  choose: (index: unknown, ...wordings: unknown[]) => {
    const choices = wordings.slice(0, -1);
    return typeof index === 'number' ? choices[index % choices.length] : '';
  },
  /** `{{sentence heading}}`: with a stop where it has none. */
  sentence: (words: unknown) => (/[.!?]$/.test(String(words)) ? String(words) : `${String(words)}.`),
  is: (value: unknown, wanted: unknown) => value === wanted,
};

/** Parses a template. Throws TemplateError with file and line. */
export function compileScript(file: string, text: string): ScriptTemplate {
  const engine = Handlebars.create();
  const run = engine.compile(parseTemplate(engine, file, text), {
    strict: true,
    noEscape: true,
    knownHelpersOnly: true,
    knownHelpers: Object.fromEntries(Object.keys(HELPERS).map((name) => [name, true])),
  });
  return (view) =>
    chaptersOf(
      file,
      words(file, () => run(known(view), { helpers: HELPERS })),
    );
}

/** A view whose every name has to be there: strict mode does not look inside conditions. */
function known<T>(view: T): T {
  if (typeof view !== 'object' || view === null || Array.isArray(view)) return view;
  return new Proxy(view, {
    get(target, name) {
      if (typeof name === 'string' && !(name in target)) throw new ReferenceError(`there is no \`${name}\``);
      const value: unknown = Reflect.get(target, name);
      return Array.isArray(value) ? value.map(known) : known(value);
    },
  });
}

function words(file: string, run: () => string): string {
  try {
    return run();
  } catch (cause) {
    throw new TemplateError(`cannot be run: ${cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause)}`, {
      file,
      hint: 'docs/podcast.md lists what a script template may use',
      cause,
    });
  }
}

function chaptersOf(file: string, text: string): readonly ScriptChapter[] {
  const chapters: { title: string; lines: ScriptLine[] }[] = [];
  for (const line of text.split('\n').map((one) => one.replace(/\s+/g, ' ').trim())) {
    if (line === '') continue;
    const [, title] = /^# (.+)$/.exec(line) ?? [];
    const [, voice, markdown] = /^([AB]): (.+)$/.exec(line) ?? [];
    const chapter = chapters.at(-1);
    if (title !== undefined) chapters.push({ title, lines: [] });
    else if (chapter && markdown !== undefined && (voice === 'A' || voice === 'B')) chapter.lines.push({ voice, markdown });
    else if (!/^[AB]:$/.test(line))
      throw new TemplateError(`a line has no voice: ${JSON.stringify(line.slice(0, 80))}`, {
        file,
        hint: 'a line begins with `A: ` or `B: `, a chapter with `# `; the first line is a chapter',
      });
  }
  const said = chapters.filter(({ lines }) => lines.length > 0);
  if (said.length === 0) throw new TemplateError('the script has no line', { file, hint: 'a line begins with `A: ` or `B: `' });
  return said;
}
