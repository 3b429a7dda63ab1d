/** The podcast of the flagship, spoken by the offline voices: what its acceptance asks, heard, counted and read back. */
import { beforeAll, describe, expect, test } from 'vitest';
import { nodeContext } from '../../../src/context-node.ts';
import { findClaims } from '../../../src/model/claim.ts';
import type { Ledger } from '../../../src/model/ledger.ts';
import { parseDraft } from '../../../src/newsroom/draft-file.ts';
import { podcast } from '../../../src/podcast.ts';
import type { Episode } from '../../../src/publish/podcast/episode.ts';
import { openMeter } from '../../../src/publish/podcast/loudness.ts';
import { mp3Duration } from '../../../src/publish/podcast/mp3.ts';
import { openEar } from '../../../src/verify/heard.ts';
import { verify } from '../../../src/verify/verify.ts';
import { demoDrafts } from '../../verify/demo.ts';
import { decode } from './decode.ts';
import { chaptersErrors, feedErrors, readVtt, transcriptErrors } from './validate.ts';

const SLUG = 'rare-earth-ai-hardware';
const FEED = {
  url: 'https://desk.example.org',
  owner: { name: 'Example Desk', email: 'desk@example.org' },
  image: 'https://desk.example.org/cover.png',
};
const made = new Map<string, string | Uint8Array>();
const told: (readonly [string, number, number])[] = [];
let ledger: Ledger;
let episode: Episode;

const text = (path: string): string => String(made.get(path));

beforeAll(async () => {
  const draft = (await demoDrafts()).find(({ slug }) => slug === SLUG);
  if (!draft) throw new Error(`no draft ${SLUG}`);
  ({ ledger } = draft);
  const article = { body: parseDraft(`${SLUG}.md`, draft.text).body, ledger, approval: null };
  const progress = (what: string, done: number, total: number): void => void told.push([what, done, total]);
  for await (const { path, content } of podcast({ feed: FEED }).render([article], { ...nodeContext(), progress })) made.set(path, content);
  episode = JSON.parse(text(`podcast/${SLUG}.episode.json`)) as Episode;
}, 120_000);

describe('the sound', () => {
  test('plays for two to four minutes, within 5% of the last caption, and says its own length and size', () => {
    const file = made.get(episode.audio.path);
    if (!(file instanceof Uint8Array)) throw new Error('no audio');
    const seconds = mp3Duration(file);
    expect(seconds).toBeGreaterThan(120);
    expect(seconds).toBeLessThan(240);
    const last = readVtt(text(episode.captions)).cues.at(-1)?.end ?? 0;
    expect(Math.abs(seconds - last) / last).toBeLessThan(0.05);
    expect(episode.audio).toMatchObject({ duration: Math.round(seconds * 1000) / 1000, bytes: file.length });
  });

  test('decoded by a browser it is as loud as podcasts are, within 1 LU of -19 LUFS, as long as its frames, and not clipped', async () => {
    const file = made.get(episode.audio.path);
    if (!(file instanceof Uint8Array)) throw new Error('no audio');
    const { channels, ...sound } = await decode(file);
    const measure = await openMeter(nodeContext());
    expect(channels).toBe(1);
    expect(Math.abs(measure(sound) + 19)).toBeLessThan(1);
    expect(Math.abs(measure(sound) - episode.audio.loudness)).toBeLessThan(0.2);
    expect(Math.abs(sound.samples.length / sound.rate - mp3Duration(file))).toBeLessThan(1);
    expect(sound.samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)).toBeLessThan(1);
  }, 60_000);

  test('long work is told line by line', () => {
    expect(told.at(-1)).toEqual([SLUG, told.length, told.length]);
    expect(told.length).toBeGreaterThan(20);
  });
});

describe('the transcript', () => {
  test('is of two voices, both marked as synthetic, and its first words disclose them', () => {
    const { cues, errors } = readVtt(text(episode.captions));
    expect(errors).toEqual([]);
    expect(new Set(cues.map(({ speaker }) => speaker))).toEqual(new Set(['Nora (AI voice)', 'Miles (AI voice)']));
    expect(cues[0]?.text).toMatch(/both voices here are synthetic/);
    const turns = cues.filter(({ speaker }, index) => speaker !== cues[index - 1]?.speaker);
    expect(turns.length).toBeGreaterThan(25);
  });

  test('every figure is in a claim of the article, on a fact of its ledger, and says what the fact says', () => {
    const facts = new Set(ledger.facts.map(({ id }) => id));
    const { read } = openEar(ledger);
    const claims = episode.cues.flatMap(({ markdown }) => findClaims(markdown));
    expect(claims.length).toBeGreaterThan(30);
    expect(claims.filter(({ id }) => !facts.has(id))).toEqual([]);
    for (const { markdown } of episode.cues) {
      const bare = markdown.replace(/\[(?:\\.|[^[\]\\])+\]\(fact:[^)]*\)/g, '…');
      const loose = read(bare).filter(
        (mention) => mention.type === 'date' || (mention.type === 'quantity' && /\d|percent|dollar|ton/.test(mention.text)),
      );
      expect(loose.map((mention) => mention.text)).toEqual([]);
    }
    const wrong = verify(text(episode.script), ledger).filter(({ rule }) => /^(?:claim|unknown-fact|derived|loose|period)/.test(rule));
    expect(wrong.map(({ message }) => message)).toEqual([]);
  });

  test('is spoken with figures in words, and heard as it is written', () => {
    const spoken = text(episode.spoken);
    expect(spoken).toContain('two hundred seventy thousand metric tons');
    expect(spoken).toContain('at least zero point one percent');
    expect(spoken).toContain('the second quarter of 2025');
    expect(spoken).not.toMatch(/[$%€]|\d,\d/);
    const line = /^[A-Z][a-z]+: /;
    const lines = spoken
      .split('\n')
      .filter((one) => line.test(one))
      .map((one) => one.replace(line, ''));
    const { misheard } = openEar(ledger);
    expect(misheard(episode.cues.map((cue) => cue.text).join(' '), lines.join(' '))).toBeUndefined();
  });

  test('keeps the caveat of what it tells', () => {
    expect(text(episode.spoken)).toContain('leaves out undocumented output');
  });

  test('reads as it is meant to', async () => {
    await expect(text(episode.spoken)).toMatchFileSnapshot('./flagship.script.txt');
  });
});

describe('what goes with it', () => {
  test('transcript, chapters and feed are valid', () => {
    expect(transcriptErrors(text(episode.transcript))).toEqual([]);
    expect(chaptersErrors(text(episode.chaptersFile))).toEqual([]);
    expect(feedErrors(text('podcast.xml'))).toEqual([]);
  });

  test('all of it is there under the paths the episode names', () => {
    const named = [episode.audio.path, episode.captions, episode.transcript, episode.chaptersFile, episode.script, episode.spoken];
    expect([...made.keys()]).toEqual([...named, `podcast/${SLUG}.episode.json`, 'podcast.xml']);
  });
});
