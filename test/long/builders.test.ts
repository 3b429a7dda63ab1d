/**
 * Articles in the builders of other people: each is installed from its lock file or taken from the machine, set up by
 * `init --into`'s own eyes, published into, built, and read. A builder that is not there is skipped and said.
 */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import { describe, expect, it } from 'vitest';
import { configFor, recogniseBlog } from '../../src/cli/into.ts';
import { nodeContext } from '../../src/context-node.ts';
import { escapeMarkdown } from '../../src/model/claim.ts';
import type { Preset } from '../../src/publish/front-matter.ts';
import { markdown } from '../../src/publish/markdown.ts';
import { publish } from '../../src/publish/publish.ts';
import { entity, figure } from '../memory.ts';
import { APPROVED, article, FACTS } from '../publish/article.ts';
import { tortured } from '../torture/newsroom.ts';

const run = promisify(execFile);
const disk = nodeContext({ now: '2025-10-14T09:00:00Z' });

/** What a title and a name may hold; a builder that takes any of it for its own fails, or shows something else. */
const HOSTILE = `{{ 7 * 7 }} {% raw %} <%= 1 %> {x} <b>bold</b> "S&P" $5 and $6`;
const chile = figure({ id: 'chile', subject: 'chile', amount: '49000', vintage: 'e' });
const piece = article({
  approval: APPROVED,
  body: `# ${escapeMarkdown(HOSTILE)}

The deck of ${escapeMarkdown(HOSTILE)}.

## Supply

China mined [270,000 metric tons](fact:now) in [2024](fact:now), up [5.9%](fact:change). ${escapeMarkdown(HOSTILE)}
`,
  ledger: {
    facts: [...FACTS, chile],
    charts: [{ id: 'mines', section: 'supply', title: 'Mines', type: 'bar', facts: ['now', 'chile'] }],
    plan: { sections: [{ id: 'supply', heading: 'Supply', statements: [] }], gaps: [], leftOut: [] },
    entities: [entity('china'), entity('usgs', { name: 'U.S. Geological Survey' }), entity('chile', { name: HOSTILE, short: HOSTILE })],
  },
});

interface Builder {
  readonly preset: Preset;
  /** Program that must be there; undefined where npm installs it. */
  readonly needs?: readonly string[];
  readonly build: readonly string[];
  /** The page and the chart, below the built site. */
  readonly page: string;
  readonly image: string;
  /** The address by which the page names the chart. */
  readonly address: string;
  readonly notes: 'footnotes' | 'links';
}

// Not `ci`: a registry that does not mirror every platform leaves their packages out of the lock file.
const npm = ['npm', 'install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts'];
const ELEVENTY = fileURLToPath(new URL('../../node_modules/@11ty/eleventy/cmd.cjs', import.meta.url));
const BUILDERS: readonly Builder[] = [
  {
    preset: 'eleventy',
    build: [process.execPath, ELEVENTY, '--quiet'],
    page: '_site/posts/rare-earths/index.html',
    image: '_site/charts/rare-earths/mines.svg',
    address: '/charts/rare-earths/mines.svg',
    notes: 'links',
  },
  {
    preset: 'astro',
    build: [process.execPath, 'node_modules/astro/bin/astro.mjs', 'build'],
    page: 'dist/blog/rare-earths/index.html',
    image: 'dist/charts/rare-earths/mines.svg',
    address: '/charts/rare-earths/mines.svg',
    notes: 'footnotes',
  },
  {
    preset: 'docusaurus',
    build: [process.execPath, 'node_modules/@docusaurus/core/bin/docusaurus.mjs', 'build'],
    page: 'build/rare-earths/index.html',
    image: 'build/charts/rare-earths/mines.svg',
    // It puts small images into the page.
    address: 'src="data:image/svg+xml;base64,',
    notes: 'footnotes',
  },
  {
    preset: 'hugo',
    needs: ['hugo', 'version'],
    build: ['hugo', '--quiet'],
    page: 'public/posts/rare-earths/index.html',
    image: 'public/charts/rare-earths/mines.svg',
    address: '/blog/charts/rare-earths/mines.svg',
    notes: 'footnotes',
  },
  {
    preset: 'jekyll',
    needs: ['jekyll', '--version'],
    build: ['jekyll', 'build', '--quiet'],
    page: '_site/rare-earths/index.html',
    image: '_site/assets/charts/rare-earths/mines.svg',
    address: '/blog/assets/charts/rare-earths/mines.svg',
    notes: 'footnotes',
  },
];

async function isThere([program = '', ...words]: readonly string[]): Promise<boolean> {
  return await run(program, words).then(
    () => true,
    () => false,
  );
}

const absent = new Set<Preset>();
for (const { preset, needs } of BUILDERS)
  if (needs && !(await isThere(needs))) {
    absent.add(preset);
    process.stderr.write(`${preset} is not installed here and is left out: apt-get install ${preset}\n`);
  }

/** Text as a reader sees it. */
function visible(html: string): string {
  const text = html.replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, '');
  const read = text.replace(/&(#?\w+);/g, (all, name: string) =>
    name.startsWith('#') ? String.fromCodePoint(Number(name.slice(1).replace('x', '0x'))) : decodeNamedCharacterReference(name) || all,
  );
  return read
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/—/g, '---')
    .replace(/–/g, '--')
    .replace(/…/g, '...')
    .replace(/\s+/g, ' ');
}

/** Dashes and quotation marks as builders set them. */
const typed = (text: string): string => visible(text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'));

describe.each(BUILDERS)('$preset', ({ preset, needs, build, page, image, address, notes }) => {
  it.skipIf(absent.has(preset))('builds an article with a chart, and shows every word as it is', async () => {
    const site = await mkdtemp(join(tmpdir(), `factloom-${preset}-`));
    try {
      await cp(fileURLToPath(new URL(preset, import.meta.url)), site, { recursive: true });
      const [installer = '', ...words] = npm;
      if (!needs && preset !== 'eleventy') await run(installer, words, { cwd: site, maxBuffer: 1 << 26 });
      const blog = await recogniseBlog(site, disk.files);
      expect(blog.builder).toBe(preset);
      const { base, folder } = blog;
      expect(configFor(blog, '../blog')).toContain(`preset: '${preset}'`);
      const own = folder ?? (preset === 'eleventy' ? 'posts' : undefined);
      const publisher = markdown({
        preset,
        base: preset === 'docusaurus' ? '' : base,
        figures: true,
        ...(own !== undefined && { folder: own }),
      });
      // Those that a machine has or npm brings along build the whole torture newsroom.
      const hostile = needs || preset === 'eleventy' ? await tortured() : [];
      await publish([piece, ...hostile.map((one) => one.article)], [publisher], site, disk);

      const [program = '', ...options] = build;
      await run(program, options, { cwd: site, maxBuffer: 1 << 26, env: { ...process.env, CI: '1', ASTRO_TELEMETRY_DISABLED: '1' } });
      const html = await readFile(join(site, page), 'utf8');
      const text = visible(html);
      expect(text.split(HOSTILE).length - 1).toBeGreaterThanOrEqual(4);
      expect(text).toContain('270,000 metric tons');
      // An attribute may hold it as it is: the text that stands for the chart.
      expect(html.replace(/<script\b[\s\S]*?<\/script>|="[^"]*"|='[^']*'/g, '')).not.toContain('<b>bold</b>');
      expect(html).not.toContain('[^1]');
      expect(html).toContain(address);
      await expect(readFile(join(site, image), 'utf8')).resolves.toContain('<title id="chart-mines-wide-title">Mines</title>');
      for (const { id, title, name } of hostile) {
        const words = visible(await readFile(join(site, page.replace('rare-earths', `torture-${id}`)), 'utf8'));
        expect(words).toContain(typed(title));
        expect(words.split(typed(name)).length - 1).toBeGreaterThanOrEqual(8);
      }
      if (notes === 'footnotes') expect(html).toMatch(/href="#(?:user-content-)?fn[:-]?1[-\w]*"/);
      else expect(html).toMatch(/<a href="https:\/\/example\.org\/mcs2025" title="[^"]*Calculated/);
    } finally {
      await rm(site, { recursive: true, force: true });
    }
  });
});
