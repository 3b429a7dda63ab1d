/** Samples of policy: the Federal Register and Regulations.gov. */
import * as v from 'valibot';
import { document, documentFacts, documentLead } from '../../src/gather/federal-register-document.ts';
import { jsonAs } from '../../src/gather/json-as.ts';
import { documentLeads } from '../../src/gather/regulations-gov.ts';
import type { Reader } from './reader.ts';

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
];
