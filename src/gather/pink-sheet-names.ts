/** What the columns of the Pink Sheet are called in prose: `Crude oil, Brent` is Brent crude oil, and soybeans are many. */
import type { EntityProposal } from './connector.ts';
import { slug } from './register.ts';

/** Heads whose words no article would print. */
const NAMES: Readonly<Record<string, string>> = {
  'Crude oil, average': 'crude oil',
  'Natural gas, US': 'U.S. natural gas',
  'Natural gas, Europe': 'European natural gas',
  'Liquefied natural gas, Japan': 'Japanese liquefied natural gas',
  'Natural gas index': 'natural gas',
  'Coffee, Arabica': 'arabica coffee',
  'Coffee, Robusta': 'robusta coffee',
  'Tea, avg 3 auctions': 'tea',
  'Rice, Viet Namese 5%': 'Vietnamese 5% rice',
  'Wheat, US SRW': 'U.S. soft red winter wheat',
  'Wheat, US HRW': 'U.S. hard red winter wheat',
  'Banana, Europe': 'European-market bananas',
  'Banana, US': 'U.S.-market bananas',
  Orange: 'oranges',
  'Shrimps, Mexican': 'Mexican shrimp',
  'Sugar, US': 'U.S. sugar',
  'Tobacco, US import u.v.': 'U.S.-imported tobacco',
  'Logs, Cameroon': 'Cameroonian logs',
  'Sawnwood, Cameroon': 'Cameroonian sawnwood',
  'Cotton, A Index': 'cotton',
  DAP: 'diammonium phosphate',
  TSP: 'triple superphosphate',
  'Iron ore, cfr spot': 'iron ore',
};

const SHORT: Readonly<Record<string, string>> = {
  'Liquefied natural gas, Japan': 'Japanese LNG',
  'Wheat, US SRW': 'U.S. soft wheat',
  'Wheat, US HRW': 'U.S. hard wheat',
};

const PLURALS = /^(?:groundnuts|soybeans|oranges|.*(?:bananas|logs))$/i;

/** The material a column is about; its id goes by the words of the sheet. */
export function pinkSheetMaterial(given: string): EntityProposal {
  const head = given.replace(/\s*\*+$/, '');
  const name = NAMES[head] ?? inProse(head);
  const short = SHORT[head];
  return {
    id: slug(inProse(head)),
    name,
    class: 'material',
    plural: PLURALS.test(name),
    aliases: head.includes(',') || NAMES[head] !== undefined ? [head] : [],
    ...(short !== undefined && { short }),
  };
}

/** `Crude oil, Brent` as in prose: Brent crude oil. */
function inProse(head: string): string {
  const [what = '', kind] = head.split(/,\s*/);
  const plain = /^[A-Z][a-z]/.test(what) ? what.charAt(0).toLowerCase() + what.slice(1) : what;
  return kind === undefined ? plain : `${kind} ${plain}`;
}
