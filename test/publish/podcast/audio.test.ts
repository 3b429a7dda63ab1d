/** Sound: samples from WAV files, loudness against known tones, the mix of two voices, MP3 frames, and Flite itself. */
import { describe, expect, test } from 'vitest';
import { nodeContext } from '../../../src/context-node.ts';
import { FLITE_VOICES, flite } from '../../../src/publish/podcast/flite.ts';
import { openMeter } from '../../../src/publish/podcast/loudness.ts';
import { mix } from '../../../src/publish/podcast/mix.ts';
import { encodeMp3, mp3Duration } from '../../../src/publish/podcast/mp3.ts';
import { readWav, type Sound } from '../../../src/publish/podcast/wav.ts';
import { memory } from '../../memory.ts';
import { wav } from './wav.ts';

const context = nodeContext();

/** A sine of so many decibels below full scale. */
function tone(seconds: number, decibels: number, hertz = 1000, rate = 16_000): Sound {
  const peak = 10 ** (decibels / 20);
  return {
    rate,
    samples: Float32Array.from({ length: Math.round(seconds * rate) }, (_, index) => peak * Math.sin((2 * Math.PI * hertz * index) / rate)),
  };
}

const peakOf = ({ samples }: Sound): number => samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);

describe('loudness', async () => {
  const measure = await openMeter(context);

  test.each([
    [48_000, 1000, -20, -23],
    [48_000, 1000, -30, -33],
    [16_000, 1000, -20, -23],
    [24_000, 1000, -16, -19],
  ])('at %i Hz a tone of %i Hz and %i dB in one channel is %i LUFS', (rate, hertz, decibels, lufs) => {
    expect(measure(tone(10, decibels, hertz, rate))).toBeCloseTo(lufs, 0);
  });

  test('low tones are heard less, and silence not at all', () => {
    expect(measure(tone(5, -20, 60))).toBeLessThan(measure(tone(5, -20, 1000)) - 1);
    expect(measure(tone(5, -200))).toBe(Number.NEGATIVE_INFINITY);
    expect(measure(tone(0.1, -20))).toBe(Number.NEGATIVE_INFINITY);
  });

  test('pauses do not count: the gate of EBU R 128', () => {
    const loud = tone(5, -20);
    const samples = new Float32Array(loud.samples.length * 2);
    samples.set(loud.samples);
    expect(measure({ samples, rate: loud.rate })).toBeCloseTo(measure(loud), 0);
  });
});

describe('the mix', async () => {
  const measure = await openMeter(context);

  test('brings a soft and a loud voice to one level, and the whole to the target', () => {
    const takes = [
      { voice: 'A', chapter: 0, sound: tone(3, -40) },
      { voice: 'B', chapter: 0, sound: tone(3, -6) },
    ] as const;
    const { sound, times, loudness } = mix(takes, measure);
    expect(loudness).toBeCloseTo(-19, 0);
    const levels = times.map(({ start, end }) =>
      measure({ rate: sound.rate, samples: sound.samples.slice(Math.round(start * sound.rate), Math.round(end * sound.rate)) }),
    );
    expect(Math.abs((levels[0] ?? 0) - (levels[1] ?? 0))).toBeLessThan(0.5);
  });

  test('pauses are longer between voices than within one, and longest at a chapter', () => {
    const sound = tone(1, -20);
    const { times } = mix(
      [
        { voice: 'A', chapter: 0, sound },
        { voice: 'A', chapter: 0, sound },
        { voice: 'B', chapter: 0, sound },
        { voice: 'B', chapter: 1, sound },
      ],
      measure,
    );
    const [same = 0, other = 0, chapter = 0] = times.slice(1).map(({ start }, index) => start - (times[index]?.end ?? 0));
    expect(same).toBeGreaterThan(0);
    expect(other).toBeGreaterThan(same);
    expect(chapter).toBeGreaterThan(other);
  });

  test('peaks stay under the ceiling', () => {
    const clicks = tone(4, -34);
    for (let at = 800; at < clicks.samples.length; at += 4000) clicks.samples[at] = 1;
    const { sound, loudness } = mix([{ voice: 'A', chapter: 0, sound: clicks }], measure);
    expect(peakOf(sound)).toBeLessThanOrEqual(0.8201);
    expect(Math.abs(loudness + 19)).toBeLessThan(1);
  });

  test('voices of two sample rates are refused', () => {
    const takes = [
      { voice: 'A', chapter: 0, sound: tone(1, -20) },
      { voice: 'B', chapter: 0, sound: tone(1, -20, 1000, 24_000) },
    ] as const;
    expect(() => mix(takes, measure)).toThrow('different sample rates');
  });
});

describe('WAV', () => {
  const samples = [0, 0.5, -0.5, 0.25];

  test.each([
    ['as it is', wav(samples)],
    ['with a length left open', wav(samples, { open: true })],
    ['with another chunk before its data', wav(samples, { extra: 'LIST' })],
  ])('is read %s', (_case, file) => {
    expect(readWav(file)).toEqual({ rate: 8000, samples: Float32Array.from(samples) });
  });

  test.each([
    ['two channels', wav(samples, { channels: 2 })],
    ['eight bits', wav(samples, { bits: 8 })],
    ['another coding', wav(samples, { coding: 3 })],
    ['no WAV', new TextEncoder().encode('x'.repeat(100))],
    ['nothing', new Uint8Array()],
  ])('of %s is refused', (_case, file) => {
    expect(readWav(file)).toBeUndefined();
  });
});

describe('MP3', () => {
  const tags = {
    title: 'Rare earths & “more”',
    album: 'Market Notes',
    artist: 'Nora (AI voice)',
    comment: 'synthetic',
    language: 'eng',
    date: '2025-10-13',
    chapters: [
      { title: 'Introduction', start: 0, end: 1 },
      { title: 'Key takeaways', start: 1, end: 3 },
    ],
  };

  test.each([8000, 16_000, 24_000, 44_100])('at %i Hz its frames are as long as what was encoded', async (rate) => {
    const file = await encodeMp3(tone(3, -20, 440, rate), tags);
    expect(Math.abs(mp3Duration(file) - 3)).toBeLessThan(0.3);
  });

  test('has title and chapters, and is the same each time', async () => {
    const { default: id3 } = await import('node-id3');
    const file = await encodeMp3(tone(3, -20), tags);
    expect(await encodeMp3(tone(3, -20), tags)).toEqual(file);
    expect(id3.read(file)).toMatchObject({
      title: tags.title,
      album: 'Market Notes',
      year: '2025',
      chapter: [
        { elementID: 'chapter1', startTimeMs: 0, endTimeMs: 1000, tags: { title: 'Introduction' } },
        { elementID: 'chapter2', startTimeMs: 1000, endTimeMs: 3000, tags: { title: 'Key takeaways' } },
      ],
    });
  });

  test('what has no frame has no duration', () => {
    expect(mp3Duration(new Uint8Array(100))).toBeNaN();
  });
});

describe('Flite', () => {
  test('says the same words in the same way, and each voice in its own', async () => {
    const [first, again] = [flite(), flite()];
    const words = 'twelve point five billion dollars';
    const sound = await first.say(words, 'A', context);
    expect(sound.rate).toBe(16_000);
    expect(sound.samples.length / sound.rate).toBeGreaterThan(1);
    expect(await again.say(words, 'A', context)).toEqual(sound);
    expect(await first.say(words, 'B', context)).not.toEqual(sound);
  });

  test.each(['-t injected', '"; rm -rf /', '💥 <script>', 'naïve Zürich — “quoted” & more'])('says %j without harm', async (words) => {
    expect((await flite().say(words, 'A', context)).samples.length).toBeGreaterThan(0);
  });

  test.each(FLITE_VOICES)('%s can be mixed with the others', async (voice) => {
    expect((await flite({ voices: [voice, 'rms'] }).say('Go on.', 'A', context)).rate).toBe(16_000);
  });

  test('a voice it does not have is a ConfigError', () => {
    expect(() => flite({ voices: ['slt', 'hal' as 'rms'] })).toThrow('flite: unknown voice `hal`');
  });

  test('where it is not installed, that is said', async () => {
    await expect(flite().say('x', 'A', { ...context, files: memory({}) })).rejects.toMatchObject({
      name: 'PublishError',
      message: 'the offline voices are not installed',
    });
  });
});
