import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const file = async (path: string): Promise<string> => await readFile(resolve(import.meta.dirname, '..', path), 'utf8');

test('the excerpts in the README stand in articles the program writes', async () => {
  const [readme, ...articles] = await Promise.all(
    ['README.md', 'fixtures/cases/rare-earth/article.md', 'fixtures/cases/series-turn/article.md', 'fixtures/composed/article.md'].map(
      file,
    ),
  );
  const quoted = (readme ?? '').split('\n').filter((line) => line.startsWith('> ') && !line.startsWith('> ['));
  expect(quoted.length).toBeGreaterThan(1);
  for (const part of quoted.flatMap((line) => line.slice(2).split(' […] ')))
    expect(
      articles.some((article) => article.includes(part)),
      part,
    ).toBe(true);
});
