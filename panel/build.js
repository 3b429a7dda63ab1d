/**
 * Bundles the check of a page into one file for the browser, `dist/check.js`: the verifier itself, the same source that
 * `factloom verify` runs, with the panel that shows what it finds. A classic script, so that it also loads from a file.
 */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';

const ROOT = join(import.meta.dirname, '..');
const FILE = join(ROOT, 'dist/check.js');

/** What a browser has in the place of a file: remark for the native parser; nothing for the hash that only writing takes. */
const inBrowser = {
  name: 'in-browser',
  resolveId(source) {
    if (source.endsWith('/model/markdown.ts')) return join(ROOT, 'src/model/remark.ts');
    if (source === 'node:crypto') return '\0crypto';
    if (source.startsWith('node:')) throw new Error(`${source} is not there in a browser`);
    return null;
  },
  load(id) {
    return id === '\0crypto' ? 'export const createHash = undefined;' : null;
  },
};

const bundle = await rolldown({
  input: join(import.meta.dirname, 'panel.js'),
  platform: 'browser',
  treeshake: {
    moduleSideEffects: [
      { test: /panel\.js$/, sideEffects: true },
      { test: /./, sideEffects: false },
    ],
  },
  plugins: [inBrowser],
});
await bundle.write({ file: FILE, format: 'iife', minify: true });
await bundle.close();

const code = readFileSync(FILE);
console.log(`${relative(ROOT, FILE)}: ${Math.round(code.length / 1000)} kB, ${Math.round(gzipSync(code).length / 1000)} kB compressed`);
