/** What every set of the guard's benchmark shares: rows, predictions, scoring by overlap (as score.py does), baselines. */
import type { Finding } from '../../src/model/finding.ts';
import type { Ledger } from '../../src/model/ledger.ts';
import { readMentions } from '../../src/verify/read/read.ts';
import { verify } from '../../src/verify/verify.ts';

/** An annotated error; UTF-16 offsets into the text. */
export interface Gold {
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly numeric: boolean;
}

/** A text to be checked, with what it may say. */
export interface Sample {
  readonly id: string;
  readonly text: string;
  /** What the guard reads, where that is not the text as it is (spaced tokens joined), and where each unit of it stands. */
  readonly shown?: { readonly text: string; readonly map: readonly number[] };
  readonly ledger: Ledger;
  /** The source as text, for the baselines. */
  readonly source: string;
  readonly gold: readonly Gold[];
  readonly ok: boolean | null;
  /** A kind of text, scored by itself as well. */
  readonly group?: string;
}

export interface Adapter {
  readonly name: string;
  /** Rows the guard is not asked about give undefined. */
  sample(row: Readonly<Record<string, unknown>>): Sample | undefined;
  /** The set's word for a finding; undefined for one that the set does not annotate. */
  typeOf(finding: Finding, sample: Sample): string | undefined;
  /** Findings of one type that stand nearer than this, in characters, are told as one span: where a set marks phrases. */
  readonly merge?: number;
  /** Types whose recall and precision are printed. */
  readonly types: readonly string[];
  readonly anchors: readonly string[];
}

export interface Predicted {
  readonly start: number;
  readonly end: number;
  readonly type: string;
}

export interface Prediction {
  readonly spans: readonly Predicted[];
  readonly blocked: boolean;
}

export type Method = (sample: Sample, adapter: Adapter) => Prediction;

/** The guard itself: errors are predicted spans, warnings are not. */
export const guard: Method = (sample, adapter) => {
  const text = sample.shown?.text ?? sample.text;
  const place = (at: number): number => sample.shown?.map[at] ?? at;
  const spans = verify(text, sample.ledger, { mode: 'text' }).flatMap((finding): readonly Predicted[] => {
    const type = finding.severity === 'error' ? adapter.typeOf(finding, sample) : undefined;
    if (type === undefined || finding.end <= finding.start) return [];
    const start = place(finding.start);
    return [{ start, end: Math.min(place(finding.end - 1) + 1, start + 80), type }];
  });
  return { spans: merged(spans, adapter.merge ?? 0, sample.text), blocked: spans.length > 0 };
};

function merged(spans: readonly Predicted[], within: number, text: string): readonly Predicted[] {
  const found: Predicted[] = [];
  for (const span of spans) {
    const last = found.at(-1);
    const joins =
      last &&
      last.type === span.type &&
      span.start - last.end < within &&
      span.end - last.start <= 80 &&
      !/[.!?]\s/.test(text.slice(last.end, span.start));
    if (last && joins) found[found.length - 1] = { ...last, end: Math.max(last.end, span.end) };
    else found.push(span);
  }
  return found;
}

const NUMBER = /\d[\d,]*(?:\.\d+)?/g;

/** Baselines: a figure is right when the source holds its number anywhere, exactly or within a share of it. */
export function presence(tolerance: number): Method {
  return (sample) => {
    const held = [...sample.source.matchAll(NUMBER)].map((match) => Number(match[0].replaceAll(',', '')));
    const exact = new Set(held);
    const spans = readMentions(sample.text).flatMap((mention): readonly Predicted[] => {
      if (mention.type !== 'quantity' || mention.form === 'ordinal') return [];
      const said = [mention.low, mention.high, mention.low === undefined ? mention.amount : undefined].filter((one) => one !== undefined);
      const known = said.every((one) => {
        const value = Math.abs(Number(one));
        return exact.has(value) || (tolerance > 0 && held.some((other) => Math.abs(other - value) <= tolerance * Math.abs(other)));
      });
      return known ? [] : [{ start: mention.start, end: Math.min(mention.end, mention.start + 80), type: 'NUMBER' }];
    });
    return { spans, blocked: spans.length > 0 };
  };
}

interface Share {
  hit: number;
  all: number;
}

export interface Score {
  readonly recall: ReadonlyMap<string, Share>;
  readonly precision: ReadonlyMap<string, Share>;
  readonly honest: Share;
  readonly caught: Share;
}

/** One to one: each annotated and each predicted span counts once, and overlap is a match. */
export function scoreAll(samples: readonly Sample[], predictions: readonly Prediction[]): Score {
  const recall = new Map<string, Share>();
  const precision = new Map<string, Share>();
  const honest = { hit: 0, all: 0 };
  const caught = { hit: 0, all: 0 };
  const count = (map: Map<string, Share>, key: string, hit: boolean): void => {
    const share = map.get(key) ?? { hit: 0, all: 0 };
    share.all++;
    if (hit) share.hit++;
    map.set(key, share);
  };
  for (const [index, sample] of samples.entries()) {
    const { spans = [], blocked = false } = predictions[index] ?? {};
    const used = new Set<number>();
    for (const gold of sample.gold) {
      const hit = spans.findIndex((span, at) => !used.has(at) && span.start < Math.max(gold.end, gold.start + 1) && span.end > gold.start);
      if (hit >= 0) used.add(hit);
      for (const key of ['ALL', gold.type, ...(gold.numeric ? [`${gold.type} numeric`] : [])]) count(recall, key, hit >= 0);
    }
    for (const [at, span] of spans.entries()) for (const key of ['ALL', span.type]) count(precision, key, used.has(at));
    if (sample.ok !== null) {
      const share = sample.ok ? honest : caught;
      share.all++;
      if (blocked) share.hit++;
    }
  }
  return { recall, precision, honest, caught };
}

export function ratio({ hit, all }: Share = { hit: 0, all: 0 }): string {
  return all === 0 ? '   -' : (hit / all).toFixed(3).replace(/^0/, '').padStart(4);
}
