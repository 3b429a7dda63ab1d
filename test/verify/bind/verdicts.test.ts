/** What free-text mode says of a sentence: sentence | verdict | the words found. */
import { describe, expect, test } from 'vitest';
import { verify } from '../../../src/verify/verify.ts';
import { ledger } from './ledger.ts';

const LEDGER = ledger();

function verdicts(text: string): readonly string[] {
  return verify(text, LEDGER, { mode: 'text' })
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, start, end }) => `${rule}: ${text.slice(start, end)}`);
}

describe('honest sentences pass', () => {
  test.each([
    'China mined 270,000 metric tons of rare earths in 2024, up from 255,000 a year earlier.',
    'Mines in the United States produced 45,000 tons in 2024, and those in Australia 13,000.',
    'China mined 270,000 metric tons of the 390,000 the world produced in 2024.',
    'In 2024, Burma mined 31,000 metric tons.',
    'The United States, which trails China, mined 45,000 tons.',
    'China refines over 80% of the supply. It holds reserves of 44 million metric tons.',
    'MP Materials produced 597 metric tons in the second quarter of 2025, up 119%. Revenue jumped 84% to $57.4 million.',
    'MP Materials had sales of about $57 million, the company said on Aug. 7.',
    'The company plans to open its plant in 2028.',
    'Lynas made 2,080 metric tons and had revenue of A$170.2 million.',
    'Lynas expects growth of 12% to 18% in 2026.',
    'NVIDIA took in $46.7 billion and earned $26.4 billion in the second quarter of fiscal 2026.',
    'NVIDIA’s inventory was $15 billion; its gross margin was 72.4%.',
    'Two companies and one of the countries are named.',
    'From Oct. 8 to Oct. 12, the yield in Japan was 1.61% at first.',
    'On Oct. 8 and 9 the yield in Japan was 1.61% and 1.92%.',
    'Wednesday, Oct. 8, the yield in Japan was 1.61%. Overall, the yield was 1.92%.',
    'The doors opened at 9:30 a.m. on screens of a 16:10 format.',
    'Lynas sells most to Tesla.',
    'China mined more than the rest of the world, and Lynas, as China did, mined too.',
  ])('%s', (sentence) => {
    expect(verdicts(sentence)).toEqual([]);
  });
});

describe('a changed fact is found, and named', () => {
  test.each([
    // sentence | verdict | words
    ['China mined 280,000 metric tons of rare earths in 2024.', 'altered', '280,000 metric tons'],
    ['China mined 270,000 kilograms of rare earths in 2024.', 'altered', '270,000 kilograms'],
    ['China mined 270 metric tons of rare earths in 2024.', 'altered', '270 metric tons'],
    ['Lynas had revenue of $170.2 million.', 'altered', '$170.2 million'],
    ['MP Materials had revenue of $57.4 billion.', 'altered', '$57.4 billion'],
    ['China refines less than 80% of the supply.', 'altered', 'less than 80%'],
    ['China refines at most 80% of the supply.', 'altered', 'at most 80%'],
    ['Lynas expects growth of 12% to 20% in 2026.', 'altered', '12% to 20%'],
    ['NVIDIA’s gross margin was 74.2%.', 'altered', '74.2%'],
    ['MP Materials produced 597 metric tons in the third quarter of 2025.', 'altered', 'third quarter of 2025'],
    ['China mined 255,000 metric tons of rare earths in 2024.', 'misattributed', '255,000 metric tons'],
    ['China mined 45,000 metric tons of rare earths.', 'misattributed', '45,000 metric tons'],
    ['Lynas produced 597 metric tons of the oxide.', 'misattributed', '597 metric tons'],
    ['Tesla produced 597 metric tons of the oxide.', 'misattributed', '597 metric tons'],
    ['Japan mined 45,000 metric tons.', 'misattributed', '45,000 metric tons'],
    ['NVIDIA had net income of $15 billion.', 'misattributed', '$15 billion'],
    ['MP Materials plans to spend $12 million on a port.', 'unsupported', '$12 million'],
    ['China’s rule takes effect on March 3, 2021.', 'unsupported', 'March 3, 2021'],
    ['China mined 270,000 metric tons in 2024 and 255,000 in 2023, a difference of 15,000.', 'unregistered-derivation', '15,000'],
    ['Acme’s output was 45,000 metric tons.', 'unknown-name', 'Acme'],
    ['On Oct. 8 the yield in Japan was 1.92%.', 'misattributed', '1.92%'],
    ['Tuesday, Oct. 8, the yield in Japan was 1.61%.', 'weekday', 'Tuesday, Oct. 8'],
    ['The doors opened at 9:45 a.m.', 'unsupported', '9:45 a.m.'],
    ['Lynas sells most to NVIDIA.', 'altered', 'NVIDIA'],
    ['China outsold China by far.', 'misattributed', 'China'],
    ['Revenue of Lynas rose for a third straight quarter.', 'streak', 'third straight'],
    ['Output of Lynas fell in five of its last six quarters.', 'streak', 'five of its last six'],
    ['In 2024 China mined 270,000 metric tons. That is a rise of 15,000 from the 255,000 of 2023.', 'unregistered-derivation', '15,000'],
  ])('%s | %s | %s', (sentence, rule, words) => {
    expect(verdicts(sentence)).toEqual([`${rule}: ${words}`]);
  });
});

test('a spread that misses an end by a hair is a warning, by more an error', () => {
  const severities = (text: string): readonly string[] => verify(text, LEDGER, { mode: 'text' }).map(({ severity }) => severity);
  expect(severities('The yield in Japan ranged from 1.51% to 1.92%.')).toEqual(['warning']);
  expect(severities('The yield in Japan ranged from 1.61% to 1.92%.')).toEqual(['error']);
});

describe('who is meant', () => {
  test('two may be meant and it is true of one: ambiguous', () => {
    const text = 'Output of China and Burma is estimated. Production was 31,000 metric tons in 2024.';
    expect(verdicts(text)).toEqual(['ambiguous: 31,000 metric tons']);
  });
  test('two figures that are both another’s: the name is wrong', () => {
    const text = 'Burma mined 270,000 metric tons in 2024 and 255,000 in 2023.';
    expect(verdicts(text)).toEqual(['altered: Burma']);
  });
  test('the message names the nearest fact and the difference', () => {
    const [finding] = verify('China mined 280,000 metric tons in 2024.', LEDGER, { mode: 'text' });
    expect(finding).toMatchObject({
      rule: 'altered',
      fact: 'mine-production.china.2024',
      expected: '270,000 metric tons',
      message: '`280,000 metric tons` differs from 270,000 metric tons in `mine-production.china.2024`: the value differs',
    });
  });
});
