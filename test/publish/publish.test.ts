import { describe, expect, it } from 'vitest';
import { markdown } from '../../src/publish/markdown.ts';
import { publish } from '../../src/publish/publish.ts';
import type { Publisher } from '../../src/publish/publisher.ts';
import { contextOf, figure, memory } from '../memory.ts';
import { article, FACTS } from './article.ts';

const one = (path: string): Publisher => ({
  name: 'one',
  async *render() {
    yield { path, content: 'x' };
  },
});

describe('publish', () => {
  it('writes what is new, leaves alone what is the same, and with check writes nothing', async () => {
    const files = memory({});
    const of = 'rare-earths@draft';
    const run = (check = false) => publish([article()], [markdown()], '/out', contextOf(files), check);
    expect(await run(true)).toEqual([{ path: '/out/rare-earths.md', state: 'drift', of }]);
    expect(files.writes).toEqual([]);
    expect(await run()).toEqual([{ path: '/out/rare-earths.md', state: 'written', of }]);
    expect(await run()).toEqual([{ path: '/out/rare-earths.md', state: 'unchanged', of }]);
    expect(await run(true)).toEqual([{ path: '/out/rare-earths.md', state: 'unchanged', of }]);
    expect(files.writes).toEqual(['/out/rare-earths.md']);
  });

  it('bytes are compared and written as they are', async () => {
    const files = memory({});
    const content = Uint8Array.from([0xff, 0xfb, 0x00, 0x80]);
    const publisher: Publisher = {
      name: 'bytes',
      async *render() {
        yield { path: 'x.mp3', content };
      },
    };
    const run = (check = false) => publish([article()], [publisher], '/out', contextOf(files), check);
    expect(await run()).toEqual([{ path: '/out/x.mp3', state: 'written' }]);
    expect(await files.readBytes('/out/x.mp3')).toEqual(Buffer.from(content));
    expect(await run()).toEqual([{ path: '/out/x.mp3', state: 'unchanged' }]);
    content[3] = 0x81;
    expect(await run(true)).toEqual([{ path: '/out/x.mp3', state: 'drift' }]);
  });

  it.each(['../x.md', 'a/../../x.md', '/../../etc/x', '.', ''])('a publisher may not write to %j', async (path) => {
    const files = memory({});
    await expect(publish([article()], [one(path)], '/out', contextOf(files))).rejects.toThrow(
      'the publisher one wants to write outside /out',
    );
    expect(files.writes).toEqual([]);
  });

  it('two articles may not be one file', async () => {
    await expect(publish([article(), article()], [markdown()], '/out', contextOf(memory({})))).rejects.toThrow(
      'two articles would be the same file',
    );
  });

  it('a slug that leaves the folder is refused', async () => {
    const files = memory({});
    await expect(publish([article({ ledger: { slug: '../../x' } })], [markdown()], '/out', contextOf(files))).rejects.toThrow('outside');
    expect(files.writes).toEqual([]);
  });

  it('an aborted run stops', async () => {
    const context = { ...contextOf(memory({})), signal: AbortSignal.abort(new Error('stop')) };
    await expect(publish([article()], [markdown()], '/out', context)).rejects.toThrow('stop');
  });
});

describe('a source that may not be redistributed', () => {
  const closed = figure({ id: 'now', source: { id: 'closed', licence: 'no-redistribution' } });
  const [, before, change] = FACTS;
  const facts = [closed, ...[before, change].filter((fact) => fact !== undefined)];
  const run = (body: string) => publish([article({ body, ledger: { facts } })], [markdown()], '/out', contextOf(memory({})));

  it.each([
    ['a figure of it', 'Output was [270,000 metric tons](fact:now).'],
    ['a figure calculated from it', 'Output rose [5.9%](fact:change).'],
  ])('holds an article that prints %s', async (_case, body) => {
    await expect(run(`# T\n\n${body}\n`)).rejects.toThrow(
      'rare-earths: the source `closed` may not be redistributed, and `now` is printed',
    );
  });

  it('holds none that does not', async () => {
    expect(await run('# T\n\nIt was [255,000](fact:before) before.\n')).toHaveLength(1);
  });
});
