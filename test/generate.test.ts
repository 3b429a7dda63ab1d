/** From a newsroom to drafts, on a disk in memory: editions, what stands already, and what is remembered. */
import { describe, expect, it } from 'vitest';
import { openDraftCache } from '../src/draft-cache.ts';
import { generate } from '../src/generate.ts';
import { parseLedger } from '../src/newsroom/ledger-file.ts';
import { contextOf, memory } from './memory.ts';

const NEWSROOM: Readonly<Record<string, string>> = {
  '/n/entities.yaml':
    '- { id: usgs, name: Geological Survey, article: the, class: agency }\n- { id: chile, name: Chile, class: country }\n- { id: peru, name: Peru, class: country }\n',
  '/n/properties.yaml': '- { id: output, label: output, dimension: mass }\n',
  '/n/personas/desk.yaml': 'name: Desk\naudience: a\nstance: s\npurpose: p\n',
  '/n/facts/sources.yaml':
    'sources:\n  week41: { publisher: usgs, title: Week 41, url: null, publishedAt: 2025-10-06, licence: public-domain }\n  week42: { publisher: usgs, title: Week 42, url: null, publishedAt: 2025-10-13, licence: public-domain }\n',
  '/n/facts/a.csv': `id,kind,subject,property,value.amount,value.unit,period,source
usgs.output.chile.2025-10-05,figure,chile,output,100,t,2025-10-05,week41
usgs.output.chile.2025-10-12,figure,chile,output,120,t,2025-10-12,week42
usgs.output.peru.2025-10-12,figure,peru,output,70,t,2025-10-12,week42
`,
  '/n/templates/note.md.hbs': `---
roles:
  now: { required: true }
---
{{#headline}}{{name now}} at {{claim now}}{{/headline}}
{{#deck}}{{name now}} made {{claim now}}{{#say previous.now}} after {{claim previous.now}} a week before{{/say}}, {{attribution now verb="said"}}.{{/deck}}
{{#section "s"}}{{name now}} made {{claim now}} {{when now}}, {{attribution now verb="said"}}.{{/section}}
`,
};

const assignment = (edition: string, query: string) =>
  `slug: note\npersona: desk\ntemplate: note\n${edition}\nstorySource: week42\nsections: [{ id: s, heading: Output }]\nroles:\n  now: ${query}\n`;
const weekly = assignment('edition: { every: week }', '{ subject: chile, property: output }');
const each = assignment('edition: { each: [chile, peru] }', '{ subject: $edition, property: output }');
const plain = assignment('zone: UTC', '{ subject: chile, property: output }');

const OPTIONS = { newsroom: '/n', slugs: ['note'], drafts: '/d' };

describe('editions', () => {
  it('each stand under their key, and one reads the facts of the one before', async () => {
    const files = memory({ ...NEWSROOM, '/n/assignments/note.yaml': weekly });
    const [first] = await generate(OPTIONS, contextOf(files, '2025-10-06T12:00:00Z'));
    const [second] = await generate(OPTIONS, contextOf(files, '2025-10-13T12:00:00Z'));
    expect([first?.file, second?.file]).toEqual(['/d/note/2025-w41.md', '/d/note/2025-w42.md']);
    expect(files.held.get('/d/note/2025-w41.md')).not.toContain('a week before');
    expect(files.held.get('/d/note/2025-w42.md')).toContain(
      '[120 metric tons](fact:usgs.output.chile.2025-10-12) after [100 metric tons](fact:usgs.output.chile.2025-10-05) a week before',
    );
    const ledger = parseLedger('l.json', files.held.get('/d/note/2025-w42.facts.json') ?? '');
    expect(ledger).toMatchObject({ edition: '2025-w42', roles: { now: ['usgs.output.chile.2025-10-12'] } });
    expect(ledger.facts.map(({ id }) => id)).toContain('usgs.output.chile.2025-10-05');
  });

  it('an edition made again does not take itself for the one before', async () => {
    const files = memory({ ...NEWSROOM, '/n/assignments/note.yaml': weekly });
    await generate(OPTIONS, contextOf(files, '2025-10-13T12:00:00Z'));
    const text = files.held.get('/d/note/2025-w42.md');
    const [again] = await generate(OPTIONS, contextOf(files, '2025-10-13T12:00:00Z'));
    expect(again?.state).toBe('unchanged');
    expect(files.held.get('/d/note/2025-w42.md')).toBe(text);
  });

  it('one for each entity', async () => {
    const files = memory({ ...NEWSROOM, '/n/assignments/note.yaml': each });
    const made = await generate(OPTIONS, contextOf(files));
    expect(made.map(({ file, edition, findings }) => [file, edition, findings])).toEqual([
      ['/d/note/chile.md', 'chile', []],
      ['/d/note/peru.md', 'peru', []],
    ]);
    expect(files.held.get('/d/note/peru.md')).toContain('# Peru at [70 metric tons]');
    expect(files.held.get('/d/note/peru.md')).not.toContain('a week before');
  });
});

describe('what a draft says about itself', () => {
  it('holds in its ledger what it may use and why the rest was left out', async () => {
    const files = memory({ ...NEWSROOM, '/n/assignments/note.yaml': plain });
    const [made] = await generate(OPTIONS, contextOf(files));
    const ledger = parseLedger('l.json', files.held.get('/d/note.facts.json') ?? '');
    expect(ledger.facts.map(({ id }) => id)).toEqual(['usgs.output.chile.2025-10-12']);
    expect(ledger.plan.leftOut).toEqual([{ fact: 'usgs.output.chile.2025-10-05', reason: 'not the latest period' }]);
    expect(ledger.entities.map(({ id }) => id)).toEqual(['chile', 'usgs']);
    expect(ledger.record).toMatchObject({ template: { name: 'note' }, model: null, seed: 'note' });
    expect(made).toMatchObject({ state: 'written', findings: [], facts: 1 });
  });

  it('carries machine keys alone above its words', async () => {
    const files = memory({ ...NEWSROOM, '/n/assignments/note.yaml': plain });
    await generate(OPTIONS, contextOf(files));
    expect(files.held.get('/d/note.md')?.split('---')[1]).toBe(
      '\nformat: 1\nslug: "note"\nassignment: "note"\npersona: "desk"\nas-of: "2025-10-13T18:22:00+00:00"\nseed: "note"\nstate: draft\n',
    );
  });
});

describe('an assignment that does not fit', () => {
  it.each([
    ['the template', 'template: note', 'template: other', 'unknown template `other`'],
    ['the persona', 'persona: desk', 'persona: other', 'unknown persona `other`'],
    ['a section', 'id: s,', 'id: t,', 'has no section `t`'],
    ['a role', 'now: {', 'then: {', 'needs the role `now`'],
    [
      'a list',
      'subject: chile, property: output }',
      'subject: chile, property: output, many: true }',
      'the role `now` is one fact in the template note',
    ],
    ['a property', 'subject: chile, property: output', 'subject: chile, property: input', 'roles.now.property: unknown property `input`'],
    ['a source', 'storySource: week42', 'storySource: week43', 'storySource: unknown source `week43`'],
    ['an edition', 'zone: UTC', 'edition: { each: [mars] }', 'edition.each: unknown entity `mars`'],
  ])('in %s is refused before anything is written', async (_case, from, to, says) => {
    const files = memory({ ...NEWSROOM, '/n/assignments/note.yaml': plain.replace(from, to) });
    await expect(generate(OPTIONS, contextOf(files))).rejects.toThrow(
      expect.objectContaining({ message: expect.stringContaining(says), file: expect.stringContaining('/n/') }),
    );
    expect(files.writes).toEqual([]);
  });

  it('an ambiguous query is told with the file of the assignment', async () => {
    const files = memory({ ...NEWSROOM, '/n/assignments/note.yaml': plain.replace('subject: chile, ', '') });
    await expect(generate(OPTIONS, contextOf(files))).rejects.toThrow(
      expect.objectContaining({ message: expect.stringContaining('means several facts'), file: '/n/assignments/note.yaml' }),
    );
    expect(files.writes).toEqual([]);
  });
});

describe('drafts made before', () => {
  const withCache = (texts: Readonly<Record<string, string>>) => {
    const files = memory(texts);
    return { files, context: { ...contextOf(files), cache: '/c' } };
  };
  const remembered = async () => {
    const { files, context } = withCache({ ...NEWSROOM, '/n/assignments/note.yaml': plain });
    const cache = await openDraftCache('/n', context);
    await generate({ ...OPTIONS, cache }, context);
    return { files, context };
  };

  it('are put back as they were where they are gone', async () => {
    const { files, context } = await remembered();
    const [draft, ledger] = [files.held.get('/d/note.md'), files.held.get('/d/note.facts.json')];
    const again = memory(Object.fromEntries([...files.held].filter(([path]) => !path.startsWith('/d/'))));
    const found = await (await openDraftCache('/n', { ...context, files: again }))?.lookUp(['note'], '/d');
    expect(found).toMatchObject([{ slug: 'note', file: '/d/note.md', state: 'written' }]);
    expect([again.held.get('/d/note.md'), again.held.get('/d/note.facts.json')]).toEqual([draft, ledger]);
  });

  it('are unchanged where they stand', async () => {
    const { context } = await remembered();
    expect(await (await openDraftCache('/n', context))?.lookUp(['note'], '/d')).toMatchObject([{ state: 'unchanged' }]);
  });

  it.each([
    ['a fact', '/n/facts/a.csv', ',120,', ',121,'],
    ['a register', '/n/entities.yaml', 'name: Chile', 'name: Chili'],
    ['the template', '/n/templates/note.md.hbs', 'made', 'mined'],
    ['the persona', '/n/personas/desk.yaml', 'name: Desk', 'name: Bench'],
    ['the assignment', '/n/assignments/note.yaml', 'heading: Output', 'heading: Mines'],
    ['the configuration', '/n/factloom.config.ts', '', "export default { style: 'off' };"],
  ])('are not taken when %s has changed', async (_case, path, from, to) => {
    const { files, context } = await remembered();
    await files.write(path, files.held.get(path)?.replace(from, to) ?? '');
    expect(await (await openDraftCache('/n', context))?.lookUp(['note'], '/d')).toBeUndefined();
  });

  it('are not taken at another moment, for another slug, over an edited draft, or from a damaged entry', async () => {
    const { files, context } = await remembered();
    expect(await (await openDraftCache('/n', { ...context, now: '2025-10-14T00:00:00Z' }))?.lookUp(['note'], '/d')).toBeUndefined();
    expect(await (await openDraftCache('/n', context))?.lookUp(['note', 'other'], '/d')).toBeUndefined();
    await files.write('/d/note.md', `${files.held.get('/d/note.md')}More.\n`);
    expect(await (await openDraftCache('/n', context))?.lookUp(['note'], '/d')).toBeUndefined();
    for (const path of files.held.keys()) if (path.startsWith('/c/')) await files.write(path, '{"inputs":');
    expect(await (await openDraftCache('/n', context))?.lookUp(['note'], '/e')).toBeUndefined();
  });

  it('are not kept without a folder for them', async () => {
    expect(await openDraftCache('/n', contextOf(memory(NEWSROOM)))).toBeUndefined();
  });
});

describe('what opens a block with a capital', () => {
  const made = async (fact: string, words: string) => {
    const files = memory({
      ...NEWSROOM,
      '/n/entities.yaml': `${NEWSROOM['/n/entities.yaml']}- { id: us, name: United States, article: the, class: country }\n- { id: e-waste, name: e-waste, class: material }\n`,
      '/n/properties.yaml': `${NEWSROOM['/n/properties.yaml']}- { id: remark, label: remark, dimension: text }\n- { id: start, label: start, dimension: date }\n- { id: rise-change, label: rise, dimension: percent }\n`,
      '/n/facts/a.csv': '',
      '/n/facts/b.yaml': `facts:\n  - { id: x, kind: figure, period: 2025-10-12, source: week42, ${fact} }\n`,
      '/n/templates/note.md.hbs': `---\nroles:\n  now: {}\n---\n{{#headline}}Output{{/headline}}\n{{#section "s"}}${words}{{/section}}\n`,
      '/n/assignments/note.yaml': assignment('zone: UTC', '{ id: x }'),
    });
    const [result] = await generate(OPTIONS, contextOf(files));
    return { findings: result?.findings, text: (files.held.get('/d/note.md') ?? '').split('## Output\n\n')[1] };
  };

  it.each([
    [
      'an approved wording',
      'subject: chile, property: remark, value: { text: most of it }',
      '{{claim now}} it was in {{name now}}, {{attribution now verb="said"}}.',
      '[Most of it](fact:x)',
    ],
    [
      'a comparator',
      'subject: chile, property: output, value: { amount: 100, unit: t, comparator: ">" }',
      '{{claim now}} was output of {{name now}}, {{attribution now verb="said"}}.',
      '[More than 100 metric tons](fact:x)',
    ],
    [
      'a part of a year',
      'subject: chile, property: start, value: { date: late 2026 }',
      '{{claim now}} is the start in {{name now}}, {{attribution now verb="said"}}.',
      '[Late 2026](fact:x)',
    ],
    [
      'a preposition',
      'subject: chile, property: output, value: { amount: 100, unit: t }',
      '{{when now}}, {{name now}} made {{claim now}}, {{attribution now verb="said"}}.',
      'On [Oct. 12](fact:x)',
    ],
    [
      'a name',
      'subject: e-waste, property: output, value: { amount: 100, unit: t }',
      '{{name now}} made {{claim now}}, {{attribution now verb="said"}}.',
      'E-waste made',
    ],
    [
      'a name that ends in s',
      'subject: us, property: output, value: { amount: 100, unit: t }',
      '{{possessive now}} output was {{claim now}}, {{attribution now verb="said"}}.',
      "The United States' output",
    ],
  ])('%s passes the guard', async (_case, fact, words, opens) => {
    const { findings, text } = await made(fact, words);
    expect(text?.startsWith(opens), text).toBe(true);
    expect(findings?.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
