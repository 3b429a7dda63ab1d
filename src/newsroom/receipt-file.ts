/**
 * The receipt of a published article: what it says, claim by claim, and all that bears it out, in one JSON file that is
 * read without the newsroom. Written the same for the same article; one that was changed afterwards is refused.
 */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { ConfigError } from '../errors.ts';
import type { Approval, Article, Corrected } from '../model/article.ts';
import { derivationRule } from '../model/derivation.ts';
import type { Fact } from '../model/fact.ts';
import type { DraftRecord, Ledger } from '../model/ledger.ts';
import { sha256 } from '../model/sha256.ts';
import { parseJsonData } from './data-file.ts';
import { factFileOf, linkFacts } from './fact-file.ts';
import { ledgerRows } from './ledger-file.ts';
import { FORMAT, parseWith } from './parse.ts';
import { entitiesOf, personaOf, propertiesOf } from './registers.ts';

/** A claim in the visible text: the words, where they stand, and the fact they are of. */
export interface ReceiptClaim {
  readonly fact: string;
  readonly surface: string;
  readonly block: number;
  readonly start: number;
  readonly end: number;
}

/** What a chart of the article says in words; its figures are facts of the receipt. */
export interface ReceiptChart {
  readonly title: string;
  readonly alt: string;
  readonly subtitle: string;
  readonly caption: string;
}

export interface Receipt {
  /** For ever of this version: `lithium-monthly/2025-07/v1`. */
  readonly id: string;
  /** Version of the program that wrote it. */
  readonly program: string;
  /** Without plan, roles and whatever of the record a reader has no use for. */
  readonly article: Article;
  readonly claims: readonly ReceiptClaim[];
  readonly charts: readonly ReceiptChart[];
  /** SHA-256 of the visible text. */
  readonly text: string;
  /** SHA-256 of the facts as the page itself gives it, those withheld included. */
  readonly factsHash: string;
  /** What was wrong in versions before, the newest first; the words are the desk's. */
  readonly corrections: readonly Corrected[];
  /** Ids of facts that no claim prints and whose source does not let them be passed on. */
  readonly withheld: readonly string[];
}

const KIND = 'factloom-receipt';
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits'));
const whole = v.pipe(v.string(), v.digits(), v.toNumber());

const decided = { version: whole, by: v.string(), at: v.string() };

const schema = v.object({
  format: v.literal(FORMAT),
  kind: v.literal(KIND),
  id: v.string(),
  program: v.string(),
  slug: v.string(),
  edition: v.optional(v.string()),
  approval: v.nullable(v.strictObject({ ...decided, correction: v.optional(v.string()), withdrawal: v.optional(v.string()) })),
  corrections: v.optional(v.array(v.strictObject({ ...decided, correction: v.string() }))),
  assignment: v.string(),
  asOf: v.string(),
  zone: v.string(),
  headlineLimit: whole,
  topics: v.array(v.string()),
  storySource: v.optional(v.string()),
  record: v.strictObject({
    factloom: v.string(),
    template: v.strictObject({ name: v.string(), sha256: v.string() }),
    seed: v.string(),
    model: v.nullable(v.string()),
    prompt: v.nullable(v.strictObject({ name: v.string(), sha256: v.string() })),
    text: v.string(),
  }),
  text: v.strictObject({ sha256: hash, markdown: v.string() }),
  claims: v.array(v.strictObject({ fact: v.string(), surface: v.string(), block: whole, start: whole, end: whole })),
  charts: v.array(v.strictObject({ title: v.string(), alt: v.string(), subtitle: v.string(), caption: v.string() })),
  factsHash: hash,
  withheld: v.array(v.string()),
  sha256: hash,
});

/** The receipt as JSON text: same receipt, same bytes. */
export function formatReceipt({ id, program, article, claims, charts, text, factsHash, corrections, withheld }: Receipt): string {
  const { ledger, approval, body } = article;
  const { factloom, template, seed, model, prompt, text: written } = ledger.record;
  const { id: persona, name, audience, stance, purpose } = ledger.persona;
  const rules = [...new Set(ledger.facts.flatMap(({ derivedFrom }) => derivedFrom?.rule ?? []))].sort();
  const content = {
    format: Number(FORMAT),
    kind: KIND,
    id,
    program,
    slug: ledger.slug,
    edition: ledger.edition,
    approval: approval && decision(approval),
    ...(corrections.length > 0 && { corrections: corrections.map(decision) }),
    assignment: ledger.assignment,
    asOf: ledger.asOf,
    zone: ledger.zone,
    headlineLimit: ledger.headlineLimit,
    topics: ledger.topics,
    storySource: ledger.storySource,
    persona: { id: persona, name, audience, stance, purpose },
    record: { factloom, template, seed, model, prompt, text: written },
    text: { sha256: text, markdown: body },
    claims: claims.map(({ fact, surface, block, start, end }) => ({ fact, surface, block, start, end })),
    charts: charts.map(({ title, alt, subtitle, caption }) => ({ title, alt, subtitle, caption })),
    formulas: Object.fromEntries(rules.map((rule) => [rule, derivationRule(rule)?.formula])),
    ...ledgerRows(ledger),
    factsHash,
    withheld,
  };
  // Of the content without its blanks, so that a receipt stays one when a page embeds it.
  const seal = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  return `${JSON.stringify({ ...content, sha256: seal }, null, 1)}\n`;
}

/** Keys in one order. */
function decision({ version, by, at, correction, withdrawal }: Approval): Approval {
  return { version, by, at, ...(correction !== undefined && { correction }), ...(withdrawal !== undefined && { withdrawal }) };
}

/** Reads a receipt, here or in a browser. Rejects with ConfigErrors for one of a newer format, one that is damaged, and one that was changed. */
export async function parseReceipt(file: string, content: string): Promise<Receipt> {
  const data = parseJsonData(file, content);
  const { kind, format } = (data.value ?? {}) as { kind?: unknown; format?: unknown };
  if (kind !== KIND) throw new ConfigError('this is no receipt', { file, hint: `a receipt has "kind": "${KIND}"` });
  if (format !== FORMAT)
    throw new ConfigError(`this receipt has the format ${String(format).slice(0, 20)}, and this program reads ${FORMAT}`, {
      file,
      hint: 'update factloom to read a newer one',
    });
  const head = parseWith(schema, data);
  const { sha256: _sealed, ...sealed } = JSON.parse(content.replace(/^\uFEFF/, '')) as Record<string, unknown>;
  if ((await sha256(JSON.stringify(sealed))) !== head.sha256)
    throw new ConfigError('this receipt was changed after it was written: its content does not have the hash that it names', {
      file,
      hint: 'ask the publisher for the receipt as it was written',
    });
  const { facts } = linkFacts([factFileOf(data)]);
  refuseTangled(file, facts);
  const ledger: Ledger = {
    slug: head.slug,
    ...(head.edition !== undefined && { edition: head.edition }),
    assignment: head.assignment,
    asOf: head.asOf,
    zone: head.zone,
    headlineLimit: head.headlineLimit,
    topics: head.topics,
    ...(head.storySource !== undefined && { storySource: head.storySource }),
    persona: personaOf(data, (data.value as { persona?: unknown }).persona, ['persona'], ''),
    roles: {},
    plan: { sections: [], gaps: [], leftOut: [] },
    record: head.record satisfies DraftRecord,
    facts,
    entities: entitiesOf(data),
    properties: propertiesOf(data),
  };
  const { id, program, claims, charts, factsHash, withheld } = head;
  return {
    id,
    program,
    article: { body: head.text.markdown, ledger, approval: head.approval && decision(head.approval as Approval) },
    corrections: head.corrections ?? [],
    claims,
    charts,
    text: head.text.sha256,
    factsHash,
    withheld,
  };
}

/** Ways from a derived fact down to recorded ones, and derived facts on one such way. */
const MOST_WAYS = 10_000;
const LONGEST_WAY = 100;

/** Refuses facts that are computed from themselves, or by so many steps that only a stranger who wants it would write them. */
function refuseTangled(file: string, facts: readonly Fact[]): void {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const known = new Map<string, { readonly ways: number; readonly length: number }>();
  const below = (id: string, above: readonly string[]): { readonly ways: number; readonly length: number } => {
    if (above.includes(id))
      throw new ConfigError(`this receipt contradicts itself: \`${id.slice(0, 100)}\` is computed from itself`, { file });
    const deep = above.length >= LONGEST_WAY;
    const inputs = (deep ? [] : (byId.get(id)?.derivedFrom?.inputs ?? [])).map((input) => known.get(input) ?? below(input, [...above, id]));
    const ways = inputs.reduce((sum, input) => sum + input.ways, inputs.length === 0 ? 1 : 0);
    const length = 1 + Math.max(0, ...inputs.map((input) => input.length));
    if (deep || ways > MOST_WAYS || length > LONGEST_WAY)
      throw new ConfigError(`this receipt is not read: \`${id.slice(0, 100)}\` is computed by more steps than any figure needs`, { file });
    known.set(id, { ways, length });
    return { ways, length };
  };
  for (const { id } of facts) if (!known.has(id)) below(id, []);
}
