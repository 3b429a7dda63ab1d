/** factloom.config.ts: values, not names. */

import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Context } from './context.ts';
import type { Sink } from './deliver/sink.ts';
import { ConfigError } from './errors.ts';
import type { Connector } from './gather/connector.ts';
import { isStyleRule, STYLE_RULES, type StyleRule } from './model/style.ts';
import type { Publisher } from './publish/publisher.ts';

export interface Config {
  /** Where facts come from, for `gather`. */
  readonly connectors?: readonly Connector[];
  /** Who runs this, told to every source asked: `Company admin@example.com`. The SEC refuses those who do not say. */
  readonly contact?: string;
  /** The language model that polishes, where `generate --polish` asks for one. What is left out comes from the environment. */
  readonly model?: ModelSettings;
  /** Folder that `publish` writes into, from the newsroom: `../blog`. What stands there already is left alone. Default `out`, the newsroom's own. */
  readonly out?: string;
  /** What articles become. Default: Markdown with footnotes. */
  readonly publishers?: readonly Publisher[];
  /** Where renditions are delivered, for `deliver`. */
  readonly sinks?: readonly Sink[];
  /** Rules of house style that do not warn: all of them, or those named. Default: every rule runs. */
  readonly style?: 'off' | Readonly<Partial<Record<StyleRule, 'off'>>>;
}

export interface ModelSettings {
  /** Default `OPENAI_MODEL`. */
  readonly name?: string;
  /** Of any endpoint that speaks OpenAI's chat completions. Default `OPENAI_BASE_URL`, else OpenAI's own. */
  readonly baseUrl?: string;
  /** Price of a million tokens, for the budget in money and for estimates. */
  readonly prices?: { readonly prompt: number; readonly completion: number };
  /** Questions at one time. Default 4. */
  readonly concurrency?: number;
  /** Questions a minute, where the endpoint sets a limit. Default: as many as there are. */
  readonly requestsPerMinute?: number;
  /** Seconds one answer may take. Default 60. */
  readonly timeout?: number;
  /** Folder of answers kept from earlier runs, from the newsroom. Default `answers`; commit it to make every rerun free. */
  readonly answers?: string;
}

/** Types a configuration; returns it as it is. */
export function defineConfig(config: Config): Config {
  return config;
}

const NAMES = ['factloom.config.ts', 'factloom.config.js', 'factloom.config.mjs'];

/**
 * The configuration of a newsroom; empty where it has none. It is a program of the newsroom's owner and runs as one.
 * `import … from 'factloom'` in it always means the program that runs, wherever the newsroom stands.
 */
export async function loadConfig(newsroom: string, { files }: Pick<Context, 'files'>): Promise<Config> {
  for (const name of NAMES) {
    const file = join(newsroom, name);
    if ((await files.read(file)) === undefined) continue;
    const own = new URL(import.meta.url.endsWith('.ts') ? './index.ts' : './index.js', import.meta.url).href;
    const hooks = registerHooks({
      resolve: (specifier, context, next) => (specifier === 'factloom' ? { url: own, shortCircuit: true } : next(specifier, context)),
    });
    try {
      const loaded = (await import(pathToFileURL(file).href)) as { default?: unknown };
      return checkConfig(loaded.default, file);
    } catch (cause) {
      if (cause instanceof ConfigError) throw cause.file === undefined ? placed(cause, file) : cause;
      throw new ConfigError(`cannot run: ${cause instanceof Error ? cause.message : String(cause)}`, { file, cause });
    } finally {
      hooks.deregister();
    }
  }
  return {};
}

const MODEL_SETTINGS: readonly string[] = ['name', 'baseUrl', 'prices', 'concurrency', 'requestsPerMinute', 'timeout', 'answers'];

const SETTINGS: Readonly<Record<keyof Config, (value: unknown) => string | undefined>> = {
  connectors: (value) =>
    isList(value, (entry) => typeof entry['name'] === 'string' && typeof entry['facts'] === 'function')
      ? undefined
      : "expected a list of connectors: connectors: [usgs({ commodities: ['Rare earths'] })]",
  contact: (value) =>
    typeof value === 'string' && /\S+@\S+/.test(value) ? undefined : "expected a name and a mail address: 'Company admin@example.com'",
  model: (value) =>
    typeof value === 'object' && value !== null && Object.keys(value).every((key) => MODEL_SETTINGS.includes(key))
      ? undefined
      : `expected some of ${MODEL_SETTINGS.join(', ')}: model: { name: 'gpt-4.1-mini', prices: { prompt: 0.4, completion: 1.6 } }`,
  out: (value) => (typeof value === 'string' && value.trim() !== '' ? undefined : "expected a folder: out: '../blog'"),
  publishers: (value) =>
    isList(value, (entry) => typeof entry['name'] === 'string' && typeof entry['render'] === 'function')
      ? undefined
      : 'expected a list of publishers: publishers: [markdown()]',
  sinks: (value) => {
    if (!isList(value, (entry) => typeof entry['name'] === 'string' && typeof entry['open'] === 'function'))
      return "expected a list of sinks: sinks: [folder({ path: '../site' })]";
    const names = (value as readonly Sink[]).map(({ name }) => name);
    const odd = names.find((name, index) => !/^[a-z][a-z0-9-]{0,40}$/.test(name) || names.indexOf(name) !== index);
    return odd === undefined
      ? undefined
      : `expected each to have a short name of its own, and not \`${odd}\`: folder({ name: 'site', path: '../site' })`;
  },
  style: (value) => {
    if (value === 'off') return undefined;
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return "expected 'off' or the rules that are off: style: { 'style-acronym': 'off' }";
    const stray = Object.entries(value).find(([rule, setting]) => !isStyleRule(rule) || setting !== 'off');
    if (!stray) return undefined;
    return isStyleRule(stray[0])
      ? `expected \`${stray[0]}\` to be 'off': a rule that is not named runs`
      : `unknown rule \`${stray[0]}\`: there are ${STYLE_RULES.join(', ')}`;
  },
};

function isList(value: unknown, fits: (entry: Readonly<Record<string, unknown>>) => boolean): boolean {
  return (
    Array.isArray(value) && value.every((entry) => typeof entry === 'object' && entry !== null && fits(entry as Record<string, unknown>))
  );
}

function checkConfig(value: unknown, file: string): Config {
  if (typeof value !== 'object' || value === null)
    throw new ConfigError('has no default export', { file, hint: 'export default defineConfig({ … })' });
  for (const [name, setting] of Object.entries(value)) {
    const check = Object.hasOwn(SETTINGS, name) ? SETTINGS[name as keyof Config] : undefined;
    if (!check) throw new ConfigError(`unknown setting \`${name}\``, { file, hint: `there are ${Object.keys(SETTINGS).join(', ')}` });
    const wrong = setting === undefined ? undefined : check(setting);
    if (wrong !== undefined)
      throw new ConfigError(`${name}: ${wrong.split(': ')[0]}`, { file, hint: wrong.slice(wrong.indexOf(': ') + 2) });
  }
  return value as Config;
}

/** A key or token of the environment: the only place that reads it. */
export function secret(name: string): string | undefined {
  const value = process.env[name]?.trim();
  return value === '' ? undefined : value;
}

/** What a publisher says of its options, with the file they stand in. */
function placed(error: ConfigError, file: string): ConfigError {
  return new ConfigError(error.message, { file, cause: error, ...(error.hint !== undefined && { hint: error.hint }) });
}
