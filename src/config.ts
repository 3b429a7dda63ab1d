/** factloom.config.ts: values, not names. */

import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Context } from './context.ts';
import { ConfigError } from './errors.ts';
import type { Publisher } from './publish/publisher.ts';

export interface Config {
  /** What articles become. Default: Markdown with footnotes. */
  readonly publishers?: readonly Publisher[];
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

function checkConfig(value: unknown, file: string): Config {
  if (typeof value !== 'object' || value === null)
    throw new ConfigError('has no default export', { file, hint: 'export default defineConfig({ … })' });
  const stray = Object.keys(value).find((key) => key !== 'publishers');
  if (stray) throw new ConfigError(`unknown setting \`${stray}\``, { file, hint: 'there is publishers' });
  const { publishers } = value as { publishers?: unknown };
  if (publishers === undefined) return {};
  if (
    !Array.isArray(publishers) ||
    !publishers.every(
      (entry): entry is Publisher =>
        typeof entry === 'object' && entry !== null && typeof entry.name === 'string' && typeof entry.render === 'function',
    )
  ) {
    throw new ConfigError('publishers: expected a list of publishers', { file, hint: 'publishers: [markdown()]' });
  }
  return { publishers };
}

/** What a publisher says of its options, with the file they stand in. */
function placed(error: ConfigError, file: string): ConfigError {
  return new ConfigError(error.message, { file, cause: error, ...(error.hint !== undefined && { hint: error.hint }) });
}
