/** A caveat stays with its figure: what a fact's note says is said in the section where the fact first stands. */
import { atClaim, type Check } from '../check.ts';
import type { Block } from '../document.ts';

export const caveat: Check = {
  id: 'caveat',
  *run(play) {
    const told = new Set<string>();
    const sections = new Map<number, ReadonlySet<string>>();
    for (const block of play.document.blocks) {
      if (block.region !== 'body') continue;
      for (const claim of block.claims) {
        const fact = play.facts.get(claim.id);
        if (!fact?.note || told.has(fact.id)) continue;
        told.add(fact.id);
        const stems = sections.get(block.section) ?? stemsOf(play.document.blocks, block.section);
        sections.set(block.section, stems);
        if (keeps(stems, fact.note)) continue;
        yield {
          rule: 'caveat',
          severity: 'error',
          message: `\`${claim.surface}\` stands without its caveat: ${fact.note}`,
          ...atClaim(block, claim),
          actual: claim.surface,
          expected: fact.note,
          fact: fact.id,
        };
      }
    }
  },
};

/** Stems of all words of a section of the body. */
function stemsOf(blocks: readonly Block[], section: number): ReadonlySet<string> {
  const body = blocks.filter((block) => block.region === 'body' && block.section === section);
  return new Set(body.flatMap((block) => wordsOf(block.text)).map(stem));
}

/** Whether a section has most of the words of a note that mean something, whatever their order. */
function keeps(stems: ReadonlySet<string>, note: string): boolean {
  const wanted = wordsOf(note).filter((word) => word.length > 3);
  return wanted.filter((word) => stems.has(stem(word))).length >= wanted.length * 0.6;
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function stem(word: string): string {
  return word.slice(0, Math.max(4, word.length - 3));
}
