/** Composing through a real endpoint: a piece from facts that nobody wrote a template for, and what replays, fails and costs. */
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { findClaims } from '../../src/model/claim.ts';
import { parseDraft } from '../../src/newsroom/draft-file.ts';
import { formatLedger, parseLedger } from '../../src/newsroom/ledger-file.ts';
import { renderMarkdown } from '../../src/publish/markdown.ts';
import { verify } from '../../src/verify/verify.ts';
import { caseDrafts } from '../cases.ts';
import { memory } from '../memory.ts';
import { type ModelServer, serveAnswers } from './server.ts';
import { COMPOSED, changed, composed, faithfulWriter, type Outcome, plainDraft, type Question, serveWriter } from './writer.ts';

let server: ModelServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

const sectionsOf = ({ ledger }: Outcome) => ledger.record.compose?.sections ?? [];
const errorsIn = ({ text, ledger }: Outcome) => verify(text, ledger).filter(({ severity }) => severity === 'error');

describe('a faithful writer', () => {
  test('writes every section, and the piece is as a person would read it', async () => {
    server = await serveWriter(faithfulWriter);
    const outcome = await composed(server);
    expect(sectionsOf(outcome).flatMap(({ sentences }) => sentences.filter(({ outcome: what }) => what !== 'written'))).toEqual([]);
    expect(errorsIn(outcome)).toEqual([]);
    await expect(outcome.text).toMatchFileSnapshot(join(COMPOSED, 'draft.md'));
    const article = { body: parseDraft('draft', outcome.text).body, ledger: outcome.ledger, approval: null };
    await expect(renderMarkdown(article).content).toMatchFileSnapshot(join(COMPOSED, 'article.md'));
  });

  test('is named on what is published, as a writer and not as an editor', async () => {
    server = await serveWriter(faithfulWriter);
    const { text, ledger } = await composed(server);
    const { content } = renderMarkdown({ body: parseDraft('draft', text).body, ledger, approval: null });
    expect(content).toContain('Written by an AI model (test-writer) from sourced data');
    expect(content).toContain('/trainedAlgorithmicMedia"');
    expect(ledger.record).toMatchObject({
      model: 'test-writer',
      prompt: { name: 'compose', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });

  test('is shown the facts as data, and no key', async () => {
    server = await serveWriter(faithfulWriter);
    await composed(server);
    const [body = ''] = server.bodies();
    expect(body).toContain('fact:usgs.ree-mine-production.china.2024@mcs2025');
    expect(server.bodies().join()).not.toContain('secret-key');
  });

  test('who takes the plain sentences over is refused nothing, whatever the piece', async () => {
    server = await serveWriter(({ facts }) => [facts.map(({ n, text }) => ({ tells: [n], text }))]);
    for (const { slug, text, ledger } of await caseDrafts()) {
      const draft = { markdown: text, ledger, findings: [], gaps: [], held: false, noStory: false };
      const outcome = await composed(server, { draft });
      const sentences = sectionsOf(outcome).flatMap((section) => section.sentences);
      expect(sentences.length, slug).toBeGreaterThan(0);
      expect(
        sentences.filter(({ outcome: what }) => what !== 'written'),
        slug,
      ).toEqual([]);
    }
  });

  test('in whatever voice, is shown the same facts and tells the same figures', async () => {
    const told = new Set<string>();
    const shown = new Set<string>();
    server = await serveWriter(faithfulWriter);
    for (const stance of ['bullish: the good news first', 'bearish: the bad news first', 'neutral']) {
      const ledger = { ...plainDraft.ledger, persona: { ...plainDraft.ledger.persona, stance } };
      const { text } = await composed(server, { draft: { ...plainDraft, ledger } });
      told.add(
        findClaims(text)
          .map(({ id, surface }) => `${id} ${surface}`)
          .sort()
          .join('\n'),
      );
    }
    for (const body of server.bodies()) {
      const { messages } = JSON.parse(body) as { readonly messages: readonly { readonly content: string }[] };
      const { voice, ...rest } = JSON.parse(messages.at(-1)?.content ?? '') as { readonly voice: { readonly stance: string } };
      expect(voice.stance).toMatch(/bullish|bearish|neutral/);
      shown.add(JSON.stringify(rest));
    }
    expect(server.requests()).toBe(9);
    expect(shown.size).toBe(3);
    expect(told.size).toBe(1);
  });

  test('has a record that is read back as it was written', async () => {
    server = await serveWriter(faithfulWriter);
    const { ledger } = await composed(server);
    expect(parseLedger('x.facts.json', formatLedger(ledger)).record).toEqual(ledger.record);
  });
});

describe('a run again', () => {
  test('asks nothing and writes the same bytes', async () => {
    const files = memory({});
    server = await serveWriter(changed('The rules', 1, (text) => text.replace('licence were', 'licence were a record')));
    const first = await composed(server, { files });
    const { requests } = server;
    expect(requests()).toBe(4);
    const second = await composed(server, { files });
    expect(requests()).toBe(4);
    expect(second.used.calls).toBe(0);
    expect(second.text).toBe(first.text);
    expect(formatLedger(second.ledger)).toBe(formatLedger(first.ledger));
  });
});

describe('a sentence that is refused', () => {
  test('is asked for once more with what was found, and the better one is taken', async () => {
    const asked: Question[] = [];
    server = await serveWriter((question) => {
      asked.push(question);
      const again = question.refused !== undefined;
      return changed('The companies', 6, (text) => (again ? text : text.replace('Aclara', 'Troubled Aclara')))(question);
    });
    const outcome = await composed(server);
    const [, second] = asked.filter(({ heading }) => heading === 'The companies');
    expect(second).toMatchObject({ facts: [{ n: 6 }], refused: [{ tells: [6], why: expect.stringContaining('Troubled') }] });
    expect(second?.written).toHaveLength(4);
    expect(outcome.text).toContain('Aclara Resources, AInvest said, was');
    expect(outcome.text).not.toContain('Troubled');
  });

  test('twice is dropped, and the record says why', async () => {
    server = await serveWriter(changed('The companies', 6, (text) => text.replace('was', 'was boldly')));
    const outcome = await composed(server);
    expect(outcome.text).not.toContain('Aclara');
    const [section] = sectionsOf(outcome).filter(({ heading }) => heading === 'The companies');
    expect(section?.outcome).toBe('written');
    expect(section?.sentences.filter(({ outcome: what }) => what === 'refused')).toHaveLength(2);
    expect(errorsIn(outcome)).toEqual([]);
  });

  test('comes back in plain words where the head of the piece tells its figure', async () => {
    server = await serveWriter(changed('What the mines gave', 3, (text) => text.replace("Burma's", "Burma's huge")));
    const outcome = await composed(server);
    expect(outcome.text).toContain("Burma's mine production of rare earths was [31,000 metric tons]");
    expect(sectionsOf(outcome)[0]?.sentences).toContainEqual(expect.objectContaining({ tells: [3], outcome: 'plain' }));
  });

  test('with more than a quarter of its section leaves the section plain', async () => {
    server = await serveWriter((question) =>
      faithfulWriter(question).map((sentences) =>
        sentences.map((one) => (question.heading === 'The companies' ? { ...one, text: `${one.text} Buy now.` } : one)),
      ),
    );
    const outcome = await composed(server);
    const kept = sectionsOf(outcome).filter(({ outcome: what }) => what === 'kept');
    expect(kept.map(({ heading }) => heading)).toEqual(['The companies']);
    expect(outcome.text).toContain('MP Materials reported revenue of');
    expect(renderMarkdown({ body: parseDraft('draft', outcome.text).body, ledger: outcome.ledger, approval: null }).content).toContain(
      'Written in part by an AI model (test-writer)',
    );
  });
});

describe('without an answer the plain draft stands, and says that no model wrote it', () => {
  /** Nothing is written, for that reason. */
  async function plain(outcome: Outcome, reason: RegExp): Promise<void> {
    expect(outcome.text).toBe(plainDraft.markdown);
    for (const section of sectionsOf(outcome)) expect(section).toMatchObject({ outcome: 'kept', reason: expect.stringMatching(reason) });
    expect(outcome.ledger.record).toMatchObject({ model: null, prompt: null });
  }

  test('no model is named', async () => {
    const outcome = await composed(undefined, { model: null });
    await plain(outcome, /^no model is named: set OPENAI_MODEL/);
    expect(outcome.used.calls).toBe(0);
  });

  test.each([
    ['the key is wrong', { error: { message: 'no' }, status: 401 }, /does not know the key/],
    ['the model is unknown', { error: { message: 'no' }, status: 404 }, /does not know the model/],
    ['it refuses', { content: 'I cannot help with that.', finishReason: 'content_filter' }, /the model refused/],
    ['nothing stands in it', { content: '' }, /empty/],
    ['it is no JSON', { content: 'Here is your section: China mined a lot.' }, /not the JSON/],
    ['it has another shape', { content: '{"sections": []}' }, /another shape/],
    ['it has no sentences', { content: '{"paragraphs": []}' }, /no sentence told them/],
  ])('%s', async (_, answer, reason) => {
    server = await serveAnswers(() => answer);
    await plain(await composed(server), reason);
  });
});

test('a budget stops before its limit, with the sections so far kept', async () => {
  server = await serveWriter(faithfulWriter);
  const { ledger } = await composed(server);
  const { prompt, completion } = ledger.record.compose?.tokens ?? { prompt: 0, completion: 0 };
  const limit = Math.round((prompt + completion) * 0.7);
  await server.stop();
  server = await serveWriter(faithfulWriter);
  const half = await composed(server, { limits: { tokens: limit } });
  const reasons = sectionsOf(half).map(({ outcome, reason }) => (outcome === 'written' ? 'written' : reason));
  expect(reasons).toContain('written');
  expect(reasons).toContain(`one more question would go over the budget of ${limit} tokens`);
  expect(errorsIn(half)).toEqual([]);
});
