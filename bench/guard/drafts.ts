/** Texts and ledgers for measuring the guard: the demo drafts, the same as free text, long texts of their paragraphs, ledgers with many facts. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { nodeContext } from '../../src/context-node.ts';
import { generate } from '../../src/generate.ts';
import { bodyOffset } from '../../src/model/draft.ts';
import type { Entity } from '../../src/model/entity.ts';
import type { Fact } from '../../src/model/fact.ts';
import type { Ledger } from '../../src/model/ledger.ts';
import { parseLedger } from '../../src/newsroom/ledger-file.ts';

export const NEWSROOM = resolve(import.meta.dirname, '../../fixtures/newsroom');
const AS_OF = '2025-10-13T14:22:00-04:00';

export interface Sample {
  readonly name: string;
  readonly text: string;
  readonly ledger: Ledger;
}

/** Every draft of a newsroom with its ledger. */
export async function draftsOf(newsroom: string): Promise<readonly Sample[]> {
  const drafts = mkdtempSync(join(tmpdir(), 'factloom-bench-'));
  try {
    const results = await generate({ newsroom, slugs: [], drafts }, nodeContext({ now: AS_OF }));
    return results.map(({ slug }) => {
      const file = join(drafts, `${slug}.facts.json`);
      return { name: slug, text: readFileSync(join(drafts, `${slug}.md`), 'utf8'), ledger: parseLedger(file, readFileSync(file, 'utf8')) };
    });
  } finally {
    rmSync(drafts, { recursive: true });
  }
}

/** The body of a draft with its links replaced by their words. */
export function freeText(text: string): string {
  return text.slice(bodyOffset(text)).replace(/\[([^[\]]*)\]\([^()\s]*(?: "[^"]*")?\)/g, '$1');
}

/** One ledger with all that several hold; slug, persona and moment are those of the first. */
export function joined([first, ...others]: readonly Ledger[]): Ledger {
  if (!first) throw new RangeError('no ledger');
  const all = [first, ...others];
  const unique = <Item extends { readonly id: string }>(items: readonly Item[]): readonly Item[] => [
    ...new Map(items.map((item) => [item.id, item])).values(),
  ];
  return {
    ...first,
    facts: unique(all.flatMap((ledger) => ledger.facts)),
    entities: unique(all.flatMap((ledger) => ledger.entities)),
    properties: unique(all.flatMap((ledger) => ledger.properties)),
  };
}

/** A text of a given length, or a paragraph less, of the paragraphs of some texts in turn, over and over. */
export function longText(texts: readonly string[], length: number): string {
  return cutInto(texts, length, length)[0] ?? '';
}

/** The paragraphs of some texts in turn, over and over, as texts of a given length, or a paragraph less, so many characters in all or more. */
export function cutInto(texts: readonly string[], length: number, total: number): readonly string[] {
  const paragraphs = texts.flatMap((text) => text.slice(bodyOffset(text)).trim().split(/\n\n+/));
  const cut: string[] = [];
  let reached = 0;
  for (let index = 0; reached < total; ) {
    let text = '';
    for (; text.length < length; index++) {
      const paragraph = paragraphs[index % paragraphs.length] ?? '';
      if (text !== '' && text.length + paragraph.length > length) break;
      text += `${paragraph}\n\n`;
    }
    cut.push(text);
    reached += length;
  }
  return cut;
}

const PERIODS = ['2015', '2016', '2017', '2018', '2019', '2020', '2021', '2022', '2023', '2024'];

/** A ledger with so many facts more, ten each about entities it does not have, like facts it has. */
export function withOthers(ledger: Ledger, count: number): Ledger {
  const models = ledger.facts.filter((fact) => fact.value.type === 'quantity' && !fact.derivedFrom);
  const named = ledger.entities.filter((entity) => entity.class === 'company' || entity.class === 'country');
  const entities = Array.from({ length: Math.ceil(count / PERIODS.length) }, (_, index): Entity => {
    const name = `${nonce(index)} Holdings`;
    const model = named[index % named.length];
    if (!model) throw new RangeError('a ledger without companies or countries');
    return { ...model, id: `other-${index}`, name, short: nonce(index), aliases: [], listings: [] };
  });
  const facts = Array.from({ length: count }, (_, index): Fact => {
    const model = models[index % models.length];
    const year = PERIODS[index % PERIODS.length] ?? '';
    if (model?.value.type !== 'quantity') throw new RangeError('a ledger without figures');
    const period = { start: `${year}-01-01`, end: `${year}-12-31`, granularity: 'year', calendar: 'calendar', relation: 'in' } as const;
    const value = { ...model.value, amount: String(1_000_003 + index * 7) };
    return {
      ...model,
      kind: 'figure',
      id: `x.other-${index}`,
      subject: `other-${Math.floor(index / PERIODS.length)}`,
      period,
      value,
      wordings: [],
    };
  });
  return { ...ledger, facts: [...ledger.facts, ...facts], entities: [...ledger.entities, ...entities] };
}

const SYLLABLES = ['ba', 'co', 'di', 'fu', 'ga', 'ho', 'ji', 'lu', 'ma', 'ne'];

/** A name that is no word: `Bacodi`. */
function nonce(index: number): string {
  const word = [...String(index + 1000)].map((digit) => SYLLABLES[Number(digit)] ?? '').join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
}
