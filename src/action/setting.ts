/** What a run of the Action is told: its inputs and the environment of the runner, parsed at the border. */
import { isAbsolute, relative, resolve } from 'node:path';
import * as v from 'valibot';
import { ConfigError } from '../errors.ts';
import { momentOf } from '../model/period.ts';

export interface Setting {
  readonly flow: 'drafts' | 'publish';
  /** The checkout, absolute. */
  readonly workspace: string;
  /** The newsroom below the checkout, with `/`; `.` where it is the checkout. */
  readonly newsroom: string;
  /** Branch that drafts are proposed on. */
  readonly branch: string;
  /** Branch they are proposed for, and which is published. */
  readonly base: string;
  /** The moment to write as of, ISO 8601 with offset. */
  readonly asOf: string;
  readonly polish: boolean;
  /** Whether a source that left a gap ends the run. */
  readonly strict: boolean;
  /** Folder of the renditions from the newsroom; that of its configuration where it is undefined. */
  readonly out: string | undefined;
  /** Whoever set the run off: a person's login, or one that ends in `[bot]`. */
  readonly actor: string;
  /** `owner/name`. */
  readonly repository: string;
  /** `https://api.github.com` */
  readonly api: string;
  /** Secret. Undefined where none was given: then no pull request is opened. */
  readonly token: string | undefined;
  /** Files that the runner reads outputs and the summary of the job from. */
  readonly outputs: string | undefined;
  readonly summary: string | undefined;
}

const flag = v.pipe(
  v.picklist(['true', 'false'], 'is neither true nor false'),
  v.transform((word) => word === 'true'),
);
/** What Git takes as the name of a branch, and no option. */
const branch = v.pipe(v.string(), v.regex(/^(?![-/.])(?!.*(?:\.\.|\/\/|@\{|\.lock$|\/$))[^\s~^:?*[\\\p{Cc}]+$/u, 'is no name of a branch'));

const schema = v.object({
  INPUT_FLOW: v.picklist(['drafts', 'publish'], 'is neither drafts nor publish'),
  INPUT_NEWSROOM: v.optional(v.string(), '.'),
  INPUT_BRANCH: v.optional(branch, 'factloom/drafts'),
  INPUT_BASE: v.optional(branch),
  'INPUT_AS-OF': v.optional(
    v.pipe(
      v.string(),
      v.check((text) => momentOf(text) === 'instant', 'is no moment with an offset'),
    ),
  ),
  INPUT_POLISH: v.optional(flag, 'false'),
  INPUT_STRICT: v.optional(flag, 'false'),
  INPUT_OUT: v.optional(v.string()),
  INPUT_TOKEN: v.optional(v.string()),
  GITHUB_WORKSPACE: v.pipe(v.string(), v.check(isAbsolute, 'is no absolute path')),
  GITHUB_REPOSITORY: v.pipe(v.string(), v.regex(/^[\w.-]+\/[\w.-]+$/, 'is no owner/name')),
  GITHUB_REF_NAME: v.optional(branch),
  GITHUB_ACTOR: v.optional(v.string(), ''),
  GITHUB_API_URL: v.optional(v.pipe(v.string(), v.url('is no address')), 'https://api.github.com'),
  GITHUB_OUTPUT: v.optional(v.string()),
  GITHUB_STEP_SUMMARY: v.optional(v.string()),
});

/**
 * Reads the environment of a job. An input that is empty counts as not given, as the runner has it.
 * @param now the moment of the run; drafts are written as of its full hour, so that a run again within it writes the same
 */
export function settingOf(environment: Readonly<Record<string, string | undefined>>, now: Date): Setting {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = v.safeParse(schema, given);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const name = String(issue.path?.[0]?.key ?? '')
      .replace(/^INPUT_/, 'the input ')
      .toLowerCase();
    throw new ConfigError(`${name} ${issue.message.startsWith('Invalid key') ? 'is missing' : issue.message}`, {
      hint: 'see the inputs in action.yml; this program runs as a step of a GitHub workflow',
    });
  }
  const env = parsed.output;
  const base = env.INPUT_BASE ?? env.GITHUB_REF_NAME;
  if (base === undefined) throw new ConfigError('the input base is missing', { hint: 'say which branch drafts are proposed for' });
  if (base === env.INPUT_BRANCH)
    throw new ConfigError(`drafts cannot be proposed on ${base} for ${base}`, { hint: 'give the input branch another name' });
  const newsroom = relative(env.GITHUB_WORKSPACE, resolve(env.GITHUB_WORKSPACE, env.INPUT_NEWSROOM)) || '.';
  if (newsroom.startsWith('..') || isAbsolute(newsroom)) throw new ConfigError('the input newsroom leads out of the checkout');
  return {
    flow: env.INPUT_FLOW,
    workspace: env.GITHUB_WORKSPACE,
    newsroom: newsroom.replaceAll('\\', '/'),
    branch: env.INPUT_BRANCH,
    base,
    asOf: env['INPUT_AS-OF'] ?? `${now.toISOString().slice(0, 13)}:00:00Z`,
    polish: env.INPUT_POLISH,
    strict: env.INPUT_STRICT,
    out: env.INPUT_OUT,
    actor: env.GITHUB_ACTOR,
    repository: env.GITHUB_REPOSITORY,
    api: env.GITHUB_API_URL.replace(/\/$/, ''),
    token: env.INPUT_TOKEN,
    outputs: env.GITHUB_OUTPUT,
    summary: env.GITHUB_STEP_SUMMARY,
  };
}
