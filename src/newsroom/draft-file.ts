/** A draft's Markdown file: YAML front matter with machine keys only, and the body. */
import * as v from 'valibot';
import { ConfigError } from '../errors.ts';
import type { Approval } from '../model/article.ts';
import { FRONT_MATTER } from '../model/draft.ts';
import { parseFrontMatter, refuseOtherEncodings } from './data-file.ts';
import { FORMAT, parseWith } from './parse.ts';

/** What stands above a draft; no figure, no claim. */
export interface FrontMatter {
  readonly slug: string;
  readonly edition?: string;
  readonly assignment: string;
  readonly persona: string;
  readonly asOf: string;
  readonly seed: string;
  readonly state: 'draft' | 'held' | 'approved';
  /** Of an approved version alone. */
  readonly approval?: Approval;
}

const schema = v.strictObject({
  format: v.literal(FORMAT),
  slug: v.string(),
  edition: v.optional(v.string()),
  assignment: v.string(),
  persona: v.string(),
  'as-of': v.string(),
  seed: v.string(),
  state: v.picklist(['draft', 'held', 'approved']),
  version: v.optional(v.pipe(v.string(), v.toNumber())),
  'approved-by': v.optional(v.string()),
  'approved-at': v.optional(v.string()),
});

/** The file's text: front matter and body. */
export function formatDraft(front: FrontMatter, body: string): string {
  const lines = [
    `format: ${FORMAT}`,
    `slug: ${JSON.stringify(front.slug)}`,
    ...(front.edition === undefined ? [] : [`edition: ${JSON.stringify(front.edition)}`]),
    `assignment: ${JSON.stringify(front.assignment)}`,
    `persona: ${JSON.stringify(front.persona)}`,
    `as-of: ${JSON.stringify(front.asOf)}`,
    `seed: ${JSON.stringify(front.seed)}`,
    `state: ${front.state}`,
    ...(front.approval
      ? [
          `version: ${front.approval.version}`,
          `approved-by: ${JSON.stringify(front.approval.by)}`,
          `approved-at: ${JSON.stringify(front.approval.at)}`,
        ]
      : []),
  ];
  return `---\n${lines.join('\n')}\n---\n\n${body}`;
}

/** Front matter and body. Throws ConfigError where the front matter is missing, damaged or not YAML. */
export function parseDraft(file: string, text: string): { front: FrontMatter; body: string } {
  refuseOtherEncodings(file, text);
  const found = FRONT_MATTER.exec(text);
  if (!found) throw new ConfigError('this is no draft: it has no YAML front matter between two lines of ---', { file, line: 1 });
  const data = parseFrontMatter(file, found[1] ?? '');
  const { 'as-of': asOf, 'approved-by': by, 'approved-at': at, version, edition, format: _format, ...rest } = parseWith(schema, data);
  const approval = by !== undefined && at !== undefined && version !== undefined ? { version, by, at } : undefined;
  return {
    front: { ...rest, asOf, ...(edition !== undefined && { edition }), ...(approval && { approval }) },
    body: text.slice(found[0].length),
  };
}
