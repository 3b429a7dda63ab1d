/** What a company reported to have happened: moves where the item of its 8-K says so, leads to the filing where it must be read. */
import type { Fact, Move } from '../../model/fact.ts';
import { parsePeriod } from '../../model/period.ts';
import type { Gathering, Lead } from '../connector.ts';
import { propertyOf } from '../series.ts';
import { indexPage } from './ask.ts';
import { type Filing, sourceOf } from './filings.ts';
import { itemNumber, itemOf } from './items.ts';

/** Whose events, and what is wanted of them. */
export interface Events {
  readonly cik: string;
  /** Id of the company in the register. */
  readonly entity: string;
  readonly name: string;
  readonly retrievedAt: string;
  /** Forms to tell of: `8-K`, `8-K/A`, `6-K`. */
  readonly forms: readonly string[];
  /** Items to tell of, by their numbers today; all but exhibits where none are chosen. */
  readonly items?: readonly string[] | undefined;
  /** ISO day: nothing filed before it is told. */
  readonly from?: string | undefined;
}

/** Moves and leads of a company's filings, the newest first. */
export function eventsOf(
  filings: readonly Filing[],
  events: Events,
  { register, now }: Pick<Gathering, 'register' | 'now'>,
): readonly (Fact | Lead)[] {
  const { forms, items, from = '' } = events;
  return filings
    .filter(({ form, filed }) => forms.includes(form) && filed >= from)
    .flatMap((filing): readonly (Fact | Lead)[] => {
      const numbers = [...new Set(filing.items.map(itemNumber))].filter((number) => (items ? items.includes(number) : number !== EXHIBITS));
      if (filing.items.length > 0 && numbers.length === 0) return [];
      // An amendment tells again of what happened before.
      const certain = numbers.filter((number) => filing.form === '8-K' && itemOf(number).move !== undefined);
      const open = numbers.filter((number) => !certain.includes(number));
      const moves = certain.flatMap((number) => moveOf(number, filing, events, register));
      return open.length > 0 || numbers.length === 0 ? [...moves, leadTo(filing, open, events, now)] : moves;
    });
}

const EXHIBITS = '9.01';

function moveOf(number: string, filing: Filing, { cik, entity, retrievedAt }: Events, register: Gathering['register']): readonly Move[] {
  const { heading, move } = itemOf(number);
  const period = parsePeriod(filing.reported ?? filing.filed);
  if (!move || !period) return [];
  const property = propertyOf({ id: move.property, label: move.label }, 'text', register);
  return [
    {
      kind: 'move',
      id: `${entity}.${property}.${entity}.${period.start}@${filing.accession}`,
      subject: entity,
      property,
      action: move.action,
      status: move.status,
      value: { type: 'text', text: move.words },
      period,
      standing: 'actual',
      basis: [],
      source: sourceOf(filing, cik, entity, retrievedAt),
      excerpt: `Item ${number}: ${heading}`,
      wordings: [move.words],
    },
  ];
}

function leadTo({ accession, form, publicSince }: Filing, numbers: readonly string[], { cik, name }: Events, now: string): Lead {
  const about = numbers.map((number) => itemOf(number).heading).join('; ');
  return {
    kind: 'lead',
    id: accession,
    title: `${name}, Form ${form}${about === '' ? '' : `: ${about}`}`,
    url: indexPage(cik, accession),
    publisher: name,
    publishedAt: publicSince,
    firstSeenAt: now,
  };
}
