/**
 * The podcast of the demo's articles, spoken by the offline voices: length, last caption, loudness, figures heard, and the
 * real-time factor: seconds of computing for a second of sound.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeContext } from '../src/context-node.ts';
import { generate } from '../src/generate.ts';
import { findClaims } from '../src/model/claim.ts';
import { podcast } from '../src/podcast.ts';
import type { Episode } from '../src/publish/podcast/episode.ts';
import { mp3Duration } from '../src/publish/podcast/mp3.ts';
import { draftArticles } from '../src/review/articles.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const newsroom = resolve(root, 'fixtures/newsroom');
const drafts = resolve(root, 'out/bench-podcast');
const context = nodeContext({ now: '2025-10-13T14:22:00-04:00', log: () => undefined });

await generate({ newsroom, slugs: [], drafts }, context);
const found = await draftArticles(drafts, [], context.files);
const publisher = podcast();
console.log('article                    length  last caption   apart    LUFS  claims  lines  real-time factor');
for (const { article } of found.toSorted((one, other) => (one.article.ledger.slug < other.article.ledger.slug ? -1 : 1))) {
  const began = performance.now();
  const files = new Map<string, string | Uint8Array>();
  for await (const { path, content } of publisher.render([article], context)) files.set(path, content);
  const took = (performance.now() - began) / 1000;
  const { slug } = article.ledger;
  const episode = JSON.parse(String(files.get(`podcast/${slug}.episode.json`))) as Episode;
  const sound = files.get(episode.audio.path);
  const seconds = sound instanceof Uint8Array ? mp3Duration(sound) : Number.NaN;
  const last = episode.cues.at(-1)?.end ?? Number.NaN;
  const lines = String(files.get(episode.spoken))
    .split('\n')
    .filter((line) => /^\w+: /.test(line)).length;
  const claims = episode.cues.reduce((sum, { markdown }) => sum + findClaims(markdown).length, 0);
  console.log(
    [
      slug.padEnd(24),
      `${seconds.toFixed(1)} s`.padStart(9),
      `${last.toFixed(1)} s`.padStart(13),
      `${((100 * Math.abs(seconds - last)) / last).toFixed(2)}%`.padStart(7),
      episode.audio.loudness.toFixed(2).padStart(7),
      String(claims).padStart(7),
      String(lines).padStart(6),
      (took / seconds).toFixed(3).padStart(17),
    ].join(' '),
  );
}
