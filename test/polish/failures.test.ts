/** An endpoint that fails, one way after another: the draft stays as it was written, the note says why, and the run goes on. */
import { afterEach, describe, expect, test } from 'vitest';
import { type Demo, demoDrafts } from '../verify/demo.ts';
import { type Options, openRun, polishDraft } from './run.ts';
import { type Chaos, type ModelServer, type Sentence, serveAnswers, serveEditor, serveSentences } from './server.ts';

let server: ModelServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

const drafts = new Map((await demoDrafts()).map((draft) => [draft.slug, draft]));
const draft = drafts.get('nvidia-results') as Demo;
/** One that takes many questions. */
const long = drafts.get('rare-earth-ai-hardware') as Demo;

/** What the notes of a run say, the draft being as it was. */
async function notes(opened: ModelServer | undefined, options?: Options, of: Demo = draft): Promise<string> {
  server = opened;
  const { text, sentences } = await polishDraft(of, await openRun(server, options));
  expect(text).toBe(of.text);
  expect(sentences.length).toBeGreaterThan(10);
  for (const { outcome, reason } of sentences) expect(`${outcome}: ${reason}`).toMatch(/^(?:kept|refused): \S/);
  return [...new Set(sentences.map(({ reason }) => reason))].join('\n');
}

const failing = async (error: object, chaos?: Chaos): Promise<ModelServer> => await serveAnswers(() => error, chaos);

describe('the endpoint', () => {
  test('has no key', async () => {
    expect(await notes(undefined, { key: undefined })).toBe(
      'there is no key: set OPENAI_API_KEY, or OPENAI_BASE_URL for an endpoint of your own',
    );
  });

  test('does not know the key, and is left alone after three refusals', async () => {
    const said = await notes(await failing({ error: { message: 'Incorrect API key provided: secret-key' }, status: 401 }), {}, long);
    expect(said).toContain('the endpoint does not know the key (401): see OPENAI_API_KEY');
    expect(said).toContain('the endpoint failed 3 times and is not asked again in this run');
    expect(said).not.toContain('secret-key');
    expect(server?.requests()).toBeLessThanOrEqual(6);
  });

  test('does not know the model', async () => {
    expect(await notes(await failing({ error: { message: 'no such model' }, status: 404 }))).toContain(
      'does not know the model test-model',
    );
  });

  test('has had too many requests, and goes on having them', async () => {
    expect(await notes(await failing({ error: { message: 'slow down' }, status: 429, retryAfter: 0 }))).toContain(
      'too many requests (429)',
    );
  });

  test('is out of order', async () => {
    expect(await notes(await failing({ error: { message: 'overloaded' }, status: 503 }))).toContain('the endpoint answered 503');
  });

  test('gives no answer in time', async () => {
    const slow = await failing({ content: '{}' }, { latencyMs: 400 });
    expect(await notes(slow, { model: { timeout: 0.05, concurrency: 12 } })).toContain('the endpoint gave no answer in time');
  });

  test('closes the connection', async () => {
    expect(await notes(await failing({ content: '{}' }, { disconnectRate: 1 }))).toContain('the endpoint cannot be reached');
  });

  test('cuts its answer off', async () => {
    expect(await notes(await failing({ content: '{"sentences": [{"n": 1, "te' }))).toBe('the answer is not the JSON that was asked for');
  });

  test('runs into its length limit', async () => {
    expect(await notes(await failing({ content: '{"sentences": [', finishReason: 'length' }))).toBe(
      'the answer was cut off at its length limit',
    );
  });

  test('sends no JSON', async () => {
    expect(await notes(await failing({ content: '{}' }, { malformedRate: 1 }))).toContain('the answer is not whole JSON');
  });

  test('is not there', async () => {
    const gone = await serveEditor(() => undefined);
    await gone.stop();
    server = undefined;
    const { text, sentences } = await polishDraft(draft, await openRun(gone));
    expect(text).toBe(draft.text);
    expect(sentences[0]?.reason).toBe('the endpoint cannot be reached: see OPENAI_BASE_URL');
  });
});

describe('the model', () => {
  test.each([
    ['refuses', { content: 'I cannot help with that.', finishReason: 'content_filter' }, 'the model refused'],
    ['says it will not', { content: 'I am sorry, but I cannot edit this.' }, 'the answer is not the JSON that was asked for'],
    ['says nothing', { content: '' }, 'the answer is empty'],
    ['writes prose around its JSON', { content: 'Here you are: {"sentences": []}' }, 'the answer is not the JSON that was asked for'],
    ['writes another shape', { content: '{"sentences": "none"}' }, 'the answer has another shape than was asked for'],
    ['adds fields', { content: '{"sentences": [], "note": "x"}' }, 'the answer has another shape than was asked for'],
    ['leaves all sentences out', { content: '{"sentences": []}' }, 'no sentence came back'],
    ['writes ten megabytes', { content: 'x'.repeat(10_000_000) }, 'the answer has 10000000 characters'],
    [
      'adds a sentence',
      { content: '{"sentences": [{"n": 99, "text": "Buy now."}]}' },
      'the answer holds a sentence 99 that was not asked for',
    ],
  ])('%s', async (_, answer, reason) => {
    expect(await notes(await failing(answer))).toBe(reason);
  });

  const sent = async (change: (asked: readonly Sentence[]) => readonly { n: number; text: string }[]): Promise<string> =>
    await notes(await serveSentences((asked) => ({ sentences: change(asked) })), {}, long);

  test('answers a sentence twice', async () => {
    expect(await sent((asked) => [...asked, ...asked])).toMatch(/^the answer holds sentence \d twice/);
  });

  test('writes another language', async () => {
    await sent((asked) => asked.map(({ n }) => ({ n, text: 'Der Umsatz ist deutlich gestiegen.' })));
    expect(server?.requests()).toBeGreaterThan(10);
  });

  test('writes the same over and over', async () => {
    expect(await sent((asked) => asked.map(({ n, text }) => ({ n, text: text.repeat(8) })))).toContain('more came back than was sent');
  });
});

test('sentences in each other’s place are refused', async () => {
  server = await serveSentences((asked) => ({ sentences: asked.map(({ n }, index) => ({ n, text: asked.at(index - 1)?.text ?? '' })) }));
  const { text, sentences } = await polishDraft(draft, await openRun(server));
  expect(text).toBe(draft.text);
  expect(sentences.filter(({ outcome }) => outcome === 'polished')).toEqual([]);
  expect(sentences.filter(({ outcome }) => outcome === 'refused').length).toBeGreaterThan(5);
});

describe('an endpoint that recovers', () => {
  const better = (user: string): object => {
    const { edit } = JSON.parse(user) as { readonly edit: readonly Sentence[] };
    return {
      content: JSON.stringify({ sentences: edit.map(({ n, text }) => ({ n, text: text.replace('held inventory', 'carried inventory') })) }),
    };
  };
  const recovering = async (failure: object): Promise<ModelServer> => {
    const seen = new Set<string>();
    return await serveAnswers((user) => {
      if (seen.has(user)) return better(user);
      seen.add(user);
      return failure;
    });
  };

  test.each([
    ['too many requests, with Retry-After', { error: { message: 'slow down' }, status: 429, retryAfter: 0 }],
    ['out of order for a moment', { error: { message: 'overloaded' }, status: 503 }],
  ])('%s', async (_, failure) => {
    server = await recovering(failure);
    const { text } = await polishDraft(draft, await openRun(server, { model: { concurrency: 12 } }));
    expect(text).toContain('carried inventory');
  });

  test.each(['response_format', 'temperature', 'seed', 'max_completion_tokens'])('knows no %s', async (name) => {
    server = await serveAnswers((user, request) =>
      name in request ? { error: { message: `Unsupported parameter: '${name}'` }, status: 400 } : better(user),
    );
    const { text, sentences } = await polishDraft(draft, await openRun(server));
    expect(text).toContain('carried inventory');
    expect(sentences.filter(({ outcome }) => outcome === 'kept')).toEqual([]);
  });

  test('puts its JSON into a code fence, after its thoughts', async () => {
    server = await serveAnswers((user) => {
      const { content } = better(user) as { content: string };
      return { content: `<think>They want “carried”.</think>\n\`\`\`json\n${content}\n\`\`\`` };
    });
    expect((await polishDraft(draft, await openRun(server))).text).toContain('carried inventory');
  });
});
