/** Figures and dates of a page that nothing recorded bears out, for what stands beside an article and for pages that have no receipt. */
import { escapeMarkdown } from '../../model/claim.ts';
import { type Decimal, decimal } from '../../model/decimal.ts';
import type { Fact } from '../../model/fact.ts';
import type { Ledger } from '../../model/ledger.ts';
import type { DateMention, QuantityMention } from '../../model/mention.ts';
import { dateMismatch } from '../match-date.ts';
import { quantityMismatch } from '../match-quantity.ts';
import { readMentions } from '../read/read.ts';
import { verify } from '../verify.ts';
import type { PageBlock } from './page.ts';

/** A figure, date or name that leads to no source. */
export interface Untraced {
  /** Its words. */
  readonly text: string;
  /** The words around it. */
  readonly within: string;
  readonly kind: 'figure' | 'date' | 'name';
  /** How often a name stands on the page; figures and dates are told one by one. */
  readonly times?: number;
}

/** What an article says of itself besides its text. */
export interface OwnRecord {
  readonly ledger: Ledger;
  /** Moments of its record: when it was approved. */
  readonly dates: readonly string[];
  /** What its renditions say besides, in words that are their own. */
  readonly known: readonly string[];
}

/** Of the figures and dates of a block those that are neither of a fact, nor of its sources, nor of the article's own record. */
export function untracedIn(block: PageBlock, { ledger, dates, known }: OwnRecord): readonly Untraced[] {
  const days = [...dates, ledger.asOf, ...ledger.facts.flatMap(({ source }) => [source.publishedAt, source.retrievedAt ?? ''])];
  return readMentions(withoutKnown(block.text, ledger, known), { reference: ledger.asOf.slice(0, 10) }).flatMap((mention): Untraced[] => {
    if ((mention.type !== 'quantity' && mention.type !== 'date') || isCounting(mention)) return [];
    if (mention.type === 'date' ? isDated(mention, ledger, days) : ledger.facts.some((fact) => saysFact(fact, mention))) return [];
    const at = Math.max(0, block.text.indexOf(mention.text));
    return [{ kind: mention.type === 'date' ? 'date' : 'figure', text: mention.text, within: around(block.text, at, mention.text.length) }];
  });
}

/** "One of", "the second", "four of them". */
function isCounting(mention: QuantityMention | DateMention): boolean {
  return mention.type === 'quantity' && mention.unit === null && (mention.form === 'words' || mention.form === 'ordinal');
}

/** What is quoted is not told: titles, excerpts, names. A reading time, counts of figures and the 100 of a percentage are the page's own. */
function withoutKnown(text: string, { facts, entities }: Ledger, own: readonly string[]): string {
  const quoted = facts.flatMap(({ id, excerpt, note, pointer, source }) => [id, excerpt, note, pointer, source.title, source.id]);
  const names = entities.map(({ name }) => name).filter((name) => /\d/.test(name));
  return [...new Set([...quoted, ...own, ...names])]
    .filter((words) => words !== undefined && words !== '')
    .sort((a, b) => (b?.length ?? 0) - (a?.length ?? 0))
    .reduce<string>((rest, words) => rest.replaceAll(words ?? '', ' '), text)
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/\b\d{1,3} min(?:ute)?s? read\b|\b\d+ (?:recorded )?(?:facts|figures?|sources?)\b|[×*] 100\b/gi, ' ')
    .replace(/\bversion \d+\b|\bv\d+\b|\b[0-9a-f]{12,64}\b|^\[?\d{1,3}\]?[.):](?=\s)/gi, ' ');
}

function isDated(mention: DateMention, { facts, asOf }: Ledger, days: readonly string[]): boolean {
  const said = facts.flatMap(({ period, value }) => (value.type === 'date' ? [period, value.period] : [period]));
  const year = asOf.slice(0, 4);
  if (said.some((period) => dateMismatch(period, mention, year) === undefined)) return true;
  const { period } = mention;
  return (
    period !== null && days.some((day) => day.slice(0, 10) >= period.start.slice(0, 10) && day.slice(0, 10) <= period.end.slice(0, 10))
  );
}

/** The same amount in the same unit, or its digits alone as a sum shows them. */
function saysFact(fact: Fact, mention: QuantityMention): boolean {
  if (fact.value.type === 'text') return fact.value.text.includes(mention.text);
  if (fact.value.type !== 'quantity') return false;
  if (quantityMismatch(fact, fact.value, mention) === undefined) return true;
  const bounds = [fact.value.amount, fact.value.low, fact.value.high].flatMap((amount) =>
    amount === undefined ? [] : [decimal(amount).abs()],
  );
  const shown = [mention.amount, mention.low, mention.high].flatMap((amount) => (amount === undefined ? [] : [decimal(amount).abs()]));
  return (
    (mention.unit === null || mention.unit === fact.value.unit) &&
    shown.some((amount) => bounds.some((bound) => near(amount, bound, mention.step)))
  );
}

function near(shown: Decimal, value: Decimal, step: string): boolean {
  return shown.minus(value).abs().lte(decimal(step).div(2));
}

/** A few words on either side. */
export function around(text: string, start: number, length: number): string {
  const [from, to] = [Math.max(0, start - 40), Math.min(text.length, start + length + 40)];
  return `${from > 0 ? '…' : ''}${text.slice(from, to).trim()}${to < text.length ? '…' : ''}`;
}

/** Of a page without a receipt every figure and date, then each name of its text once: nothing is recorded that would bear one of them out. */
export function untracedOn(blocks: readonly PageBlock[], moment: string): readonly Untraced[] {
  const read = blocks.filter(({ aside }) => !aside);
  // In a heading every word may begin with a capital.
  const names = read.filter(({ element }) => !/^h[1-6]$/.test(element)).flatMap(({ text }) => namedIn(text, moment));
  const same = Map.groupBy(names, ({ text }) => text);
  return [
    ...read.flatMap(({ text }) => toldIn(text)),
    ...[...same.values()].flatMap(([first, ...more]): Untraced[] => (first ? [{ ...first, times: more.length + 1 }] : [])),
  ];
}

function toldIn(text: string): readonly Untraced[] {
  return readMentions(text).flatMap((mention): Untraced[] => {
    if ((mention.type !== 'quantity' && mention.type !== 'date') || isCounting(mention)) return [];
    const kind = mention.type === 'date' ? 'date' : 'figure';
    return [{ kind, text: mention.text, within: around(text, mention.start, mention.text.length) }];
  });
}

/** Names and tickers, as the guard of a newsroom that knows nobody finds them: `China's` is of China, the B of $300B is of nobody. */
function namedIn(text: string, moment: string): readonly Untraced[] {
  return verify(escapeMarkdown(text), nothingKnown(moment), { mode: 'text' }).flatMap(({ rule, actual }): Untraced[] => {
    const name = (actual ?? '').replace(/['’]s?$/, '').replace(/\.\p{L}$/u, '$&.');
    if ((rule !== 'unknown-name' && rule !== 'ticker') || name.length < 2) return [];
    return [{ kind: 'name', text: name, within: around(text, Math.max(0, text.indexOf(name)), name.length) }];
  });
}

/** A ledger of a newsroom that knows nothing. */
function nothingKnown(asOf: string): Ledger {
  return {
    slug: 'page',
    assignment: 'page',
    asOf,
    zone: 'UTC',
    headlineLimit: 200,
    topics: [],
    persona: { id: 'nobody', name: 'nobody', audience: '', stance: '', purpose: '' },
    roles: {},
    plan: { sections: [], gaps: [], leftOut: [] },
    record: { factloom: '', template: { name: '', sha256: '' }, seed: '', model: null, prompt: null, text: '' },
    facts: [],
    entities: [],
    properties: [],
  };
}
