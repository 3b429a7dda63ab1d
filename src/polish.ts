/** Polishing drafts: a draft handed to a model with the guard that judges it. */
import { createHash } from 'node:crypto';
import type { Context } from './context.ts';
import { type Endpoint, type EndpointOptions, openEndpoint } from './endpoint.ts';
import type { StyleSetting } from './model/style.ts';
import { parseDraft } from './newsroom/draft-file.ts';
import type { Draft } from './pipeline.ts';
import { expected } from './polish/ask.ts';
import type { Budget } from './polish/budget.ts';
import { addTokens, NO_TOKENS, type Tokens } from './polish/model.ts';
import { blocksOf, polish, remembered } from './polish/polish.ts';
import { questionOf } from './polish/question.ts';
import { sentenceSpots } from './verify/spots.ts';
import { verify } from './verify/verify.ts';

export type PolishOptions = EndpointOptions;

export interface Polisher {
  readonly budget: Budget;
  /** The draft with the sentences that passed, and its record; the draft as it is where a model did nothing. */
  polish(draft: Draft): Promise<Draft>;
  /** What polishing would ask beyond what was answered before: calls without those asked again, and tokens by a rough count. */
  estimate(draft: Draft): Promise<{ readonly calls: number; readonly tokens: Tokens }>;
}

/** Opens a run that polishes. Throws ConfigError where no model is named. */
export async function openPolisher(options: PolishOptions, context: Context): Promise<Polisher> {
  return await polisherAt(openEndpoint(options, context, true), options.config.style);
}

/** A polisher that asks an endpoint. */
export async function polisherAt(endpoint: Endpoint, style: StyleSetting = 'on'): Promise<Polisher> {
  const { model, budget, cache } = endpoint;
  const { text: prompt, name, sha256 } = await endpoint.prompt('polish');
  return {
    budget,
    async polish(draft) {
      if (draft.markdown === null || draft.held) return draft;
      const { ledger } = draft;
      const { markdown, sentences, tokens } = await polish(draft.markdown, {
        ...endpoint,
        prompt,
        persona: ledger.persona,
        sentences: (text) => sentenceSpots(text, ledger),
        judge: (text, original) => verify(text, ledger, { original }).filter(({ severity }) => severity === 'error'),
      });
      const { body } = parseDraft('draft', markdown);
      const edited = sentences.some(({ outcome }) => outcome === 'polished');
      const record = {
        ...ledger.record,
        model: edited ? model.name : null,
        prompt: edited ? { name, sha256 } : null,
        polish: { model: model.name, tokens, sentences },
        text: createHash('sha256').update(body.replace(/^\n/, '')).digest('hex'),
      };
      return { ...draft, markdown, ledger: { ...ledger, record }, findings: verify(markdown, ledger, { style }) };
    },
    async estimate({ markdown, held, ledger }) {
      const { persona } = ledger;
      let calls = 0;
      let tokens = NO_TOKENS;
      for (const block of markdown === null || held ? [] : blocksOf(sentenceSpots(markdown, ledger))) {
        const { unknown } = await remembered(block, new Map(), { model, prompt, persona, cache });
        if (unknown.length === 0) continue;
        calls += 1;
        tokens = addTokens(tokens, expected(prompt, questionOf(block, unknown, new Map(), persona)));
      }
      return { calls, tokens };
    },
  };
}
