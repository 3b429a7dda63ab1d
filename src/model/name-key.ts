/** When two spellings are one name: case, accents of width, punctuation, `&` and trailing legal forms aside. */

/** Legal forms that stand at the end of a company's name; SEC adds the state as `/DE`. */
const LEGAL_FORM =
  /(?: (?:incorporated|inc|corporation|corp|company|co|limited|ltd|llc|lp|plc|ag|se|sa|spa|nv|bv|ab|asa|oyj|kgaa|gmbh|pty|holdings?|group)|股份有限公司|有限公司)$/;

/** The key under which a name is looked up: `Energy Fuels Inc.` and `ENERGY FUELS INC /CAN/` have the same. */
export function nameKey(name: string): string {
  let key = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\/\s*[a-z]{2,3}\s*\/?\s*$/, '')
    .replace(/&/g, ' and ')
    .replace(/['’.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  for (let shorter = key.replace(LEGAL_FORM, ''); shorter !== key && shorter !== ''; shorter = key.replace(LEGAL_FORM, '')) key = shorter;
  return key;
}
