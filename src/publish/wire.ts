/** What every wire format says alike of an article: whether it may be used, what it is about, and which companies with their tickers. */
import { ConfigError } from '../errors.ts';
import type { Article } from '../model/article.ts';
import { findClaims } from '../model/claim.ts';
import type { Listing } from '../model/entity.ts';
import type { Meta } from './meta.ts';
import { openSite, type Site, type SiteOptions } from './where.ts';

export interface WireOptions extends SiteOptions {
  /** Topics of assignments as IPTC Media Topics, by their eight digits: `{ 'company results': '20000178' }`. */
  readonly mediaTopics?: Readonly<Record<string, string>>;
}

export interface Wire extends Site {
  /** Code of a topic among the Media Topics; undefined where the newsroom has named none. */
  mediaTopicOf(topic: string): string | undefined;
}

/** Reads the options of a wire format. Throws ConfigError with what is wrong. */
export function openWire(publisher: string, options: WireOptions): Wire {
  const topics = new Map(Object.entries(options.mediaTopics ?? {}));
  for (const [topic, code] of topics)
    if (!/^\d{8}$/.test(code))
      throw new ConfigError(`${publisher}: mediaTopics: ${topic}: ${JSON.stringify(code)} is no code`, {
        hint: "the eight digits of a concept at cv.iptc.org/newscodes/mediatopic: '20000178'",
      });
  return { ...openSite(publisher, options), mediaTopicOf: (topic) => topics.get(topic) };
}

/** IPTC publishing status: what nobody has approved is not to be used, and what is withdrawn not any more. */
export function pubStatus({ draft, withdrawn }: Meta): 'usable' | 'withheld' | 'canceled' {
  return withdrawn ? 'canceled' : draft ? 'withheld' : 'usable';
}

/** What editors are told of the version, and readers are not: that it is a draft, what it corrects, why the article is withdrawn. */
export function advisory({ draft, withdrawn, corrections, version, ai }: Meta): string | undefined {
  if (withdrawn) return `STORY WITHDRAWN: ${withdrawn.reason}`;
  if (draft) return ai.label;
  const [newest] = corrections;
  return newest?.version === version ? `CORRECTED: ${newest.note}` : undefined;
}

/** Companies that claims of the text are about, each with its listings. */
export function companiesOf({ body, ledger }: Article): readonly { readonly name: string; readonly listings: readonly Listing[] }[] {
  const claimed = new Set(findClaims(body).map(({ id }) => id));
  const subjects = new Set(ledger.facts.filter(({ id }) => claimed.has(id)).map(({ subject }) => subject));
  return ledger.entities.filter((entity) => entity.class === 'company' && subjects.has(entity.id));
}
