/** MP3: encoding, the tags and chapters in front of it, and how long a file plays by its frames. */
import { Buffer } from 'node:buffer';
import type { Sound } from './wav.ts';

/** Bits a second: plenty for speech in one channel. */
const BITRATE = 64;
/** The encoder turns all down by this, to leave room above: it is undone before. */
const ENCODER_SCALE = 0.95;

export interface Tags {
  readonly title: string;
  /** Name of the programme. */
  readonly album: string;
  readonly artist: string;
  readonly comment: string;
  readonly language: string;
  /** `2025-10-13`. */
  readonly date: string;
  readonly chapters: readonly { readonly title: string; readonly start: number; readonly end: number }[];
}

/** Encodes a recording with its tags in front. The same recording gives the same bytes. */
export async function encodeMp3({ samples, rate }: Sound, tags: Tags): Promise<Buffer> {
  const [{ createMp3Encoder }, { default: id3 }] = await Promise.all([import('wasm-media-encoders'), import('node-id3')]);
  const encoder = await createMp3Encoder();
  encoder.configure({ sampleRate: rate, channels: 1, bitrate: BITRATE });
  const pieces: Buffer[] = [];
  // What the encoder hands out lies in its own memory until it is asked again.
  for (let at = 0; at < samples.length; at += rate) {
    const second = samples.subarray(at, at + rate).map((sample) => sample / ENCODER_SCALE);
    pieces.push(Buffer.from(encoder.encode([second])));
  }
  pieces.push(Buffer.from(encoder.finalize()));
  const written: unknown = id3.write(frames(tags), Buffer.concat(pieces));
  if (!Buffer.isBuffer(written)) throw written;
  return written;
}

function frames({ title, album, artist, comment, language, date, chapters }: Tags) {
  const milliseconds = (seconds: number): number => Math.round(seconds * 1000);
  const ids = chapters.map((_, index) => `chapter${index + 1}`);
  return {
    title,
    album,
    artist,
    genre: 'Podcast',
    year: date.slice(0, 4),
    recordingTime: date,
    comment: { language, text: comment },
    chapter: chapters.map((chapter, index) => ({
      elementID: ids[index] ?? '',
      startTimeMs: milliseconds(chapter.start),
      endTimeMs: milliseconds(chapter.end),
      tags: { title: chapter.title },
    })),
    tableOfContents: [{ elementID: 'chapters', isOrdered: true, elements: ids, tags: { title: 'Chapters' } }],
  };
}

/** Seconds an MP3 file plays, by counting its frames; NaN where it has none. */
export function mp3Duration(file: Uint8Array): number {
  let at = tagLength(file);
  let seconds = Number.NaN;
  while (at + 4 <= file.length) {
    const frame = frameAt(file, at);
    if (!frame) break;
    seconds = (Number.isNaN(seconds) ? 0 : seconds) + frame.samples / frame.rate;
    at += frame.length;
  }
  return seconds;
}

/** An ID3v2 tag says its length in four times seven bits. */
function tagLength(file: Uint8Array): number {
  if (file[0] !== 0x49 || file[1] !== 0x44 || file[2] !== 0x33) return 0;
  return 10 + file.subarray(6, 10).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
}

const BITRATES = {
  one: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  two: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
const RATES = [44_100, 48_000, 32_000];

/** The layer III frame that begins at a place: MPEG 1 has 1152 samples, MPEG 2 and 2.5 have 576. */
function frameAt(file: Uint8Array, at: number): { readonly length: number; readonly samples: number; readonly rate: number } | undefined {
  const [first = 0, second = 0, third = 0] = file.subarray(at, at + 3);
  if (first !== 0xff || (second & 0xe6) !== 0xe2) return undefined;
  const version = (second >> 3) & 3;
  const one = version === 3;
  const bitrate = (one ? BITRATES.one : BITRATES.two)[third >> 4];
  const base = RATES[(third >> 2) & 3];
  if (!bitrate || base === undefined || version === 1) return undefined;
  const rate = one ? base : base / (version === 2 ? 2 : 4);
  const samples = one ? 1152 : 576;
  return { samples, rate, length: Math.floor((samples / 8) * ((bitrate * 1000) / rate)) + ((third >> 1) & 1) };
}
