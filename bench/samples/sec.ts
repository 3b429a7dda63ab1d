/** Samples of SEC EDGAR: accounts, lists of filings, searches, the feed of newest filings. */
import { conceptsOf, SHARES } from '../../src/gather/sec/concepts.ts';
import { readCurrent } from '../../src/gather/sec/current.ts';
import { eventsOf } from '../../src/gather/sec/events.ts';
import { figuresOf } from '../../src/gather/sec/figures.ts';
import { type Filing, readOlderFilings, readSubmissions } from '../../src/gather/sec/filings.ts';
import { readSearch } from '../../src/gather/sec/search.ts';
import { readTickers } from '../../src/gather/sec/tickers.ts';
import { readCompanyFacts } from '../../src/gather/sec/xbrl.ts';
import type { Outcome, Reader, Sample } from './reader.ts';

const SEC = { connector: 'sec' } as const;

export const sec: readonly Reader[] = [
  {
    ...SEC,
    file: /^sec-edgar\/companyfacts/,
    read: ({ payload, register, now }) => {
      const concepts = conceptsOf();
      const { cik, name, tagged } = readCompanyFacts(payload('json'), new Set([...concepts.flatMap(({ tags }) => tags), ...SHARES]));
      const entity = register.entity({ name, class: 'company', identifiers: { cik } });
      return { facts: figuresOf(tagged, concepts, { cik, entity, sic: '', filings: [], register, retrievedAt: now }) };
    },
  },
  {
    ...SEC,
    file: /^sec-edgar\/submissions_404/,
    refused: /the JSON is not whole/,
    read: ({ payload }) => ({ said: readSubmissions(payload('json')).name }),
  },
  {
    ...SEC,
    file: /^sec-edgar\/submissions_page/,
    read: (sample) => events('0', 'an older page', readOlderFilings(sample.payload('json')), sample),
  },
  {
    ...SEC,
    file: /^sec-edgar\/submissions/,
    read: (sample) => {
      const { cik, name, filings } = readSubmissions(sample.payload('json'));
      return events(cik, name, filings, sample);
    },
  },
  {
    ...SEC,
    file: /^sec-edgar\/efts/,
    read: ({ payload, now }) => {
      const { leads, total, capped } = readSearch(payload('json'), now);
      return { leads, said: `of ${capped ? 'more than ' : ''}${total} files` };
    },
  },
  { ...SEC, file: /^sec-edgar\/getcurrent/, read: async ({ payload, now }) => ({ leads: (await readCurrent(payload('xml'), now)).found }) },
  { ...SEC, file: /^sec-edgar\/company_tickers/, read: ({ payload }) => ({ said: `${readTickers(payload('json')).length} tickers` }) },
];

function events(cik: string, name: string, filings: readonly Filing[], { register, now }: Sample): Outcome {
  const entity = register.entity({ name, class: 'company', identifiers: { cik } });
  const found = eventsOf(filings, { cik, entity, name, retrievedAt: now, forms: ['8-K', '8-K/A', '6-K'] }, { register, now });
  return {
    facts: found.filter((one) => one.kind !== 'lead'),
    leads: found.filter((one) => one.kind === 'lead'),
    said: `of ${filings.length} filings`,
  };
}
