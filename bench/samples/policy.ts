/** Samples of policy: the Federal Register, Regulations.gov, and EU law. */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { SourceError } from '../../src/errors.ts';
import { actFacts, actLead, readActs } from '../../src/gather/cellar-act.ts';
import { document, documentFacts, documentLead } from '../../src/gather/federal-register-document.ts';
import { jsonAs } from '../../src/gather/json-as.ts';
import { documentLeads } from '../../src/gather/regulations-gov.ts';
import { linkFacts, parseFactFile } from '../../src/newsroom/fact-file.ts';
import { checkSources } from '../../src/verify/sources.ts';
import type { Outcome, Reader, Sample } from './reader.ts';

export const policy: readonly Reader[] = [
  {
    file: /^federal-register\/documents_search/,
    connector: 'federal-register',
    read: ({ payload, register, now }) => {
      const page = payload('json');
      const { results } = jsonAs(v.object({ results: v.array(document) }), page);
      const leads = results.flatMap((one) => documentLead(one) ?? []);
      return {
        facts: results.flatMap((one, index) => documentFacts(one, `/results/${index}`, page, register)),
        leads: leads.map((lead) => ({ kind: 'lead', ...lead, firstSeenAt: now })),
      };
    },
  },
  {
    file: /^federal-register\/regulations_gov/,
    connector: 'regulations-gov',
    read: ({ payload, now }) => ({ leads: documentLeads(payload('json')).map((lead) => ({ kind: 'lead', ...lead, firstSeenAt: now })) }),
  },
  {
    file: /^eurlex\/cellar_sparql/,
    connector: 'cellar',
    read: ({ payload, register, now }) => {
      const answer = payload('json');
      const acts = readActs(answer);
      const facts = acts.flatMap((act) => actFacts(act, answer, { register, now }));
      return { facts, leads: facts.length > 0 ? [] : acts.map((act) => ({ kind: 'lead', ...actLead(act), firstSeenAt: now })) };
    },
  },
  { file: /^eurlex\/.*_articles/, connector: 'cellar', read: articles },
];

const act = v.object({ celex_id: v.string(), articles: v.array(v.object({ number: v.string(), title: v.string(), text: v.string() })) });

/** The text of an act, and the excerpts of the demo newsroom that stand in it. */
function articles({ payload }: Sample): Outcome {
  const { celex_id: celex, articles: all } = jsonAs(act, payload('json'));
  const sha256 = '0'.repeat(64);
  const words = all.map(({ number, title, text }) => `Article ${number} ${title} ${text}`).join('\n');
  const demo = ['sources.yaml', 'policy.yaml'].map((name) => {
    const url = new URL(`../../fixtures/newsroom/facts/${name}`, import.meta.url);
    return parseFactFile(name, readFileSync(url, 'utf8'));
  });
  const mine = linkFacts(demo).facts.filter(({ source, excerpt }) => source.url?.endsWith(celex) && excerpt !== undefined);
  const checked = checkSources(
    mine.map((fact) => ({ ...fact, source: { ...fact.source, sha256 } })),
    () => ({ sha256, tree: words }),
  );
  const stray = checked.find(({ state }) => state !== 'matches');
  if (stray) throw new SourceError(`${stray.fact}: ${stray.message}`);
  return { said: `${all.length} articles${mine.length === 0 ? '' : `; all ${mine.length} excerpts of the demo stand in them`}` };
}
