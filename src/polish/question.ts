/** The data of a question: the voice, the sentences to edit, those around them, and what was wrong the last time. */
import type { Persona } from '../model/persona.ts';
import { type Spot, shown } from './sentence.ts';

/**
 * JSON, the voice first: it is the same for all questions of a draft. Sentences are numbered by their place among those of the block; as
 * context come those of the paragraphs that have one to edit.
 */
export function questionOf(block: readonly Spot[], open: readonly Spot[], findings: ReadonlyMap<Spot, string>, persona: Persona): string {
  const numbered = block.map((spot, index) => ({ spot, n: index + 1 }));
  return JSON.stringify({
    voice: voiceOf(persona),
    context: numbered
      .filter(({ spot }) => !open.includes(spot) && open.some(({ block: paragraph }) => paragraph === spot.block))
      .map(({ n, spot }) => ({ n, text: shown(spot.markdown) })),
    edit: numbered
      .filter(({ spot }) => open.includes(spot))
      .map(({ n, spot }) => {
        const wrong = findings.get(spot);
        return { n, text: shown(spot.markdown), ...(wrong !== undefined && { refused: wrong }) };
      }),
  });
}

/** What of a persona a model is told: its name is for readers. */
export function voiceOf({ audience, stance, purpose }: Persona): Pick<Persona, 'audience' | 'stance' | 'purpose'> {
  return { audience, stance, purpose };
}
