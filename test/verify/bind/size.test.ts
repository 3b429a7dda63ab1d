/** Facts and words beyond those in play change nothing, and a hostile text is read to its end. */
import { expect, test } from 'vitest';
import { verify } from '../../../src/verify/verify.ts';
import { ledger } from './ledger.ts';

const SENTENCE = 'China mined 270,000 metric tons of rare earths in 2024, and the United States 45,000. ';

test('facts about others change no verdict', () => {
  const [small, large] = [ledger(), ledger(20_000)].map((held) => verify('China mined 280,000 metric tons.', held, { mode: 'text' }));
  expect(large).toEqual(small);
});

test.each([
  ['many sentences', SENTENCE.repeat(400)],
  ['one endless sentence', 'China 1,000 tons and 5 - 3 or Lynas $5 '.repeat(900)],
  ['names without end', 'China Burma Lynas '.repeat(2000)],
  ['a figure, dashes and a name', `5 ${'-'.repeat(1400)} China `.repeat(10)],
  ['a figure, hyphened letters and a name', `5 ${'-a'.repeat(700)} China `.repeat(10)],
])('%s: what is wrong at the end is found', (_kind, text) => {
  const findings = verify(`${text}\n\nChina mined 280,000 metric tons.`, ledger(), { mode: 'text' });
  expect(findings.at(-1)).toMatchObject({ actual: '280,000 metric tons' });
});
