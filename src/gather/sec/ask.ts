/** EDGAR's three hosts with the manners the SEC asks for: a name and a mail address in each request, one budget for all. */
import { ConfigError } from '../../errors.ts';
import type { Gathering, HostRule } from '../connector.ts';
import type { Format, Payload } from '../payload.ts';

/** Ten requests a second by address are allowed over the three together, and more block it for some minutes. */
export const HOSTS: readonly HostRule[] = ['data.sec.gov', 'www.sec.gov', 'efts.sec.gov'].map((host) => ({
  host,
  budget: 'sec.gov',
  perSecond: 8,
  refused:
    'the SEC refuses whoever does not say a name and a mail address (`contact` in factloom.config.ts), and for ten minutes an address that asked too often',
}));

export interface Edgar {
  /** The document at an address; undefined where EDGAR has none (404). */
  get(url: string, expect: Format): Promise<Payload | undefined>;
}

/** EDGAR, asked in the name of whoever runs this. Throws ConfigError where that is not known. */
export function openEdgar({ http, contact }: Gathering): Edgar {
  if (contact === undefined)
    throw new ConfigError('the SEC answers nobody who does not say who asks', {
      hint: "add a name and a mail address to factloom.config.ts: contact: 'Company admin@example.com'",
    });
  return {
    async get(url, expect) {
      // What is not there is told in XML by one host and in HTML by another, whatever was asked for.
      const payload = await http.get(url, { expect, also: [404], headers: { 'user-agent': contact } });
      return payload.status === 404 ? undefined : payload;
    },
  };
}

/** A Central Index Key as addresses have it: ten digits. */
export function padded(cik: string): string {
  return cik.padStart(10, '0');
}

/** The page of a filing with its documents, for people. */
export function indexPage(cik: string, accession: string): string {
  return `https://www.sec.gov/Archives/edgar/data/${cik}/${accession.replaceAll('-', '')}/${accession}-index.htm`;
}
