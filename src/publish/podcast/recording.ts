/** A recording: lines spoken, mixed and encoded. What an earlier run recorded of the same script is taken as it is: speech costs time, and money with some voices. */
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import * as v from 'valibot';
import type { Publishing } from '../publisher.ts';
import type { Chapter } from './captions.ts';
import type { LoudnessMeter } from './loudness.ts';
import { mix, type Take } from './mix.ts';
import { encodeMp3, type Tags } from './mp3.ts';
import type { ScriptChapter } from './script.ts';
import type { Booth, Voices } from './voices.ts';

export interface Studio {
  readonly voices: Voices;
  readonly measure: LoudnessMeter;
  readonly booth: Booth;
  readonly earlier: NonNullable<Publishing['earlier']>;
  readonly progress: (done: number, total: number) => void;
}

/** What has to be known of a recording beside its sound. */
export interface RecordingNotes {
  /** SHA-256 of all that decides how it sounds and what its tags say. */
  readonly recipe: string;
  readonly sha256: string;
  readonly loudness: number;
  /** Seconds of sound. */
  readonly length: number;
  /** Seconds at which each line begins and ends. */
  readonly times: readonly (readonly [start: number, end: number])[];
}

export interface Recording extends RecordingNotes {
  readonly mp3: Uint8Array;
}

/** Another number where mixing or encoding changes: then all is recorded anew. */
const MANNER = 2;

/** Records a script, or takes what stands at `mp3` where `notes`, the JSON beside it, says that it is of the same recipe. */
export async function recordingOf(
  script: readonly ScriptChapter[],
  tags: Omit<Tags, 'chapters'>,
  at: { readonly mp3: string; readonly notes: string },
  studio: Studio,
): Promise<Recording> {
  const { name, settings } = studio.voices;
  const words = script.map(({ title, lines }) => [title, lines.map(({ voice, sounds }) => [voice, sounds])]);
  const recipe = sha256(JSON.stringify([MANNER, name, settings ?? '', tags, words]));
  return (await earlierOf(recipe, at, studio)) ?? (await make(script, tags, recipe, studio));
}

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

const notes = v.object({
  recording: v.object({
    recipe: v.string(),
    sha256: v.string(),
    loudness: v.number(),
    length: v.number(),
    times: v.array(v.tuple([v.number(), v.number()])),
  }),
});

async function earlierOf(
  recipe: string,
  at: { readonly mp3: string; readonly notes: string },
  { earlier }: Studio,
): Promise<Recording | undefined> {
  const text = await earlier(at.notes);
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), notes), text && new TextDecoder().decode(text));
  if (!read.success || read.output.recording.recipe !== recipe) return undefined;
  const mp3 = await earlier(at.mp3);
  return mp3 && sha256(mp3) === read.output.recording.sha256 ? { ...read.output.recording, mp3 } : undefined;
}

async function make(script: readonly ScriptChapter[], tags: Omit<Tags, 'chapters'>, recipe: string, studio: Studio): Promise<Recording> {
  const lines = script.flatMap(({ lines: own }, chapter) => own.map((line) => ({ ...line, chapter })));
  const takes: Take[] = [];
  for (const { voice, sounds, chapter } of lines) {
    studio.booth.signal.throwIfAborted();
    takes.push({ voice, chapter, sound: await studio.voices.say(sounds, voice, studio.booth) });
    studio.progress(takes.length, lines.length);
    // An engine that is a computation leaves no room by itself: for a bar to be drawn, and for Ctrl-C.
    await setImmediate();
  }
  const { sound, times: spans, loudness } = mix(takes, studio.measure);
  const times = spans.map(({ start, end }) => [start, end] as const);
  const length = sound.samples.length / sound.rate;
  const mp3 = await encodeMp3(sound, { ...tags, chapters: chaptersOf(script, times, length) });
  return { recipe, sha256: sha256(mp3), loudness, length, times, mp3 };
}

/** Each chapter from its first line to the first of the next. */
export function chaptersOf(script: readonly ScriptChapter[], times: RecordingNotes['times'], length: number): readonly Chapter[] {
  let line = 0;
  const starts = script.map(({ lines }, chapter) => {
    const start = chapter === 0 ? 0 : (times[line]?.[0] ?? length);
    line += lines.length;
    return start;
  });
  return script.map(({ title }, chapter) => ({ title, start: starts[chapter] ?? 0, end: starts[chapter + 1] ?? length }));
}
