/** Where the words of templates and partials meet: inside a sentence, on lines of their own, and as the opening of a block. */
import { describe, expect, it } from 'vitest';
import { entity, figure } from '../memory.ts';
import { draftOf, ENTITIES, say } from './write.ts';

const x = figure();
const HEAD = '---\nparams: [fact]\n---\n\n';
const partials = {
  amount: `${HEAD}{{claim fact}}\n\n`,
  row: `${HEAD}- {{claim fact}}\n`,
  quiet: `${HEAD}{{#if (noted fact)}}\nA note.\n{{/if}}\n`,
};
const CLAIM = '[270,000 metric tons](fact:usgs.mine-production.china.2024)';

describe('a partial', () => {
  it('stands inside a sentence', () => {
    expect(say('It made {{> amount fact=x}}, no more, and ({{> amount fact=x}}).', { facts: { x }, partials })).toBe(
      `It made ${CLAIM}, no more, and (${CLAIM}).`,
    );
  });

  it('on a line of its own does not run into the words after it', () => {
    expect(say('It made\n{{> amount fact=x}}\nand no more.', { facts: { x }, partials })).toBe(`It made ${CLAIM} and no more.`);
  });

  it('on lines of their own make a list', () => {
    expect(say('Rows:\n\n{{> row fact=x}}\n{{> row fact=x}}\n\nEnd.', { facts: { x }, partials })).toBe(
      `Rows:\n\n- ${CLAIM}\n- ${CLAIM}\n\nEnd.`,
    );
  });

  it('that says nothing leaves the paragraph whole', () => {
    expect(say('One.\n{{> quiet fact=x}}\nTwo.', { facts: { x }, partials })).toBe('One. Two.');
    const two = say('One\n{{> amount fact=x}}\n{{> quiet fact=x}}\nTwo.', { facts: { x }, partials });
    expect(two).toBe(`One ${CLAIM} Two.`);
  });

  it('that ends with a partial on its own line stands inside a sentence too', () => {
    const nested = { ...partials, outer: `${HEAD}{{> amount fact=fact}}\n` };
    expect(say('It ({{> outer fact=x}}) is.', { facts: { x }, partials: nested })).toBe(`It (${CLAIM}) is.`);
  });

  it('keeps its line numbers in errors', () => {
    expect(() => say('{{> p fact=x}}', { facts: { x }, partials: { p: `${HEAD}{{note fact}}` } })).toThrow(
      expect.objectContaining({ file: 'templates/partials/p.md.hbs', line: 5 }),
    );
  });
});

describe('the first letter of a block', () => {
  const entities = [...ENTITIES, entity('ewaste', { name: 'e-waste', class: 'material' })];

  it('is a capital in headline, deck, takeaway and each paragraph, a name and a figure after it as they are', () => {
    const words = `{{#headline}}output of {{name y}}{{/headline}}{{#deck}}{{name x}}{{/deck}}{{#takeaway}}{{name x}} rose{{/takeaway}}
{{#section "s"}}
{{name x}} rose.

"it rose," it said.

{{claim x}} came of it.

- one
{{/section}}`;
    const facts = { x: figure({ subject: 'ewaste' }), y: figure({ subject: 'ewaste' }) };
    expect(draftOf(words, { facts, entities })).toBe(
      `# Output of e-waste\n\nE-waste\n\n## Key takeaways\n\n- E-waste rose\n\n## S\n\nE-waste rose.\n\n"It rose," it said.\n\n${CLAIM} came of it.\n\n- one\n`,
    );
  });

  it("is a capital inside a claim's words, never in its target", () => {
    const quote = figure({ id: 'a.b', value: { type: 'text', text: 'deeply concerned' }, wordings: ['deeply concerned'] });
    expect(draftOf('{{#section "s"}}{{claim x}} it was.{{/section}}', { facts: { x: quote } })).toContain(
      '[Deeply concerned](fact:a.b) it was.',
    );
  });
});
