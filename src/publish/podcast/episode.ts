/** An episode: its script spoken, mixed and encoded, with all that is read along. */
import type { Article } from '../../model/article.ts';
import { escapeMarkdown } from '../../model/claim.ts';
import { cite } from '../citations.ts';
import { type Meta, metaOf } from '../meta.ts';
import type { Rendition } from '../publisher.ts';
import { type Chapter, type Cue, chaptersJson, cuesOf, transcriptJson, webVtt } from './captions.ts';
import { mp3Duration } from './mp3.ts';
import { chaptersOf, type RecordingNotes, recordingOf, type Studio } from './recording.ts';
import type { ScriptChapter, ScriptLine } from './script.ts';
import type { Cast } from './script-view.ts';

/** What a page needs to show a player with a transcript; it stands beside the audio as `SLUG.episode.json`. Paths are below the output folder. */
export interface Episode {
  readonly slug: string;
  readonly edition?: string;
  readonly title: string;
  /** How it was made, in plain words, with the voices. */
  readonly label: string;
  readonly audio: {
    readonly path: string;
    readonly type: 'audio/mpeg';
    readonly bytes: number;
    readonly duration: number;
    readonly loudness: number;
  };
  /** WebVTT. */
  readonly captions: string;
  /** The JSON transcript of the podcast namespace. */
  readonly transcript: string;
  /** The chapters file of the podcast namespace. */
  readonly chaptersFile: string;
  /** Markdown with claims, as the guard read it; and the words as they are spoken. */
  readonly script: string;
  readonly spoken: string;
  readonly chapters: readonly Chapter[];
  readonly cues: readonly Cue[];
  /** By what a later run sees that nothing has to be recorded anew. */
  readonly recording: RecordingNotes;
}

export interface Recorded {
  readonly episode: Episode;
  readonly meta: Meta;
  readonly files: readonly Rendition[];
}

/** Makes an episode of a script. The same script and voices give the same bytes. */
export async function episodeOf(article: Article, script: readonly ScriptChapter[], cast: Cast, studio: Studio): Promise<Recorded> {
  const { slug, edition } = article.ledger;
  const meta = metaOf(article, cite(article.body.trim(), article.ledger, 'footnotes').sources);
  const speakers = { A: `${cast.a} (AI voice)`, B: `${cast.b} (AI voice)` };
  const label = `${meta.ai.label} Spoken by synthetic voices (${studio.voices.name}).`;
  const base = `podcast/${edition === undefined ? slug : `${slug}/${edition}`}`;
  const path = (extension: string): string => `${base}.${extension}`;
  const tags = {
    title: meta.title,
    album: cast.show,
    artist: `${speakers.A}, ${speakers.B}`,
    comment: label,
    language: 'eng',
    date: meta.date.slice(0, 10),
  };
  const { mp3, ...recording } = await recordingOf(script, tags, { mp3: path('mp3'), notes: path('episode.json') }, studio);
  const lines = script.flatMap(({ lines: own }) => own);
  const cues = lines.flatMap((line, index) => {
    const [start, end] = recording.times[index] ?? [0, 0];
    return cuesOf(line, speakers[line.voice], { start, end });
  });
  const chapters = chaptersOf(script, recording.times, recording.length);
  const episode: Episode = {
    slug,
    ...(edition !== undefined && { edition }),
    title: meta.title,
    label,
    audio: {
      path: path('mp3'),
      type: 'audio/mpeg',
      bytes: mp3.length,
      duration: rounded(mp3Duration(mp3)),
      loudness: rounded(recording.loudness),
    },
    captions: path('vtt'),
    transcript: path('transcript.json'),
    chaptersFile: path('chapters.json'),
    script: path('script.md'),
    spoken: path('script.txt'),
    chapters: chapters.map((chapter) => ({ ...chapter, start: rounded(chapter.start), end: rounded(chapter.end) })),
    cues: cues.map((cue) => ({ ...cue, start: rounded(cue.start), end: rounded(cue.end) })),
    recording,
  };
  const file = `${base.split('/').at(-1)}.mp3`;
  return {
    episode,
    meta,
    files: [
      { path: episode.audio.path, content: mp3 },
      { path: episode.captions, content: webVtt(cues, label) },
      { path: episode.transcript, content: transcriptJson(cues) },
      { path: episode.chaptersFile, content: chaptersJson(chapters, { title: meta.title, show: cast.show, author: meta.author, file }) },
      { path: episode.script, content: written(article.body, script, cast) },
      { path: episode.spoken, content: spokenWords(script, cast) },
      { path: path('episode.json'), content: `${JSON.stringify(episode, null, 2)}\n` },
    ],
  };
}

const rounded = (seconds: number): number => Math.round(seconds * 1000) / 1000;

/** The script as an editor reads it, with its claims. */
function written(body: string, script: readonly ScriptChapter[], { a, b }: Cast): string {
  const lineOf = ({ voice, markdown }: ScriptLine): string => `**${escapeMarkdown(voice === 'A' ? a : b)}:** ${markdown}\n`;
  const chapters = script.map(({ title, lines }) => `## ${escapeMarkdown(title)}\n\n${lines.map(lineOf).join('\n')}`);
  return `# ${/^# +(.+)$/m.exec(body)?.[1] ?? 'Podcast'}\n\n${chapters.join('\n')}`;
}

/** The script as it is said. */
function spokenWords(script: readonly ScriptChapter[], { a, b }: Cast): string {
  return script
    .map(({ title, lines }) => `${title}\n\n${lines.map(({ voice, spoken }) => `${voice === 'A' ? a : b}: ${spoken}\n`).join('')}`)
    .join('\n');
}
