/** A persona shapes tone and emphasis: under any of them the same assignment carries the same facts, with a model and without one. */
import { afterEach, describe, expect, test } from 'vitest';
import { findClaims } from '../../src/model/claim.ts';
import { type ModelServer, type Sentence, serveAnswers } from './server.ts';
import { type Written, writeStarter } from './starter.ts';

const PERSONAS = {
  bullish: {
    audience: 'investors who look for growth',
    stance: 'bullish: what grows comes first',
    purpose: 'to show readers where the chances are',
  },
  bearish: {
    audience: 'investors who fear for their money',
    stance: 'bearish: what falls comes first',
    purpose: 'to warn readers of what may go wrong',
  },
  neutral: { audience: 'readers who follow metals', stance: 'neutral: what was counted', purpose: 'to say who digs what' },
};
type Mood = keyof typeof PERSONAS;
const MOODS = Object.keys(PERSONAS) as readonly Mood[];

let server: ModelServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

/** The article under each persona, by a model that says a sentence as the voice it is told would. */
async function underEach(said: (sentence: string, mood: Mood) => string): Promise<readonly Written[]> {
  server = await serveAnswers((user) => {
    const { voice, edit } = JSON.parse(user) as { readonly voice: { readonly stance: string }; readonly edit: readonly Sentence[] };
    const mood = MOODS.find((name) => voice.stance.startsWith(name)) ?? 'neutral';
    return { content: JSON.stringify({ sentences: edit.map(({ n, text }) => ({ n, text: said(text, mood) })) }) };
  });
  const written = [];
  for (const mood of MOODS) {
    const { audience, stance, purpose } = PERSONAS[mood];
    const persona = JSON.stringify({ format: 1, name: 'Quarry Desk', audience, stance, purpose });
    written.push(await writeStarter({ 'personas/quarry-desk.yaml': () => persona }, server));
  }
  return written;
}

function claimsOf(text: string): readonly string[] {
  return findClaims(text)
    .map(({ id, surface }) => `${id}: ${surface}`)
    .sort();
}

function expectSameFacts(written: readonly Written[]): void {
  const [first] = written;
  for (const { plain, polished, ledger } of written) {
    expect(plain).toBe(first?.plain);
    expect(claimsOf(polished)).toEqual(claimsOf(plain));
    expect(ledger.facts).toEqual(first?.ledger.facts);
  }
}

describe('bullish, bearish and neutral', () => {
  test('differ in their words, and carry the same facts', async () => {
    const words: Readonly<Record<Mood, readonly [string, string]>> = {
      bullish: ['grew', 'slipped'],
      bearish: ['rose', 'fell'],
      neutral: ['increased', 'decreased'],
    };
    const written = await underEach((sentence, mood) => {
      const [up, down] = words[mood];
      return sentence.replace('increased', up).replace('decreased', down);
    });
    expectSameFacts(written);
    expect(new Set(written.map(({ polished }) => polished)).size).toBe(3);
    expect(written[0]?.polished).toContain('grew [17.6%]');
    expect(written[1]?.polished).toContain('fell [4%]');
    for (const { plain, polished, published } of written)
      expect(published).toContain(polished === plain ? 'no AI model wrote or edited it' : 'edited by an AI model (test-model)');
  });

  test('lean no further than the facts do', async () => {
    const written = await underEach((sentence, mood) => {
      if (mood === 'bullish') return sentence.includes('decreased') ? 'The boom goes on.' : sentence.replace('increased', 'soared');
      if (mood === 'bearish') return sentence.replace('increased', 'crept up only').replace('decreased', 'collapsed');
      return sentence;
    });
    expectSameFacts(written);
    for (const { plain, polished } of written) expect(polished).toBe(plain);
  });
});
