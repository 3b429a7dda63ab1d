/** The podcast through the command line: a newsroom's config asks for it, and files come of it that a rerun leaves alone. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { mp3Duration } from '../../src/publish/podcast/mp3.ts';
import { AS_OF, factloom, starter } from './factloom.ts';

const CONFIG = `import { defineConfig, podcast } from 'factloom';
export default defineConfig({ publishers: [podcast({ show: 'Lithium Daily', minutes: 2, OPTIONS })] });
`;

async function room(options: string): Promise<string> {
  const folder = await starter();
  await factloom(['generate', 'lithium-supply', ...AS_OF], folder);
  await rm(join(folder, 'factloom.config.ts'), { force: true });
  await writeFile(join(folder, 'factloom.config.mjs'), CONFIG.replace('OPTIONS', options));
  return folder;
}

it('writes an episode and its feed, says what it is, and writes nothing the second time', async () => {
  const folder = await room(
    "feed: { url: 'https://desk.example.org', owner: { name: 'Desk', email: 'a@example.org' }, image: 'https://desk.example.org/c.png' }",
  );
  const publish = () => factloom(['publish', '--drafts', 'drafts'], folder);
  const { code, out, err } = await publish();
  expect({ code, err }).toMatchObject({
    code: 0,
    err: expect.stringMatching(
      /^podcast\/lithium-supply\.mp3: \d:\d\d, -19\.\d LUFS, voices flite slt\+rms\n8 written, 0 unchanged in out\n$/,
    ),
  });
  expect(out.split('\n')).toContain('out/podcast/lithium-supply.mp3');
  expect((await readdir(join(folder, 'out/podcast'))).toSorted()).toEqual(
    ['chapters.json', 'episode.json', 'mp3', 'script.md', 'script.txt', 'transcript.json', 'vtt'].map(
      (extension) => `lithium-supply.${extension}`,
    ),
  );
  expect(mp3Duration(await readFile(join(folder, 'out/podcast/lithium-supply.mp3')))).toBeGreaterThan(30);
  expect(await readFile(join(folder, 'out/podcast/lithium-supply.script.txt'), 'utf8')).toContain('This is Lithium Daily.');
  expect((await publish()).err).toContain('0 written, 8 unchanged in out\n');
}, 120_000);

it('an option that is wrong is told with the config it stands in: exit 2', async () => {
  const folder = await room("hosts: ['Ada', 'Ada']");
  const { code, err } = await factloom(['publish', '--drafts', 'drafts'], folder);
  expect(code).toBe(2);
  expect(err).toMatch(/factloom\.config\.mjs: podcast: hosts: both have one name\n/);
});

it("a newsroom's own template is taken; where one is named and not there, that is told: exit 2", async () => {
  const folder = await room('');
  await mkdir(join(folder, 'templates'), { recursive: true });
  await writeFile(join(folder, 'templates/podcast.hbs'), '# Hello\nA: Both voices are synthetic.\nB: Good day to you.\n');
  expect((await factloom(['publish', '--drafts', 'drafts'], folder)).code).toBe(0);
  expect(await readFile(join(folder, 'out/podcast/lithium-supply.script.txt'), 'utf8')).toBe(
    'Hello\n\nNora: Both voices are synthetic.\nMiles: Good day to you.\n',
  );
  await writeFile(join(folder, 'factloom.config.mjs'), CONFIG.replace('OPTIONS', "template: 'templates/gone.hbs'"));
  const { code, err } = await factloom(['publish', '--drafts', 'drafts'], folder);
  expect({ code, err }).toMatchObject({
    code: 2,
    err: expect.stringMatching(/templates\/gone\.hbs: there is no such template of a script\n/),
  });
}, 60_000);
