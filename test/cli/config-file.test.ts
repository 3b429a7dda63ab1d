import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { AS_OF, factloom, starter } from './factloom.ts';

async function publishWith(config: string): Promise<{ code: number | null; err: string; folder: string; out: string }> {
  const folder = await starter();
  await factloom(['generate', 'lithium-supply', ...AS_OF], folder);
  await writeFile(join(folder, 'factloom.config.ts'), config);
  return { ...(await factloom(['publish', '--drafts', 'drafts'], folder)), folder };
}

it("factloom.config.ts imports from 'factloom' wherever the newsroom stands, and its publishers are used", async () => {
  const { code, out } = await publishWith(
    "import { defineConfig, markdown } from 'factloom';\nexport default defineConfig({ publishers: [markdown({ preset: 'jekyll' })] });\n",
  );
  expect({ code, out }).toEqual({ code: 0, out: 'out/_posts/2025-10-13-lithium-supply.md\n' });
});

it('a publisher is any value with a name and a render method', async () => {
  const { code, folder } = await publishWith(
    `import { defineConfig, type Publisher } from 'factloom';
const titles: Publisher = {
  name: 'titles',
  async *render(articles) {
    for (const { ledger } of articles) yield { path: 'titles.txt', content: ledger.slug };
  },
};
export default defineConfig({ publishers: [titles] });
`,
  );
  expect(code).toBe(0);
  expect(await readFile(join(folder, 'out/titles.txt'), 'utf8')).toBe('lithium-supply');
});

it.each([
  ['a setting that is not known', 'export default { publisher: [] };', 'unknown setting `publisher`'],
  ['no default export', 'export const config = {};', 'has no default export'],
  [
    'an unknown preset',
    "import { markdown } from 'factloom'; export default { publishers: [markdown({ preset: 'wordpress' as 'hugo' })] };",
    'markdown: unknown preset `wordpress`\n  there are plain, hugo',
  ],
  [
    'an unknown way to cite',
    "import { markdown } from 'factloom'; export default { publishers: [markdown({ citations: 'none' as 'links' })] };",
    'markdown: unknown citations `none`\n  there are footnotes, links',
  ],
  [
    'an unknown option',
    "import { markdown } from 'factloom'; export default { publishers: [markdown({ style: 1 } as object)] };",
    'markdown: unknown option `style`',
  ],
  ['publishers that are none', "export default { publishers: ['markdown'] };", 'publishers: expected a list of publishers'],
  ['a program that throws', "throw new Error('no such file');", 'cannot run: no such file'],
  ['an import that is not there', "import { site } from 'factloom'; export default { publishers: [site()] };", 'cannot run:'],
])('%s is refused with the file, exit 2', async (_case, config, says) => {
  const { code, out, err } = await publishWith(config);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^\S+factloom\.config\.ts: /);
  expect(err).toContain(says);
});
