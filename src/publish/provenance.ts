/** How an article came to be, as W3C PROV-JSON: sources, facts, what was computed of them, the text, and who answers for it. */
import { type Article, editionName } from '../model/article.ts';
import { findClaims } from '../model/claim.ts';
import { groundsOf } from '../model/derivation.ts';
import type { Fact } from '../model/fact.ts';
import { metaOf } from './meta.ts';
import { ofEach, type Publisher } from './publisher.ts';
import { articleName } from './receipt-link.ts';
import { openSite, type Site, type SiteOptions } from './where.ts';

/** One `SLUG.prov.json` for each article. Throws ConfigError for an option that is wrong. */
export function provenance(options: SiteOptions): Publisher {
  const site = openSite('provenance', options);
  return ofEach('provenance', options, (article) => [
    {
      path: `${articleName(article.ledger)}.prov.json`,
      content: `${JSON.stringify(provOf(article, site), null, 2)}\n`,
      of: editionName(article),
    },
  ]);
}

type Rows = Record<string, Record<string, unknown>>;

function provOf(article: Article, site: Site): object {
  const { ledger, approval, body } = article;
  const meta = metaOf(article, []);
  const facts = new Map(ledger.facts.map((fact) => [fact.id, fact]));
  const used = usedBy(body, facts);
  const sources = new Map(used.map(({ source }) => [source.id, source]));
  const text = `art:${meta.version}`;
  const derived = used.flatMap((fact) => {
    const from = fact.derivedFrom ? fact.derivedFrom.inputs.map((id) => `fact:${id}`) : [`source:${fact.source.id}`];
    return from.map((usedEntity) => ({ 'prov:generatedEntity': `fact:${fact.id}`, 'prov:usedEntity': usedEntity }));
  });
  return {
    prefix: {
      art: `${site.idOf(meta)}/`,
      fact: `${site.idOf(meta)}/fact/`,
      source: `${site.idOf(meta)}/source/`,
      run: `${site.idOf(meta)}/run/`,
      who: `${site.idOf(meta)}/who/`,
    },
    entity: {
      [text]: { 'prov:label': meta.title, 'prov:type': 'article' },
      ...Object.fromEntries(used.map((fact) => [`fact:${fact.id}`, { 'prov:type': fact.kind, 'prov:value': printedValue(fact) }])),
      ...Object.fromEntries(
        [...sources.values()].map(({ id, title, url }) => [
          `source:${id}`,
          { 'prov:label': title, ...(url !== null && { 'prov:location': url }) },
        ]),
      ),
    },
    activity: {
      'run:write': { 'prov:endTime': meta.date, 'prov:label': meta.ai.label },
      ...(approval && { 'run:review': { 'prov:endTime': meta.modified } }),
    },
    agent: {
      'who:factloom': {
        'prov:type': 'prov:SoftwareAgent',
        'prov:label': `factloom ${ledger.record.factloom}, template ${meta.ai.template}`,
      },
      ...(ledger.record.model !== null && { 'who:model': { 'prov:type': 'prov:SoftwareAgent', 'prov:label': ledger.record.model } }),
      ...(approval && { 'who:reviewer': { 'prov:type': 'prov:Person', 'prov:label': approval.by } }),
    },
    wasGeneratedBy: numbered('g', [{ 'prov:entity': text, 'prov:activity': 'run:write' }]),
    used: numbered('u', [
      ...used.map(({ id }) => ({ 'prov:activity': 'run:write', 'prov:entity': `fact:${id}` })),
      ...(approval ? [{ 'prov:activity': 'run:review', 'prov:entity': text }] : []),
    ]),
    wasDerivedFrom: numbered('d', derived),
    wasAssociatedWith: numbered('a', [
      { 'prov:activity': 'run:write', 'prov:agent': 'who:factloom' },
      ...(ledger.record.model === null ? [] : [{ 'prov:activity': 'run:write', 'prov:agent': 'who:model' }]),
      ...(approval ? [{ 'prov:activity': 'run:review', 'prov:agent': 'who:reviewer' }] : []),
    ]),
  };
}

/** The facts that claims print, and all that those rest on. */
function usedBy(body: string, facts: ReadonlyMap<string, Fact>): readonly Fact[] {
  const printed = findClaims(body).flatMap(({ id }) => facts.get(id) ?? []);
  const all = new Map(
    printed.flatMap((fact) => [fact, ...inputsOf(fact, facts), ...groundsOf(fact, facts)]).map((fact) => [fact.id, fact]),
  );
  return [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function inputsOf(fact: Fact, facts: ReadonlyMap<string, Fact>): readonly Fact[] {
  return (fact.derivedFrom?.inputs ?? []).flatMap((id) => {
    const input = facts.get(id);
    return input ? [input, ...inputsOf(input, facts)] : [];
  });
}

function printedValue({ value }: Fact): string {
  if (value.type === 'quantity') return `${value.comparator === '=' ? '' : value.comparator}${value.amount} ${value.unit}`;
  return value.type === 'text' ? value.text : value.type === 'entity' ? value.entity : value.period.start;
}

function numbered(letter: string, rows: readonly Record<string, unknown>[]): Rows {
  return Object.fromEntries(rows.map((row, index) => [`_:${letter}${index + 1}`, row]));
}
