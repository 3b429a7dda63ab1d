/** Sentences with rewordings an editor may make, and with careless ones, each with the kind of change it makes. */
import type { ChangeKind } from '../../../src/verify/compare/compare.ts';

export interface Rewording {
  readonly original: string;
  readonly faithful: readonly string[];
  readonly careless: readonly (readonly [text: string, kind: ChangeKind])[];
}

export const REWORDINGS: readonly Rewording[] = [
  {
    original: 'China mined 270,000 metric tons of rare-earth oxide in 2024, the Geological Survey estimates.',
    faithful: [
      'In 2024, China mined 270,000 metric tons of rare-earth oxide, by the estimate of the Geological Survey.',
      'According to estimates by the Geological Survey, China dug 270,000 metric tons of rare-earth oxide in 2024.',
      'The Geological Survey estimates that 270,000 metric tons of rare-earth oxide were mined in China in 2024.',
    ],
    careless: [
      ['China mined 270,000 metric tons of rare-earth oxide in 2024.', 'hedge-dropped'],
      ['China mined 720,000 metric tons of rare-earth oxide in 2024, the Geological Survey estimates.', 'figure-changed'],
      ['China mined 270,000 short tons of rare-earth oxide in 2024, the Geological Survey estimates.', 'figure-changed'],
      ['China mined 270,000 metric tons of rare-earth oxide in 2023, the Geological Survey estimates.', 'date-changed'],
      ['Australia mined 270,000 metric tons of rare-earth oxide in 2024, the Geological Survey estimates.', 'name-swapped'],
    ],
  },
  {
    original:
      'Output of neodymium-praseodymium oxide rose 119% from a year earlier to 597 metric tons, a company record, MP Materials said on Aug. 7.',
    faithful: [
      'MP Materials said on Aug. 7 that its output of neodymium-praseodymium oxide was up 119% from a year earlier at 597 metric tons, a company record.',
      'Neodymium-praseodymium oxide output climbed 119% year on year to 597 metric tons, a record for the company, MP Materials reported on Aug. 7.',
      'MP Materials said on Aug. 7 it made 597 metric tons of neodymium-praseodymium oxide, an increase of 119% from a year before and a company record.',
    ],
    careless: [
      [
        'Output of neodymium-praseodymium oxide rose 119% from a year earlier to 597 metric tons, an all-time record, MP Materials said on Aug. 7.',
        'superlative',
      ],
      ['Output of neodymium-praseodymium oxide rose 119% from a year earlier to 597 metric tons, a company record.', 'attribution'],
      [
        'Output of neodymium-praseodymium oxide fell 119% from a year earlier to 597 metric tons, a company record, MP Materials said on Aug. 7.',
        'direction',
      ],
      [
        'Output of neodymium-praseodymium oxide rose 119% from a year earlier to 597 metric tons, a record, MP Materials said on Aug. 7.',
        'superlative',
      ],
      ['Output of neodymium-praseodymium oxide rose to 597 metric tons, a company record, MP Materials said on Aug. 7.', 'figure-dropped'],
    ],
  },
  {
    original:
      'The company plans to open a second magnet plant in 2028, which would bring its capacity to roughly 10,000 metric tons a year.',
    faithful: [
      'A second magnet plant, which the company plans to open in 2028, would take its capacity to about 10,000 metric tons a year.',
      'The company intends to open a second magnet plant in 2028. That would bring its capacity to approximately 10,000 metric tons a year.',
      'In 2028 the firm plans to open a second magnet plant that would raise its yearly capacity to around 10,000 metric tons.',
    ],
    careless: [
      [
        'The company will open a second magnet plant in 2028, which would bring its capacity to roughly 10,000 metric tons a year.',
        'modality',
      ],
      [
        'The company plans to open a second magnet plant in 2028, which would bring its capacity to 10,000 metric tons a year.',
        'hedge-dropped',
      ],
      [
        'The company plans to open a second magnet plant by 2028, which would bring its capacity to roughly 10,000 metric tons a year.',
        'date-changed',
      ],
      [
        'The company plans to close a second magnet plant in 2028, which would bring its capacity to roughly 10,000 metric tons a year.',
        'antonym',
      ],
      [
        'The company opens a second magnet plant in 2028, which would bring its capacity to roughly 10,000 metric tons a year.',
        'hedge-dropped',
      ],
    ],
  },
  {
    original: 'Two people familiar with the plan said the ministry was considering a quota, though no decision had been made.',
    faithful: [
      'The ministry was considering a quota, two people familiar with the plan said, although no decision had been made.',
      'According to two people with knowledge of the plan, the ministry was weighing a quota, but no decision had been taken.',
    ],
    careless: [
      ['Insiders said the ministry was considering a quota, though no decision had been made.', 'attribution'],
      ['The ministry was considering a quota, though no decision had been made.', 'attribution'],
      ['Two people familiar with the plan said the ministry was considering a quota.', 'caveat'],
      ['Two people familiar with the plan said the ministry had set a quota, though no decision had been made.', 'hedge-dropped'],
      [
        'Three people familiar with the plan said the ministry was considering a quota, though no decision had been made.',
        'figure-changed',
      ],
    ],
  },
  {
    original: 'The rule is not expected to affect existing contracts, the ministry said.',
    faithful: [
      'Existing contracts are not expected to be affected by the rule, the ministry said.',
      'The ministry said it did not expect the rule to affect existing contracts.',
      "The rule isn't expected to affect existing contracts, according to the ministry.",
    ],
    careless: [
      ["The rule won't affect existing contracts, the ministry said.", 'modality'],
      ['The rule is expected to affect existing contracts, the ministry said.', 'negation'],
      ['The rule is not expected to affect existing contracts.', 'attribution'],
      ['The rule does not affect existing contracts, the ministry said.', 'hedge-dropped'],
      ['The rule is not expected to affect new contracts, the ministry said.', 'antonym'],
    ],
  },
  {
    original: 'By 2030 the European Union aims to draw no more than 65% of any strategic raw material from a single outside country.',
    faithful: [
      'The EU aims to draw at most 65% of any strategic raw material from one outside country by 2030.',
      'The European Union seeks, by 2030, to get no more than 65% of each strategic raw material from any single outside country.',
      'The bloc, the European Union, aims by 2030 for no more than 65% of any strategic raw material to come from a single outside country.',
    ],
    careless: [
      ['By 2030 the European Union must draw no more than 65% of any strategic raw material from a single outside country.', 'modality'],
      ['By 2030 the European Union may not draw more than 65% of any strategic raw material from a single outside country.', 'modality'],
      ['By 2030 the European Union aims to draw 65% of any strategic raw material from a single outside country.', 'comparator'],
      ['By 2030 the European Union aims to draw at least 65% of any strategic raw material from a single outside country.', 'comparator'],
      ['The European Union will draw no more than 65% of any strategic raw material from a single outside country by 2030.', 'modality'],
    ],
  },
  {
    original: 'Shares of the miner fell 4% after the announcement.',
    faithful: [
      "The miner's shares fell 4% after the announcement.",
      'After the announcement, shares of the miner dropped 4%.',
      'The miner saw its shares decline 4% following the announcement.',
    ],
    careless: [
      ['Shares of the miner plunged 4% after the announcement.', 'strength'],
      ['Shares of the miner fell 4% because of the announcement.', 'cause'],
      ['Shares of the miner rose 4% after the announcement.', 'direction'],
      ['Shares of the miner fell 4% before the announcement.', 'antonym'],
      ['Shares of the miner fell 40% after the announcement.', 'figure-changed'],
      ['Bonds of the miner fell 4% after the announcement.', 'class'],
      ['Shares of the miner fell sharply, by 4%, after the announcement.', 'strength'],
    ],
  },
  {
    original: 'Prices rose as exports slowed, and may rise further if licences are delayed.',
    faithful: [
      'As exports slowed, prices rose; they may rise further if licences are delayed.',
      'Prices went up as exports slowed, and could rise further if licences are delayed.',
    ],
    careless: [
      ['Prices rose because exports slowed, and may rise further if licences are delayed.', 'cause'],
      ['Prices rose as exports slowed, and will rise further if licences are delayed.', 'modality'],
      ['Prices rose as exports slowed, and may rise further.', 'caveat'],
      ['Prices rose, driven by slower exports, and may rise further if licences are delayed.', 'cause'],
      ['Prices rose as imports slowed, and may rise further if licences are delayed.', 'antonym'],
    ],
  },
  {
    original: 'Revenue rose 56% to $46.7 billion in the second quarter of fiscal 2026, NVIDIA reported.',
    faithful: [
      'NVIDIA reported that revenue rose 56% to $46.7 billion in the second quarter of fiscal 2026.',
      "In the second quarter of fiscal 2026 NVIDIA's revenue grew 56%, to $46.7 billion, it reported.",
      'NVIDIA reported revenue of $46.7 billion for the second quarter of fiscal 2026, up 56%.',
      'Revenue rose 56% to 46.7 billion dollars in the second quarter of fiscal 2026, Nvidia reported.',
      'Revenue rose 56% to about $47 billion in the second quarter of fiscal 2026, NVIDIA reported.',
    ],
    careless: [
      ['Revenue rose 56% to $46.7 million in the second quarter of fiscal 2026, NVIDIA reported.', 'figure-changed'],
      ['Revenue rose 56% to €46.7 billion in the second quarter of fiscal 2026, NVIDIA reported.', 'figure-changed'],
      ['Revenue rose 56 percentage points to $46.7 billion in the second quarter of fiscal 2026, NVIDIA reported.', 'figure-changed'],
      ['Revenue rose 56% to $46.7 billion in the third quarter of fiscal 2026, NVIDIA reported.', 'date-changed'],
      ['Profit rose 56% to $46.7 billion in the second quarter of fiscal 2026, NVIDIA reported.', 'class'],
      ['Revenue rose 56% to a record $46.7 billion in the second quarter of fiscal 2026, NVIDIA reported.', 'superlative'],
      ['Revenue rose 56% to more than $46.7 billion in the second quarter of fiscal 2026, NVIDIA reported.', 'comparator'],
      ['Revenue rose 56% to $46.7 billion in the second quarter of fiscal 2026, AMD reported.', 'name-swapped'],
      [
        'Revenue rose 56% to $46.7 billion in the second quarter of fiscal 2026, NVIDIA reported, beating the $45 billion that analysts expected.',
        'figure-added',
      ],
    ],
  },
  {
    original: 'The miner reported a net loss of $640 million, against net income of $16.6 billion a year earlier.',
    faithful: [
      'A net loss of $640 million was reported by the miner, compared with net income of $16.6 billion a year earlier.',
      'The miner reported a $640 million net loss. A year earlier it had net income of $16.6 billion.',
    ],
    careless: [
      ['The miner reported a net profit of $640 million, against net income of $16.6 billion a year earlier.', 'antonym'],
      ['The miner reported a net loss of $16.6 billion, against net income of $640 million a year earlier.', 'exchanged'],
      ['The miner reported a net loss of $640 million, against net income of $16.6 billion a quarter earlier.', 'class'],
    ],
  },
  {
    original: 'MP Materials made 597 metric tons of the oxide and Lynas made 2,080 metric tons.',
    faithful: [
      'Lynas made 2,080 metric tons of the oxide, and MP Materials made 597 metric tons.',
      'MP Materials produced 597 metric tons of the oxide; Lynas produced 2,080 metric tons.',
      'MP Materials made 597 metric tons of the oxide. Lynas made 2,080 metric tons.',
    ],
    careless: [
      ['MP Materials made 2,080 metric tons of the oxide and Lynas made 597 metric tons.', 'exchanged'],
      ['Lynas made 597 metric tons of the oxide and MP Materials made 2,080 metric tons.', 'exchanged'],
      ['MP Materials made 597 metric tons of the oxide.', 'figure-dropped'],
    ],
  },
  {
    original: 'AI and semiconductors account for less than 10% of rare-earth consumption, but demand is likely to grow.',
    faithful: [
      'Less than 10% of rare-earth consumption is accounted for by AI and semiconductors, but demand will probably grow.',
      'AI and semiconductors make up under 10% of rare-earth consumption, although demand is likely to grow.',
    ],
    careless: [
      ['AI and semiconductors account for 10% of rare-earth consumption, but demand is likely to grow.', 'comparator'],
      ['AI and semiconductors account for more than 10% of rare-earth consumption, but demand is likely to grow.', 'comparator'],
      ['AI and semiconductors account for less than 10% of rare-earth consumption, but demand will grow.', 'modality'],
      ['AI and semiconductors account for nearly 10% of rare-earth consumption, but demand is likely to shrink.', 'antonym'],
    ],
  },
  {
    original: 'Lynas became the first company outside China to produce dysprosium commercially.',
    faithful: [
      'Lynas was the first company outside China to produce dysprosium commercially.',
      'Outside China, Lynas became the first company to make dysprosium commercially.',
    ],
    careless: [
      ['Lynas became the first company to produce dysprosium commercially.', 'name-dropped'],
      ['Lynas became the second company outside China to produce dysprosium commercially.', 'figure-changed'],
      ['Lynas became the largest company outside China to produce dysprosium commercially.', 'superlative'],
      ['Lynas became the first company outside China to produce terbium commercially.', 'class'],
      ['Lynas became the only company outside China to produce dysprosium commercially.', 'superlative'],
    ],
  },
  {
    original: 'The fund is one of the largest holders of the stock, excluding index funds.',
    faithful: [
      'Excluding index funds, the fund is one of the largest holders of the stock.',
      'The fund is among the biggest holders of the stock, not including index funds.',
    ],
    careless: [
      ['The fund is the largest holder of the stock, excluding index funds.', 'superlative'],
      ['The fund is one of the largest holders of the stock.', 'caveat'],
      ['The fund is one of the smallest holders of the stock, excluding index funds.', 'antonym'],
    ],
  },
  {
    original: 'Most analysts expect the bank to cut rates in September, according to a survey.',
    faithful: [
      'According to a survey, most analysts expect the bank to cut rates in September.',
      'The bank is expected to cut rates in September by most analysts in a survey.',
    ],
    careless: [
      ['All analysts expect the bank to cut rates in September, according to a survey.', 'quantifier'],
      ['Most analysts expect the bank to raise rates in September, according to a survey.', 'antonym'],
      ['Most analysts expect the bank to cut rates in October, according to a survey.', 'date-changed'],
      ['The bank will cut rates in September, according to a survey.', 'modality'],
      ['Some analysts expect the bank to cut rates in September, according to a survey.', 'quantifier'],
    ],
  },
  {
    original: 'The approval is subject to a review, and the deal could still be rejected.',
    faithful: [
      'The approval is subject to review, and the deal might still be rejected.',
      'Approval is subject to a review; the deal could still be rejected.',
    ],
    careless: [
      ['The approval is final, and the deal could still be rejected.', 'caveat'],
      ['The approval is subject to a review, and the deal could still be accepted.', 'antonym'],
      ['The approval is subject to a review, and the deal will be rejected.', 'modality'],
    ],
  },
  {
    original: 'Demand slipped slightly in the first quarter, mainly in Europe.',
    faithful: [
      'In the first quarter, mainly in Europe, demand slipped slightly.',
      'Demand dipped a little in the first quarter, chiefly in Europe.',
      'Demand edged down in the first quarter, mostly in Europe.',
    ],
    careless: [
      ['Demand collapsed in the first quarter, mainly in Europe.', 'strength'],
      ['Demand slipped slightly in the first quarter, in Europe.', 'hedge-dropped'],
      ['Supply slipped slightly in the first quarter, mainly in Europe.', 'antonym'],
      ['Demand slipped slightly in the first half, mainly in Europe.', 'date-changed'],
      ['Demand slipped significantly in the first quarter, mainly in Europe.', 'antonym'],
    ],
  },
  {
    original: 'The chief executive said the company had no plans to sell the unit.',
    faithful: [
      'The company had no plans to sell the unit, the chief executive said.',
      'The chief executive said the firm did not plan to sell the unit.',
    ],
    careless: [
      ['The chief executive said the company had plans to sell the unit.', 'negation'],
      ['The chief executive claimed the company had no plans to sell the unit.', 'attribution'],
      ['The chief executive said the company had no plans to buy the unit.', 'antonym'],
      ['The chief executive admitted the company had no plans to sell the unit.', 'attribution'],
    ],
  },
  {
    original: 'Exports of gallium to the United States fell by up to half between 2022 and 2024, customs data show.',
    faithful: [
      'Customs data show that gallium exports to the U.S. fell by up to half between 2022 and 2024.',
      'Between 2022 and 2024, exports of gallium to the United States dropped by up to half, customs data show.',
    ],
    careless: [
      ['Exports of gallium to the United States fell by half between 2022 and 2024, customs data show.', 'comparator'],
      ['Exports of germanium to the United States fell by up to half between 2022 and 2024, customs data show.', 'class'],
      ['Imports of gallium to the United States fell by up to half between 2022 and 2024, customs data show.', 'antonym'],
      ['Exports of gallium to the United Kingdom fell by up to half between 2022 and 2024, customs data show.', 'name-swapped'],
    ],
  },
  {
    original: 'The Commission is to publish its forecast by Nov. 24, 2026.',
    faithful: [
      'By Nov. 24, 2026, the Commission is to publish its forecast.',
      'The Commission is to publish its forecast by 24 November 2026.',
      'Its forecast is to be published by the Commission by Nov. 24, 2026.',
    ],
    careless: [
      ['The Commission is to publish its forecast by Nov. 25, 2026.', 'date-changed'],
      ['The Commission is to publish its forecast on Nov. 24, 2026.', 'date-changed'],
      ['The Commission is to withhold its forecast until Nov. 24, 2026.', 'date-changed'],
      ['The Commission published its forecast.', 'date-dropped'],
      ['The Commission is to publish its forecast by Nov. 24, 2026, and to fine companies that ignore it.', 'statement-added'],
    ],
  },
  {
    original: 'Inventory was $15 billion on July 27, up 32% from $11.3 billion a quarter before.',
    faithful: [
      'Inventory stood at $15 billion on July 27, 32% more than the $11.3 billion of a quarter before.',
      'On July 27 inventory was $15 billion, an increase of 32% from $11.3 billion a quarter earlier.',
    ],
    careless: [
      ['Inventory was $15 billion on July 27, down 32% from $11.3 billion a quarter before.', 'direction'],
      ['Inventory was $15 billion on July 27, up 32% from $11.3 billion a year before.', 'class'],
      ['Inventory was $15 billion on July 27, up 23% from $11.3 billion a quarter before.', 'figure-changed'],
      ['Inventory was $11.3 billion on July 27, up 32% from $15 billion a quarter before.', 'exchanged'],
    ],
  },
  {
    original: 'The survey leaves out undocumented output, so the total is probably higher.',
    faithful: [
      'Undocumented output is left out of the survey, so the total is probably higher.',
      'The survey excludes undocumented output, so the total is likely higher.',
    ],
    careless: [
      ['The survey includes undocumented output, so the total is probably higher.', 'caveat'],
      ['The survey leaves out undocumented output, so the total is higher.', 'hedge-dropped'],
      ['The survey leaves out undocumented output, so the total is probably lower.', 'antonym'],
    ],
  },
  {
    original: 'Energy Fuels expects commercial output of heavy rare-earth oxides by late 2026, according to AInvest.',
    faithful: [
      'According to AInvest, Energy Fuels expects to produce heavy rare-earth oxides commercially by late 2026.',
      'Commercial output of heavy rare-earth oxides is expected by Energy Fuels by late 2026, AInvest said.',
      'Energy Fuels anticipates commercial output of heavy rare-earth oxides by late 2026, AInvest reported.',
    ],
    careless: [
      ['Energy Fuels will have commercial output of heavy rare-earth oxides by late 2026, according to AInvest.', 'modality'],
      ['Energy Fuels expects commercial output of heavy rare-earth oxides by early 2026, according to AInvest.', 'date-changed'],
      ['Energy Fuels expects commercial output of light rare-earth oxides by late 2026, according to AInvest.', 'antonym'],
      ['Energy Fuels expects commercial output of heavy rare-earth oxides by 2026.', 'attribution'],
      ['Energy Fuels guarantees commercial output of heavy rare-earth oxides by late 2026, according to AInvest.', 'hedge-dropped'],
    ],
  },
  {
    original: 'China controls over 80% of the refining, which may give it leverage in a dispute.',
    faithful: [
      'More than 80% of the refining is under Chinese control, which may give it leverage in a dispute.',
      'China controls more than 80% of refining. In a dispute, that might give it leverage.',
    ],
    careless: [
      ['China controls 80% of the refining, which may give it leverage in a dispute.', 'comparator'],
      ['China controls over 80% of the refining, which gives it leverage in a dispute.', 'hedge-dropped'],
      ['China controls all of the refining, which may give it leverage in a dispute.', 'figure-dropped'],
      ['China controls over 80% of the mining, which may give it leverage in a dispute.', 'class'],
      ['China controls over 80% of the refining, and it will use that in a dispute.', 'modality'],
    ],
  },
  {
    original: 'The Defense Department agreed to guarantee the company $110 per kilogram for 10 years, it said on July 10.',
    faithful: [
      'For 10 years the Defense Department agreed to guarantee the company $110 a kilogram, it said on July 10.',
      'On July 10 it said that the Defense Department had agreed to guarantee the company $110 per kg for a decade.',
    ],
    careless: [
      ['The Defense Department agreed to guarantee the company $110 per pound for 10 years, it said on July 10.', 'figure-changed'],
      ['The Defense Department agreed to guarantee the company $110 per kilogram for 10 months, it said on July 10.', 'figure-changed'],
      ['The Defense Department declined to guarantee the company $110 per kilogram for 10 years, it said on July 10.', 'antonym'],
      ['The Energy Department agreed to guarantee the company $110 per kilogram for 10 years, it said on July 10.', 'name-swapped'],
      ['The Defense Department agreed to guarantee the company at least $110 per kilogram for 10 years, it said on July 10.', 'comparator'],
    ],
  },
  {
    original: 'World demand is expected to grow 500% by 2050, though the article gives no base year.',
    faithful: [
      'By 2050, world demand is expected to grow 500%, although the article gives no base year.',
      'Global demand is projected to increase 500% by 2050, but no base year is given in the article.',
    ],
    careless: [
      ['World demand will grow 500% by 2050, though the article gives no base year.', 'modality'],
      ['World demand is expected to grow fivefold by 2050, though the article gives no base year.', 'figure-changed'],
      ['World demand is expected to grow 500% by 2050.', 'caveat'],
      ['World demand is expected to grow 500% in 2050, though the article gives no base year.', 'date-changed'],
    ],
  },
  {
    original: 'The central bank left its key rate unchanged at 4.5% and said inflation had eased for a third month.',
    faithful: [
      'The central bank kept its key rate at 4.5% and said inflation had eased for a third month.',
      'The key rate was left unchanged at 4.5% by the central bank, which said inflation eased for a third month.',
    ],
    careless: [
      ['The central bank raised its key rate to 4.5% and said inflation had eased for a third month.', 'direction'],
      ['The central bank left its key rate unchanged at 4.5% and said inflation had eased for a fourth month.', 'figure-changed'],
      ['The central bank left its key rate unchanged at 4.5% and said inflation had risen for a third month.', 'antonym'],
      ['The central bank left its key rate unchanged at 4.5% and promised that inflation had eased for a third month.', 'attribution'],
    ],
  },
  {
    original: 'Traders said the sell-off was partly due to a stronger dollar.',
    faithful: [
      'The sell-off was in part due to a stronger dollar, traders said.',
      'Traders said a stronger dollar was partly behind the sell-off.',
      'A stronger dollar partly caused the sell-off, according to traders.',
    ],
    careless: [
      ['Traders said the sell-off was due to a stronger dollar.', 'hedge-dropped'],
      ['The sell-off was partly due to a stronger dollar.', 'attribution'],
      ['Traders said the sell-off was partly due to a weaker dollar.', 'antonym'],
      ['Traders said the sell-off came despite a stronger dollar.', 'cause'],
    ],
  },
  {
    original: 'The lender has not decided whether to appeal, a spokeswoman said.',
    faithful: [
      'A spokeswoman said the lender had not decided whether to appeal.',
      'The lender has yet to decide whether to appeal, a spokeswoman said.',
      "The lender hasn't decided whether it will appeal, a spokeswoman said.",
    ],
    careless: [
      ['The lender has decided to appeal, a spokeswoman said.', 'negation'],
      ['The lender has decided not to appeal, a spokeswoman said.', 'negation'],
      ['The lender has not decided whether to appeal.', 'attribution'],
    ],
  },
  {
    original: 'Copper touched its highest since May 2024 in London, before paring gains.',
    faithful: [
      'In London copper touched its highest since May 2024 before paring gains.',
      'Copper hit its highest level since May 2024 in London, then pared gains.',
    ],
    careless: [
      ['Copper touched its highest ever in London, before paring gains.', 'date-dropped'],
      ['Copper touched its highest since March 2024 in London, before paring gains.', 'date-changed'],
      ['Copper touched its lowest since May 2024 in London, before paring gains.', 'antonym'],
      ['Aluminum touched its highest since May 2024 in London, before paring gains.', 'class'],
      ['Copper touched its highest since May 2024 in Shanghai, before paring gains.', 'name-swapped'],
    ],
  },
  {
    original: 'The talks have stalled, two officials said, and a deal before the summit looks unlikely.',
    faithful: [
      'Two officials said the talks have stalled and that a deal before the summit looks unlikely.',
      'A deal ahead of the summit looks unlikely, as the talks have stalled, two officials said.',
    ],
    careless: [
      ['The talks have collapsed, two officials said, and there will be no deal before the summit.', 'modality'],
      ['The talks have stalled, officials close to the president said, and a deal before the summit looks unlikely.', 'figure-dropped'],
      ['The talks have stalled, two officials said, and a deal before the summit looks likely.', 'antonym'],
      ['The talks have stalled, two officials said, and a deal after the summit looks unlikely.', 'antonym'],
    ],
  },
  {
    original: 'Sales missed estimates for the first time in five quarters. The shares were little changed.',
    faithful: [
      'For the first time in five quarters, sales missed estimates. The shares were little changed.',
      'Sales missed estimates for the first time in five quarters, but the shares were little changed.',
      'The shares were little changed. Sales fell short of estimates for the first time in five quarters.',
    ],
    careless: [
      ['Sales beat estimates for the first time in five quarters. The shares were little changed.', 'antonym'],
      ['Sales missed estimates for the first time in six quarters. The shares were little changed.', 'figure-changed'],
      ['Sales missed estimates for the first time in five quarters. The shares tumbled.', 'direction'],
      [
        'Sales missed estimates for the first time in five quarters. The shares were little changed. Investors fear that a dividend cut looms.',
        'statement-added',
      ],
    ],
  },
];
