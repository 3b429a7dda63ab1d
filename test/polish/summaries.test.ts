/** Summaries through a real endpoint: headlines, decks and takeaways that a model proposes for the case `plain`, and which of them stand. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openEndpoint } from '../../src/endpoint.ts';
import type { SummaryCandidate } from '../../src/model/ledger.ts';
import { formatLedger, parseLedger } from '../../src/newsroom/ledger-file.ts';
import type { Draft } from '../../src/pipeline.ts';
import { shortened } from '../../src/polish/shorten.ts';
import { summariserAt } from '../../src/summarise.ts';
import { verify } from '../../src/verify/verify.ts';
import { contextOf, memory } from '../memory.ts';
import { ATTACKS } from './hostile.ts';
import { type ModelServer, serveAnswers } from './server.ts';
import { plainDraft } from './writer.ts';

const PROMPT = resolve(import.meta.dirname, '../../prompts/summaries.md');

let server: ModelServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

interface Proposal {
  readonly from: number;
  readonly text: string;
}

interface Proposals {
  readonly headlines?: readonly Proposal[];
  readonly decks?: readonly Proposal[];
  readonly takeaways?: readonly Proposal[];
}

interface Question {
  readonly sentences: readonly { readonly n: number; readonly text: string }[];
  readonly refused?: readonly { readonly kind: string; readonly why: string }[];
  readonly wanted: Readonly<Record<string, number>>;
}

/** Words in brackets as claims, with the targets they have in the sentence. */
function linked({ from, text }: Proposal, { sentences }: Question): Proposal {
  const sentence = sentences.find(({ n }) => n === from)?.text ?? '';
  return {
    from,
    text: text.replace(/\[([^\]]+)\](?!\()/g, (whole, words: string) => {
      const at = sentence.indexOf(`[${words}](`);
      return at < 0 ? whole : sentence.slice(at, sentence.indexOf(')', at) + 1);
    }),
  };
}

interface Outcome extends Draft {
  readonly title: string;
  readonly lines: readonly string[];
  readonly candidates: readonly SummaryCandidate[];
}

/** The plain draft with the head that a model proposed. */
async function summarised(propose: (question: Question) => Proposals, files = memory({})): Promise<Outcome> {
  await server?.stop();
  server = await serveAnswers((user) => {
    const question = JSON.parse(user) as Question;
    const { headlines = [], decks = [], takeaways = [] } = propose(question);
    const all = [headlines, decks, takeaways].map((list) => list.map((one) => linked(one, question)));
    return { content: JSON.stringify({ headlines: all[0], decks: all[1], takeaways: all[2] }) };
  });
  return await at(server, files);
}

async function at({ url }: ModelServer, files = memory({})): Promise<Outcome> {
  const prompt = await readFile(PROMPT, 'utf8');
  const disk = { ...files, read: async (path: string) => (await files.read(path)) ?? (path === PROMPT ? prompt : undefined) };
  const config = { model: { name: 'test-model', baseUrl: url, timeout: 5 } };
  const options = { newsroom: '/newsroom', config, limits: {}, secret: () => 'secret-key', clock: () => 0 };
  const draft = await (await summariserAt(openEndpoint(options, contextOf(disk), true))).summarise(plainDraft);
  const text = (draft.markdown ?? '').replace(/\]\(fact:[^)]*\)/g, ']').replaceAll('\\$', '$');
  expect(verify(draft.markdown ?? '', draft.ledger).filter(({ severity }) => severity === 'error')).toEqual([]);
  return {
    ...draft,
    title: /^# (.*)$/m.exec(text)?.[1] ?? '',
    lines: text.split('\n'),
    candidates: draft.ledger.record.summaries?.candidates ?? [],
  };
}

const own = (plainDraft.markdown ?? '')
  .replace(/\]\(fact:[^)]*\)/g, ']')
  .replaceAll('\\$', '$')
  .split('\n');
const OWN_TITLE = "China's mine production of rare earths grows [6%]";

const GOOD: Proposals = {
  headlines: [{ from: 1, text: "China's mine production of rare earths rises [5.9%]" }],
  decks: [
    {
      from: 1,
      text: "China's mine production of rare earths rose [5.9%] to [270,000 metric tons] in [2024], the U.S. Geological Survey estimates.",
    },
  ],
  takeaways: [
    {
      from: 2,
      text: "China accounted for [69.2%] of the world's mine production of rare earths in [2024], the Geological Survey estimates.",
    },
    { from: 6, text: 'MP Materials reported revenue of [$57.4 million].' },
    { from: 7, text: 'Lynas Rare Earths had revenue of [A$170.2 million], up [24.6%], rawmaterials.net said.' },
  ],
};

describe('a faithful model', () => {
  test('heads the piece: its words stand, and the takeaways of the template that tell something else', async () => {
    const { lines, ledger, candidates } = await summarised(() => GOOD);
    expect(lines.slice(lines.findIndex((line) => line.startsWith('# ')))).toMatchObject([
      "# China's mine production of rare earths rises [5.9%]",
      '',
      GOOD.decks?.[0]?.text,
      '',
      '## Key takeaways',
      '',
      ...(GOOD.takeaways ?? []).map(({ text }) => `- ${text}`),
      expect.stringMatching(/^- MP Materials reported production of/),
      ...own.slice(own.indexOf('## What the mines gave') - 1),
    ]);
    expect(candidates.filter(({ by, outcome }) => by === 'model' && outcome !== 'chosen')).toEqual([]);
    expect(candidates.find(({ by, kind }) => by === 'template' && kind === 'headline')?.outcome).toBe('admissible');
    expect(ledger.record).toMatchObject({ model: 'test-model', summaries: { model: 'test-model', prompt: { name: 'summaries' } } });
    expect(parseLedger('x.facts.json', formatLedger(ledger)).record).toEqual(ledger.record);
  });

  test('run again is not asked, and writes the same bytes', async () => {
    const files = memory({});
    const first = await summarised(() => GOOD, files);
    if (!server) throw new Error('no server');
    const second = await at(server, files);
    expect(server.requests()).toBe(1);
    expect(formatLedger(second.ledger)).toBe(formatLedger(first.ledger));
    expect(second.markdown).toBe(first.markdown);
  });

  test('is asked once more for what is wanting, with what was found', async () => {
    const asked: Question[] = [];
    const { title } = await summarised((question) => {
      asked.push(question);
      return question.refused ? GOOD : { headlines: [{ from: 1, text: "China's mine production of rare earths soars [5.9%]" }] };
    });
    expect(asked[1]?.refused).toEqual([expect.objectContaining({ kind: 'headline', why: expect.stringContaining('soars') })]);
    expect(title).toBe("China's mine production of rare earths rises [5.9%]");
  });
});

describe('the best headline', () => {
  /** The headline that stands among those proposed. */
  const best = async (...texts: readonly string[]): Promise<string> =>
    (await summarised(({ refused }) => (refused ? {} : { headlines: texts.map((text) => ({ from: 1, text })) }))).title;

  test('tells a movement rather than none', async () => {
    expect(
      await best("China's mine production of rare earths: [270,000 metric tons]", "China's mine production of rare earths rises [5.9%]"),
    ).toContain('rises');
  });

  test('is the template’s where only that tells a movement', async () => {
    expect(await best('China mines [270,000 metric tons] of rare earths')).toBe(OWN_TITLE);
  });

  test('is the shortest of those that do', async () => {
    expect(
      await best("China's mine production of rare earths rises [5.9%] in [2024]", "China's mine production of rare earths rises [5.9%]"),
    ).toBe("China's mine production of rare earths rises [5.9%]");
  });
});

describe('a proposal is refused', () => {
  const cases: readonly (readonly [string, Proposals, RegExp])[] = [
    [
      'too long',
      { headlines: [{ from: 1, text: "China's mine production of rare earths rises [5.9%] to [270,000 metric tons]" }] },
      /characters; 64 are allowed/,
    ],
    ['not of the lead', { headlines: [{ from: 6, text: 'MP Materials reports revenue of [$57.4 million]' }] }, /not drawn from what leads/],
    ['with a full stop', { headlines: [{ from: 1, text: "China's mine production of rare earths rises [5.9%]." }] }, /without a sign/],
    ['without a figure', { headlines: [{ from: 1, text: "China's mine production of rare earths rises" }] }, /no figure/],
    ['of a sentence that there is not', { headlines: [{ from: 99, text: 'China mines' }] }, /no sentence 99/],
    [
      'with a figure of another sentence',
      { headlines: [{ from: 1, text: 'China rises [5.9%], against [31,000](fact:usgs.ree-mine-production.burma.2024@mcs2025)' }] },
      /is new/,
    ],
    [
      'that says of all what is said of some',
      {
        takeaways: [{ from: 4, text: "China accounted for [98.7%] of the world's production in [2024], the Geological Survey estimates." }],
      },
      /primary/,
    ],
    [
      'without who says it, where it is no headline',
      { decks: [{ from: 1, text: "China's mine production of rare earths rose [5.9%]." }] },
      /who says it is gone/,
    ],
    [
      'that tells a plan as done',
      { takeaways: [{ from: 8, text: "MP Materials' magnet capacity is [10,000 metric tons], MP Materials says." }] },
      /./,
    ],
    [
      'twice of one sentence',
      { takeaways: [...(GOOD.takeaways ?? []).slice(0, 1), ...(GOOD.takeaways ?? []).slice(0, 1)] },
      /told already/,
    ],
  ];
  test.each(cases)('%s', async (_, proposals, why) => {
    const { candidates, title } = await summarised(({ refused }) => (refused ? {} : proposals));
    expect(
      candidates
        .filter(({ outcome }) => outcome === 'refused')
        .map(({ reason }) => reason)
        .join('\n'),
    ).toMatch(why);
    expect(title).toBe(OWN_TITLE);
  });

  // A summary may leave a figure out with its clause.
  const { 'a claim dropped': _shorter, ...attacks } = ATTACKS;

  /** Lines of the head that the template and a faithful model write. */
  const allowed = new Set([
    ...own,
    ...(GOOD.headlines ?? []).map(({ text }) => `# ${text}`),
    ...(GOOD.decks ?? []).map(({ text }) => text),
    ...(GOOD.takeaways ?? []).map(({ text }) => `- ${text}`),
  ]);

  test.each(Object.entries(attacks))('of a hostile model: %s', async (_, attack) => {
    const attacked = (list: readonly Proposal[] = []): readonly Proposal[] =>
      list.map((one) => ({ ...one, text: attack(one.text) ?? one.text }));
    const { lines, candidates } = await summarised((question) => ({
      headlines: attacked(GOOD.headlines?.map((one) => linked(one, question))),
      decks: attacked(GOOD.decks?.map((one) => linked(one, question))),
      takeaways: attacked(GOOD.takeaways?.map((one) => linked(one, question))),
    }));
    expect(lines.filter((line) => !allowed.has(line))).toEqual([]);
    for (const { outcome, reason } of candidates) if (outcome === 'refused') expect(reason).toMatch(/\S/);
  });
});

describe('without an answer the template’s words stand', () => {
  test.each([
    ['wrong key', { error: { message: 'no' }, status: 401 }, /does not know the key/],
    ['no JSON', { content: 'Five headlines follow.' }, /not the JSON/],
    ['another shape', { content: '{"headlines": []}' }, /another shape/],
  ])('%s', async (_, answer, reason) => {
    server = await serveAnswers(() => answer);
    const { markdown, ledger } = await at(server);
    expect(markdown).toBe(plainDraft.markdown);
    expect(ledger.record.model).toBeNull();
    expect(ledger.record.summaries?.reason).toMatch(reason);
  });
});

describe('a sentence without what a headline leaves out', () => {
  const short = (sentence: string, ...kept: readonly string[]): string =>
    shortened(
      sentence.replace(/\[([^\]]+)\]/g, (_, words: string) => `[${words}](fact:${words.replace(/\W/g, '')})`),
      ({ surface }) => kept.includes(surface),
      true,
    ).replace(/\]\(fact:[^)]*\)/g, ']');

  test.each([
    ['Output rose [5%] to [270] in [2024] from [255] a year earlier, the Geological Survey estimates.', ['5%'], 'Output rose [5%].'],
    ['Output rose [5%] to [270] in [2024] from [255] a year earlier.', ['270'], 'Output rose to [270].'],
    ['The Geological Survey estimates that mines gave [270] in [2024].', ['270'], 'Mines gave [270].'],
    ['Output rose [5%] from an estimated [255] a year earlier.', ['5%'], 'Output rose [5%].'],
    ["By the agency's estimates, mines gave [270], up [5%].", ['270'], 'Mines gave [270].'],
    ['Mines gave [270] of oxide, part of it estimated, in [2024].', ['270'], 'Mines gave [270] of oxide, part of it estimated.'],
    [
      'Demand is to grow [500%] by [2050], though the article gives no base.',
      ['500%'],
      'Demand is to grow [500%], though the article gives no base.',
    ],
  ])('%s', (sentence, kept, left) => {
    expect(short(sentence, ...kept)).toBe(left);
  });
});
