/** Words as part of an address: `Rare earths & AI` -> `rare-earths-ai`. */
import { createHash } from 'node:crypto';

const LONGEST = 60;

/** What may be left out without two names becoming one; a name that loses more than this, or is too long, gets a hash. */
const LOST = /[\s\-_–—.,:;&'’"“”()/]/gu;

/** Lower-case letters, digits and hyphens. */
export function pathName(words: string): string {
  const plain = words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const name = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  if (name !== '' && name.length <= LONGEST && !/[^a-z0-9]/.test(plain.replace(LOST, ''))) return name;
  const hash = createHash('sha256').update(words).digest('hex').slice(0, 8);
  return name === '' ? hash : `${name.slice(0, LONGEST)}-${hash}`;
}
