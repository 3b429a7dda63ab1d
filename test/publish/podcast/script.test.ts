/** The script: what two voices say of an article, what they leave out, and what they refuse to say. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeContext } from '../../../src/context-node.ts';
import { podcast } from '../../../src/podcast.ts';
import { draftArticles } from '../../../src/review/articles.ts';
import { withCase } from '../../cases.ts';
import { entity, figure } from '../../memory.ts';
import { APPROVED, article, FACTS } from '../article.ts';
import { beep, podcastFiles, spoken } from './beep.ts';
import { chaptersErrors, readVtt, transcriptErrors } from './validate.ts';

const TOLD = `# China's mines grow [6%](fact:change)

China made [270,000 metric tons](fact:now) in [2024](fact:now), the U.S. Geological Survey reported.

## Key takeaways

- China's output was [270,000 metric tons](fact:now) in [2024](fact:now).
- China's output rose [5.9%](fact:change) from a year earlier.

## Supply

China's mines made [270,000 metric tons](fact:now) in [2024](fact:now), up [5.9%](fact:change) from [255,000](fact:before) a year earlier, the U.S. Geological Survey reported.
`;
const told = (over: Parameters<typeof article>[0] = {}) => article({ body: TOLD, ...over });

describe('a script', () => {
  test('discloses first, then takeaways with their sources, then sections, then a sign-off', async () => {
    const lines = await spoken(told());
    expect(lines[1]).toBe(
      'Nora: Before we start: both voices here are synthetic, and the script was put together by software from sourced data.',
    );
    expect(lines[2]).toBe('Nora: No AI model wrote any of it. And this is a draft: nobody has reviewed it yet.');
    expect(lines).toContain("Nora: Here's the headline. China's mines grow six percent.");
    expect(lines).toContain("Nora: China's output was two hundred seventy thousand metric tons in 2024.");
    expect(lines).toContain('Nora: From the U.S. Geological Survey.');
    expect(lines).toContain(
      "Nora: China's mines made two hundred seventy thousand metric tons in 2024, up five point nine percent from two hundred fifty-five thousand a year earlier, the U.S. Geological Survey reported.",
    );
    expect(lines.at(-1)).toBe("Miles: And I'm Miles, another one. Thanks for listening.");
  });

  test('names who reviewed, and says where a model edited', async () => {
    const record = { ...told().ledger.record, model: 'gpt-4.1-mini' };
    const lines = await spoken(told({ approval: APPROVED, ledger: { record } }));
    expect(lines[2]).toBe('Nora: An AI model edited some of the wording. It was reviewed by Ada Okafor.');
  });

  test.each([
    ['nothing but a title', "# China's mines grow [6%](fact:change)\n"],
    ['a section without words', `${TOLD}\n## Nothing here\n`],
    ['a section of a table', `${TOLD}\n## A table\n\n| a | b |\n|---|---|\n| c | d |\n`],
    ['no takeaways', TOLD.replace(/## Key takeaways[\s\S]*?(?=## Supply)/, '')],
    ['no title', TOLD.replace(/^# .*\n/, '')],
    ['a sentence over two lines', TOLD.replace('in [2024](fact:now), up', 'in\n[2024](fact:now), up')],
    ['emphasis in its title', TOLD.replace("China's mines", "*China's* mines")],
  ])('is made of an article with %s', async (_case, body) => {
    const lines = await spoken(article({ body }));
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.join('\n')).not.toMatch(/undefined|\[|\]|\*|Nothing here|A table/);
  });

  test('leaves out what cannot stand where the sentence before it is gone', async () => {
    const body = TOLD.replace(
      '## Supply',
      '## Before\n\nIt was [255,000](fact:before) by the U.S. Geological Survey.\n\n## Supply',
    ).replace(' from [255,000](fact:before)', '');
    expect((await spoken(article({ body }))).join('\n')).not.toContain('two hundred fifty-five thousand');
  });

  test('keeps a caveat right behind its figure, on being asked', async () => {
    const [now, ...others] = FACTS;
    if (!now) throw new Error('no fact');
    const facts = [{ ...now, note: 'quota; leaves out undocumented output' }, ...others];
    const caveat = 'That is a quota that leaves out undocumented output.';
    const lines = await spoken(told({ body: `${TOLD.trim()} ${caveat}\n`, ledger: { facts } }));
    const at = lines.findIndex((line) => line.includes('undocumented'));
    expect(lines[at]).toBe("Nora: That's a quota that leaves out undocumented output.");
    expect(lines[at - 1]).toMatch(/^Miles: (?:Anything to keep in mind with that|Is there a catch)\?$/);
  });

  test('a takeaway whose caveat no point tells is not told either', async () => {
    const [now, ...others] = FACTS;
    if (!now) throw new Error('no fact');
    const facts = [{ ...now, note: 'quota; leaves out undocumented output' }, ...others];
    const lines = await spoken(told({ ledger: { facts } }));
    expect(lines.filter((line) => line.includes("China's output was"))).toEqual([]);
  });

  test('is as long as it is asked to be', async () => {
    const supply = Array.from(
      { length: 30 },
      (_, index) => `By the estimates of the U.S. Geological Survey China made [${200 + index},000 metric tons](fact:y${index}).`,
    );
    const facts = [...FACTS, ...supply.map((_, index) => figure({ id: `y${index}`, amount: `${200 + index}000` }))].toSorted((a, b) =>
      a.id < b.id ? -1 : 1,
    );
    const long = told({ body: `${TOLD}\n${supply.join('\n\n')}\n`, ledger: { facts } });
    const count = async (minutes: number): Promise<number> => (await spoken(long, { minutes })).join(' ').split(' ').length;
    expect(await count(2)).toBeLessThan(2 * 170);
    expect(await count(4)).toBeGreaterThan(3 * 140);
    expect(await count(4)).toBeLessThan(4 * 170);
  });
});

describe('the guard', () => {
  test.each([
    [
      'a figure that is not its fact',
      TOLD.replace('output was [270,000', 'output was [280,000'),
      'does not pass the guard: Unexpected `280,000 metric tons`',
    ],
    [
      'a figure without a fact',
      TOLD.replace("China's output rose", "In all 7,500 miners worked and China's output rose"),
      'does not pass the guard: Unexpected figure `7,500',
    ],
  ])('%s is a PublishError', async (_case, body, message) => {
    await expect(spoken(article({ body }))).rejects.toMatchObject({ name: 'PublishError', message: expect.stringContaining(message) });
  });

  test.each(['company-results-loss', 'policy-brief', 'series-turn', 'snapshot', 'table-countries', 'table-row'])(
    '%s has a script',
    (name) =>
      withCase(name, async ({ drafts, now }) => {
        const [found] = await draftArticles(drafts, [], nodeContext({ now }).files);
        if (!found) throw new Error(`no draft of ${name}`);
        expect((await spoken(found.article)).length).toBeGreaterThan(15);
      }),
  );
});

describe('hostile words', () => {
  const HOSTILE = '<script>alert("1")</script> & {{x}} {% y %} $z$ --- 💥 A: no --> end';

  test('come out as they are in every file', async () => {
    const entities = [
      ...told().ledger.entities.filter(({ id }) => id !== 'usgs'),
      entity('usgs', { name: HOSTILE, class: 'agency', aliases: ['U.S. Geological Survey'] }),
    ];
    const made = await podcastFiles([told({ ledger: { entities } })], { show: `Desk ${HOSTILE}`, hosts: ['<b>Nora', 'Miles & Co.'] });
    const vtt = readVtt(made.get('podcast/rare-earths.vtt') ?? '');
    expect(vtt.errors).toEqual([]);
    expect(vtt.cues.map(({ text }) => text).join(' ')).toContain(HOSTILE);
    expect(new Set(vtt.cues.map(({ speaker }) => speaker))).toEqual(new Set(['<b>Nora (AI voice)', 'Miles & Co. (AI voice)']));
    expect(transcriptErrors(made.get('podcast/rare-earths.transcript.json') ?? '')).toEqual([]);
    expect(chaptersErrors(made.get('podcast/rare-earths.chapters.json') ?? '')).toEqual([]);
    expect(made.get('podcast/rare-earths.chapters.json')).toContain(JSON.stringify(`Desk ${HOSTILE}`));
  });

  test('a number in the name of the programme is no figure, one in its template is', async () => {
    expect((await spoken(told(), { show: 'Channel 4' })).join('\n')).toContain('Nora: This is Channel 4.');
  });
});

describe('names', () => {
  test('sound as the config says, and are written as they are', async () => {
    const voices = beep();
    const made = await podcastFiles([told()], { voices, pronounce: { China: 'Chy-nah' } });
    expect(voices.said.join(' ')).toContain("Chy-nah's mines made two hundred seventy thousand metric tons");
    expect(made.get('podcast/rare-earths.script.txt')).toContain("China's mines made");
    expect([...made.values()].join(' ')).not.toContain('Chy-nah');
  });

  test('that would sound like a figure are refused', async () => {
    await expect(spoken(told(), { pronounce: { China: 'three percent' } })).rejects.toThrow(
      'the podcast would say “three percent” for “6%”',
    );
    await expect(spoken(told(), { pronounce: { thousand: 'million' } })).rejects.toThrow(
      'the podcast would say “two hundred seventy million metric tons” for “270,000 metric tons”',
    );
  });
});

describe('a template of one’s own', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'factloom-script-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });
  const own = async (text: string): Promise<string> => {
    const template = join(folder, 'own.hbs');
    await writeFile(template, text);
    return template;
  };

  test('says what it says', async () => {
    const template = await own('# Hello\nA: Both voices are synthetic.\nB: {{sentence headline}}\n');
    expect(await spoken(told(), { template })).toEqual([
      'Hello',
      'Nora: Both voices are synthetic.',
      "Miles: China's mines grow six percent.",
    ]);
  });

  test.each([
    ['a path that is not there', '# Hello\nA: {{nothing}}\n', 'cannot be run: "nothing" not defined'],
    ['a condition that is not there', '# Hello\nA: {{#if nothing}}x{{/if}} y\n', 'cannot be run: there is no `nothing`'],
    ['a line without a voice', '# Hello\nWelcome!\n', 'a line has no voice: "Welcome!"'],
    ['a line before any chapter', 'A: Welcome!\n', 'a line has no voice: "A: Welcome!"'],
    ['an open block', '# Hello\n{{#if deck}}A: x\n', 'cannot parse'],
    ['no line', '# Hello\n', 'has no line'],
    ['a figure of its own', '# Hello\nA: Both voices are synthetic.\nB: Up 12% today.\n', 'does not pass the guard'],
    ['no disclosure', '# Hello\nA: Welcome.\n', 'its first line does not say that the voices are synthetic'],
  ])('with %s is refused', async (_case, text, message) => {
    const template = await own(text);
    await expect(spoken(told(), { template })).rejects.toThrow(message);
  });

  test('that is not there is named', async () => {
    await expect(spoken(told(), { template: join(folder, 'gone.hbs') })).rejects.toThrow('there is no such template of a script');
  });
});

describe('options', () => {
  test.each([
    [{ hosts: ['Nora', 'Nora'] }, 'podcast: hosts: both have one name'],
    [{ show: ' ' }, 'podcast: show: " " is no name'],
    [{ minutes: 0 }, 'podcast: minutes: 0'],
    [{ pronounce: { x: 1 } }, 'podcast: pronounce: a name and how it sounds are needed'],
    [{ voice: 'x' }, 'podcast: unknown option `voice`'],
    [{ voices: {} }, 'podcast: voices: no engine'],
    [
      { feed: { url: 'https://x.org', owner: { name: 'x', email: 'x' }, image: 'https://x.org/a.png' } },
      'podcast: feed: owner: name and email are needed',
    ],
    [
      { feed: { url: 'https://x.org', owner: { name: 'x', email: 'a@x.org' }, image: 'a.gif' } },
      'podcast: feed: image: the address of a PNG or JPEG is needed',
    ],
    [{ feed: { url: 'x', owner: { name: 'x', email: 'a@x.org' }, image: 'https://x.org/a.png' } }, 'podcast: feed: url: "x" is no address'],
  ])('%j is refused', (options, message) => {
    expect(() => podcast(options as never)).toThrow(message);
  });
});
