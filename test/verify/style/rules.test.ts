/** Each rule of house style: texts it warns of, with the words it points at, and texts it must leave alone. */
import { describe, expect, test } from 'vitest';
import { STYLE_RULES } from '../../../src/model/style.ts';
import { styled, told } from './styled.ts';

const CHINA = 'fact:usgs.ree-mine-production.china.2024@mcs2025';
const US = 'fact:usgs.ree-mine-production.united-states.2024@mcs2025';
const US_CHANGE = 'fact:usgs.ree-mine-production-change.united-states.2024-from-2023@mcs2025';
const MP = 'fact:mp-materials.ndpr-production.mp-materials.2025-Q2';
const SEVEN = 'fact:mofcom.controlled-elements.china.2025-04-04';

/** Rule, text, and the words it points at, with what it expects where it says so. */
const BAD: readonly (readonly [rule: string, text: string, actual: string, expected?: string])[] = [
  ['style-number-words', 'The company runs 8 plants in Peru.', '8', 'eight'],
  ['style-number-words', 'It has 3 new mines.', '3', 'three'],
  ['style-number-words', 'In 4 years it built nothing, and 4 people left.', '4', 'four'],
  ['style-number-words', 'It was the 3rd plant of its kind.', '3rd', 'third'],
  ['style-number-words', 'The company runs eleven plants.', 'eleven', '11'],
  ['style-number-words', 'It was closed for twenty-two weeks.', 'twenty-two weeks'],
  ['style-number-words', 'It has 5.2M users.', '5.2M'],
  ['style-number-words', `China put [7](${SEVEN}) elements under license.`, '7', 'seven'],
  ['style-sentence-start', 'Output fell. 270,000 metric tons were mined.', '270,000 metric tons'],
  ['style-sentence-start', '$5 million went to the mine.', '$5 million'],
  ['style-sentence-start', '12 plants were shut.', '12'],
  ['style-sentence-start', `The rest is China's. [270,000 metric tons](${CHINA}) came from its mines.`, '270,000 metric tons'],
  ['style-percent', 'Output fell 3.1 percent.', '3.1 percent', '3.1%'],
  ['style-percent', 'Output fell 3.1 %.', '3.1 %', '3.1%'],
  ['style-percent', 'Output fell 3 per cent.', '3 per cent', '3%'],
  ['style-percent', 'Output fell five percent.', 'five percent', '5%'],
  ['style-percent', 'Output fell .6%.', '.6%', '0.6%'],
  ['style-percent', 'The rate rose 25 bps.', '25 bps', '25 basis points'],
  ['style-percent', 'Its share rose 2 pp.', '2 pp', '2 percentage points'],
  ['style-money', 'Revenue was $5.2M.', '$5.2M', '$5.2 million'],
  ['style-money', 'Revenue was $5bn.', '$5bn', '$5 billion'],
  ['style-money', 'Revenue was $ 5.2 million.', '$ 5.2 million', '$5.2 million'],
  ['style-money', 'Revenue was 5.2 million dollars.', '5.2 million dollars', '$5.2 million'],
  ['style-money', 'Revenue was twenty dollars.', 'twenty dollars', '$20'],
  ['style-money', 'Revenue was USD 5.2 million.', 'USD 5.2 million', '$5.2 million'],
  ['style-money', 'Revenue was $5.00 million.', '$5.00 million', '$5 million'],
  ['style-money', 'It paid $20.00 for each.', '$20.00', '$20'],
  ['style-money', 'It paid $.75 for each.', '$.75', '$0.75'],
  ['style-money', 'Revenue was $5.2134 billion.', '$5.2134 billion', '$5.21 billion'],
  ['style-money', 'Revenue was $11,100 million.', '$11,100 million', '$11.1 billion'],
  ['style-thousands', 'It mined 12000 metric tons.', '12000', '12,000'],
  ['style-thousands', 'It has 1500 workers.', '1500', '1,500'],
  ['style-thousands', 'It mined 1 200 000 metric tons.', '1 200 000', '1,200,000'],
  ['style-date', 'It opened on November 20.', 'November 20', 'Nov. 20'],
  ['style-date', 'It opened on Nov 20.', 'Nov 20', 'Nov. 20'],
  ['style-date', 'It opened on Mar. 3.', 'Mar. 3', 'March 3'],
  ['style-date', 'It opened on March 3rd.', 'March 3rd', 'March 3'],
  ['style-date', 'It opened on 20 November 2024.', '20 November 2024', 'Nov. 20, 2024'],
  ['style-date', 'It opened on 11/20/2024.', '11/20/2024', 'Nov. 20, 2024'],
  ['style-date', 'It opened on 2024-11-20.', '2024-11-20', 'Nov. 20, 2024'],
  ['style-date', 'It opens by Sep 20, 2026.', 'Sep 20, 2026', 'Sept. 20, 2026'],
  ['style-date', 'It opened in Oct. 2024.', 'Oct. 2024', 'October 2024'],
  ['style-relative-day', 'The mine opened yesterday.', 'yesterday'],
  ['style-relative-day', 'The company recently opened a mine.', 'recently'],
  ['style-relative-day', "Today's prices are high.", "Today's"],
  ['style-relative-day', 'It opened earlier this morning.', 'earlier this morning'],
  ['style-relative-day', 'It closed last night.', 'last night'],
  ['style-time', 'It said so at 4:00 p.m. ET.', '4:00 p.m. ET', '4 p.m. ET'],
  ['style-time', 'It said so at 4pm ET.', '4pm ET', '4 p.m. ET'],
  ['style-time', 'It said so at 9:30 AM ET.', '9:30 AM ET', '9:30 a.m. ET'],
  ['style-time', 'It said so at 14:22 UTC.', '14:22 UTC', '2:22 p.m. UTC'],
  ['style-time', 'It said so at 12 p.m. ET.', '12 p.m. ET', 'noon ET'],
  ['style-time', 'It said so at 4 p.m.', '4 p.m.'],
  ['style-time', 'It said so at 4 p.m. EST.', '4 p.m. EST'],
  ['style-time', 'On Jan. 5, 2026, it said so at 4 p.m. EDT.', '4 p.m. EDT'],
  ['style-headline', '# Will copper fall?', '?'],
  ['style-headline', '# Copper is up!', '!'],
  ['style-headline', '# Copper falls.', '.'],
  ['style-headline', '# Copper Prices Fall As Mines Reopen', 'Prices Fall As Mines Reopen'],
  ['style-headline', '# Copper fell in October', 'fell', 'falls'],
  ['style-headline', '# Copper miner said it closes', 'said', 'says'],
  ['style-takeaways', '## Key takeaways\n\n- China digs most of it.', 'China digs most of it.'],
  ['style-takeaways', '## Key takeaways\n\n- China digs. Nobody else does.\n- Australia waits.', 'China digs. Nobody else does.'],
  ['style-takeaways', `## Key takeaways\n\n- ${'very '.repeat(36)}long.\n- Australia waits.`, `${'very '.repeat(36)}long.`],
  ['style-takeaways', '## Key takeaways\n\n- Most of it is mined by China.\n- Australia waits.', 'is mined by'],
  ['style-lead', `# Copper falls\n\n## Mines\n\nChina ${'very '.repeat(36)}much.`, `China ${'very '.repeat(36)}much.`],
  [
    'style-lead',
    `# Copper falls\n\n## Mines\n\nMining goes on this year.\n\nChina mined [270,000 metric tons](${CHINA}).`,
    'Mining goes on this year.',
  ],
  [
    'style-base',
    `Mines in the United States produced [45,000 metric tons](${US}), up [8.2%](${US_CHANGE}), the Geological Survey estimates.`,
    '8.2%',
  ],
  [
    'style-base',
    `China is ahead. Mines in the United States made [8.2%](${US_CHANGE}) more, growing more slowly than China, the Geological Survey estimates.`,
    '8.2%',
  ],
  ['style-said', 'The company claimed that the mine is safe.', 'claimed'],
  ['style-said', 'The mine is safe, the company admitted.', 'admitted'],
  ['style-said', 'He revealed the mine. The report reveals that it is empty.', 'reveals'],
  ['style-said', 'Its boss boasted: "It is safe."', 'boasted'],
  ['style-attribution-twice', 'Output fell, the agency said, according to a report of the agency.', 'according to'],
  ['style-unnamed-analysts', 'Analysts say copper is scarce.', 'Analysts say'],
  ['style-unnamed-analysts', 'Copper is scarce, some market observers believe.', 'some market observers believe'],
  ['style-unnamed-analysts', 'Copper is scarce, according to industry sources.', 'according to industry sources'],
  ['style-unnamed-analysts', 'It is widely believed that copper is scarce.', 'It is widely believed'],
  ['style-unnamed-analysts', 'Profit was less than analysts had expected.', 'analysts had expected'],
  ['style-quote', `"We will dig ever more of it," China said of its [270,000 metric tons](${CHINA}).`, '"We will dig ever more of it,"'],
  ['style-acronym', 'Use of rare earth elements (REEs) is up.', 'REE'],
  ['style-acronym', 'REEs are scarce. Use of rare earth elements (REEs) is up.', 'REE'],
  ['style-acronym', 'The USGS said so.', 'USGS', 'U.S. Geological Survey'],
  ['style-first-mention', `MP Materials produced [597 metric tons](${MP}), it said.`, 'MP Materials', 'MP Materials (NYSE: MP)'],
  [
    'style-first-mention',
    `Lynas (ASX: LYC) is large. MP Materials (NYSE: MP) produced [597 metric tons](${MP}), it said.`,
    'Lynas',
    'Lynas Rare Earths (ASX: LYC)',
  ],
  ['style-will', 'Prices will rise further.', 'will rise'],
  ['style-will', 'The price will inevitably reach $12,000.', 'will inevitably reach'],
  ['style-will', 'Revenue will double next year.', 'will double'],
  ['style-will', 'Copper will be higher in May.', 'will be higher'],
  ['style-advice', 'Investors should look at copper.', 'Investors should'],
  ['style-advice', 'It is time to buy the shares.', 'time to buy'],
  ['style-advice', 'The stock is a strong buy.', 'is a strong buy'],
  ['style-advice', 'It has an outperform rating.', 'outperform rating'],
  ['style-advice', 'The shares are undervalued.', 'undervalued'],
  ['style-advice', 'Its price target is $20.', 'price target'],
  ['style-advice', 'Returns are guaranteed to grow.', 'guaranteed to grow'],
  ['style-advice', 'The bet is risk-free.', 'risk-free'],
  ['style-advice', "Holders can't lose.", "can't lose"],
  ['style-advice', 'Copper is a no-brainer.', 'no-brainer'],
  ['style-first-person', 'We look at copper.', 'We'],
  ['style-first-person', 'Copper is, in my view, scarce.', 'my'],
  ['style-first-person', 'When I visited the mine, it was empty.', 'I'],
  ['style-first-person', "Copper, and here I'm sure, is scarce.", "I'm"],
  ['style-filler', 'Copper is a game-changer.', 'game-changer'],
  ['style-filler', 'The report delves into copper.', 'delves'],
  ['style-filler', 'The rules are reshaping the global copper landscape.', 'reshaping the global copper landscape'],
  ['style-filler', 'It is worth noting that copper is red.', 'It is worth noting'],
  ['style-filler', 'Copper is not just a metal; it is a promise.', 'is not just a metal; it is'],
  ['style-filler', 'This is about copper, not merely as a metal, but as a promise.', 'not merely as a metal, but'],
  ['style-heading-twice', '## Supply\n\nOne.\n\n## supply\n\nTwo.', 'supply'],
  ['style-table-decimals', '| Year | Share |\n|---|---|\n| 2023 | 67.8% |\n| 2024 | 69% |', '69%'],
  ['style-dollar', `China mined [270,000 metric tons](${CHINA}) at $5 and at $6.`, '$', '\\$'],
  ['style-composed', 'Peru and Me\u0301xico dig.', 'e\u0301', '\u00e9'],
];

/** Rule that might cry wolf, and a text it must leave alone. */
const GOOD: readonly (readonly [rule: string, text: string])[] = [
  ['style-number-words', 'The company runs eight plants, 12 mines and 3% of a port 5 kilometers away.'],
  ['style-number-words', 'Phase 3 of the No. 2 mine took a 7-1 vote, $5 and 4 p.m. ET.'],
  ['style-number-words', 'The Boeing 7 series is none, and Article 5 has its points.'],
  ['style-number-words', 'A million people, two dozen mines and hundreds of ships.'],
  ['style-number-words', 'Eleven mines are open.'],
  ['style-number-words', '# Copper miner opens 3 plants'],
  ['style-number-words', `China put [seven](${SEVEN}) elements under license.`],
  ['style-sentence-start', '2024 was a bad year. About 12 plants were shut.'],
  ['style-sentence-start', '- 12 plants\n- 3M and others'],
  ['style-percent', 'Output fell 3.1%, or 0.6 percentage points. The percent sign is small. Five percent is a lot.'],
  ['style-money', 'Revenue was $5.2 million, A$5 million, €1.25 billion and CHF 5 million. It pays $1.50, 5 cents or a million dollars.'],
  ['style-money', '# Copper miner earns $5M'],
  ['style-thousands', 'In 2024 it mined 12,000 metric tons for 999 people with the RTX 4090, and 1080p cameras.'],
  ['style-thousands', 'Output rose from 540,400 metric tons in 2021 to more than 3 million metric tons.'],
  ['style-date', 'It opened on Nov. 20, on March 3, 2024, in October 2024, in May and on Sept. 1.'],
  ['style-date', 'It took from Oct. 13 to Oct. 15, late in November, and in the third quarter of 2024.'],
  ['style-relative-day', 'He told "USA Today" and The Tomorrow Fund on Monday: "We open today."'],
  ['style-time', 'It said so at 4 p.m. ET, before 9:30 to 11 a.m., and again at noon.'],
  ['style-time', 'At 4 p.m. local time the race was won in 2:14:05, by 3:16.'],
  ['style-time', 'On Jan. 5, 2026, it said so at 4 p.m. EST.'],
  ['style-headline', '# Copper falls as increased costs weigh on MP Materials in the U.S.'],
  ['style-headline', '# Copper, "rose of metals," has fallen'],
  ['style-takeaways', '## Key takeaways\n\n- China mines most of it.\n- It is expected by 2030 in the U.S. and is led by hope.'],
  ['style-lead', `# Copper falls\n\n## Mines\n\nChina mined [270,000 metric tons](${CHINA}) in the latest year.`],
  ['style-lead', `${'very '.repeat(40)}long.`],
  [
    'style-base',
    `Mines in the United States produced [45,000 metric tons](${US}), up [8.2%](${US_CHANGE}) from a year earlier, the Geological Survey estimates.`,
  ],
  [
    'style-base',
    `Mines in the United States produced [45,000 metric tons](${US}), [8.2%](${US_CHANGE}) more than in [2023](${US_CHANGE}), the Geological Survey estimates.`,
  ],
  ['style-said', 'Insurance claims that fell were paid. The storm claimed 12 lives, and it was admitted to the index.'],
  ['style-said', 'The mine is safe, the company said. "It is safe," he claimed for years.'],
  ['style-attribution-twice', 'Output fell, according to the agency. It rose, the agency said, while costs fell, according to the firm.'],
  ['style-unnamed-analysts', 'Analysts at Goldman Sachs say copper is scarce; analysts expected $1.20, according to FactSet.'],
  ['style-quote', `The "new normal" of China is [270,000 metric tons](${CHINA}).`],
  ['style-acronym', 'Use of rare earth elements (REEs) is up. REEs are scarce, and AI and the EU want them.'],
  ['style-acronym', 'The U.S. Geological Survey said so. The USGS should know.'],
  ['style-first-mention', `MP Materials (NYSE: MP) produced [597 metric tons](${MP}), it said. MP Materials is large.`],
  ['style-will', 'Prices will rise, the agency forecasts. The report will show whether prices will rise.'],
  ['style-will', 'The plant will recover copper, and the duty will fall on importers; it will grow its share.'],
  ['style-advice', 'Miners buy power, sell copper, hold stock and meet their targets; the rule should apply, and a floor is guaranteed.'],
  ['style-advice', 'The risk-free rate rose. The agency placed a hold, and a buy order came.'],
  ['style-first-person', 'US miners in World War I, Phase I and Type I mines. "We dig," they said.'],
  ['style-filler', 'The landscape is dry. It is not a metal, but it is a mineral. Seamless pipe is made of steel.'],
  ['style-heading-twice', '## Supply\n\nOne.\n\n## Demand\n\nTwo.'],
  [
    'style-table-decimals',
    '| Year | Share | Tons |\n|---|---|---|\n| 2023 | 67.8% | 5 |\n| 2024 | 69.2% | 6 |\n\nThen:\n\n| Year | Share |\n|---|---|\n| 2023 | 67% |',
  ],
  ['style-dollar', `China mined [270,000 metric tons](${CHINA}) at \\$5 and at $6.`],
  ['style-composed', 'Peru and México dig.'],
];

describe('warns', () => {
  const rows = BAD.map(([rule, text, actual, expected]) => ({ rule, text, words: [actual, expected] }));
  test.each(rows)('$rule: $text', ({ rule, text, words }) => {
    const found = styled(text).filter((finding) => finding.rule === rule);
    expect(found.map((finding) => [finding.actual, finding.expected])).toEqual([words]);
  });

  test('where the words stand, to the character, past claims and escapes', () => {
    const text = `# Head\n\n## Mines \\& more\n\nChina mined [270,000 metric tons](${CHINA}) &amp; paid \\$5 billion in Mar. 2024, which *nobody* claimed that it would.\n`;
    const found = styled(text, ['style-date', 'style-said']);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['Mar. 2024', 'claimed']);
  });

  test('and never holds a draft', () => {
    expect(BAD.flatMap(([, text]) => styled(text)).filter(({ severity }) => severity !== 'warning')).toEqual([]);
  });
});

describe('leaves alone', () => {
  test.each(GOOD)('%s: %j', (rule, text) => {
    expect(told(text, [rule as (typeof STYLE_RULES)[number]])).toEqual([]);
  });

  test('what is quoted', () => {
    expect(told('"Today we claimed that 8 plants cost $5bn," it said. “Investors should buy at 4pm.”')).toEqual([]);
  });
});

test('every rule has both kinds of cases', () => {
  for (const cases of [BAD, GOOD]) expect([...new Set(cases.map(([rule]) => rule))].sort()).toEqual([...STYLE_RULES].sort());
});
