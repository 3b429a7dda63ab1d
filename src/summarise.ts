/** Summaries: the head of a draft proposed by a model, with the guard that judges each proposal. */
import { createHash } from 'node:crypto';
import type { Endpoint } from './endpoint.ts';
import { findClaims } from './model/claim.ts';
import type { StyleSetting } from './model/style.ts';
import { parseDraft } from './newsroom/draft-file.ts';
import type { Draft } from './pipeline.ts';
import { unanswered } from './polish/answer-to.ts';
import { expected } from './polish/ask.ts';
import { headOf } from './polish/head.ts';
import { addTokens, NO_TOKENS, type Tokens } from './polish/model.ts';
import { standsAlone } from './polish/outline.ts';
import { questionOf, summarise } from './polish/summarise.ts';
import { sentenceSpots } from './verify/spots.ts';
import { verify } from './verify/verify.ts';

export interface Summariser {
  /** The draft with the best admissible headline, deck and takeaways, and the record of all there were. */
  summarise(draft: Draft): Promise<Draft>;
  /** What it would ask beyond what was answered before, and tokens by a rough count. */
  estimate(draft: Draft): Promise<{ readonly calls: number; readonly tokens: Tokens }>;
}

/** Rules of style that a proposal must keep: they only warn of what a person wrote. */
const STYLE = ['style-headline', 'style-takeaways', 'style-advice', 'style-said'] as const;

/** A summariser that asks an endpoint. */
export async function summariserAt(endpoint: Endpoint, style: StyleSetting = 'on'): Promise<Summariser> {
  const { model } = endpoint;
  const { text: prompt, name, sha256 } = await endpoint.prompt('summaries');
  return {
    async summarise(draft) {
      const piece = pieceOf(draft);
      if (!piece) return draft;
      const { ledger } = draft;
      const { markdown, candidates, tokens, time, reason } = await summarise({ ...endpoint, prompt, persona: ledger.persona, piece });
      const { body } = parseDraft('draft', markdown);
      const own = candidates.some(({ by, outcome }) => by === 'model' && outcome === 'chosen');
      const record = {
        ...ledger.record,
        ...(own && { model: model.name, prompt: ledger.record.prompt ?? { name, sha256 } }),
        summaries: {
          model: model.missing === undefined ? model.name : null,
          prompt: { name, sha256 },
          candidates,
          ...(reason !== undefined && { reason }),
          tokens,
          time,
        },
        text: createHash('sha256').update(body.replace(/^\n/, '')).digest('hex'),
      };
      return { ...draft, markdown, ledger: { ...ledger, record }, findings: verify(markdown, ledger, { style }) };
    },
    async estimate(draft) {
      const piece = pieceOf(draft);
      if (!piece) return { calls: 0, tokens: NO_TOKENS };
      const first = questionOf([], undefined, { piece, persona: draft.ledger.persona });
      const open = await unanswered([first], { ...endpoint, prompt });
      return { calls: open.length, tokens: open.map((user) => expected(prompt, user)).reduce(addTokens, NO_TOKENS) };
    },
  };
}

/** What proposals are drawn from: sentences of the body that have a figure, and those among them that lead. */
function pieceOf({ markdown, ledger, held }: Draft) {
  const head = markdown === null || held ? undefined : headOf(markdown);
  if (markdown === null || !head) return undefined;
  const after = Math.max(head.headline.to, head.deck?.to ?? 0, ...head.takeaways.map(({ to }) => to));
  const sentences = sentenceSpots(markdown, ledger)
    .filter(({ from, markdown: text }) => from > after && standsAlone(text))
    .map((spot) => spot.markdown);
  if (sentences.length === 0) return undefined;
  const told = (ids: readonly (string | undefined)[]): readonly number[] =>
    sentences.flatMap((text, index) => (findClaims(text).some(({ id }) => ids.includes(id)) ? [index + 1] : []));
  const idsAt = (span = head.headline): readonly string[] => findClaims(markdown.slice(span.from, span.to)).map(({ id }) => id);
  const news = ledger.plan.scores?.find(({ verdict }) => verdict === 'lead')?.fact;
  const lead = [told([news]), told(idsAt()), told(idsAt(head.deck)), [1]].find((numbers) => numbers.length > 0) ?? [];
  return {
    markdown,
    head,
    sentences,
    lead,
    headlineLimit: ledger.headlineLimit,
    judge: (text: string, original?: string) =>
      verify(text, ledger, { style: STYLE, ...(original !== undefined && { original }) }).filter(
        ({ rule, severity }) => severity === 'error' || rule.startsWith('style-'),
      ),
  };
}
