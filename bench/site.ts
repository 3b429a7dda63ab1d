/**
 * A large site: many approved editions of one article of the demo, published and built with the starter, and published
 * for Hugo and built by it where it is installed; then again with nothing changed, and with one article changed. Each
 * step is a process of its own, measured by `time` with all that it starts: what passed, CPU time, and the memory of the
 * largest process. `npm run bench:site -- 10000`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeHugoSite } from './site/hugo.ts';
import { reviseOne, writeNewsroom } from './site/newsroom.ts';

interface Spent {
  /** Seconds that passed. */
  readonly passed: number;
  /** Seconds of CPU time. */
  readonly cpu: number;
  /** MB. */
  readonly memory: number;
}

const HUGO = 'hugo';
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const count = Number(process.argv[2] ?? '10000');
const own = mkdtempSync(join(tmpdir(), 'factloom-bench-site-'));
const at = (name: string): string => join(own, name);

try {
  await compare();
} finally {
  rmSync(own, { recursive: true });
}

async function compare(): Promise<void> {
  for (const name of ['newsroom', 'home', 'hugo']) mkdirSync(at(name));
  await writeNewsroom(at('newsroom'), count);
  console.log(`${count} articles; load of the machine ${loadavg()[0]?.toFixed(1)}`);
  const publish = (...words: readonly string[]): Spent =>
    run(process.execPath, join(ROOT, 'dist/cli/main.js'), 'publish', '--quiet', '--newsroom', at('newsroom'), ...words);
  const build = (): Spent => run(process.execPath, join(ROOT, 'site/build.js'), '--content', at('newsroom/out'), '--out', at('site'));
  const forHugo = (): Spent => publish('--preset', 'hugo', '--out', at('hugo'));
  const hugo = (): Spent => run(HUGO, '--quiet', '--source', at('hugo'), '--config', at('hugo/hugo.toml'));

  const first = { published: publish(), built: build() };
  tell('publish, the first time', first.published, files(at('newsroom/out')));
  tell('build of the site, the first time', first.built, pages(at('site')));
  tell('publish, nothing changed', publish());
  tell('build of the site, nothing changed', build());
  reviseOne(at('newsroom'), 'e1');
  const again = { published: publish(), built: build() };
  tell('publish, one article changed', again.published);
  tell('build of the site, one article changed', again.built);

  const version = versionOfHugo();
  if (version === undefined) {
    console.log('Hugo is not installed here and is left out: apt-get install hugo');
    return;
  }
  writeHugoSite(at('hugo'));
  tell('publish for Hugo, the first time', forHugo(), files(at('hugo/content')));
  const whole = hugo();
  tell(`Hugo ${version}, the first time`, whole, pages(at('hugo/public')));
  reviseOne(at('newsroom'), 'e2');
  tell('publish for Hugo, one article changed', forHugo());
  const part = hugo();
  tell(`Hugo ${version}, one article changed`, part);
  const perPage = first.built.passed / pages(at('site')) / (whole.passed / pages(at('hugo/public')));
  const ratio = (a: number, b: number): string => (a / b).toFixed(1);
  console.log(
    `our site beside Hugo: ${perPage.toFixed(1)} times the time of a page, ${ratio(first.built.cpu, whole.cpu)} times the CPU time in all, ` +
      `${ratio(first.built.memory, whole.memory)} times the memory; one article changed: ${ratio(again.built.passed, part.passed)} times the time`,
  );
}

function versionOfHugo(): string | undefined {
  const { stdout } = spawnSync(HUGO, ['version'], { encoding: 'utf8' });
  return /v([\d.]+)/.exec(stdout ?? '')?.[1];
}

/** Runs a program to its end; what it remembers stays in a home of its own. */
function run(...words: readonly string[]): Spent {
  const asked = ['--format', '%e %U %S %M', '--output', at('spent'), ...words];
  const { status, stderr, error } = spawnSync('time', asked, {
    env: { ...process.env, HOME: at('home') },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (error) throw new Error('the program `time` is needed: apt-get install time', { cause: error });
  if (status !== 0) throw new Error(`${words.join(' ')}\n${stderr.slice(0, 1000)}`);
  const last = readFileSync(at('spent'), 'utf8').trim().split('\n').at(-1) ?? '';
  const [passed = 0, user = 0, system = 0, memory = 0] = last.split(' ').map(Number);
  return { passed, cpu: user + system, memory: Math.round(memory / 1024) };
}

/** @param made how many were made, where a pace is told */
function tell(what: string, { passed, cpu, memory }: Spent, made?: number): void {
  const pace = made === undefined ? '' : `${made} files, ${Math.round(made / passed)} a second, `;
  console.log(`${what}: ${pace}${passed.toFixed(1)} s (CPU ${cpu.toFixed(1)} s), peak memory ${memory} MB`);
}

function files(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
}

function pages(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html')).length;
}
