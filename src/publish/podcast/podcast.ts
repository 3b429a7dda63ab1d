/** The podcast: each article as an episode of two voices, and the feed of them all. */
import { ConfigError } from '../../errors.ts';
import { isWithdrawn } from '../../model/article.ts';
import { drawCover } from '../brand.ts';
import { boothOf } from '../letters.ts';
import type { Publisher, Publishing } from '../publisher.ts';
import { episodeOf, type Recorded } from './episode.ts';
import { FEED, type FeedOptions, feedOf, openChannel } from './feed.ts';
import { flite } from './flite.ts';
import { openMeter } from './loudness.ts';
import { type Desk, scriptOf } from './script.ts';
import type { Cast } from './script-view.ts';
import type { Voices } from './voices.ts';

export interface PodcastOptions {
  /** Name of the programme. Default `Market Notes`. */
  readonly show?: string;
  /** What the two voices are called. Default Nora and Miles. */
  readonly hosts?: readonly [string, string];
  /** Who speaks: `flite()`, offline, or `speech()` for an endpoint. Default `flite()`. */
  readonly voices?: Voices;
  /** How long an episode is to be. Default 3.5. */
  readonly minutes?: number;
  /** How names sound where a voice says them wrong: `{ Lynas: 'Lie-nass' }`. Captions and transcript keep the name. */
  readonly pronounce?: Readonly<Record<string, string>>;
  /** The script's template, a file; a path counts from the newsroom. Default: its `templates/podcast.hbs`, else the one that comes with the program. */
  readonly template?: string | URL;
  /** Where the feed is read; without it there is none. */
  readonly feed?: FeedOptions;
}

const OPTIONS: readonly (keyof PodcastOptions)[] = ['show', 'hosts', 'voices', 'minutes', 'pronounce', 'template', 'feed'];

/** The publisher, given what it needs of other stages. Throws ConfigError for an option that is wrong. */
export function podcastWith(options: PodcastOptions, desk: (publishing: Publishing) => Promise<Desk>): Publisher {
  const stray = Object.keys(options).find((name) => !OPTIONS.includes(name as keyof PodcastOptions));
  if (stray !== undefined) throw new ConfigError(`podcast: unknown option \`${stray}\``, { hint: `there are ${OPTIONS.join(', ')}` });
  const { show = 'Market Notes', hosts: [a, b] = ['Nora', 'Miles'], voices = flite(), minutes = 3.5, pronounce = {} } = options;
  const cast: Cast = { show: nameOf('show', show), a: nameOf('hosts', a), b: nameOf('hosts', b) };
  if (a === b) throw new ConfigError('podcast: hosts: both have one name', { hint: "hosts: ['Nora', 'Miles']" });
  if (!(minutes >= 1 && minutes <= 30)) throw new ConfigError(`podcast: minutes: ${String(minutes)}`, { hint: 'between 1 and 30' });
  if (typeof voices.say !== 'function') throw new ConfigError('podcast: voices: no engine', { hint: 'voices: flite()' });
  if (Object.entries(pronounce).some(([name, sound]) => name.trim() === '' || typeof sound !== 'string'))
    throw new ConfigError('podcast: pronounce: a name and how it sounds are needed', { hint: "pronounce: { Lynas: 'Lie-nass' }" });
  const channel = options.feed && openChannel(options.feed, cast.show);
  return {
    name: 'podcast',
    async *render(articles, publishing) {
      const { files, cache, signal, log, progress, earlier = async () => undefined } = publishing;
      // What is withdrawn is not said any more.
      const all = [...articles].filter((article) => !isWithdrawn(article));
      if (all.length === 0) return;
      const [ready, measure] = await Promise.all([desk(publishing), openMeter({ files })]);
      const recorded: Recorded[] = [];
      for (const article of all) {
        signal.throwIfAborted();
        const script = scriptOf(article, cast, { minutes, pronounce }, ready);
        const told = (done: number, total: number): void => progress?.(article.ledger.slug, done, total);
        const made = await episodeOf(article, script, cast, { voices, measure, booth: { files, cache, signal }, earlier, progress: told });
        yield* made.files;
        const { path, duration, loudness } = made.episode.audio;
        log(`${path}: ${clock(duration)}, ${loudness.toFixed(1)} LUFS, voices ${voices.name}`);
        recorded.push({ ...made, files: [] });
      }
      if (!channel) return;
      yield { path: FEED, content: await feedOf(channel, recorded, cast) };
      if (channel.options.image === undefined) yield await drawCover(channel.site, boothOf(channel.site, publishing));
    },
  };
}

function nameOf(option: string, name: unknown): string {
  if (typeof name === 'string' && name.trim() !== '' && name.length <= 80 && !/[\n\r]/.test(name)) return name.trim();
  throw new ConfigError(`podcast: ${option}: ${JSON.stringify(name)} is no name`, {
    hint: "show: 'Market Notes', hosts: ['Nora', 'Miles']",
  });
}

/** `3:44`. */
function clock(seconds: number): string {
  return `${Math.floor(Math.round(seconds) / 60)}:${String(Math.round(seconds) % 60).padStart(2, '0')}`;
}
