/** One figure of all companies at once, from EDGAR's frames: a cross-section by calendar quarter or year. */
import * as v from 'valibot';
import { ConfigError, SourceError } from '../../errors.ts';
import type { Fact, Figure } from '../../model/fact.ts';
import { type Period, parsePeriod } from '../../model/period.ts';
import type { Source } from '../../model/source.ts';
import type { Gathering } from '../connector.ts';
import { told } from '../gather.ts';
import { jsonAs } from '../json-as.ts';
import type { Payload } from '../payload.ts';
import { openSeries } from '../series.ts';
import type { Edgar } from './ask.ts';
import type { SecConcept } from './concepts.ts';
import { daysFrom } from './line.ts';

const frame = v.object({
  taxonomy: v.string(),
  tag: v.string(),
  data: v.array(v.object({ cik: v.number(), entityName: v.string(), start: v.optional(v.string()), end: v.string(), val: v.number() })),
});

const UNITS = { flow: 'USD', balance: 'USD', 'per-share': 'USD-per-shares', shares: 'shares' } as const;
/** Tagged by banks and lenders: of them a part of revenue is no revenue. */
const LENDERS = 'us-gaap/InterestIncomeExpenseNet';

/**
 * Facts of a concept in dollars, one a company, for a frame: `CY2025`, `CY2025Q1`, or `CY2025Q1I` for balances. A company
 * is in the frame nearest to its own quarter; of several tags it has the first of the concept. Frames do not say when a
 * figure was filed: it is known from the day it is read.
 */
export async function figuresOfFrame(concept: SecConcept, name: string, edgar: Edgar, gathering: Gathering): Promise<readonly Fact[]> {
  const ask = async (tag: string): Promise<Payload | undefined> =>
    await edgar.get(`https://data.sec.gov/api/xbrl/frames/${tag}/${UNITS[concept.counts]}/${name}.json`, 'json');
  const lenders = concept.partly ? await ask(LENDERS) : undefined;
  const partial = new Set(lenders ? jsonAs(frame, lenders).data.map(({ cik }) => cik) : []);
  const facts = new Map<number, Fact>();
  let answered = false;
  for (const tag of concept.tags) {
    const payload = await ask(tag);
    if (!payload) continue;
    answered = true;
    const skip = (cik: number): boolean => facts.has(cik) || (partial.has(cik) && concept.partly?.includes(tag) === true);
    for (const [cik, fact] of readFrame(payload, concept, name, gathering, skip)) facts.set(cik, fact);
  }
  if (!answered)
    throw new SourceError(`the SEC has no frame ${name} of ${concept.tags.join(', ')}`, {
      hint: 'a frame is there once companies have filed for its quarter; balances are in CY2025Q1I, with an I',
    });
  return [...facts.values()];
}

/** The facts of one frame by CIK, those left out that `skip` names. */
export function readFrame(
  payload: Payload,
  { property, counts }: SecConcept,
  name: string,
  { register, gap, now }: Pick<Gathering, 'register' | 'gap' | 'now'>,
  skip: (cik: number) => boolean = () => false,
): ReadonlyMap<number, Figure> {
  const period = framePeriod(name);
  const { taxonomy, tag, data } = jsonAs(frame, payload);
  const source = sourceOf(`${taxonomy}/${tag}`, name, payload, register, now);
  const unit = counts === 'shares' ? { unit: 'share' } : { unit: 'USD', ...(counts === 'per-share' && { per: 'share' }) };
  const facts = new Map<number, Figure>();
  for (const [index, { cik, entityName, start, end, val }] of data.entries()) {
    if (skip(cik)) continue;
    try {
      const subject = register.entity({ name: entityName, class: 'company', identifiers: { cik: String(cik) } });
      const series = openSeries({ ...unit, subject, property, basis: [taxonomy === 'ifrs-full' ? 'ifrs' : 'gaap'] }, 'sec', register);
      const time = start === undefined ? parsePeriod(end) : period;
      if (!time) continue;
      const off = start !== undefined && Math.max(Math.abs(daysFrom(start, time.start)), Math.abs(daysFrom(end, time.end))) > NEAR;
      facts.set(
        cik,
        series.fact({
          raw: String(val),
          period: time,
          source,
          pointer: `/data/${index}/val`,
          ...(off && { note: `fiscal ${time.granularity} nearest to the calendar ${time.granularity}` }),
        }),
      );
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      gap(`CIK ${cik}`, told(error));
    }
  }
  return facts;
}

/** A company's quarter that begins or ends further from the calendar's than this, in days, is told as its own. */
const NEAR = 10;

/** The calendar period a frame is named for; of balances it is the quarter they are taken in. */
export function framePeriod(name: string): Period {
  const [, year, quarter] = /^CY(\d{4})(?:Q([1-4])I?)?$/.exec(name) ?? [];
  const period = year === undefined ? undefined : parsePeriod(quarter === undefined ? year : `${year}-Q${quarter}`);
  if (period) return period;
  throw new ConfigError(`${name} is no frame`, { hint: 'write CY2025, CY2025Q1, or CY2025Q1I for balances' });
}

function sourceOf(tag: string, name: string, payload: Payload, register: Gathering['register'], now: string): Source {
  return {
    id: `sec-frame-${name}-${tag.replace('/', '-')}`.toLowerCase(),
    publisher: register.entity({
      name: 'U.S. Securities and Exchange Commission',
      class: 'agency',
      article: 'the',
      short: 'SEC',
      aliases: ['Securities and Exchange Commission'],
    }),
    title: `XBRL frames: ${tag.split('/')[1]}, ${name}`,
    url: payload.url,
    publishedAt: now.slice(0, 10),
    retrievedAt: payload.retrievedAt,
    sha256: payload.sha256,
    licence: 'public-domain',
    namedAs: ['filings'],
  };
}
