/** What companies report under which XBRL tags: a line has had several over the years, and the order says which holds the whole. */
import { ConfigError } from '../../errors.ts';
import type { PropertyProposal } from '../series.ts';

export interface SecConcept {
  /** What its facts say of the company. */
  readonly property: PropertyProposal;
  /** Tags with their taxonomy, `us-gaap/Revenues`, those that hold the whole before those that may hold a part. */
  readonly tags: readonly string[];
  /**
   * `flow`: money over a period, whose fourth quarter is the year less the other three; `balance`: money on a day;
   * `per-share` and `shares`: over a period, never subtracted, and told apart where a split lies between.
   */
  readonly counts: 'flow' | 'balance' | 'per-share' | 'shares';
  /** Tags that hold a part alone where the company is a bank, an insurer or a landlord: fees, not revenue. */
  readonly partly?: readonly string[];
}

const CONTRACTS = [
  'us-gaap/RevenueFromContractWithCustomerExcludingAssessedTax',
  'us-gaap/RevenueFromContractWithCustomerIncludingAssessedTax',
  'us-gaap/SalesRevenueNet',
  'us-gaap/SalesRevenueGoodsNet',
];

const CONCEPTS = {
  revenue: {
    property: { id: 'revenue', label: 'revenue', aliases: ['sales'], polarity: 'positive' },
    tags: ['us-gaap/RevenuesNetOfInterestExpense', 'us-gaap/Revenues', ...CONTRACTS, 'ifrs-full/Revenue'],
    partly: CONTRACTS,
    counts: 'flow',
  },
  'gross-profit': {
    property: { id: 'gross-profit', label: 'gross profit', polarity: 'positive' },
    tags: ['us-gaap/GrossProfit', 'ifrs-full/GrossProfit'],
    counts: 'flow',
  },
  'operating-income': {
    property: { id: 'operating-income', label: 'operating income', polarity: 'positive' },
    tags: ['us-gaap/OperatingIncomeLoss', 'ifrs-full/ProfitLossFromOperatingActivities'],
    counts: 'flow',
  },
  'net-income': {
    property: { id: 'net-income', label: 'net income', aliases: ['profit'], polarity: 'positive' },
    tags: ['us-gaap/NetIncomeLoss', 'ifrs-full/ProfitLossAttributableToOwnersOfParent'],
    counts: 'flow',
  },
  'eps-diluted': {
    property: { id: 'eps-diluted', label: 'diluted earnings per share', polarity: 'positive' },
    tags: ['us-gaap/EarningsPerShareDiluted', 'ifrs-full/DilutedEarningsLossPerShare'],
    counts: 'per-share',
  },
  'research-and-development': {
    property: { id: 'research-and-development', label: 'research and development expense' },
    tags: [
      'us-gaap/ResearchAndDevelopmentExpense',
      'us-gaap/ResearchAndDevelopmentExpenseExcludingAcquiredInProcessCost',
      'ifrs-full/ResearchAndDevelopmentExpense',
    ],
    counts: 'flow',
  },
  'operating-cash-flow': {
    property: { id: 'operating-cash-flow', label: 'cash flow from operations', aliases: ['operating cash flow'], polarity: 'positive' },
    tags: ['us-gaap/NetCashProvidedByUsedInOperatingActivities', 'ifrs-full/CashFlowsFromUsedInOperatingActivities'],
    counts: 'flow',
  },
  'capital-expenditure': {
    property: { id: 'capital-expenditure', label: 'capital expenditure', aliases: ['capital spending'] },
    tags: [
      'us-gaap/PaymentsToAcquirePropertyPlantAndEquipment',
      'us-gaap/PaymentsToAcquireProductiveAssets',
      'ifrs-full/PurchaseOfPropertyPlantAndEquipmentClassifiedAsInvestingActivities',
    ],
    counts: 'flow',
  },
  'diluted-shares': {
    property: { id: 'diluted-shares', label: 'diluted shares' },
    tags: ['us-gaap/WeightedAverageNumberOfDilutedSharesOutstanding', 'ifrs-full/AdjustedWeightedAverageShares'],
    counts: 'shares',
  },
  cash: {
    property: { id: 'cash', label: 'cash and cash equivalents' },
    tags: ['us-gaap/CashAndCashEquivalentsAtCarryingValue', 'ifrs-full/CashAndCashEquivalents'],
    counts: 'balance',
  },
  inventory: {
    property: { id: 'inventory', label: 'inventory' },
    tags: ['us-gaap/InventoryNet', 'ifrs-full/Inventories'],
    counts: 'balance',
  },
  'total-assets': {
    property: { id: 'total-assets', label: 'total assets' },
    tags: ['us-gaap/Assets', 'ifrs-full/Assets'],
    counts: 'balance',
  },
  equity: {
    property: { id: 'equity', label: 'equity', aliases: ["shareholders' equity"] },
    tags: ['us-gaap/StockholdersEquity', 'ifrs-full/EquityAttributableToOwnersOfParent'],
    counts: 'balance',
  },
} as const satisfies Readonly<Record<string, SecConcept>>;

/** A concept of the table, or one in full. */
export type SecConceptChoice = keyof typeof CONCEPTS | SecConcept;

/** All of the table where none are chosen. Throws ConfigError for a name it does not have. */
export function conceptsOf(
  choices: readonly SecConceptChoice[] = Object.keys(CONCEPTS) as (keyof typeof CONCEPTS)[],
): readonly SecConcept[] {
  return choices.map((choice) => {
    if (typeof choice !== 'string') return choice;
    if (Object.hasOwn(CONCEPTS, choice)) return CONCEPTS[choice];
    throw new ConfigError(`unknown concept \`${String(choice)}\``, {
      hint: `there are ${Object.keys(CONCEPTS).join(', ')}; or say { property, tags: ['us-gaap/…'], counts: 'flow' }`,
    });
  });
}

/** Tags whose counts tell of a split. */
export const SHARES = CONCEPTS['diluted-shares'].tags;

/** The tags of a concept that hold the whole for a company of that industry (SIC 6000 to 6799: finance, insurance, real estate). */
export function tagsFor({ tags, partly = [] }: SecConcept, sic: string): readonly string[] {
  return /^6[0-7]\d\d$/.test(sic) ? tags.filter((tag) => !partly.includes(tag)) : tags;
}
