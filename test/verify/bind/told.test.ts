/** The words around figures in free text: sentence | rule, with ? where it only warns. */
import { describe, expect, test } from 'vitest';
import { verify } from '../../../src/verify/verify.ts';
import { ledger } from './ledger.ts';

const LEDGER = ledger();

function rules(text: string): readonly string[] {
  return verify(text, LEDGER, { mode: 'text' }).map(({ rule, severity }) => `${rule}${severity === 'error' ? '' : '?'}`);
}

describe('words that bear out', () => {
  test.each([
    'Production of MP Materials rose 119% to 597 metric tons in the second quarter of 2025.',
    'China mined 270,000 metric tons in 2024, up from 255,000 a year earlier.',
    'Mine output of China grew from 255,000 to 270,000 metric tons.',
    'Revenue of MP Materials grew.',
    'Revenue of Lynas rose to A$170.2 million from A$136.6 million a year earlier.',
    'Lynas plans to have a capacity of 10,500 metric tons by 2030.',
    'MP Materials is the largest miner outside China.',
    'China mined the largest amount, 270,000 metric tons, in 2024.',
    'In 2024 Australia mined 13,000 metric tons, the lowest amount of all.',
    'China did not stop; it mined 270,000 metric tons in 2024.',
    'Lynas could see revenue of A$170.2 million fall.',
  ])('%s', (sentence) => {
    expect(rules(sentence)).toEqual([]);
  });
});

describe('words that do not', () => {
  test.each([
    ['Production of MP Materials fell 119% to 597 metric tons in the second quarter of 2025.', 'direction'],
    ['China mined 270,000 metric tons in 2024, down from 255,000 a year earlier.', 'direction'],
    ['Mine output of China shrank from 255,000 to 270,000 metric tons.', 'direction'],
    ['Revenue of MP Materials fell.', 'direction'],
    ['Revenue of MP Materials rose 84% to $57.4 million because of magnets.', 'cause'],
    ['Revenue of Lynas rose to A$170.2 million from A$136.6 million a quarter earlier.', 'base-period'],
    ['China mined 270,000 metric tons in 2024, up from 255,000 a decade earlier.', 'base-period'],
    ['Lynas has a capacity of 10,500 metric tons.', 'standing'],
    ['China never mined 270,000 metric tons.', 'negation'],
    ['China mined 270,000 metric tons, the lowest amount in 2024.', 'superlative'],
    ['NVIDIA held a record $15 billion of inventory.', 'superlative'],
    ['Tesla is the largest miner outside China.', 'misattributed'],
    ['NVIDIA is the biggest of all.', 'superlative?'],
    ['NVIDIA’s inventory was $15 billion because of demand.', 'cause?'],
  ])('%s | %s', (sentence, rule) => {
    expect(rules(sentence)).toEqual([rule]);
  });
});
