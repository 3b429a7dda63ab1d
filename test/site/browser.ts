/** Chromium out of a package, unpacked once for every suite of this machine. */
import { access, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';

/** A browser of the tests' own; `CHROMIUM_PATH` names another where the packaged one, for Linux on x64, does not run. */
export async function launch(more: readonly string[] = []): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? (await unpacked());
  // The package's own arguments put every tab into one process, which crashes with several of them.
  const options = { executablePath, args: ['--no-sandbox', ...more] };
  try {
    return await chromium.launch(options);
  } catch (error) {
    // A bare machine has no NSS; the package brings it along.
    const libraries = join(dirname(executablePath), 'al2023/lib');
    if (!(await exists(libraries))) throw error;
    return await chromium.launch({ ...options, env: { ...process.env, LD_LIBRARY_PATH: libraries } });
  }
}

/** Unpacks into a folder of its own and renames it: who comes second finds the first one's whole. */
async function unpacked(): Promise<string> {
  const bin = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..');
  const { version } = JSON.parse(await readFile(join(bin, 'package.json'), 'utf8')) as { version: string };
  const root = join(tmpdir(), 'factloom-chromium');
  const folder = join(root, version);
  const executable = join(folder, 'chromium');
  if (await exists(executable)) return executable;
  await mkdir(root, { recursive: true });
  const own = await mkdtemp(join(root, 'unpack-'));
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = own;
  try {
    const { default: packed, inflate } = await import('@sparticuz/chromium');
    await packed.executablePath();
    await inflate(join(bin, 'bin/al2023.tar.br'));
    await rename(own, folder);
  } catch (error) {
    await rm(own, { recursive: true, force: true });
    if (!(await exists(executable))) throw error;
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  return executable;
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
