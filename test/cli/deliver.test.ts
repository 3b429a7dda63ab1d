/** `factloom deliver`: from approved articles to a folder, with a record that a second run goes by. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder, factloom } from './factloom.ts';

const BLOG =
  "import { defineConfig, folder } from 'factloom';\nexport default defineConfig({ sinks: [folder({ name: 'blog', path: 'blog' })] });\n";

test('delivers what is new, says so, and delivers nothing twice', async () => {
  const newsroom = await emptyFolder();
  await factloom(['init', newsroom]);
  const bare = await factloom(['deliver', '--newsroom', newsroom]);
  expect([bare.code, bare.err]).toEqual([2, expect.stringContaining('no sinks are configured')]);
  writeFileSync(join(newsroom, 'factloom.config.ts'), BLOG);
  await factloom(['generate', '--all', '--newsroom', newsroom, '--as-of', '2026-03-02T09:00:00-05:00', '--quiet']);
  await factloom(['approve', 'lithium-supply', '--by', 'Ada Okafor', '--newsroom', newsroom, '--as-of', '2026-03-02T10:00:00-05:00']);

  const dry = await factloom(['deliver', '--dry-run', '--newsroom', newsroom]);
  expect([dry.code, existsSync(join(newsroom, 'blog'))]).toEqual([0, false]);
  expect(dry.err).toMatch(/^blog: \d+ to send, 0 unchanged$/m);

  const first = await factloom(['deliver', '--newsroom', newsroom]);
  expect([first.code, first.out]).toEqual([0, expect.stringContaining('blog: lithium-supply.md\n')]);
  expect(readFileSync(join(newsroom, 'blog/lithium-supply.md'), 'utf8')).toBe(
    readFileSync(join(newsroom, 'out/lithium-supply.md'), 'utf8'),
  );
  const record = readFileSync(join(newsroom, 'deliveries/blog.ndjson'), 'utf8');
  expect(record).toMatch(
    /^\{"path":"lithium-supply\.md","key":"lithium-supply@v1:lithium-supply\.md:[0-9a-f]{16}","sha256":"[0-9a-f]{64}","id":"blog\/lithium-supply\.md"\}$/m,
  );

  const again = await factloom(['deliver', '--json', '--newsroom', newsroom]);
  expect([again.code, JSON.parse(again.out)]).toEqual([
    0,
    [expect.objectContaining({ sink: 'blog', sent: [], rejected: [], missing: [] })],
  ]);
  expect(readFileSync(join(newsroom, 'deliveries/blog.ndjson'), 'utf8')).toBe(record);

  const withdraw = ['withdraw', 'lithium-supply', '--by', 'Ada Okafor', '--reason', 'It was wrong.', '--newsroom', newsroom];
  await factloom([...withdraw, '--as-of', '2026-03-03T10:00:00-05:00']);
  const told = await factloom(['deliver', '--newsroom', newsroom]);
  expect(told.err).toMatch(/^ {2}lithium-supply@v2 withdrawn: \d files replaced there$/m);
  expect(readFileSync(join(newsroom, 'blog/lithium-supply.md'), 'utf8')).toContain('# Withdrawn: ');
  expect(existsSync(join(newsroom, 'blog/receipts/lithium-supply/v1.json'))).toBe(false);

  writeFileSync(join(newsroom, 'deliveries/blog.ndjson'), 'spoiled\n');
  const spoiled = await factloom(['deliver', '--newsroom', newsroom]);
  expect([spoiled.code, spoiled.err]).toEqual([2, expect.stringMatching(/deliveries\/blog\.ndjson:1: this line is no delivery/)]);
});
