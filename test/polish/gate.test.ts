/** The gate before what writers made of real sentences: it takes nearly all that is faithful. What is careless it need not know alone: see hostile.test.ts. */
import { expect, test } from 'vitest';
import { strayed } from '../../src/polish/gate.ts';
import { restored } from '../../src/polish/sentence.ts';
import { sentenceSpots } from '../../src/verify/spots.ts';
import { REWRITINGS, readRewritings } from '../verify/rewritings.ts';

test('of what five writers made of single sentences at least 95% passes', () => {
  const sentences = new Map<string, ReadonlySet<string>>();
  const faithful = readRewritings(REWRITINGS).filter(({ kind, of, original }) => {
    const known = sentences.get(of.slug) ?? new Set(sentenceSpots(of.text, of.ledger).map(({ markdown }) => markdown));
    sentences.set(of.slug, known);
    return kind === 'faithful' && known.has(original);
  });
  const refused = faithful.flatMap(({ original, text }) => {
    const back = restored(original, text);
    const why = typeof back === 'string' ? back : strayed(original, back.markdown);
    return why === undefined ? [] : [`${why}\n  ${original}\n  ${text}`];
  });
  expect(new Set(faithful.map(({ writer }) => writer)).size).toBeGreaterThanOrEqual(5);
  expect(faithful.length).toBeGreaterThan(300);
  expect(1 - refused.length / faithful.length, refused.join('\n')).toBeGreaterThanOrEqual(0.95);
});
