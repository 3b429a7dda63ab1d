/** A draft's Markdown file: YAML front matter with machine keys only, and the body. */
import * as v from 'valibot';
import { ConfigError } from '../errors.ts';
import type { Approval, Hold } from '../model/article.ts';
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
  readonly state: 'draft' | 'held' | 'approved' | 'withdrawn';
  /** Why a person holds a draft; undefined for one that the guard holds. */
  readonly hold?: Hold;
  /** Of a version alone. */
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
  state: v.picklist(['draft', 'held', 'approved', 'withdrawn']),
  'held-by': v.optional(v.string()),
  'held-at': v.optional(v.string()),
  'held-because': v.optional(v.string()),
  version: v.optional(v.pipe(v.string(), v.toNumber())),
  'approved-by': v.optional(v.string()),
  'approved-at': v.optional(v.string()),
  correction: v.optional(v.string()),
  'withdrawn-by': v.optional(v.string()),
  'withdrawn-at': v.optional(v.string()),
  'withdrawn-because': v.optional(v.string()),
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
    ...(front.hold ? signed('held', front.hold, front.hold.reason) : []),
    ...(front.approval ? decision(front.approval) : []),
  ];
  return `---\n${lines.join('\n')}\n---\n\n${body}`;
}

function decision(approval: Approval): readonly string[] {
  const { version, correction, withdrawal } = approval;
  return [
    `version: ${version}`,
    ...signed(withdrawal === undefined ? 'approved' : 'withdrawn', approval, withdrawal),
    ...(correction === undefined ? [] : [`correction: ${JSON.stringify(correction)}`]),
  ];
}

function signed(what: string, { by, at }: Pick<Approval, 'by' | 'at'>, because: string | undefined): readonly string[] {
  return [
    `${what}-by: ${JSON.stringify(by)}`,
    `${what}-at: ${JSON.stringify(at)}`,
    ...(because === undefined ? [] : [`${what}-because: ${JSON.stringify(because)}`]),
  ];
}

/** The text of a draft with another hold, or with none: a person who holds it holds it through every run. */
export function withHold(file: string, text: string, hold: Hold | undefined): string {
  const { front, body } = parseDraft(file, text);
  const { hold: _was, ...rest } = front;
  const held = hold ? ({ ...rest, state: 'held', hold } as const) : ({ ...rest, state: 'draft' } as const);
  return formatDraft(held, body.replace(/^\r?\n/, ''));
}

/** Front matter and body. Throws ConfigError where the front matter is missing, damaged or not YAML. */
export function parseDraft(file: string, text: string): { front: FrontMatter; body: string } {
  refuseOtherEncodings(file, text);
  const found = FRONT_MATTER.exec(text);
  if (!found) throw new ConfigError('this is no draft: it has no YAML front matter between two lines of ---', { file, line: 1 });
  const data = parseFrontMatter(file, found[1] ?? '');
  const front = parseWith(schema, data);
  const { slug, edition, assignment, persona, 'as-of': asOf, seed, state } = front;
  const [hold, approval] = [holdOf(front), approvalOf(front)];
  return {
    front: {
      slug,
      ...(edition !== undefined && { edition }),
      assignment,
      persona,
      asOf,
      seed,
      state,
      ...(hold && { hold }),
      ...(approval && { approval }),
    },
    body: text.slice(found[0].length),
  };
}

type Fields = v.InferOutput<typeof schema>;

function holdOf({ state, 'held-by': by, 'held-at': at, 'held-because': reason }: Fields): Hold | undefined {
  return state === 'held' && by !== undefined && at !== undefined && reason !== undefined ? { reason, by, at } : undefined;
}

function approvalOf(front: Fields): Approval | undefined {
  const { version, correction, 'withdrawn-because': withdrawal } = front;
  const by = front[withdrawal === undefined ? 'approved-by' : 'withdrawn-by'];
  const at = front[withdrawal === undefined ? 'approved-at' : 'withdrawn-at'];
  if (version === undefined || by === undefined || at === undefined) return undefined;
  return { version, by, at, ...(correction !== undefined && { correction }), ...(withdrawal !== undefined && { withdrawal }) };
}
