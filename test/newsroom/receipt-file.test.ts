/** A receipt goes out and comes back the same; what was changed on the way is refused. */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import { findClaims } from '../../src/model/claim.ts';
import { parseDraft } from '../../src/newsroom/draft-file.ts';
import { formatReceipt, parseReceipt } from '../../src/newsroom/receipt-file.ts';
import { receiptText } from '../../src/receipt.ts';
import { verify } from '../../src/verify/verify.ts';
import { figure } from '../memory.ts';
import { APPROVED, article, FACTS } from '../publish/article.ts';
import { demoDrafts } from '../verify/demo.ts';

const read = (content: string) => parseReceipt('v1.json', content);

it('what is written is read back the same, byte for byte', async () => {
  const content = receiptText(article({ approval: APPROVED, ledger: { edition: '2025-10' } }));
  const receipt = await read(content);
  expect(formatReceipt(receipt)).toBe(content);
  expect(receipt.id).toBe('rare-earths/2025-10/v2');
  expect(receipt.article.ledger.facts).toEqual(FACTS);
  expect(receipt.article.approval).toEqual(APPROVED);
});

it('so do the receipts of the demo, whose text and claims are those of the draft', async () => {
  for (const { slug, text, ledger } of await demoDrafts()) {
    const { body } = parseDraft(`${slug}.md`, text);
    const content = receiptText({ body, ledger, approval: null });
    const receipt = await read(content);
    expect(formatReceipt(receipt)).toBe(content);
    expect(receipt.article.body).toBe(body.trim());
    expect(receipt.claims.map(({ fact, surface }) => [fact, surface])).toEqual(findClaims(body).map(({ id, surface }) => [id, surface]));
    expect(verify(receipt.article.body, receipt.article.ledger)).toEqual([]);
  }
});

it('claims come in the order of the text, each with its words and its place', async () => {
  const { claims, article: told } = await read(receiptText(article()));
  expect(claims.slice(0, 3)).toEqual([
    { fact: 'change', surface: '6%', block: 0, start: 19, end: 21 },
    { fact: 'now', surface: '270,000 metric tons', block: 1, start: 34, end: 53 },
    { fact: 'now', surface: '270,000 metric tons', block: 3, start: 11, end: 30 },
  ]);
  expect(told.body.startsWith("# China's mines grow [6%](fact:change)")).toBe(true);
});

it('formulas, pointers and hashes of payloads are in it', async () => {
  const facts = [...FACTS.slice(1), { ...figure({ id: 'now', vintage: 'e' }), pointer: '/3/7', payload: 'ab'.repeat(32), scale: '1000' }];
  const content = receiptText(article({ ledger: { facts } }));
  expect(JSON.parse(content)).toMatchObject({ formulas: { change: '(of - from) / |from| * 100' } });
  expect((await read(content)).article.ledger.facts).toContainEqual(facts.at(-1));
});

it('a fact that no claim prints and whose source may not be passed on stays at home, and is named', async () => {
  const closed = figure({ id: 'closed', source: { id: 'closed', licence: 'no-redistribution' } });
  const given: Article = article({ ledger: { facts: [...FACTS, closed] } });
  const content = receiptText(given);
  expect(await read(content)).toMatchObject({ withheld: ['closed'] });
  expect((await read(content)).article.ledger.facts.map(({ id }) => id)).not.toContain('closed');
  expect(content.match(/no-redistribution/)).toBeNull();
});

it.each([
  ['a digit', '270000', '280000'],
  ['a word of the text', 'mines grow', 'mines fall'],
  ['a name', 'U.S. Geological Survey', 'British Geological Survey'],
  ['the hash itself', '"sha256": "', '"sha256": "0'],
])('%s changed afterwards is refused', async (_what, was, now) => {
  const content = receiptText(article());
  expect(content).toContain(was);
  await expect(read(content.replace(was, now))).rejects.toThrow(/changed after it was written|64 hexadecimal/);
});

it.each([
  ['a newer format', (content: string) => content.replace('"format": 1', '"format": 2'), 'has the format 2'],
  ['another file', () => '{"kind":"draft"}', 'this is no receipt'],
  ['what is no JSON', () => '{"kind":', 'JSON'],
  ['a receipt that is cut off', (content: string) => content.slice(0, 900), ''],
  ['a field that is missing', (content: string) => content.replace(/ "zone": ".*",\n/, ''), 'zone'],
])('%s is refused', async (_what, change, message) => {
  await expect(read(change(receiptText(article())))).rejects.toThrow(message);
});

/** A receipt with facts that are each computed from others, sealed as a stranger would. */
function computed(inputsOf: Readonly<Record<string, readonly string[]>>): string {
  const { sha256: _seal, ...content } = JSON.parse(receiptText(article())) as { sha256: string; facts: readonly object[] };
  const rule = { rule: 'sum', version: 1 };
  const derived = Object.entries(inputsOf).map(([id, inputs]) => ({ ...content.facts[0], id, derivedFrom: { ...rule, inputs } }));
  const forged = { ...content, facts: [...content.facts, ...derived] };
  const sha256 = createHash('sha256').update(JSON.stringify(forged)).digest('hex');
  return JSON.stringify({ ...forged, sha256 });
}

it.each([
  ['a fact computed from itself', { a: ['a'] }, 'contradicts itself: `a` is computed from itself'],
  ['two facts computed from each other', { a: ['b'], b: ['a'] }, 'is computed from itself'],
  [
    'a way without end',
    Object.fromEntries(Array.from({ length: 5000 }, (_, step) => [`f${step}`, step === 0 ? ['now'] : [`f${step - 1}`]])),
    'by more steps than any figure needs',
  ],
  [
    'ways that double at each step',
    Object.fromEntries(Array.from({ length: 60 }, (_, step) => [`f${step}`, step === 0 ? ['now'] : [`f${step - 1}`, `f${step - 1}`]])),
    'by more steps than any figure needs',
  ],
])('%s is refused', async (_what, inputs, message) => {
  await expect(read(computed(inputs))).rejects.toThrow(message);
});
