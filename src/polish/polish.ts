/**
 * Polish: a model may change the words of a sentence and nothing of what it says. Each sentence comes back with every
 * claim, in our own words, and passes the guard; or it is asked once more with what was found; or it stays as it was.
 */
import { createHash } from 'node:crypto';
import { ModelError } from '../errors.ts';
import type { Finding } from '../model/finding.ts';
import type { Persona } from '../model/persona.ts';
import { ANSWER_SCHEMA, readAnswer } from './answer.ts';
import type { Budget } from './budget.ts';
import type { LanguageModel, Tokens } from './model.ts';
import { restored, type Spot, shown } from './sentence.ts';

/** What became of one sentence. */
export interface SentenceRecord {
  readonly was: string;
  readonly outcome: 'polished' | 'same' | 'refused' | 'kept';
  /** Why it was refused, or not asked. */
  readonly reason?: string;
}

export interface Polished {
  readonly markdown: string;
  readonly sentences: readonly SentenceRecord[];
  readonly tokens: Tokens;
}

/** What came back for one sentence. The tokens of a question stand with the first of its sentences. */
export interface Answer {
  readonly text: string;
  readonly tokens: Tokens;
}

/** Answers kept from earlier runs, by what was asked: a rerun tells the same of them, and asks nothing. */
export interface AnswerCache {
  read(key: string): Promise<Answer | undefined>;
  write(key: string, answer: Answer): Promise<void>;
}

export interface Polishing {
  readonly model: LanguageModel;
  /** The instructions, constant for all sentences. */
  readonly prompt: string;
  readonly persona: Persona;
  /** Sentences of a draft that may be polished, in order. */
  readonly sentences: (markdown: string) => readonly Spot[];
  /** The errors of a text made from the draft: the same guard that checks an editor. */
  readonly judge: (markdown: string, original: string) => readonly Finding[];
  readonly cache: AnswerCache;
  readonly budget: Budget;
  /** Runs a question when it is its turn. */
  readonly queue: <T>(run: () => Promise<T>) => Promise<T>;
  readonly signal: AbortSignal;
}

/** Polishes a draft. Throws nothing but what stops the run: a model that fails leaves the sentences as they are. */
export async function polish(draft: string, polishing: Polishing): Promise<Polished> {
  const spots = polishing.sentences(draft);
  const blocks = [...Map.groupBy(spots, ({ block }) => block).values()];
  const changes = new Map<Spot, string>();
  const records = new Map<Spot, SentenceRecord>();
  let tokens: Tokens = { prompt: 0, completion: 0 };
  const all = await Promise.all(blocks.map(async (block) => await polishBlock(block, draft, polishing)));
  for (const edited of all) {
    tokens = sum(tokens, edited.tokens);
    for (const [spot, { record, markdown }] of edited.sentences) {
      records.set(spot, record);
      if (markdown !== undefined) changes.set(spot, markdown);
    }
  }
  const markdown = together(draft, changes, records, polishing);
  return { markdown, sentences: spots.flatMap((spot) => records.get(spot) ?? []), tokens };
}

/** All accepted sentences at once; where they only fail together, those at the findings go back to what they were. */
function together(draft: string, changes: Map<Spot, string>, records: Map<Spot, SentenceRecord>, { judge }: Polishing): string {
  for (;;) {
    const text = spliced(draft, changes);
    const [finding] = judge(text, draft);
    if (!finding || changes.size === 0) return changes.size === 0 ? draft : text;
    const culprit = [...changes.keys()].find((spot) => holdsOffset(spot, finding, changes)) ?? [...changes.keys()].at(-1);
    if (!culprit) return draft;
    changes.delete(culprit);
    records.set(culprit, { was: culprit.markdown, outcome: 'refused', reason: finding.message });
  }
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

interface Edited {
  readonly sentences: ReadonlyMap<Spot, { readonly record: SentenceRecord; readonly markdown?: string }>;
  readonly tokens: Tokens;
}

/** The sentences of one paragraph: those answered before from the cache, the others in one question, the refused once more. */
async function polishBlock(block: readonly Spot[], draft: string, polishing: Polishing): Promise<Edited> {
  const { cache, judge } = polishing;
  const done = new Map<Spot, { readonly record: SentenceRecord; readonly markdown?: string }>();
  const findings = new Map<Spot, string>();
  let tokens: Tokens = { prompt: 0, completion: 0 };
  const take = (spot: Spot, reply: string): string | undefined => {
    const back = restored(spot.markdown, reply);
    if (typeof back === 'string') return back;
    if (back.markdown === spot.markdown) {
      done.set(spot, { record: { was: spot.markdown, outcome: 'same' } });
      return undefined;
    }
    const [error] = judge(spliced(draft, new Map([[spot, back.markdown]])), draft);
    if (error) return error.message;
    done.set(spot, { record: { was: spot.markdown, outcome: 'polished' }, markdown: back.markdown });
    return undefined;
  };
  for (const again of [false, true]) {
    const open = block.filter((spot) => !done.has(spot) && (!again || findings.has(spot)));
    const unanswered: Spot[] = [];
    for (const spot of open) {
      const known = await cache.read(keyOf(spot, polishing, findings.get(spot)));
      if (known === undefined) unanswered.push(spot);
      else {
        tokens = sum(tokens, known.tokens);
        note(findings, spot, take(spot, known.text));
      }
    }
    if (unanswered.length === 0) continue;
    const asked = await ask(block, unanswered, findings, polishing);
    tokens = sum(tokens, asked.tokens);
    let cost = asked.tokens;
    for (const spot of unanswered) {
      const reply = asked.replies.get(spot);
      if (reply === undefined) {
        if (!again || !findings.has(spot))
          done.set(spot, { record: { was: spot.markdown, outcome: 'kept', reason: asked.reason ?? 'no sentence came back' } });
        continue;
      }
      await cache.write(keyOf(spot, polishing, findings.get(spot)), { text: reply, tokens: cost });
      cost = NOTHING;
      note(findings, spot, take(spot, reply));
    }
  }
  for (const spot of block)
    if (!done.has(spot))
      done.set(spot, { record: { was: spot.markdown, outcome: 'refused', reason: findings.get(spot) ?? 'no sentence came back' } });
  return { sentences: done, tokens };
}

function note(findings: Map<Spot, string>, spot: Spot, wrong: string | undefined): void {
  if (wrong === undefined) findings.delete(spot);
  else findings.set(spot, wrong);
}

/** A sentence is asked for again only where itself, the prompt, the voice or the model is another. */
function keyOf(spot: Spot, { model, prompt, persona }: Polishing, finding: string | undefined): string {
  const { audience, stance, purpose } = persona;
  return createHash('sha256')
    .update(JSON.stringify([model.name, prompt, { audience, stance, purpose }, shown(spot.markdown), finding ?? null]))
    .digest('hex');
}

interface Asked {
  readonly replies: ReadonlyMap<Spot, string>;
  readonly tokens: Tokens;
  /** Why there are no replies. */
  readonly reason?: string;
}

const NOTHING: Tokens = { prompt: 0, completion: 0 };

async function ask(
  block: readonly Spot[],
  open: readonly Spot[],
  findings: ReadonlyMap<Spot, string>,
  polishing: Polishing,
): Promise<Asked> {
  return await polishing.queue(async () => await askNow(block, open, findings, polishing));
}

async function askNow(
  block: readonly Spot[],
  open: readonly Spot[],
  findings: ReadonlyMap<Spot, string>,
  polishing: Polishing,
): Promise<Asked> {
  const { model, prompt, budget, signal } = polishing;
  const spent = budget.spent();
  if (spent !== undefined) return { replies: new Map(), tokens: NOTHING, reason: spent };
  const user = questionOf(block, open, findings, polishing.persona);
  try {
    const reply = await model.write({ system: prompt, user, schema: ANSWER_SCHEMA, maxTokens: Math.ceil(user.length / 2) + 400 }, signal);
    budget.pay(reply.tokens);
    const numbers = open.map((spot) => block.indexOf(spot) + 1);
    const answer = readAnswer(reply.text, numbers);
    if (typeof answer === 'string') return { replies: new Map(), tokens: reply.tokens, reason: answer };
    const replies = open.flatMap((spot): [Spot, string][] => {
      const text = answer.get(block.indexOf(spot) + 1);
      return text === undefined ? [] : [[spot, text]];
    });
    return { replies: new Map(replies), tokens: reply.tokens };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return { replies: new Map(), tokens: NOTHING, reason: error.message };
  }
}

/** The data of a question: the voice, the sentences to edit, those around them, and what was wrong the last time. */
export function questionOf(block: readonly Spot[], open: readonly Spot[], findings: ReadonlyMap<Spot, string>, persona: Persona): string {
  const { audience, stance, purpose } = persona;
  const numbered = block.map((spot, index) => ({ spot, n: index + 1 }));
  return JSON.stringify({
    voice: { audience, stance, purpose },
    context: numbered.filter(({ spot }) => !open.includes(spot)).map(({ n, spot }) => ({ n, text: shown(spot.markdown) })),
    edit: numbered
      .filter(({ spot }) => open.includes(spot))
      .map(({ n, spot }) => {
        const wrong = findings.get(spot);
        return { n, text: shown(spot.markdown), ...(wrong !== undefined && { refused: wrong }) };
      }),
  });
}

function sum(a: Tokens, b: Tokens): Tokens {
  return { prompt: a.prompt + b.prompt, completion: a.completion + b.completion };
}
