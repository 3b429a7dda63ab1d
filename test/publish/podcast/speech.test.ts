/** Voices behind an endpoint, over a real local server: what it is asked, what is kept, and what is said when it fails. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type SpeechOptions, speechWith } from '../../../src/publish/podcast/speech.ts';
import type { Voices } from '../../../src/publish/podcast/voices.ts';
import { contextOf, memory } from '../../memory.ts';
import { article } from '../article.ts';
import { podcastFiles } from './beep.ts';
import { wav } from './wav.ts';

interface Asked {
  readonly key: string | undefined;
  readonly path: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

const SECONDS = Array.from({ length: 8000 }, (_, index) => 0.2 * Math.sin(index / 3));
let server: Server;
let asked: Asked[] = [];
let answer: (response: ServerResponse, count: number) => void;
let baseUrl = '';

beforeEach(async () => {
  asked = [];
  answer = (response) => response.end(wav(SECONDS));
  server = createServer((request: IncomingMessage, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(pieces).toString()) as Asked['body'];
      asked.push({ key: request.headers.authorization, path: request.url, body });
      answer(response, asked.length);
    });
  });
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((closed) => void server.close(closed));
});

const KEY = 'sk-secret-123';
const open = (options: SpeechOptions = {}, environment: Readonly<Record<string, string>> = { OPENAI_API_KEY: KEY }): Voices =>
  speechWith({ baseUrl, retries: 0, ...options }, (name) => environment[name]);
const status = (code: number) => (response: ServerResponse) =>
  void response.writeHead(code, { 'content-type': 'application/json' }).end('{"error":{"message":"no"}}');
const booth = () => contextOf(memory({}));

describe('speech', () => {
  test('asks for the words by the voice of the line, with key and model', async () => {
    const voices = open({ model: 'tts-x', voices: ['nova', 'onyx'], instructions: 'calm' });
    const sound = await voices.say('eighty percent', 'B', booth());
    expect(sound).toMatchObject({ rate: 8000 });
    expect(sound.samples).toHaveLength(8000);
    expect(asked).toEqual([
      {
        key: `Bearer ${KEY}`,
        path: '/v1/audio/speech',
        body: { model: 'tts-x', voice: 'onyx', input: 'eighty percent', response_format: 'wav', instructions: 'calm' },
      },
    ]);
  });

  test('model and address come from the environment where the config leaves them out', async () => {
    const voices = speechWith({ retries: 0 }, (name) => ({ OPENAI_BASE_URL: baseUrl, OPENAI_SPEECH_MODEL: 'local' })[name]);
    await voices.say('x', 'A', booth());
    expect(asked[0]?.body).toMatchObject({ model: 'local', voice: 'nova' });
    expect(voices.name).toBe('local');
  });

  test('what was once spoken is kept, and not asked for again', async () => {
    const kept = { ...booth(), cache: '/cache/build' };
    const first = await open().say('x', 'A', kept);
    expect(await open().say('x', 'A', kept)).toEqual(first);
    expect(asked).toHaveLength(1);
    await open().say('x', 'B', kept);
    await open({ model: 'other' }).say('x', 'A', kept);
    expect(asked).toHaveLength(3);
  });

  test('an endpoint that is busy is asked again', async () => {
    answer = (response, count) => (count === 1 ? response.writeHead(503, { 'retry-after-ms': '1' }).end() : response.end(wav(SECONDS)));
    expect((await open({ retries: 1 }).say('x', 'A', booth())).samples).toHaveLength(8000);
    expect(asked).toHaveLength(2);
  });

  test.each([
    ['a wrong key', status(401), 'speech: the endpoint does not know the key (401), asked for "x"'],
    ['a wrong model', status(404), 'the endpoint does not know the model gpt-4o-mini-tts or the address is wrong (404)'],
    ['too many requests', status(429), 'the endpoint has had too many requests (429)'],
    ['a failing server', status(500), 'the endpoint answered 500'],
    ['MP3 for WAV', (response: ServerResponse) => response.end('ID3....'), 'answered with no WAV of 16 bits and one channel'],
    ['silence', (response: ServerResponse) => response.end(wav([])), 'answered with no WAV of 16 bits and one channel'],
    ['a broken line', (response: ServerResponse) => response.destroy(), 'the endpoint cannot be reached or broke off'],
    [
      'an answer cut short',
      (response: ServerResponse) => response.writeHead(200, { 'content-length': '9999' }).write('RIFF', () => response.destroy()),
      'cannot be reached or broke off',
    ],
  ])('%s is a PublishError without the key', async (_case, how, message) => {
    answer = how;
    const error = await open()
      .say('x', 'A', booth())
      .then(
        () => undefined,
        (cause: unknown) => cause,
      );
    expect(error).toMatchObject({ name: 'PublishError', message: expect.stringContaining(message) });
    expect(JSON.stringify(error) + String(error)).not.toContain(KEY);
  });

  test('an endpoint that does not answer is given up', async () => {
    answer = () => undefined;
    await expect(open({ timeout: 0.05 }).say('x', 'A', booth())).rejects.toThrow('the endpoint gave no answer in time');
  });

  test('Ctrl-C ends a question', async () => {
    const stop = new AbortController();
    answer = () => stop.abort(new Error('interrupted'));
    await expect(open().say('x', 'A', { ...booth(), signal: stop.signal })).rejects.toThrow('interrupted');
  });

  test('without a key and an endpoint of one’s own nothing is asked', async () => {
    await expect(speechWith({}, () => undefined).say('x', 'A', booth())).rejects.toMatchObject({
      name: 'PublishError',
      message: 'speech: there is no key',
    });
  });

  test('an option it does not have is a ConfigError', () => {
    expect(() => speechWith({ voice: 'x' } as never, () => undefined)).toThrow('speech: unknown option `voice`');
  });

  test('an episode is spoken through it, line by line', async () => {
    const body =
      "# China's mines grow [6%](fact:change)\n\nChina made [270,000 metric tons](fact:now) in [2024](fact:now), the U.S. Geological Survey reported.\n";
    const made = await podcastFiles([article({ body })], { voices: open() });
    const lines = (made.get('podcast/rare-earths.script.txt') ?? '').split('\n').filter((line) => line.includes(': '));
    expect(asked.map(({ body: { input } }) => input)).toEqual(lines.map((line) => line.slice(line.indexOf(': ') + 2)));
    expect(asked.map(({ body: { input } }) => input)).toContain(
      'China made two hundred seventy thousand metric tons in 2024, the U.S. Geological Survey reported.',
    );
    expect(made.get('podcast/rare-earths.vtt')).toContain('Spoken by synthetic voices (gpt-4o-mini-tts)');
  });
});
