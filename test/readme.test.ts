import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const file = async (path: string): Promise<string> => await readFile(resolve(import.meta.dirname, '..', path), 'utf8');

test('the excerpt in the README stands in the article the demo writes', async () => {
  const [readme, article] = await Promise.all([file('README.md'), file('fixtures/cases/rare-earth/article.md')]);
  const quoted = readme.split('\n').filter((line) => line.startsWith('> ') && !line.startsWith('> ['));
  expect(quoted.length).toBeGreaterThan(0);
  for (const line of quoted) expect(article).toContain(line.slice(2));
});
