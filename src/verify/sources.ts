/**
 * Facts against their recorded sources: a fact from a stored payload is read again at its pointer, a hand-kept one is
 * looked for in its excerpt, a derived one is recomputed. What cannot be checked is unchecked input, and said so.
 */
import { decimal } from '../model/decimal.ts';
import { derivationRule, wrongDerivation } from '../model/derivation.ts';
import type { Fact } from '../model/fact.ts';
import { type DecimalSign, readNumeral } from '../model/numeral.ts';
import { periodKey } from '../model/period.ts';
import { dateMismatch } from './match-date.ts';
import { quantityMismatch } from './match-quantity.ts';
import { readMentions } from './read/read.ts';

export interface SourceCheck {
  readonly fact: string;
  /** `unchecked`: nothing recorded to hold it against. */
  readonly state: 'matches' | 'differs' | 'unchecked';
  /** How it was checked, or why not. */
  readonly message: string;
}

/** A stored payload: the hash its bytes have, and the tree that pointers point into. */
export interface StoredPayload {
  /** Hex. */
  readonly sha256: string;
  /** The words, where the payload is a page or a text. */
  readonly tree: unknown;
  /** The decimal sign of its figures; a point where none is said. */
  readonly decimal?: DecimalSign;
}

/** The payload stored under that SHA-256 (hex), or undefined. */
export type ReadPayload = (sha256: string) => StoredPayload | undefined;

/** Checks every fact of a ledger; in the order of the facts. */
export function checkSources(facts: readonly Fact[], readPayload: ReadPayload): readonly SourceCheck[] {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  return facts.map((fact) => {
    const [state, message] = fact.derivedFrom ? recomputed(fact, byId) : (inPayload(fact, readPayload) ?? inExcerpt(fact));
    return { fact: fact.id, state, message };
  });
}

type Verdict = readonly [state: SourceCheck['state'], message: string];

function recomputed(fact: Fact, facts: ReadonlyMap<string, Fact>): Verdict {
  const wrong = wrongDerivation(fact, facts);
  return wrong === undefined ? ['matches', `recomputed: ${derivationRule(fact.derivedFrom?.rule ?? '')?.formula}`] : ['differs', wrong];
}

/** The value at the pointer of a stored payload, or the excerpt among its words; undefined where none is stored. */
function inPayload(fact: Fact, readPayload: ReadPayload): Verdict | undefined {
  const { source, pointer, scale, value } = fact;
  const sha256 = fact.payload ?? source.sha256;
  const payload = sha256 === undefined ? undefined : readPayload(sha256);
  if (payload === undefined) return undefined;
  if (payload.sha256 !== sha256) return ['differs', `the stored payload has the hash ${payload.sha256}`];
  if (typeof payload.tree === 'string') return inWords(fact, payload.tree);
  if (pointer === undefined) return undefined;
  const found = atPointer(payload.tree, pointer);
  if (found === undefined) return ['differs', `nothing stands at ${pointer} of the stored payload`];
  const same = value.type === 'quantity' ? isAmount(found, value.amount, scale ?? '1', payload.decimal) : isText(found, value);
  return same ? ['matches', `read again at ${pointer}`] : ['differs', `${pointer} holds ${found}`];
}

/** The excerpt in the words of a stored page or text, and the value in the excerpt; a fact of words is its own excerpt. */
function inWords(fact: Fact, words: string): Verdict | undefined {
  const said = fact.excerpt ?? (fact.value.type === 'text' ? fact.value.text : undefined);
  if (said === undefined) return undefined;
  if (!oneBlank(words).includes(oneBlank(said))) return ['differs', 'its excerpt does not stand in the stored text'];
  if (fact.value.type === 'text' || fact.value.type === 'entity') return ['matches', 'its excerpt stands in the stored text'];
  const [state, message] = inExcerpt(fact);
  return state === 'matches' ? [state, `${message}, and the excerpt in the stored text`] : [state, message];
}

function oneBlank(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Whether a cell is an amount, to the 15 digits a workbook keeps. A dash alone is how statistical tables write zero. */
function isAmount(found: string, amount: string, scale: string, sign: DecimalSign | undefined): boolean {
  if (found.trim() === '—') return amount === '0';
  const numeral = readNumeral(found, sign);
  return numeral !== undefined && decimal(numeral.amount).toSignificantDigits(15).times(scale).eq(amount);
}

function isText(found: string, value: Exclude<Fact['value'], { type: 'quantity' }>): boolean {
  if (value.type === 'date') return found.startsWith(value.period.start) || found.startsWith(periodKey(value.period));
  return value.type === 'text' && found.trim() === value.text;
}

/** RFC 6901, over the tree of a payload. */
function atPointer(tree: unknown, pointer: string): string | undefined {
  let node = tree;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replace(/~1/g, '/').replace(/~0/g, '~');
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key)) return undefined;
    node = (node as Record<string, unknown>)[key];
  }
  return typeof node === 'string' || typeof node === 'number' ? String(node) : undefined;
}

/** The value in the words of the source. */
function inExcerpt(fact: Fact): Verdict {
  const { excerpt, value } = fact;
  if (excerpt === undefined) return ['unchecked', 'neither payload nor excerpt is recorded'];
  if (value.type === 'text' || value.type === 'entity') return ['unchecked', 'words cannot be compared with an excerpt by rule'];
  const mentions = readMentions(plainNumbers(excerpt));
  if (value.type === 'date') {
    const said = mentions.some(
      (mention) => mention.type === 'date' && dateMismatch(value.period, mention, value.period.start.slice(0, 4)) === undefined,
    );
    return said ? ['matches', 'its date stands in the excerpt'] : ['differs', 'its date does not stand in the excerpt'];
  }
  const loss = /\bloss/i.test(excerpt);
  const said = mentions.some((mention) => {
    if (mention.type !== 'quantity') return false;
    // A law says "shall not exceed 27 months" for "up to 27 months": of a bound the figure is looked for.
    const bound = value.comparator === '=' ? mention : { ...mention, comparator: value.comparator };
    return quantityMismatch(fact, value, bound, loss) === undefined || quantityMismatch(fact, value, bound) === undefined;
  });
  return said ? ['matches', 'its value stands in the excerpt'] : ['differs', 'its value does not stand in the excerpt'];
}

/** European law writes "0,2 kg" and "10 %". */
function plainNumbers(excerpt: string): string {
  return excerpt.replace(/(\d),(\d{1,2})(?=\D|$)/g, '$1.$2').replace(/(\d)\s%/g, '$1%');
}
