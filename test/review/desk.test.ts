/** What the desk decides after a draft is written: hold, correct, withdraw; on a disk in memory, with the real guard for notes. */
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import { formatDraft } from '../../src/newsroom/draft-file.ts';
import { formatLedger } from '../../src/newsroom/ledger-file.ts';
import { approve, correct } from '../../src/review/approve.ts';
import { approvedArticles } from '../../src/review/articles.ts';
import { hold, release } from '../../src/review/hold.ts';
import { articleFindings, type Guard } from '../../src/review/note.ts';
import { withdraw } from '../../src/review/withdraw.ts';
import { verify } from '../../src/verify/verify.ts';
import { contextOf, figure, memory } from '../memory.ts';
import { article, BODY, FACTS } from '../publish/article.ts';

/** The body is a scene of other tests and passes; a note is read by the guard itself. */
const guard: Guard = (text, ledger, options) => (options ? verify(text, ledger, options) : []);
const BASE = { newsroom: '/n', drafts: '/n/drafts', slug: 'rare-earths', by: 'Ada Okafor', verify: guard };
const front = {
  slug: 'rare-earths',
  assignment: 'a',
  persona: 'vane',
  asOf: '2025-10-13T14:22:00-04:00',
  seed: 's',
  state: 'draft' as const,
};

const WRONG = article();
const RIGHT = article({
  body: BODY.replaceAll('270,000', '280,000'),
  ledger: { facts: [figure({ id: 'now', vintage: 'e', amount: '280000' }), ...FACTS.slice(1)] },
});
const NOTE = "An earlier version gave China's mine production in 2024 as 270,000 metric tons. It was 280,000 metric tons.";

type Disk = ReturnType<typeof memory>;
async function drafted(disk: Disk, { body, ledger }: Article = WRONG): Promise<void> {
  await disk.write('/n/drafts/rare-earths.md', formatDraft(front, body));
  await disk.write('/n/drafts/rare-earths.facts.json', formatLedger(ledger));
}

async function published(): Promise<Disk> {
  const disk = memory({});
  await drafted(disk);
  await approve(BASE, contextOf(disk));
  return disk;
}

describe('correct', () => {
  it('is a version that says what was wrong and what is right', async () => {
    const disk = await published();
    await drafted(disk, RIGHT);
    expect(await correct({ ...BASE, note: ` Correction: ${NOTE}` }, contextOf(disk))).toMatchObject({ state: 'approved', version: 2 });
    expect(disk.held.get('/n/articles/rare-earths/v2.md')).toContain(`correction: ${JSON.stringify(NOTE)}\n`);
    const [found] = await approvedArticles('/n', [], disk);
    expect(found?.article.approval).toMatchObject({ version: 2, by: 'Ada Okafor', correction: NOTE });
    expect(found && articleFindings(found, guard)).toEqual([]);
  });

  it.each([
    [undefined, '--note is missing'],
    ['  ', '--note is missing'],
    ['Clarifies the output of China.', '--note begins with `Clarifies`'],
    ['One line.\nAnd another.', 'line break'],
    ['See https://example.org/.', 'web or mail address'],
    ['a'.repeat(501), 'longer than 500 characters'],
  ])('refuses the note %j', async (note, says) => {
    const disk = await published();
    await drafted(disk, RIGHT);
    await expect(correct({ ...BASE, note }, contextOf(disk))).rejects.toThrow(says);
  });

  it('refuses where nothing has changed but the moment', async () => {
    const disk = await published();
    await drafted(disk, article({ ledger: { asOf: '2025-10-20T09:00:00-04:00' } }));
    await expect(correct({ ...BASE, note: NOTE }, contextOf(disk))).rejects.toThrow('nothing of `rare-earths` has changed since v1');
  });

  it('refuses what was never approved, and what is withdrawn', async () => {
    const disk = memory({});
    await drafted(disk);
    await expect(correct({ ...BASE, note: NOTE }, contextOf(disk))).rejects.toThrow('nothing of `rare-earths` is approved');
    await approve(BASE, contextOf(disk));
    await withdraw({ ...BASE, reason: 'It was wrong.' }, contextOf(disk));
    await drafted(disk, RIGHT);
    await expect(correct({ ...BASE, note: NOTE }, contextOf(disk))).rejects.toThrow('is withdrawn');
  });

  it.each([
    ['a figure of neither version', 'It was 290,000 metric tons.', '290,000 metric tons'],
    ['a name that nobody knows', 'It named Pablo Neruda.', 'Pablo Neruda'],
  ])('the guard holds a note with %s', async (_case, note, says) => {
    const disk = await published();
    await drafted(disk, RIGHT);
    const result = await correct({ ...BASE, note }, contextOf(disk));
    expect(result).toMatchObject({ state: 'held', inNote: [{ message: expect.stringContaining(says) }] });
    expect([...disk.held.keys()]).not.toContain('/n/articles/rare-earths/v2.md');
  });

  it('a draft with an error is held, whatever the note says', async () => {
    const disk = await published();
    await drafted(disk, RIGHT);
    const strict: Guard = (text, ledger, options) => (options ? [] : verify(text.replace('](fact:now)', '](fact:gone)'), ledger));
    expect(await correct({ ...BASE, note: NOTE, verify: strict }, contextOf(disk))).toMatchObject({ state: 'held' });
  });

  it('a note that was changed on disk is found before it is published', async () => {
    const disk = await published();
    await drafted(disk, RIGHT);
    await correct({ ...BASE, note: NOTE }, contextOf(disk));
    const path = '/n/articles/rare-earths/v2.md';
    await disk.write(path, (disk.held.get(path) ?? '').replace('It was 280,000', 'It was 820,000'));
    const [found] = await approvedArticles('/n', [], disk);
    const line = found?.text.split('\n').findIndex((row) => row.startsWith('correction: '));
    expect(found && articleFindings(found, guard)).toMatchObject([{ rule: 'unsupported', line: (line ?? 0) + 1 }]);
  });
});

describe('withdraw', () => {
  it('puts a notice in the place of the text, and leaves the versions alone', async () => {
    const disk = await published();
    const before = disk.held.get('/n/articles/rare-earths/v1.md');
    const reason = 'The agency has taken its data back.';
    expect(await withdraw({ ...BASE, reason }, contextOf(disk))).toEqual({
      state: 'withdrawn',
      file: '/n/articles/rare-earths/v2.md',
      version: 2,
    });
    expect(disk.held.get('/n/articles/rare-earths/v1.md')).toBe(before);
    const [found] = await approvedArticles('/n', [], disk);
    expect(found?.article.body).toMatch(
      /^# Withdrawn: China's mines grow 6%\n\nThis article was withdrawn on .+, by Ada Okafor\. The agency has taken its data back\.\n$/,
    );
    expect(found?.article.ledger).toMatchObject({ facts: [], entities: [], topics: [] });
    expect(found && articleFindings(found, guard)).toEqual([]);
  });

  it('is told once, of what there is', async () => {
    const disk = await published();
    await withdraw({ ...BASE, reason: 'It was wrong.' }, contextOf(disk));
    await expect(withdraw({ ...BASE, reason: 'It was wrong.' }, contextOf(disk))).rejects.toThrow('withdrawn already: It was wrong.');
    await expect(withdraw({ ...BASE, slug: 'other', reason: 'It was wrong.' }, contextOf(disk))).rejects.toThrow(
      'no approved article `other`',
    );
    await expect(withdraw({ ...BASE, reason: '' }, contextOf(disk))).rejects.toThrow('--reason is missing');
  });

  it('the guard holds a reason with a figure that no fact has', async () => {
    const disk = await published();
    expect(await withdraw({ ...BASE, reason: 'The output was 290,000 metric tons.' }, contextOf(disk))).toMatchObject({
      state: 'held',
      findings: [{ rule: 'altered' }],
    });
    expect([...disk.held.keys()]).not.toContain('/n/articles/rare-earths/v2.md');
  });

  it('is not undone by approving the same again; another text is a new version', async () => {
    const disk = await published();
    await withdraw({ ...BASE, reason: 'It was wrong.' }, contextOf(disk));
    await drafted(disk, article({ ledger: { asOf: '2025-10-20T09:00:00-04:00' } }));
    expect(await approve(BASE, contextOf(disk))).toMatchObject({
      state: 'held',
      withdrawn: { by: 'Ada Okafor', withdrawal: 'It was wrong.' },
    });
    await drafted(disk, RIGHT);
    expect(await approve(BASE, contextOf(disk))).toMatchObject({ state: 'approved', version: 3 });
    const [found] = await approvedArticles('/n', [], disk);
    expect(found?.article.body).toContain('280,000');
    expect(found?.article.earlier?.map(({ approval }) => approval.withdrawal)).toEqual([undefined, 'It was wrong.']);
  });
});

describe('hold', () => {
  it('keeps a draft back until it is released', async () => {
    const disk = memory({});
    await drafted(disk);
    const was = disk.held.get('/n/drafts/rare-earths.md');
    await hold({ ...BASE, reason: 'Waits for the revision.' }, contextOf(disk));
    expect(await approve(BASE, contextOf(disk))).toMatchObject({
      state: 'held',
      hold: { by: 'Ada Okafor', reason: 'Waits for the revision.' },
    });
    expect(await release(BASE, contextOf(disk))).toMatchObject({ hold: { reason: 'Waits for the revision.' } });
    expect(disk.held.get('/n/drafts/rare-earths.md')).toBe(was);
    expect(await approve(BASE, contextOf(disk))).toMatchObject({ state: 'approved' });
  });

  it('refuses a draft that is not there, a hold without a reason, and a release of what nobody holds', async () => {
    const disk = memory({});
    await expect(hold({ ...BASE, reason: 'Waits.' }, contextOf(disk))).rejects.toThrow('there is no draft `rare-earths`');
    await drafted(disk);
    await expect(hold({ ...BASE, reason: undefined }, contextOf(disk))).rejects.toThrow('--reason is missing');
    await expect(release(BASE, contextOf(disk))).rejects.toThrow('nobody holds `rare-earths`');
  });
});
