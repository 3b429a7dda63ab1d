/**
 * Polish: a model may change the words of a sentence and nothing of what it says. Each sentence comes back with every
 * claim, in our own words, and passes the guard; or it is asked once more with what was found; or it stays as it was.
 */
import { createHash } from 'node:crypto';
import type { Finding } from '../model/finding.ts';
import type { PolishedSentence } from '../model/ledger.ts';
import type { Persona } from '../model/persona.ts';
import { ANSWER_SCHEMA, readAnswer } from './answer.ts';
import { type Asking, ask, type Cost } from './ask.ts';
import { strayed } from './gate.ts';
import { addTokens, NO_TOKENS, type Tokens } from './model.ts';
import { questionOf, voiceOf } from './question.ts';
import { restored, type Spot, shown } from './sentence.ts';

export interface Polished {
  readonly markdown: string;
  readonly sentences: readonly PolishedSentence[];
  readonly tokens: Tokens;
}

/** What came back for one sentence, with its share of what the question used. */
export interface Answer extends Cost {
  readonly text: string;
}

/** Answers kept from earlier runs, by what was asked: a rerun tells the same of them, and asks nothing. */
export interface AnswerCache {
  read(key: string): Promise<Answer | undefined>;
  write(key: string, answer: Answer): Promise<void>;
}

export interface Polishing extends Asking {
  /** The instructions, constant for all sentences. */
  readonly prompt: string;
  readonly persona: Persona;
  /** Sentences of a draft that may be polished, in order. */
  readonly sentences: (markdown: string) => readonly Spot[];
  /** The errors of a text made from the draft: the same guard that checks an editor. */
  readonly judge: (markdown: string, original: string) => readonly Finding[];
  readonly cache: AnswerCache;
}

/** Polishes a draft. Throws nothing but what stops the run: a model that fails leaves the sentences as they are. */
export async function polish(draft: string, polishing: Polishing): Promise<Polished> {
  const spots = polishing.sentences(draft);
  const edited = new Map((await Promise.all(blocksOf(spots).map(async (block) => await polishBlock(block, draft, polishing)))).flat());
  const markdown = together(draft, edited, polishing);
  const sentences = spots.flatMap((spot) => edited.get(spot)?.record ?? []);
  return { markdown, sentences, tokens: sentences.reduce((sum, { tokens }) => addTokens(sum, tokens), NO_TOKENS) };
}

/** Sentences that are asked for at once, unless one paragraph has more: the instructions are paid for by the question. */
const AT_ONCE = 6;

/** The sentences of neighbouring paragraphs that are asked for together. */
export function blocksOf(spots: readonly Spot[]): readonly (readonly Spot[])[] {
  const blocks: Spot[][] = [];
  for (const paragraph of Map.groupBy(spots, ({ block }) => block).values()) {
    const last = blocks.at(-1);
    if (last && last.length + paragraph.length <= AT_ONCE) last.push(...paragraph);
    else blocks.push([...paragraph]);
  }
  return blocks;
}

/** What became of a sentence; the new Markdown where it was polished. */
interface Edited {
  readonly record: PolishedSentence;
  readonly markdown?: string;
}

/** All accepted sentences at once; where they only fail together, those at the findings go back to what they were. */
function together(draft: string, edited: Map<Spot, Edited>, { judge }: Polishing): string {
  const changes = new Map([...edited].flatMap(([spot, { markdown }]) => (markdown === undefined ? [] : [[spot, markdown] as const])));
  while (changes.size > 0) {
    const text = spliced(draft, changes);
    const [finding] = judge(text, draft);
    if (!finding) return text;
    const culprit = [...changes.keys()].find((spot) => holdsOffset(spot, finding, changes)) ?? [...changes.keys()].at(-1);
    const was = culprit && edited.get(culprit);
    if (!was) break;
    changes.delete(culprit);
    edited.set(culprit, { record: { ...was.record, outcome: 'refused', reason: finding.message } });
  }
  return draft;
}

/** Whether a finding in the new text lies in what a sentence became. */
function holdsOffset(spot: Spot, finding: Finding, changes: ReadonlyMap<Spot, string>): boolean {
  let shift = 0;
  for (const [other, text] of changes) if (other.from < spot.from) shift += text.length - (other.to - other.from);
  const start = spot.from + shift;
  return finding.start >= start && finding.start <= start + (changes.get(spot)?.length ?? 0);
}

function spliced(draft: string, changes: ReadonlyMap<Spot, string>): string {
  return [...changes]
    .sort(([a], [b]) => b.from - a.from)
    .reduce((text, [{ from, to }, markdown]) => text.slice(0, from) + markdown + text.slice(to), draft);
}

/** The sentences of some paragraphs: each asked for once, the refused once more with what was found. */
async function polishBlock(block: readonly Spot[], draft: string, polishing: Polishing): Promise<readonly (readonly [Spot, Edited])[]> {
  const edited = new Map<Spot, Edited>();
  const findings = new Map<Spot, string>();
  for (const again of [false, true]) {
    const open = again ? block.filter((spot) => findings.has(spot)) : block;
    for (const [spot, { text, tokens, time, reason }] of await answersTo(block, open, findings, polishing)) {
      const before = edited.get(spot)?.record;
      const cost = { tokens: addTokens(before?.tokens ?? NO_TOKENS, tokens), time: (before?.time ?? 0) + time };
      const was = spot.markdown;
      if (text === undefined) {
        const outcome = before?.outcome ?? 'kept';
        edited.set(spot, { record: { was, outcome, reason: before?.reason ?? reason ?? 'no sentence came back', ...cost } });
        continue;
      }
      const taken = take(spot, text, draft, polishing);
      if (typeof taken === 'string') {
        findings.set(spot, taken);
        edited.set(spot, { record: { was, outcome: 'refused', reason: taken, ...cost } });
      } else if (taken.markdown === was) edited.set(spot, { record: { was, outcome: 'same', ...cost } });
      else edited.set(spot, { record: { was, outcome: 'polished', ...cost }, markdown: taken.markdown });
    }
  }
  return [...edited];
}

/** The sentence with our own words in its links, judged alone in its draft; or why it cannot be taken. */
function take(spot: Spot, reply: string, draft: string, { judge }: Polishing): { readonly markdown: string } | string {
  const back = restored(spot.markdown, reply);
  if (typeof back === 'string' || back.markdown === spot.markdown) return back;
  const wrong = strayed(spot.markdown, back.markdown);
  if (wrong !== undefined) return wrong;
  const [error] = judge(spliced(draft, new Map([[spot, back.markdown]])), draft);
  return error ? error.message : back;
}

interface Answered extends Cost {
  readonly text: string | undefined;
  readonly reason?: string;
}

/** Those answered before from the cache, the others in one question; what it used is shared among them. */
async function answersTo(
  block: readonly Spot[],
  open: readonly Spot[],
  findings: ReadonlyMap<Spot, string>,
  polishing: Polishing,
): Promise<ReadonlyMap<Spot, Answered>> {
  const { known, unknown } = await remembered(open, findings, polishing);
  if (unknown.length === 0) return known;
  const user = questionOf(block, unknown, findings, polishing.persona);
  const { text, reason, ...cost } = await ask({ system: polishing.prompt, user, schema: ANSWER_SCHEMA }, polishing);
  const numberOf = (spot: Spot): number => block.indexOf(spot) + 1;
  const read = text === undefined ? reason : readAnswer(text, unknown.map(numberOf));
  const answered = new Map<Spot, Answered>(known);
  for (const [index, spot] of unknown.entries()) {
    const part = share(cost, index, unknown.length);
    const words = typeof read === 'object' ? read.get(numberOf(spot)) : undefined;
    if (words !== undefined) await polishing.cache.write(keyOf(spot, polishing, findings.get(spot)), { text: words, ...part });
    answered.set(spot, { text: words, ...part, ...(typeof read === 'string' && { reason: read }) });
  }
  return answered;
}

/** What the cache knows of sentences, and those it does not know. */
export async function remembered(
  open: readonly Spot[],
  findings: ReadonlyMap<Spot, string>,
  polishing: Pick<Polishing, 'model' | 'prompt' | 'persona' | 'cache'>,
): Promise<{ readonly known: ReadonlyMap<Spot, Answer>; readonly unknown: readonly Spot[] }> {
  const known = new Map<Spot, Answer>();
  for (const spot of open) {
    const answer = await polishing.cache.read(keyOf(spot, polishing, findings.get(spot)));
    if (answer) known.set(spot, answer);
  }
  return { known, unknown: open.filter((spot) => !known.has(spot)) };
}

/** One part of what was used, so that the parts add up. */
function share({ tokens, time }: Cost, index: number, count: number): Cost {
  const part = (whole: number): number => Math.floor((whole * (index + 1)) / count) - Math.floor((whole * index) / count);
  return { tokens: { prompt: part(tokens.prompt), completion: part(tokens.completion) }, time: part(time) };
}

/** A sentence is asked for again only where itself, the prompt, the voice or the model is another. */
function keyOf(
  spot: Spot,
  { model, prompt, persona }: Pick<Polishing, 'model' | 'prompt' | 'persona'>,
  finding: string | undefined,
): string {
  return createHash('sha256')
    .update(JSON.stringify([model.name, prompt, voiceOf(persona), shown(spot.markdown), finding ?? null]))
    .digest('hex');
}
