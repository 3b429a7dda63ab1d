/** What is read along: WebVTT with its speakers, the transcript as JSON, and the chapters, as the Podcasting 2.0 namespace has them. */
import { findClaims } from '../../model/claim.ts';
import { plainWords } from './outline.ts';
import type { ScriptLine } from './script.ts';

/** A few words on the screen, and who says them. */
export interface Cue {
  /** In seconds. */
  readonly start: number;
  readonly end: number;
  /** `Nora (AI voice)`. */
  readonly speaker: string;
  readonly text: string;
  /** The same with its claims: `[69.2%](fact:…)`. */
  readonly markdown: string;
}

/** Signs a caption holds at most, where there is a place to part it; and at least. */
const LONGEST = 100;
const SHORTEST = 30;

/** A line as captions: parted behind commas and stops, never within a figure; each takes its share of the time. */
export function cuesOf(
  { markdown }: Pick<ScriptLine, 'markdown'>,
  speaker: string,
  { start, end }: { readonly start: number; readonly end: number },
): readonly Cue[] {
  const parts = partsOf(markdown).map((part) => ({ markdown: part, text: plainWords(part) }));
  const all = parts.reduce((sum, { text }) => sum + text.length, 0);
  let at = start;
  return parts.map((part, index) => {
    const from = at;
    at = index === parts.length - 1 ? end : at + ((end - start) * part.text.length) / all;
    return { ...part, speaker, start: from, end: at };
  });
}

function partsOf(markdown: string): readonly string[] {
  const claims = findClaims(markdown);
  const places = [...markdown.matchAll(/(?<=[,;:?!]|[a-z%]{2}\.) /g)].map(({ index }) => index);
  const parts: string[] = [];
  let from = 0;
  for (const [index, place] of places.entries()) {
    if (claims.some(({ start, end }) => place > start && place < end)) continue;
    const next = places[index + 1] ?? markdown.length;
    if (plainWords(markdown.slice(from, place)).length < SHORTEST || plainWords(markdown.slice(from, next)).length <= LONGEST) continue;
    parts.push(markdown.slice(from, place));
    from = place + 1;
  }
  return [...parts, markdown.slice(from)];
}

/** WebVTT with a voice span for each speaker. */
export function webVtt(cues: readonly Cue[], note: string): string {
  const blocks = cues.map(
    ({ start, end, speaker, text }) => `${timestamp(start)} --> ${timestamp(end)}\n<v ${escapeCue(speaker)}>${escapeCue(text)}\n`,
  );
  return `WEBVTT\n\nNOTE ${note.replace(/-->/g, '->').replace(/\s+/g, ' ')}\n\n${blocks.join('\n')}`;
}

function escapeCue(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function timestamp(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  const two = (value: number, digits = 2): string => String(value).padStart(digits, '0');
  return `${two(Math.floor(milliseconds / 3_600_000))}:${two(Math.floor(milliseconds / 60_000) % 60)}:${two(Math.floor(milliseconds / 1000) % 60)}.${two(milliseconds % 1000, 3)}`;
}

/** The transcript in the JSON of the podcast namespace. */
export function transcriptJson(cues: readonly Cue[]): string {
  const segments = cues.map(({ speaker, start, end, text }) => ({
    speaker,
    startTime: inMilliseconds(start),
    endTime: inMilliseconds(end),
    body: text,
  }));
  return `${JSON.stringify({ version: '1.0.0', segments }, null, 2)}\n`;
}

export interface Chapter {
  readonly title: string;
  /** In seconds. */
  readonly start: number;
  readonly end: number;
}

/** The chapters in the JSON of the podcast namespace. */
export function chaptersJson(
  chapters: readonly Chapter[],
  episode: { readonly title: string; readonly show: string; readonly author: string; readonly file: string },
): string {
  const { title, show, author, file } = episode;
  const rows = chapters.map(({ title: name, start, end }) => ({
    startTime: inMilliseconds(start),
    title: name,
    endTime: inMilliseconds(end),
  }));
  return `${JSON.stringify({ version: '1.2.0', author, title, podcastName: show, fileName: file, chapters: rows }, null, 2)}\n`;
}

const inMilliseconds = (seconds: number): number => Math.round(seconds * 1000) / 1000;
