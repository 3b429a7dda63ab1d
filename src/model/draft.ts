/** Where the front matter of a Markdown file ends. */

/** YAML front matter between two lines of `---` at the beginning of a file; the first group is the YAML. */
export const FRONT_MATTER = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

/** The offset at which the body begins; 0 where there is no front matter. */
export function bodyOffset(text: string): number {
  return FRONT_MATTER.exec(text)?.[0].length ?? 0;
}
