/** Labels of properties and caveats of facts, word for word, are the register's words: their names and numbers are no news. */
import { expect, test } from 'vitest';
import { verify } from '../../src/verify/verify.ts';
import { demoDrafts } from './demo.ts';

const CHINA = 'usgs.ree-mine-production.china.2024@mcs2025';
const LABEL = 'production of ore (Lake Vostok grade of Australia with 1982=100 and 99.5% minimum but not washed)';
const NOTE = 'export sales that have plunged, as Ores of Wonder wrote';

const [demo] = (await demoDrafts()).filter(({ slug }) => slug === 'rare-earth-ai-hardware');
if (!demo) throw new Error('no draft');
const ledger = {
  ...demo.ledger,
  facts: demo.ledger.facts.map((fact) => (fact.id === CHINA ? { ...fact, note: NOTE } : fact)),
  properties: demo.ledger.properties.map((property) => (property.id === 'ree-mine-production' ? { ...property, label: LABEL } : property)),
};

/** Rules broken by a piece that says so of China's mines. */
function broken(words: string, caveat: string): readonly string[] {
  const text = `# China's mines\n\n## Mines\n\nChina had a ${words} of [270,000 metric tons](fact:${CHINA}), the U.S. Geological Survey estimates. The figure has a note: ${caveat}.\n`;
  return verify(text, ledger).flatMap(({ rule, severity }) => (severity === 'error' ? [rule] : []));
}

test('a label and a caveat as they stand there', () => {
  expect(broken(LABEL, NOTE)).toEqual([]);
});

test.each<[what: string, words: string, caveat: string, rules: readonly string[]]>([
  ['another number', LABEL.replace('99.5', '99.6'), NOTE, ['negation', 'unknown-name', 'loose-figure', 'loose-date']],
  ['another name', LABEL, NOTE.replace('Wonder', 'Doom'), ['unknown-name', 'direction-unsupported']],
])('%s', (_what, words, caveat, rules) => {
  const found = broken(words, caveat);
  for (const rule of rules) expect(found).toContain(rule);
});
