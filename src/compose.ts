/** Composing drafts: the plain draft handed to a model section by section, with the guard that judges what it writes. */
import { createHash } from 'node:crypto';
import type { Endpoint } from './endpoint.ts';
import type { StyleSetting } from './model/style.ts';
import { parseDraft } from './newsroom/draft-file.ts';
import type { Draft } from './pipeline.ts';
import { unanswered } from './polish/answer-to.ts';
import { expected } from './polish/ask.ts';
import { compose, firstQuestions } from './polish/compose.ts';
import { addTokens, NO_TOKENS, type Tokens } from './polish/model.ts';
import { outlineOf } from './polish/outline.ts';
import { sentenceSpots } from './verify/spots.ts';
import { verify } from './verify/verify.ts';

export interface Composer {
  /** The draft with the sections that a model wrote and the guard let pass, and its record; the others as they were. */
  compose(draft: Draft): Promise<Draft>;
  /** What it would ask beyond what was answered before: calls without those asked again, and tokens by a rough count. */
  estimate(draft: Draft): Promise<{ readonly calls: number; readonly tokens: Tokens }>;
}

/** A composer that asks an endpoint. */
export async function composerAt(endpoint: Endpoint, style: StyleSetting = 'on'): Promise<Composer> {
  const { model } = endpoint;
  const { text: prompt, name, sha256 } = await endpoint.prompt('compose');
  const composing = (markdown: string, { ledger }: Draft) => ({
    ...endpoint,
    prompt,
    persona: ledger.persona,
    sections: outlineOf(markdown, sentenceSpots(markdown, ledger)),
    judge: (text: string, original?: string) =>
      verify(text, ledger, original === undefined ? {} : { original }).filter(({ severity }) => severity === 'error'),
  });
  return {
    async compose(draft) {
      if (draft.markdown === null || draft.held) return draft;
      const { ledger } = draft;
      const { markdown, sections, tokens } = await compose(draft.markdown, composing(draft.markdown, draft));
      const { body } = parseDraft('draft', markdown);
      const wrote = sections.some(({ outcome }) => outcome === 'written');
      const record = {
        ...ledger.record,
        ...(wrote && { model: model.name, prompt: { name, sha256 } }),
        compose: { model: model.missing === undefined ? model.name : null, tokens, sections },
        text: createHash('sha256').update(body.replace(/^\n/, '')).digest('hex'),
      };
      return { ...draft, markdown, ledger: { ...ledger, record }, findings: verify(markdown, ledger, { style }) };
    },
    async estimate(draft) {
      if (draft.markdown === null || draft.held) return { calls: 0, tokens: NO_TOKENS };
      const all = composing(draft.markdown, draft);
      const questions = await unanswered(firstQuestions(all), all);
      return { calls: questions.length, tokens: questions.map((user) => expected(prompt, user)).reduce(addTokens, NO_TOKENS) };
    },
  };
}
