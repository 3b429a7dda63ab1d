import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configFor, recogniseBlog, themeHint } from '../../src/cli/into.ts';
import { memory } from '../memory.ts';
import { AS_OF, emptyFolder, factloom } from './factloom.ts';

const optionsOf = async (files: Readonly<Record<string, string>>): Promise<string> => {
  const blog = await recogniseBlog(
    '/blog',
    memory(Object.fromEntries(Object.entries(files).map(([name, text]) => [`/blog/${name}`, text]))),
  );
  return /markdown\(\{ (.*) \}\)/.exec(configFor(blog, '../blog'))?.[1] ?? '';
};

describe('a blog is recognised by the files of its builder', () => {
  it.each<[string, Record<string, string>]>([
    ["preset: 'hugo', figures: true", { 'hugo.toml': "title = 'x'\nbaseURL = 'https://example.org/'\n" }],
    ["preset: 'hugo', base: '/notes/blog', figures: true", { 'config/_default/hugo.toml': 'baseURL = "https://example.org/notes/blog/"' }],
    ["preset: 'hugo', folder: 'content/post', figures: true", { 'config.toml': '', 'content/post/first.md': 'x' }],
    ["preset: 'hugo', base: '/b', figures: true", { 'hugo.json': '{ "baseURL": "https://example.org/b/" }' }],
    [
      "preset: 'jekyll', folder: '_posts', base: '/blog', figures: true",
      { '_config.yml': 'title: x\nbaseurl: "/blog"\n', '_posts/2025-01-01-a.md': '' },
    ],
    ["preset: 'jekyll', figures: true", { '_config.yml': 'baseurl: "" # the subpath\nurl: https://example.org\n' }],
    [
      "preset: 'astro', folder: 'src/content/posts', figures: true",
      { 'astro.config.mjs': 'export default {}', 'src/content/posts/a.mdx': '' },
    ],
    ["preset: 'astro', base: '/docs', figures: true", { 'astro.config.ts': "export default defineConfig({ base: '/docs/' })" }],
    ["preset: 'eleventy', folder: 'posts', figures: true", { 'eleventy.config.js': '' }],
    [
      "preset: 'eleventy', folder: 'src/posts', base: '/sub', figures: true",
      { '.eleventy.js': 'return { pathPrefix: "/sub/" }', 'src/posts/a.md': '' },
    ],
    // Docusaurus puts its base before addresses by itself.
    ["preset: 'docusaurus', figures: true", { 'docusaurus.config.ts': "baseUrl: '/sub/'" }],
    ["preset: 'quartz', figures: true", { 'quartz.config.ts': 'baseUrl: "example.org"' }],
  ])('%s', async (options, files) => {
    expect(await optionsOf(files)).toBe(options);
  });

  it('none that is known, and two, are refused', async () => {
    await expect(optionsOf({ 'index.html': '' })).rejects.toThrow('no site of a builder that is known stands in blog');
    await expect(optionsOf({ 'hugo.toml': '', 'astro.config.mjs': '' })).rejects.toThrow(
      'two builders could be meant: astro.config.mjs and hugo.toml',
    );
  });

  it('says how figures show their source there', async () => {
    const blog = await recogniseBlog('/blog', memory({ '/blog/hugo.toml': 'baseURL = "https://example.org/b/"' }));
    expect(themeHint(blog)).toContain('<script src="/b/factloom/figures.js" defer></script>');
    expect(themeHint({ builder: 'eleventy', file: '', base: '' })).toContain("addPassthroughCopy('charts')");
  });
});

it('init --into: the newsroom publishes into the blog, and overwrites nothing that was there or was edited', async () => {
  const folder = await emptyFolder();
  const theirs = join(folder, 'blog/content/post/lithium-supply.md');
  await mkdir(dirname(theirs), { recursive: true });
  await writeFile(join(folder, 'blog/hugo.toml'), "baseURL = 'https://example.org/'\n");
  await writeFile(theirs, 'mine\n');
  const made = await factloom(['init', 'newsroom', '--into', 'blog'], folder);
  expect(made).toMatchObject({ code: 0 });
  expect(made.err).toContain('is a site of hugo (hugo.toml)');
  const desk = join(folder, 'newsroom');
  await factloom(['generate', '--all', ...AS_OF], desk);
  await factloom(['approve', 'lithium-supply', '--by', 'Ada Okafor', ...AS_OF], desk);

  const first = await factloom(['publish'], desk);
  expect(first).toMatchObject({ code: 1 });
  expect(first.err).toContain('left alone: ../blog/content/post/lithium-supply.md: it was there before');
  expect(await readFile(theirs, 'utf8')).toBe('mine\n');

  await rename(theirs, join(folder, 'blog/content/post/own.md'));
  expect(await factloom(['publish'], desk)).toMatchObject({ code: 0, err: '1 written, 2 unchanged in ../blog\n' });
  const article = await readFile(theirs, 'utf8');
  expect(article).toContain('slug: "lithium-supply"');
  expect(await factloom(['publish', '--check'], desk)).toMatchObject({ code: 0 });

  await writeFile(theirs, `${article}\nBy hand.\n`);
  const third = await factloom(['publish'], desk);
  expect(third).toMatchObject({ code: 1 });
  expect(third.err).toContain('it was edited since it was published');
  expect(await readFile(theirs, 'utf8')).toContain('By hand.');
});

it('a newsroom has a folder of its own, and one kind of site', async () => {
  const folder = await emptyFolder();
  await writeFile(join(folder, 'hugo.toml'), '');
  expect((await factloom(['init', '--into', '.'], folder)).err).toContain('factloom init newsroom --into .');
  expect((await factloom(['init', 'desk', '--site', '--into', '.'], folder)).err).toContain('say --site or --into');
  expect((await factloom(['init', 'desk', '--into', 'nowhere'], folder)).err).toContain(
    'no site of a builder that is known stands in nowhere',
  );
});
