/** Figures of accounts: each trap of EDGAR's XBRL that makes a wrong article. Recordings of NVIDIA and Marvell. */
import { describe, expect, test } from 'vitest';
import { SourceError } from '../../../src/errors.ts';
import { readCompanyFacts } from '../../../src/gather/sec/xbrl.ts';
import { periodKey } from '../../../src/model/period.ts';
import { amounts, figures, filingsOf, parsed, payloadOf, type RawFacts, type RawRow } from './recorded.ts';

const recording = (): RawFacts => parsed('companyfacts_CIK0001045810.json');
const row = (start: string | undefined, end: string, val: number, over: Partial<RawRow> = {}): RawRow => ({
  ...(start !== undefined && { start }),
  end,
  val,
  accn: `acc-${over.filed ?? end}`,
  fy: 2025,
  fp: 'FY',
  form: '10-K',
  filed: end,
  ...over,
});
/** A company that reports some tags in dollars. */
const company = (tags: Readonly<Record<string, readonly RawRow[]>>, unit = 'USD', taxonomy = 'us-gaap'): RawFacts => ({
  cik: 1,
  entityName: 'A COMPANY',
  facts: { [taxonomy]: Object.fromEntries(Object.entries(tags).map(([tag, rows]) => [tag, { label: tag, units: { [unit]: [...rows] } }])) },
});
/** The year 2025 by quarters, as a company with the calendar's year reports it. */
const year2025 = (first: number, second: number, third: number, all: number, nine = first + second + third): readonly RawRow[] => [
  row('2025-01-01', '2025-03-31', first, { form: '10-Q', fp: 'Q1', filed: '2025-05-01' }),
  row('2025-04-01', '2025-06-30', second, { form: '10-Q', fp: 'Q2', filed: '2025-08-01' }),
  row('2025-01-01', '2025-06-30', first + second, { form: '10-Q', fp: 'Q2', filed: '2025-08-01' }),
  row('2025-07-01', '2025-09-30', third, { form: '10-Q', fp: 'Q3', filed: '2025-11-01' }),
  row('2025-01-01', '2025-09-30', nine, { form: '10-Q', fp: 'Q3', filed: '2025-11-01' }),
  row('2025-01-01', '2025-12-31', all, { filed: '2026-02-20' }),
];

describe('figures of accounts', () => {
  // https://www.sec.gov/cgi-bin/browse-edgar?action=getcompany&CIK=1045810&type=10-
  test.each([
    ['revenue.FY2026-Q1', '44062000000'],
    ['revenue.FY2026-Q2', '46743000000'],
    ['revenue.FY2026-Q3', '57006000000'],
    ['revenue.FY2026', '215938000000'],
    ['revenue.FY2027-Q1', '81615000000'],
    ['net-income.FY2026-Q2', '26422000000'],
    ['eps-diluted.FY2026-Q2', '1.08'],
    ['inventory.2025-07-27', '14962000000'],
  ])('NVIDIA: %s is %s', (id, amount) => {
    expect(amounts(figures(recording(), ['revenue', 'net-income', 'eps-diluted', 'inventory']))[id]).toBe(amount);
  });

  test('three months, the year so far and the year are told apart by their days: the year so far is no fact', () => {
    const facts = figures(recording(), ['revenue']);
    expect(facts.filter(({ period }) => !['quarter', 'year'].includes(period.granularity))).toEqual([]);
    // Half a year and nine months of fiscal 2026.
    expect(Object.values(amounts(facts))).not.toContain('90805000000');
    expect(Object.values(amounts(facts))).not.toContain('147811000000');
  });

  test('cash flow is reported for the year so far alone: of it there are first quarters and years', () => {
    expect(amounts(figures(recording(), ['operating-cash-flow']))).toEqual({
      'operating-cash-flow.FY2025': '64089000000',
      'operating-cash-flow.FY2026-Q1': '27414000000',
      'operating-cash-flow.FY2026': '102718000000',
      'operating-cash-flow.FY2027-Q1': '50344000000',
    });
  });

  test('`fy` is that of the filing: a comparative in the report of a year later keeps its own year', () => {
    const comparative = recording().facts['us-gaap']?.['Revenues']?.units['USD']?.find(
      ({ end, filed }) => end === '2025-04-27' && filed === '2026-05-20',
    );
    expect(comparative).toMatchObject({ fy: 2027, fp: 'Q1' });
    const fact = figures(recording(), ['revenue']).find(({ period }) => period.end === '2025-04-27');
    expect(fact && periodKey(fact.period)).toBe('FY2026-Q1 2025-01-27/2025-04-27');
  });

  test('a fiscal year that a filing states wrongly is outvoted', () => {
    const facts = recording();
    for (const one of facts.facts['us-gaap']?.['Revenues']?.units['USD'] ?? []) if (one.accn === '0001045810-25-000023') one.fy = 2024;
    expect(amounts(figures(facts, ['revenue']))['revenue.FY2025-Q3']).toBe('35082000000');
  });

  test('a company whose year is the calendar’s has calendar quarters, one whose year ends in June has fiscal ones', () => {
    const revenue = figures(company({ Revenues: year2025(1, 2, 3, 10) }), ['revenue']);
    expect(revenue.map(({ period }) => periodKey(period))).toEqual(['2025-Q1', '2025-Q2', '2025-Q3', '2025', '2025-Q4']);
    const june = [row('2024-07-01', '2025-06-30', 9, { fy: 2025 }), row('2025-01-01', '2025-03-31', 2, { form: '10-Q', fp: 'Q3' })];
    expect(figures(company({ Revenues: june }), ['revenue']).map(({ period }) => periodKey(period))).toEqual([
      'FY2025-Q3 2025-01-01/2025-03-31',
      'FY2025 2024-07-01/2025-06-30',
    ]);
  });

  test('a year that ends in January may be called by the year it began in', () => {
    const rows = [
      row('2024-02-04', '2025-02-01', 9, { fy: 2024 }),
      row('2025-02-02', '2025-05-03', 2, { form: '10-Q', fy: 2025, fp: 'Q1' }),
    ];
    expect(Object.keys(amounts(figures(company({ Revenues: rows }), ['revenue'])))).toEqual(['revenue.FY2024', 'revenue.FY2025-Q1']);
  });

  test('a company that has not reported a year yet is labelled by its quarterly reports', () => {
    const first = row('2025-04-01', '2025-06-30', 5, { form: '10-Q', fy: 2026, fp: 'Q1' });
    expect(amounts(figures(company({ Revenues: [first] }), ['revenue']))).toEqual({ 'revenue.FY2026-Q1': '5' });
  });

  test('a fiscal year that was moved: two quarters of one name are none', () => {
    const moved = [
      row('2014-06-30', '2015-06-28', 40, { fy: 2015 }),
      row('2014-12-29', '2015-03-29', 10, { form: '10-Q', fp: 'Q3' }),
      row('2015-06-29', '2015-09-27', 11, { form: '10-Q', fp: 'Q3' }),
      row('2015-12-28', '2016-12-25', 50, { fy: 2016 }),
    ];
    expect(Object.keys(amounts(figures(company({ Revenues: moved }), ['revenue'])))).toEqual(['revenue.FY2015', 'revenue.FY2016']);
  });
});

describe('the fourth quarter', () => {
  test('is never reported: it is the year less its first three quarters', () => {
    const fact = figures(recording(), ['revenue']).find(({ id }) => id === 'nvidia.revenue.nvidia.FY2026-Q4');
    expect(fact).toMatchObject({
      property: 'revenue',
      value: { amount: '68127000000', unit: 'USD' },
      period: { start: '2025-10-27', end: '2026-01-25', granularity: 'quarter', fiscal: { year: 2026, quarter: 4 } },
      source: { title: 'Form 10-K for the fiscal year ended January 25, 2026', publishedAt: '2026-02-25' },
      basis: ['gaap'],
      derivedFrom: {
        rule: 'rest',
        inputs: [
          'nvidia.revenue.nvidia.FY2026',
          'nvidia.revenue.nvidia.FY2026-Q1',
          'nvidia.revenue.nvidia.FY2026-Q2',
          'nvidia.revenue.nvidia.FY2026-Q3',
        ],
      },
    });
  });

  test('earnings per share and counts of shares are never subtracted', () => {
    const told = Object.keys(amounts(figures(recording(), ['eps-diluted', 'diluted-shares'])));
    expect(told).toContain('eps-diluted.FY2026');
    expect(told.filter((id) => id.endsWith('-Q4'))).toEqual([]);
  });

  test('takes a quarter as it was restated in between', () => {
    // The third report counts 208 for the first quarter, and nine months of 208 + 261 + 542: NVIDIA's fiscal 2017, in millions.
    const rows = [...year2025(196, 261, 542, 1666, 1011), row('2025-01-01', '2025-03-31', 208, { form: '10-Q/A', filed: '2025-10-01' })];
    const fact = figures(company({ Revenues: rows }), ['revenue']).find(({ period }) => periodKey(period) === '2025-Q4');
    expect(fact).toMatchObject({ value: { amount: '655' } });
    expect(fact?.derivedFrom?.inputs).toContain('nvidia.revenue.nvidia.2025-Q1@acc-2025-10-01');
  });

  test('is none where the quarters do not make the nine months that were reported', () => {
    expect(Object.keys(amounts(figures(company({ Revenues: year2025(10, 20, 30, 100, 75) }), ['revenue'])))).not.toContain(
      'revenue.2025-Q4',
    );
  });

  test('is none where it is reported', () => {
    const rows = [...year2025(10, 20, 30, 100), row('2025-10-01', '2025-12-31', 41, { filed: '2026-02-20' })];
    const fact = figures(company({ Revenues: rows }), ['revenue']).find(({ period }) => periodKey(period) === '2025-Q4');
    expect(fact).toMatchObject({ value: { amount: '41' } });
    expect(fact?.derivedFrom).toBeUndefined();
  });
});

describe('tags', () => {
  test('move: a line is read under the tag it has now, and before under the one it had', () => {
    const told = amounts(figures(recording(), ['revenue']));
    // Fiscal 2021 was reported under RevenueFromContractWithCustomer…, fiscal 2022 and later under Revenues.
    expect(told).toMatchObject({ 'revenue.FY2021': '16675000000', 'revenue.FY2022': '26914000000', 'revenue.FY2026': '215938000000' });
    const old = figures(recording(), ['revenue']).find(({ id }) => id.endsWith('FY2021'));
    expect(old?.source.publishedAt).toBe('2021-02-26');
    expect(old?.pointer).toMatch(/^\/facts\/us-gaap\/RevenueFromContractWithCustomerExcludingAssessedTax\/units\/USD\/\d+\/val$/);
  });

  test('of which the newest quarter is long ago are not taken for what is reported now', () => {
    const facts = recording();
    const revenues = facts.facts['us-gaap']?.['Revenues'];
    if (revenues) revenues.units['USD'] = revenues.units['USD']?.filter(({ end }) => end < '2022-02') ?? [];
    expect(figures(facts, ['revenue'])).toEqual([]);
    // As of its time it was recent.
    const filings = filingsOf('submissions_CIK0001045810.json').filter(({ filed }) => filed < '2022-04');
    expect(amounts(figures(facts, ['revenue'], { filings }))).toMatchObject({ 'revenue.FY2022': '26914000000' });
  });

  test('that disagree are no one line: the older is left out', () => {
    const older = [row('2024-01-01', '2024-12-31', 7, { fy: 2024 }), row('2025-01-01', '2025-03-31', 99, { filed: '2025-04-30' })];
    const told = amounts(figures(company({ Revenues: year2025(1, 2, 3, 10), SalesRevenueNet: older }), ['revenue']));
    expect(told).not.toHaveProperty('revenue.2024');
    expect(told['revenue.2025-Q1']).toBe('1');
  });

  test('that are retired are never taken, however recent', () => {
    const facts = company({ Revenues: year2025(1, 2, 3, 10) });
    const [tag] = Object.values(facts.facts['us-gaap'] ?? {});
    if (tag) tag.label = 'Revenues (Deprecated 2026-01-31)';
    expect(figures(facts, ['revenue'])).toEqual([]);
  });

  test('of a bank: revenue net of interest expense, never the fees alone', () => {
    const bank = {
      RevenuesNetOfInterestExpense: year2025(40, 40, 40, 170),
      RevenueFromContractWithCustomerExcludingAssessedTax: year2025(9, 9, 9, 36),
    };
    expect(amounts(figures(company(bank), ['revenue'], { sic: '6021' }))['revenue.2025-Q1']).toBe('40');
    const { RevenueFromContractWithCustomerExcludingAssessedTax } = bank;
    expect(figures(company({ RevenueFromContractWithCustomerExcludingAssessedTax }), ['revenue'], { sic: '6021' })).toEqual([]);
    expect(figures(company({ RevenueFromContractWithCustomerExcludingAssessedTax }), ['revenue'], { sic: '3674' })).not.toEqual([]);
  });

  test('where two hold the newest quarter, the whole and not the part', () => {
    const both = { Revenues: year2025(40, 40, 40, 170), RevenueFromContractWithCustomerExcludingAssessedTax: year2025(9, 9, 9, 36) };
    expect(amounts(figures(company(both), ['revenue']))['revenue.2025-Q1']).toBe('40');
  });

  test('of IFRS are of that basis, in the currency of the accounts', () => {
    const rows = year2025(5, 5, 5, 20).map((one) => ({ ...one, form: one.form === '10-K' ? '20-F' : '6-K' }));
    const facts = company({ Revenue: rows }, 'TWD', 'ifrs-full');
    const units = facts.facts['ifrs-full']?.['Revenue']?.units;
    if (units) units['USD'] = rows.slice(-1);
    expect(figures(facts, ['revenue'])[0]).toMatchObject({ basis: ['ifrs'], value: { amount: '5', unit: 'TWD' } });
  });

  test('whose rows have another shape are refused', () => {
    const facts = JSON.stringify(recording()).replaceAll('"val"', '"value"');
    expect(() => readCompanyFacts(payloadOf(facts), ['us-gaap/Revenues'])).toThrow(SourceError);
    expect(() => readCompanyFacts(payloadOf(facts), ['us-gaap/Revenues'])).toThrow(
      /us-gaap\/Revenues has another shape: units\.USD\.0\.val/,
    );
  });
});

describe('who said so, and when', () => {
  test('`filed` of a framed figure is the latest filing that repeats it: a fact has the first', () => {
    const [fact] = figures(recording(), ['revenue']).filter(({ id }) => id.endsWith('FY2026-Q1'));
    expect(fact?.source).toMatchObject({
      id: 'sec-0001045810-25-000116',
      publisher: 'nvidia',
      title: 'Form 10-Q for the quarter ended April 27, 2025',
      url: 'https://www.sec.gov/Archives/edgar/data/1045810/000104581025000116/0001045810-25-000116-index.htm',
      publishedAt: '2025-05-28',
    });
  });

  test('with the list of filings a fact exists from the minute', () => {
    const facts = figures(recording(), ['revenue'], { filings: filingsOf('submissions_CIK0001045810.json') });
    expect(facts.find(({ id }) => id.endsWith('FY2026-Q2'))?.source.publishedAt).toBe('2025-08-27T16:52:07-04:00');
  });

  test('proxy statements repeat figures, and not always truly: they are no source', () => {
    const facts = recording();
    const proxies = (facts.facts['us-gaap']?.['NetIncomeLoss']?.units['USD'] ?? []).filter(({ form }) => form === 'DEF 14A');
    expect(proxies).not.toEqual([]);
    for (const proxy of proxies) proxy.val /= 1e6;
    expect(amounts(figures(facts, ['net-income']))).toEqual(amounts(figures(recording(), ['net-income'])));
  });

  test('a restated figure is an edition beside the first; another rounding is none', () => {
    const quarter = (val: number, filed: string): RawRow => row('2025-01-01', '2025-03-31', val, { form: '10-Q', fp: 'Q1', filed });
    const year = row('2024-01-01', '2024-12-31', 800e6, { fy: 2024 });
    const told = (again: number) =>
      amounts(figures(company({ Revenues: [year, quarter(196_112_000, '2025-05-01'), quarter(again, '2025-11-01')] }), ['revenue']));
    expect(told(208e6)).toMatchObject({ 'revenue.2025-Q1': '196112000', 'revenue.2025-Q1@acc-2025-11-01': '208000000' });
    expect(Object.keys(told(196e6))).not.toContain('revenue.2025-Q1@acc-2025-11-01');
  });

  test('two values of one filing are no restatement: the first is told', () => {
    const rows = year2025(196, 261, 542, 1666);
    const again = { ...row('2025-01-01', '2025-03-31', 300, { form: '10-Q', filed: '2025-05-01' }) };
    expect(amounts(figures(company({ Revenues: [...rows, again] }), ['revenue']))).toEqual(
      amounts(figures(company({ Revenues: rows }), ['revenue'])),
    );
  });

  test('nothing that ended before the day asked for', () => {
    const ends = figures(recording(), ['revenue', 'inventory'], { from: '2025-06-01' }).map(({ period }) => period.end);
    expect(ends.toSorted()[0]).toBe('2025-07-27');
  });
});

describe('splits', () => {
  // 10 for 1 in June 2024; first counted so in the report of Aug. 28, 2024.
  const facts = figures(recording(), ['eps-diluted', 'diluted-shares', 'revenue']);
  const one = (id: string) => facts.find((fact) => fact.id === id);

  test('earnings per share of before are of another vintage than those of after', () => {
    expect(one('nvidia.eps-diluted.nvidia.FY2025-Q1')).toMatchObject({
      value: { amount: '5.98', unit: 'USD', per: 'share' },
      vintage: 'before-split-2024-08-28',
    });
    expect(one('nvidia.eps-diluted.nvidia.FY2025-Q2')).toMatchObject({ value: { amount: '0.67' } });
    expect(one('nvidia.eps-diluted.nvidia.FY2025-Q2')?.vintage).toBeUndefined();
  });

  test('what was counted anew since is comparable with what follows', () => {
    const anew = one('nvidia.eps-diluted.nvidia.FY2025-Q1@0001045810-25-000116');
    expect(anew).toMatchObject({ value: { amount: '0.6' }, source: { publishedAt: '2025-05-28' } });
    expect(anew?.vintage).toBeUndefined();
  });

  test('money is of no such vintage', () => {
    expect(facts.filter(({ property, vintage }) => property === 'revenue' && vintage !== undefined)).toEqual([]);
  });

  test('thousands of shares once written for shares are no count and no split', () => {
    // NVIDIA's reports of 2010 and 2011 tag 549,574 thousand as 549574, later ones as 549574000.
    const shares = [
      row('2009-01-26', '2010-01-31', 549_574, { fy: 2009, filed: '2010-03-18' }),
      row('2009-01-26', '2010-01-31', 549_574_000, { fy: 2009, filed: '2012-03-13' }),
      row('2010-02-01', '2011-01-30', 588_684_000, { fy: 2010, filed: '2012-03-13' }),
      row('2011-01-31', '2012-01-29', 616_371_000, { fy: 2011, filed: '2012-03-13' }),
    ];
    const told = figures(company({ WeightedAverageNumberOfDilutedSharesOutstanding: shares }, 'shares'), ['diluted-shares']);
    expect(told.map(({ value, vintage }) => [value.type === 'quantity' && value.amount, vintage])).toEqual([
      ['549574000', undefined],
      ['588684000', undefined],
      ['616371000', undefined],
    ]);
  });
});
