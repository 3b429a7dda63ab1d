/**
 * What is news: a score for each derived fact, every term of it kept so that a person can see why. After Leppänen et al.,
 * "Data-Driven News Generation for Automated Journalism" (INLG 2017): outlierness, with the interest of topic and place.
 */
import type { Assignment, NewsTerm } from '../model/assignment.ts';
import { Decimal, decimal } from '../model/decimal.ts';
import { changesOf, robustDeviation } from '../model/derive/series-rules.ts';
import type { Fact } from '../model/fact.ts';
import { formatPeriod } from '../model/format-date.ts';
import type { Granularity } from '../model/period.ts';
import type { Cast, Score } from '../model/plan.ts';
import { unitById } from '../model/unit.ts';
import { base } from './agree.ts';
import { factById, factsAbout } from './shelf.ts';

/** Days after which news is half as fresh: prices of a day, filings and months, annual statistics. */
const HALF_LIFE: Readonly<Partial<Record<Granularity, number>>> = { day: 1, session: 1, month: 7, quarter: 7, half: 30, year: 30 };

/** Days after the end of a period within which its figures come out; a series whose newest figure is older has ended, or waits. */
const LAG: Readonly<Partial<Record<Granularity, number>>> = { day: 10, session: 10, month: 100, quarter: 200, half: 300, year: 800 };

export interface Newsroom {
  readonly assignment: Assignment;
  readonly cast: Cast;
  /** All facts, for what other sources say of the same. */
  readonly facts: readonly Fact[];
  /** Ids of the facts the last piece on the topic told. */
  readonly told: ReadonlySet<string>;
  /** ISO 8601 with offset. */
  readonly asOf: string;
}

/** Scores of the derived facts of standard roles, the highest first; empty where the assignment does not choose by news value. */
export function scoreFacts({ assignment, cast, facts, told, asOf }: Newsroom): readonly Score[] {
  const { news, standard } = assignment;
  if (!news || !standard) return [];
  const history = listOf(cast, 'history');
  const scored = [...cast].flatMap(([role, fact]) => {
    if (!standard.has(role) || !('id' in fact) || !fact.derivedFrom) return [];
    const terms: Record<NewsTerm, number> = {
      ...weigh(fact, history),
      impact: news.impact,
      freshness: freshness(fact, asOf),
      confirmation: confirmation(fact, facts),
    };
    const sum = Object.entries(terms).reduce((total, [term, value]) => total + value * news.weights[term as NewsTerm], 0);
    const again = told.has(fact.id);
    return [{ role, fact, terms, score: Math.round(sum * (again ? 500 : 1000)) / 10, again }];
  });
  scored.sort((a, b) => b.score - a.score || (a.role < b.role ? -1 : 1));
  // A change against a year earlier is, of a yearly series, the change against the period before.
  const single = scored.filter(({ fact }, index) => scored.findIndex((other) => other.fact.id === fact.id) === index);
  const newest = asksNewest(assignment);
  const seen = new Set<string>();
  return single.map(({ role, fact, terms, score, again }, index) => {
    const kind = KIND[fact.derivedFrom?.rule ?? ''] ?? role;
    const twin = seen.has(kind);
    seen.add(kind);
    const low = score < news.gate.body;
    const stale = newest && isStale(fact, asOf);
    const verdict = stale ? 'out' : index === 0 && score >= news.gate.lead ? 'lead' : low || twin ? 'out' : 'body';
    const reason = stale
      ? `the newest figure is of ${formatPeriod(fact.period, { year: true })}, which is no news`
      : low
        ? `scores less than ${news.gate.body}`
        : twin
          ? 'says what a stronger fact says already'
          : again
            ? 'told in the last piece: half of its score'
            : undefined;
    return { role, fact: fact.id, score, terms: rounded(terms), verdict, ...(reason !== undefined && { reason }) };
  });
}

/** Whether there is a story: a lead, where the assignment wants one. */
export function isStory({ news }: Assignment, scores: readonly Score[]): boolean {
  return !news || news.gate.lead <= 0 || scores.some(({ verdict }) => verdict === 'lead');
}

/** Whether an assignment asks for the newest figures there are, and not for those of a time it names. */
function asksNewest({ roles, standard }: Assignment): boolean {
  return [...(standard ?? [])].some((name) => {
    const role = roles[name];
    return role?.type === 'one' && role.query.period === 'latest';
  });
}

function isStale({ period }: Fact, asOf: string): boolean {
  const days = (Date.parse(asOf) - Date.parse(period.end.slice(0, 10))) / 86_400_000;
  return days > (LAG[period.granularity] ?? LAG.year ?? 0);
}

/** Facts that say the same thing of a series: a piece tells the strongest of a kind. */
const KIND: Readonly<Record<string, string>> = { high: 'extreme', low: 'extreme', streak: 'run', turn: 'run' };

function listOf(cast: Cast, role: string): readonly Fact[] {
  const found = cast.get(role);
  return found === undefined ? [] : 'id' in found ? [found] : found;
}

type Weight = Pick<Record<NewsTerm, number>, 'magnitude' | 'rarity'>;

/** How large and how rare a finding is, by the rule that made it. */
function weigh(fact: Fact, history: readonly Fact[]): Weight {
  const rule = fact.derivedFrom?.rule ?? '';
  const amounts = history.flatMap(({ value }) => (value.type === 'quantity' ? [base(value)] : []));
  const changes = changesOf(amounts, isRate(history[0]));
  switch (rule) {
    case 'change':
    case 'points':
    case 'difference':
      return ofChange(fact, history, amounts);
    case 'high':
    case 'low':
    case 'largest-move':
      return { magnitude: unusual(changes), rarity: reach(fact) };
    case 'streak':
    case 'turn': {
      const length = /(\d+)/.exec(spelled(fact))?.[1];
      return { magnitude: unusual(changes), rarity: Math.min(1, Number(length ?? 3) / 8) };
    }
    case 'crossing':
      return { magnitude: unusual(changes), rarity: 0.6 };
    default:
      return ofGroup(fact);
  }
}

const isRate = (fact: Fact | undefined): boolean => fact?.value.type === 'quantity' && unitById(fact.value.unit)?.dimension === 'percent';

/** A change beside those of the same span before it. Without history by its bare size: 25% is large. */
function ofChange(fact: Fact, history: readonly Fact[], amounts: readonly Decimal[]): Weight {
  const size = fact.value.type === 'quantity' ? decimal(fact.value.amount).abs() : new Decimal(0);
  const lag = history.findIndex(({ id }) => id === fact.derivedFrom?.inputs[1]);
  const spans =
    lag < 1
      ? []
      : amounts.slice(0, -lag).flatMap((amount, index) => changesOf([amount, amounts[index + lag] ?? amount], isRate(history[0])));
  const earlier = spans.slice(1).map((change) => change.abs());
  if (earlier.length < 8) return { magnitude: clamp(size.div(25).toNumber()), rarity: clamp(size.div(50).toNumber()) };
  const sorted = [...earlier].sort((a, b) => a.cmp(b));
  const usual = sorted[Math.floor(sorted.length * 0.95)] ?? size;
  const magnitude = usual.isZero() ? clamp(size.toNumber()) : clamp(size.div(usual).toNumber());
  return { magnitude, rarity: earlier.filter((change) => change.lt(size)).length / earlier.length };
}

function unusual(changes: readonly Decimal[]): number {
  const deviation = robustDeviation(changes);
  return typeof deviation === 'string' ? 0.5 : clamp(deviation.abs().div('3.5').toNumber());
}

/** A record counts one; "since" by its years, ten at most. */
function reach(fact: Fact): number {
  const words = spelled(fact);
  if (words.includes('data going back')) return 1;
  const year = /\b(\d{4})\b/.exec(words)?.[1];
  return year === undefined ? 0.3 : clamp((Number(fact.period.end.slice(0, 4)) - Number(year)) / 10);
}

const SPELLED: Readonly<Record<string, string>> = {
  third: '3',
  three: '3',
  fourth: '4',
  four: '4',
  fifth: '5',
  five: '5',
  sixth: '6',
  six: '6',
  seventh: '7',
  seven: '7',
  eighth: '8',
  eight: '8',
  ninth: '9',
  nine: '9',
};

function spelled({ value }: Fact): string {
  return value.type === 'text' ? value.text.replace(/[a-z]+/g, (word) => SPELLED[word] ?? word) : '';
}

/** What is said of the members of a table: large shares, lopsided breadth, moves of half and more. */
function ofGroup({ derivedFrom, value, wordings }: Fact): Weight {
  const amount = value.type === 'quantity' ? decimal(value.amount).abs().toNumber() : 0;
  switch (derivedFrom?.rule) {
    case 'share':
    case 'combined-share':
      return { magnitude: clamp(amount / 60), rarity: clamp(amount / 100) };
    case 'concentration':
      return { magnitude: clamp(amount / 5000), rarity: 0.5 };
    case 'breadth': {
      const [up = 0, all = 1] = (value.type === 'text' ? value.text : '').split(' of ').map(Number);
      return { magnitude: Math.abs(up / all - 0.5) * 2, rarity: Math.abs(up / all - 0.5) * 2 };
    }
    case 'median-change':
      return { magnitude: clamp(amount / 15), rarity: 0.5 };
    case 'rank': {
      const [, place = '9', all = '9'] = /No\. (\d+) of (\d+)/.exec(wordings.join(' ')) ?? [];
      return { magnitude: clamp(1 - Number(place) / Number(all)), rarity: 0.5 };
    }
    default:
      return { magnitude: 0.5, rarity: 0.5 };
  }
}

function freshness(fact: Fact, asOf: string): number {
  const days = Math.max(0, (Date.parse(asOf) - Date.parse(fact.source.publishedAt)) / 86_400_000);
  return Math.exp(-days / (HALF_LIFE[fact.period.granularity] ?? 7));
}

/** Independent sources of what the finding rests on: one is half a confirmation. */
function confirmation({ derivedFrom }: Fact, facts: readonly Fact[]): number {
  const newest = factById(derivedFrom?.inputs[0] ?? '', facts);
  if (!newest) return 0.5;
  const { start, end } = newest.period;
  const same = factsAbout(newest, facts).filter(({ period }) => period.start === start && period.end === end);
  return [0.5, 0.5, 0.8][new Set(same.map(({ source }) => source.publisher)).size] ?? 1;
}

const clamp = (value: number): number => Math.max(0, Math.min(1, value));

function rounded(terms: Readonly<Record<NewsTerm, number>>): Record<NewsTerm, number> {
  return Object.fromEntries(Object.entries(terms).map(([term, value]) => [term, Math.round(value * 1000) / 1000])) as Record<
    NewsTerm,
    number
  >;
}
