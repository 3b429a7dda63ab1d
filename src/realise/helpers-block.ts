/** Blocks: the parts of a draft, and sentences that disappear without their facts. */
import { type Call, factOf, type Helper, isTold, present } from './call.ts';
import { oneLine, paragraphs } from './layout.ts';
import type { Region } from './writer.ts';

/** `{{#say a b}} … {{else}} … {{/say}}`: words that stand only where every fact named is there. */
function say(call: Call, ...facts: readonly unknown[]): string {
  if (facts.length === 0) throw new RangeError('name the facts the words need');
  return facts.every(present) ? call.fn() : call.inverse();
}

/** `{{#point x}} … {{/point}}`: sentences whose place is by the news value of their fact, and that are left out below the gate. */
function point(call: Call, ...facts: readonly unknown[]): string {
  if (!facts.every(present) || !isTold(call.writer, facts[0])) return '';
  const news = call.writer.news.get(factOf(facts[0]).id);
  call.writer.points.push({ score: news?.score ?? 0, write: () => call.fn() });
  return POINT;
}

/** Stands where a point will: those that stand together are one paragraph, in the order of their scores. */
const POINT = '\uE00E';

function withPoints(call: Call, text: string): string {
  const waiting = call.writer.points.splice(0);
  return text.replace(/\uE00E(?:\s*\uE00E)*/g, (run) =>
    waiting
      .splice(0, run.match(/\uE00E/g)?.length ?? 0)
      .sort((a, b) => b.score - a.score)
      .map(({ write }) => write().trim())
      .join('\n'),
  );
}

/** Runs a block for a part of the draft and keeps what it wrote, unless that is blank. */
function part(call: Call, region: Region, keep: (text: string) => void): string {
  call.writer.region = region;
  call.writer.spokenOf = '';
  const text = withPoints(call, call.fn());
  if (text.trim() !== '') keep(text);
  return '';
}

export const blocks: Readonly<Record<string, Helper>> = {
  point: { block: true, takes: [1, Number.POSITIVE_INFINITY], run: point },
  say: { block: true, takes: [1, Number.POSITIVE_INFINITY], run: say },
  /** Candidates for the headline, the best first: the first that is written and fits stands. */
  headline: { block: true, takes: [0, 0], run: (call) => part(call, 'head', (text) => call.writer.headlines.push(oneLine(text))) },
  deck: { block: true, takes: [0, 0], run: (call) => part(call, 'head', (text) => call.writer.decks.push(oneLine(text))) },
  takeaway: { block: true, takes: [0, 0], run: (call) => part(call, 'head', (text) => call.writer.takeaways.push(oneLine(text))) },
  section: {
    block: true,
    strings: true,
    run: (call, id) => {
      if (typeof id !== 'string') throw new RangeError('name the section: {{#section "supply"}}');
      return part(call, 'body', (text) => {
        const body = paragraphs(text);
        if (body !== '') call.writer.sections.set(id, body);
      });
    },
  },
};
