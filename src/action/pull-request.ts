/** The one open pull request of a branch: opened, or brought up to date. */
import * as v from 'valibot';
import { ActionError } from './git.ts';
import type { Setting } from './setting.ts';

export interface Proposal {
  readonly title: string;
  readonly body: string;
  /** Whether it may not be merged yet. */
  readonly held: boolean;
}

const Pull = v.object({ number: v.number(), html_url: v.string(), title: v.string(), body: v.nullable(v.string()) });
const Pulls = v.array(Pull);

/** Its address. Throws ActionError with what GitHub said and what to do; the token is in no message. */
export async function propose(setting: Setting, proposal: Proposal, signal: AbortSignal): Promise<string> {
  const { repository, branch, base } = setting;
  const [owner = ''] = repository.split('/');
  const query = new URLSearchParams({ state: 'open', head: `${owner}:${branch}`, base });
  const [open] = v.parse(Pulls, await ask(setting, 'GET', `/repos/${repository}/pulls?${query.toString()}`, undefined, signal));
  const { title, body, held } = proposal;
  if (!open) {
    const made = await ask(setting, 'POST', `/repos/${repository}/pulls`, { title, body, head: branch, base, draft: held }, signal);
    return v.parse(Pull, made).html_url;
  }
  if (open.title !== title || open.body !== body)
    await ask(setting, 'PATCH', `/repos/${repository}/pulls/${open.number}`, { title, body }, signal);
  return open.html_url;
}

/** How long GitHub may take for an answer, in milliseconds. */
const PATIENCE = 30_000;

async function ask(
  { api, token }: Setting,
  method: string,
  path: string,
  content: object | undefined,
  signal: AbortSignal,
): Promise<unknown> {
  const { default: retry, AbortError } = await import('p-retry');
  return await retry(
    async () => {
      const response = await fetch(`${api}${path}`, {
        method,
        headers: {
          accept: 'application/vnd.github+json',
          authorization: `Bearer ${token ?? ''}`,
          'content-type': 'application/json',
          'user-agent': 'factloom-action',
          'x-github-api-version': '2022-11-28',
        },
        ...(content && { body: JSON.stringify(content) }),
        signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
      });
      const text = await response.text();
      if (response.ok) return parsed(text, method, path);
      const error = new ActionError(`GitHub answered ${response.status} to ${method} ${path.split('?')[0]}: ${messageOf(text)}`, {
        hint:
          response.status === 403 || response.status === 401
            ? 'the job needs `permissions: pull-requests: write`, and the repository the setting "Allow GitHub Actions to create and approve pull requests"; the branch has been pushed all the same'
            : 'the branch has been pushed; open the pull request by hand or run again',
      });
      throw response.status >= 500 ? error : new AbortError(error);
    },
    // Asked twice, a pull request might be opened twice.
    { retries: method === 'POST' ? 0 : 2, minTimeout: 500, signal },
  );
}

function parsed(text: string, method: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ActionError(`GitHub answered ${method} ${path.split('?')[0]} with something that is no JSON`, { cause });
  }
}

function messageOf(text: string): string {
  const said = v.safeParse(v.pipe(v.string(), v.parseJson(), v.object({ message: v.string() })), text);
  return (said.success ? said.output.message : text).replace(/\s+/g, ' ').slice(0, 200) || 'nothing';
}
