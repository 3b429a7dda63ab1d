/** A voice for tests: a tone as long as the words, made in no time, and what it was asked to say. */
import { nodeContext } from '../../../src/context-node.ts';
import type { Article } from '../../../src/model/article.ts';
import { podcast } from '../../../src/podcast.ts';
import type { PodcastOptions } from '../../../src/publish/podcast/podcast.ts';
import type { Voices } from '../../../src/publish/podcast/voices.ts';

export function beep(): Voices & { readonly said: string[] } {
  const said: string[] = [];
  return {
    name: 'beep',
    said,
    async say(text) {
      said.push(text);
      const length = 800 * text.split(' ').length;
      return { rate: 8000, samples: Float32Array.from({ length }, (_, index) => 0.2 * Math.sin(index / 3)) };
    },
  };
}

/** What the podcast makes of articles, by path, with voices that only beep. */
export async function podcastFiles(articles: readonly Article[], options: PodcastOptions = {}): Promise<ReadonlyMap<string, string>> {
  const made = new Map<string, string>();
  for await (const { path, content } of podcast({ voices: beep(), ...options }).render(articles, nodeContext()))
    made.set(path, String(content));
  return made;
}

/** The script of one article as it is spoken, line by line. */
export async function spoken(article: Article, options: PodcastOptions = {}): Promise<readonly string[]> {
  const made = await podcastFiles([article], options);
  const text = [...made].find(([path]) => path.endsWith('.script.txt'))?.[1] ?? '';
  return text.split('\n').filter((line) => line !== '');
}
