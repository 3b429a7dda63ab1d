/**
 * What the items of Form 8-K say happened. An item whose heading leaves open what it was (an acquisition or a sale, a
 * departure or an appointment) is no move but a lead: its filing must be read.
 */
import type { Action, Status } from '../../model/fact.ts';

/** A move that an item's heading says for certain. */
export interface ItemMove {
  readonly action: Action;
  readonly status: Status;
  /** Property of the fact, and what prose calls it. */
  readonly property: string;
  readonly label: string;
  /** What was done, as a claim may say it after the verb. */
  readonly words: string;
}

export interface Item {
  /** The heading of the form. */
  readonly heading: string;
  readonly move?: ItemMove;
}

/** Form 8-K, general instructions: https://www.sec.gov/files/form8-k.pdf */
const ITEMS: Readonly<Record<string, Item>> = {
  '1.01': {
    heading: 'Entry into a Material Definitive Agreement',
    move: {
      action: 'agree',
      status: 'done',
      property: 'material-agreement',
      label: 'material agreement',
      words: 'a material definitive agreement',
    },
  },
  '1.02': {
    heading: 'Termination of a Material Definitive Agreement',
    move: {
      action: 'agree',
      status: 'cancelled',
      property: 'material-agreement-end',
      label: 'end of a material agreement',
      words: 'a material definitive agreement',
    },
  },
  '1.03': { heading: 'Bankruptcy or Receivership' },
  '1.04': { heading: 'Mine Safety' },
  '1.05': { heading: 'Material Cybersecurity Incidents' },
  '2.01': { heading: 'Completion of Acquisition or Disposition of Assets' },
  '2.02': {
    heading: 'Results of Operations and Financial Condition',
    move: { action: 'announce', status: 'done', property: 'results', label: 'announcement of results', words: 'results' },
  },
  '2.03': { heading: 'Creation of a Direct Financial Obligation' },
  '2.04': { heading: 'Triggering Events That Accelerate or Increase a Direct Financial Obligation' },
  '2.05': { heading: 'Costs Associated with Exit or Disposal Activities' },
  '2.06': {
    heading: 'Material Impairments',
    move: { action: 'announce', status: 'done', property: 'impairment', label: 'impairment', words: 'a material impairment charge' },
  },
  '3.01': { heading: 'Notice of Delisting or Failure to Satisfy a Continued Listing Rule or Standard; Transfer of Listing' },
  '3.02': { heading: 'Unregistered Sales of Equity Securities' },
  '3.03': { heading: 'Material Modification to Rights of Security Holders' },
  '4.01': { heading: "Changes in Registrant's Certifying Accountant" },
  '4.02': {
    heading: 'Non-Reliance on Previously Issued Financial Statements',
    move: {
      action: 'announce',
      status: 'done',
      property: 'non-reliance',
      label: 'non-reliance on earlier statements',
      words: 'that its earlier financial statements should no longer be relied upon',
    },
  },
  '5.01': { heading: 'Changes in Control of Registrant' },
  '5.02': { heading: 'Departure or Election of Directors or Certain Officers' },
  '5.03': { heading: 'Amendments to Articles of Incorporation or Bylaws; Change in Fiscal Year' },
  '5.04': { heading: 'Temporary Suspension of Trading Under Employee Benefit Plans' },
  '5.05': { heading: 'Amendments to, or Waiver of a Provision of, the Code of Ethics' },
  '5.06': { heading: 'Change in Shell Company Status' },
  '5.07': { heading: 'Submission of Matters to a Vote of Security Holders' },
  '5.08': { heading: 'Shareholder Director Nominations' },
  '7.01': { heading: 'Regulation FD Disclosure' },
  '8.01': { heading: 'Other Events' },
  '9.01': { heading: 'Financial Statements and Exhibits' },
};

/** Bare numbers of filings before Aug. 23, 2004, as the items they became. */
const BEFORE_2004: Readonly<Record<string, string>> = {
  '1': '5.01',
  '2': '2.01',
  '3': '1.03',
  '4': '4.01',
  '5': '8.01',
  '6': '5.02',
  '7': '9.01',
  '8': '5.03',
  '9': '7.01',
  '10': '5.05',
  '11': '5.04',
  '12': '2.02',
};

/** An item by its number today: `2.02`, and `12` of a filing from before 2004. */
export function itemNumber(written: string): string {
  return BEFORE_2004[written] ?? written;
}

/** What an item is; one that the table does not have has its number for a heading. */
export function itemOf(number: string): Item {
  return ITEMS[number] ?? { heading: `Item ${number}` };
}
