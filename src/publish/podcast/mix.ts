/** From lines to one recording: both voices equally loud, pauses as people make them, the whole at the loudness of podcasts. */
import { PublishError } from '../../errors.ts';
import { type LoudnessMeter, TARGET_LUFS } from './loudness.ts';
import type { Sound } from './wav.ts';

/** A line as it was spoken. */
export interface Take {
  readonly voice: 'A' | 'B';
  readonly chapter: number;
  readonly sound: Sound;
}

export interface Mixed {
  readonly sound: Sound;
  /** When each line begins and ends, in seconds. */
  readonly times: readonly { readonly start: number; readonly end: number }[];
  /** As measured. */
  readonly loudness: number;
}

/** Seconds of silence: before all, after a line of the same voice, of the other, at a new chapter, after all. */
const PAUSES = { lead: 0.3, same: 0.28, other: 0.4, chapter: 0.85, close: 0.5 };
/** No sample goes above; leaves room for what an MP3 adds. */
const CEILING = 0.82;
/** Near enough to the target, in LU. */
const NEAR = 0.1;

export function mix(takes: readonly Take[], measure: LoudnessMeter): Mixed {
  const rate = takes[0]?.sound.rate ?? 0;
  if (takes.some(({ sound }) => sound.rate !== rate))
    throw new PublishError('the voices speak at different sample rates', { hint: 'take both from one engine' });
  const levels = { A: levelOf(takes, 'A', measure), B: levelOf(takes, 'B', measure) };
  let at = PAUSES.lead;
  const times = takes.map(({ voice, chapter, sound }, index) => {
    const before = takes[index - 1];
    if (before) at += before.chapter !== chapter ? PAUSES.chapter : before.voice === voice ? PAUSES.same : PAUSES.other;
    const start = at;
    at += sound.samples.length / rate;
    return { start, end: at };
  });
  const samples = new Float32Array(Math.ceil((at + PAUSES.close) * rate));
  for (const [index, { voice, sound }] of takes.entries()) {
    const from = Math.round((times[index]?.start ?? 0) * rate);
    for (let sample = 0; sample < sound.samples.length; sample++) samples[from + sample] = (sound.samples[sample] ?? 0) * levels[voice];
  }
  return { times, ...atTarget({ samples, rate }, measure) };
}

/** What brings the lines of a voice to the target: lines of one voice keep their levels among themselves. */
function levelOf(takes: readonly Take[], voice: 'A' | 'B', measure: LoudnessMeter): number {
  const own = takes.filter((take) => take.voice === voice).map(({ sound }) => sound);
  const samples = new Float32Array(own.reduce((sum, one) => sum + one.samples.length, 0));
  let at = 0;
  for (const one of own) {
    samples.set(one.samples, at);
    at += one.samples.length;
  }
  const loudness = measure({ samples, rate: own[0]?.rate ?? 0 });
  return Number.isFinite(loudness) ? 10 ** ((TARGET_LUFS - loudness) / 20) : 1;
}

/** Raised or lowered to the target; where peaks have to be held down for it, once more. */
function atTarget(sound: Sound, measure: LoudnessMeter): Pick<Mixed, 'sound' | 'loudness'> {
  let held = sound;
  let loudness = measure(held);
  for (let round = 0; round < 5 && Number.isFinite(loudness) && Math.abs(loudness - TARGET_LUFS) > NEAR; round++) {
    held = limited(held, 10 ** ((TARGET_LUFS - loudness) / 20));
    loudness = measure(held);
  }
  held = limited(held, 1);
  return { sound: held, loudness: measure(held) };
}

/** With a gain, and every peak under the ceiling: the gain gives way 5 ms before a peak and comes back within 80. */
function limited({ samples, rate }: Sound, gain: number): Sound {
  const ahead = Math.round(rate * 0.005);
  const release = Math.exp(-1 / (rate * 0.08));
  const out = new Float32Array(samples.length);
  let held = 1;
  for (let index = 0; index < samples.length; index++) {
    const peak = Math.abs(samples[index + ahead] ?? 0) * gain;
    const wanted = peak > CEILING ? CEILING / peak : 1;
    held = wanted < held ? wanted : 1 - (1 - held) * release;
    const value = (samples[index] ?? 0) * gain * held;
    out[index] = Math.max(-CEILING, Math.min(CEILING, value));
  }
  return { samples: out, rate };
}
