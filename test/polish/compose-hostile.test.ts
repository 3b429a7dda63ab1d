/** Careless and hostile writers: whatever they write, each sentence of the piece is one that a faithful writer or the plain template wrote. */
import { afterEach, describe, expect, test } from 'vitest';
import type { ComposedSentence } from '../../src/model/ledger.ts';
import { sentenceSpots } from '../../src/verify/spots.ts';
import { verify } from '../../src/verify/verify.ts';
import { ATTACKS } from './hostile.ts';
import type { ModelServer } from './server.ts';
import { composed, faithfulWriter, plainDraft, type Sentence, serveWriter, type Writer } from './writer.ts';

let server: ModelServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

interface Ran {
  readonly sentences: readonly string[];
  readonly record: readonly ComposedSentence[];
}

async function run(write: Writer): Promise<Ran> {
  await server?.stop();
  server = await serveWriter(write);
  const { text, ledger } = await composed(server);
  expect(verify(text, ledger).filter(({ severity }) => severity === 'error')).toEqual([]);
  return {
    sentences: sentenceSpots(text, ledger).map(({ markdown }) => plain(markdown)),
    record: (ledger.record.compose?.sections ?? []).flatMap(({ sentences }) => sentences),
  };
}

const plain = (markdown: string): string => markdown.replaceAll('\\$', '$');

/** The faithful writer with each sentence, or those of one section, made into others. */
function each(change: (one: Sentence) => readonly Sentence[], only?: string): Writer {
  return (question) =>
    faithfulWriter(question).map((sentences) => (only === undefined || question.heading === only ? sentences.flatMap(change) : sentences));
}

describe('hostile writers', async () => {
  const honest = await run(faithfulWriter);
  const allowed = new Set([
    ...honest.sentences,
    ...sentenceSpots(plainDraft.markdown ?? '', plainDraft.ledger).map(({ markdown }) => plain(markdown)),
  ]);
  await server?.stop();
  server = undefined;

  test.each(Object.entries(ATTACKS))('%s', async (_, attack) => {
    let attacked = 0;
    const { sentences, record } = await run(
      each((one) => {
        const text = attack(one.text);
        if (text !== undefined && text !== one.text) attacked += 1;
        return [{ ...one, text: text ?? one.text }];
      }),
    );
    expect(sentences.filter((sentence) => !allowed.has(sentence))).toEqual([]);
    for (const { outcome, reason } of record) if (outcome === 'refused') expect(reason).toMatch(/\S/);
    if (attacked === 0) expect(record.every(({ outcome }) => outcome === 'written')).toBe(true);
  });

  const OTHER = '[270,000 metric tons](fact:usgs.ree-mine-production.china.2024@mcs2025)';
  const WRITERS: Readonly<Record<string, readonly [Writer, RegExp]>> = {
    'who tells a fact of another section': [
      each((one) => [{ ...one, text: one.text.replace(/\.$/, `, beside ${OTHER}.`) }], 'The rules'),
      /is new/,
    ],
    'who says he tells another fact': [
      each((one) => [{ ...one, tells: one.tells.map((n) => (n === 1 ? 4 : 1)) }], 'The rules'),
      /is new|told already/,
    ],
    'who tells a fact that there is not': [each((one) => [{ ...one, tells: [...one.tells, 99] }], 'The rules'), /there is no fact 99/],
    'who writes everything twice': [each((one) => [one, one], 'The rules'), /told already/],
    'who joins facts with a cause': [
      each((one) => [{ ...one, text: one.text.replace(', and the start', ', because the start') }], 'The rules'),
      /because/,
    ],
    'who joins facts and leaves one out': [
      each((one) => [{ ...one, text: one.text.replace(/, and the start of the rule is due on \[[^\]]*\]\([^)]*\)/, '') }], 'The rules'),
      /is missing/,
    ],
    'who exchanges the figures of two facts': [
      each((one) => [{ ...one, text: one.text.replace(/(\[597[^)]*\))(.*)(\[\$57[^)]*\))/, '$3$2$1') }], 'The companies'),
      /./,
    ],
    'who lets another company say it': [
      each((one) => [{ ...one, text: one.text.replace('MP Materials says', 'Lynas says') }], 'The companies'),
      /./,
    ],
    'who tells a plan as done': [each((one) => [{ ...one, text: one.text.replace('is planned to be', 'is') }], 'The companies'), /./],
    'who drops the note of a figure': [
      each((one) => [{ ...one, text: one.text.replace(/; the figure is[^.]*/, '') }], 'What the mines gave'),
      /./,
    ],
    'who adds a sentence of his own': [
      (question) => [...faithfulWriter(question), [{ tells: [1], text: 'Investors should take note of it.' }]],
      /told already/,
    ],
    'who writes in German': [
      (question) => [question.facts.map(({ n }) => ({ tells: [n], text: 'Die Förderung stieg im Vergleich zum Vorjahr.' }))],
      /is gone/,
    ],
    'who writes nothing': [(question) => [question.facts.map(({ n }) => ({ tells: [n], text: ' ' }))], /nothing came back/],
  };

  test.each(Object.entries(WRITERS))('%s', async (_, [write, why]) => {
    const { sentences, record } = await run(write);
    expect(sentences.filter((sentence) => !allowed.has(sentence))).toEqual([]);
    expect(
      record
        .filter(({ outcome }) => outcome === 'refused')
        .map(({ reason }) => reason)
        .join('\n'),
    ).toMatch(why);
  });
});
