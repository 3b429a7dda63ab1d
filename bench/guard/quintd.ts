/** Language models' texts about structured data (quintd): weather, ice hockey, time series, phones, Wikidata. */
import type { Finding } from '../../src/model/finding.ts';
import type { Ledger } from '../../src/model/ledger.ts';
import { hockey, phone, series, triples } from './quintd-sources.ts';
import { weather } from './quintd-weather.ts';
import type { Adapter, Gold, Sample } from './score.ts';

interface Row {
  readonly id: string;
  readonly source: unknown;
  readonly text: string;
  readonly spans: readonly Gold[];
  readonly ok: boolean | null;
  readonly domain: string;
}

const LEDGERS: Readonly<Record<string, (source: unknown) => Ledger>> = {
  openweather: weather,
  ice_hockey: hockey,
  owid: series,
  gsmarena: phone,
  wikidata: triples,
};

export const quintd: Adapter = {
  name: 'quintd',
  merge: 40,
  types: ['INCORRECT', 'INCORRECT numeric', 'NOT_CHECKABLE', 'ALL'],
  anchors: [
    'GPT-4 (its own spans): ALL R .557 P .501, alarms on honest texts .790, bad texts caught .913',
    'floor, presence only: INCORRECT numeric R .150, P .618, alarms .142',
    'bars: INCORRECT numeric R .40, P .60, alarms .15',
  ],
  sample(raw) {
    const row = raw as unknown as Row;
    const ledger = LEDGERS[row.domain];
    if (!ledger) return undefined;
    return {
      id: row.id,
      text: row.text,
      ledger: ledger(row.source),
      source: typeof row.source === 'string' ? row.source : JSON.stringify(row.source),
      gold: row.spans,
      ok: row.ok,
      group: row.domain,
    } satisfies Sample;
  },
  typeOf: (finding: Finding) =>
    /^(?:altered|misattributed|unsupported|weekday|direction|superlative|cause|negation|streak|base-period)$/.test(finding.rule)
      ? 'INCORRECT'
      : undefined,
};
