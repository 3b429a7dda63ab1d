/** A newsroom gathers: what is written, what stays, what is told. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nodeContext } from '../../src/context-node.ts';
import { SourceError } from '../../src/errors.ts';
import type { Connector } from '../../src/gather/connector.ts';
import { type GatherResult, gather } from '../../src/gather.ts';
import { loadNewsroom } from '../../src/newsroom/newsroom.ts';
import { figure, source } from '../memory.ts';

let folder = '';
const files = nodeContext().files;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'factloom-gather-'));
  await files.write(join(folder, 'entities.yaml'), 'entities:\n  - { id: china, name: China, class: country }\n');
  await files.write(join(folder, 'properties.yaml'), 'properties:\n  - { id: output, label: output, dimension: mass }\n');
});
afterEach(async () => await rm(folder, { recursive: true }));

/** A source with these figures of output, in tons, by country. */
function countries(
  rows: Readonly<Record<string, string>>,
  more: { fail?: boolean; gap?: boolean; title?: string; vintage?: string } = {},
): Connector {
  return {
    name: 'countries',
    hosts: [],
    async *facts(_window, { register, gap }) {
      const publisher = register.entity({ name: 'Bureau of Ores', class: 'agency' });
      for (const [name, amount] of Object.entries(rows)) {
        const subject = register.entity({ name, class: 'country' });
        yield figure({
          id: `bureau.output.${subject}.2024${more.vintage === undefined ? '' : `@${more.vintage}`}`,
          ...(more.vintage !== undefined && { vintage: more.vintage }),
          subject,
          property: 'output',
          value: { type: 'quantity', amount, unit: 't', comparator: '=' },
          source: source({ id: 'bureau-2024', publisher, ...(more.title !== undefined && { title: more.title }) }),
        });
      }
      if (more.gap) gap('Peru', 'the row is damaged');
      if (more.fail) throw new SourceError('the bureau is closed', { hint: 'try again later' });
    },
  };
}

async function run(...connectors: readonly Connector[]): Promise<GatherResult> {
  return await runSince(undefined, ...connectors);
}

async function runSince(since: string | undefined, ...connectors: readonly Connector[]): Promise<GatherResult> {
  const options = { newsroom: folder, config: { connectors }, only: [], secret: () => undefined, ...(since !== undefined && { since }) };
  return await gather(options, nodeContext({ now: '2026-11-23T12:00:00Z' }));
}

const written = async (name: string): Promise<string> => await readFile(join(folder, name), 'utf8');

describe('gathering', () => {
  test('writes facts, sources and the names it brought, which the newsroom then reads', async () => {
    const { harvests } = await run(countries({ China: '270000', Chile: '9' }));
    expect(harvests[0]).toMatchObject({ gaps: [], gone: [] });
    expect((await written('facts/countries.ndjson')).split('\n').map((line) => line.slice(0, 36))).toEqual([
      '{"id":"bureau.output.chile.2024","ki',
      '{"id":"bureau.output.china.2024","ki',
      '',
    ]);
    const newsroom = await loadNewsroom(folder, files);
    expect(newsroom.entities.get('chile')).toMatchObject({ name: 'Chile', class: 'country' });
    expect(newsroom.facts.map(({ id }) => id)).toEqual(['bureau.output.chile.2024', 'bureau.output.china.2024']);
  });

  test('changes no byte where nothing is new', async () => {
    await run(countries({ China: '270000', Chile: '9' }));
    expect((await run(countries({ China: '270000', Chile: '9' }))).written).toEqual([]);
  });

  test('tells what is new, revised and gone; a revised figure stays beside the new one', async () => {
    await run(countries({ China: '270000', Chile: '9', Peru: '1000' }));
    const { harvests } = await run(countries({ China: '240000', Chile: '9', Brazil: '20' }));
    const [harvest] = harvests;
    expect(harvest?.added.map(({ id }) => id)).toEqual(['bureau.output.brazil.2024']);
    expect(harvest?.revised.map(({ after }) => after.id)).toEqual(['bureau.output.china.2024']);
    expect(harvest?.gone.map(({ id }) => id)).toEqual(['bureau.output.peru.2024']);
    expect(harvest?.facts.map(({ id }) => id)).toEqual([
      'bureau.output.brazil.2024',
      'bureau.output.chile.2024',
      'bureau.output.china.2024',
      'bureau.output.china.2024@until-2025-01-31',
    ]);
  });

  test('another rounding is no revision', async () => {
    await run(countries({ China: '270000' }));
    const { harvests } = await run(countries({ China: '270400' }));
    expect(harvests[0]?.revised).toEqual([]);
    expect(await written('facts/countries.ndjson')).toContain('270400');
  });

  test('a source that fails leaves a gap, keeps what it said before, and stops no other', async () => {
    await run(countries({ China: '270000' }));
    const other = { ...countries({ China: '5' }), name: 'other' };
    other.facts = async function* (window, gathering) {
      for await (const fact of countries({ Chile: '9' }).facts(window, gathering))
        if (fact.kind !== 'lead') yield { ...fact, id: `other.${fact.id}` };
    };
    const { harvests } = await run(countries({ Chile: '9' }, { fail: true }), other);
    expect(harvests.map(({ connector, facts }) => [connector, facts.length])).toEqual([
      ['countries', 2],
      ['other', 1],
    ]);
    expect(JSON.parse(await written('gaps.ndjson'))).toEqual({
      connector: 'countries',
      what: 'countries',
      message: 'the bureau is closed; try again later',
      since: '2026-11-23T12:00:00Z',
    });
  });

  test('nothing is gone where a part could not be read; a gap that closed is told no more', async () => {
    await run(countries({ China: '270000', Peru: '1000' }));
    const { harvests } = await run(countries({ China: '270000' }, { gap: true }));
    expect(harvests[0]?.gone).toEqual([]);
    expect(harvests[0]?.facts).toHaveLength(2);
    await run(countries({ China: '270000', Peru: '1000' }));
    expect(await written('gaps.ndjson')).toBe('');
  });

  test('a lead keeps the moment it was first seen, and its file its bytes', async () => {
    const feed = (...titles: readonly string[]): Connector => ({
      name: 'feed',
      hosts: [],
      async *facts(_window, { now }) {
        for (const title of titles) yield { kind: 'lead', id: title, title, url: null, publisher: 'A feed', firstSeenAt: now };
      },
    });
    const at = async (now: string, connector: Connector): Promise<GatherResult> =>
      await gather({ newsroom: folder, config: { connectors: [connector] }, only: [], secret: () => undefined }, nodeContext({ now }));
    await at('2026-11-23T12:00:00Z', feed('one'));
    expect((await at('2026-11-24T12:00:00Z', feed('one'))).written).toEqual([]);
    await at('2026-11-25T12:00:00Z', feed('one', 'two'));
    const rows = (await written('leads/feed.ndjson')).trim().split('\n');
    expect(rows.map((row) => (JSON.parse(row) as { firstSeenAt: string }).firstSeenAt)).toEqual([
      '2026-11-23T12:00:00Z',
      '2026-11-25T12:00:00Z',
    ]);
  });

  test('a lead stays 30 days after it was first seen, though its source gives it no more', async () => {
    const feed = (...ids: readonly string[]): Connector => ({
      name: 'feed',
      hosts: [],
      async *facts(_window, { now }) {
        for (const id of ids) yield { kind: 'lead', id, title: `${id} at ${now}`, url: null, publisher: 'A feed', firstSeenAt: now };
      },
    });
    const at = async (now: string, connector: Connector): Promise<readonly string[]> => {
      await gather({ newsroom: folder, config: { connectors: [connector] }, only: [], secret: () => undefined }, nodeContext({ now }));
      return (await written('leads/feed.ndjson'))
        .split('\n')
        .flatMap((row) => (row === '' ? [] : (JSON.parse(row) as { title: string }).title));
    };
    await at('2026-11-01T00:00:00Z', feed('one', 'two'));
    expect(await at('2026-11-30T00:00:00Z', feed('two'))).toEqual(['one at 2026-11-01T00:00:00Z', 'two at 2026-11-30T00:00:00Z']);
    expect(await at('2026-12-02T00:00:00Z', feed())).toEqual([]);
  });

  test('a damaged file of its own is told with its line, before anybody is asked', async () => {
    await files.write(join(folder, 'leads/countries.ndjson'), '{"kind":"lead","id":"a"}\n{"kind":\n');
    await expect(run(countries({ China: '1' }))).rejects.toMatchObject({ line: 2, message: 'this line is no JSON' });
  });

  test('names two connectors brought at once stay in both registers, and a rerun changes no byte', async () => {
    const other: Connector = {
      ...countries({}),
      name: 'other',
      async *facts(window, gathering) {
        for await (const fact of countries({ China: '270000' }).facts(window, gathering))
          if (fact.kind !== 'lead') yield { ...fact, id: `other.${fact.id}`, source: { ...fact.source, id: 'other-2024' } };
      },
    };
    await run(countries({ Chile: '9' }), other);
    expect((await run(countries({ Chile: '9' }), other)).written).toEqual([]);
    expect(await written('registers/countries.json')).toContain('Bureau of Ores');
    expect(await written('registers/other.json')).toContain('Bureau of Ores');
    expect((await loadNewsroom(folder, files)).facts).toHaveLength(2);
  });

  test('a name stays in the register while a fact that stays names it, and no longer', async () => {
    await run(countries({ Chile: '9', Peru: '5' }));
    await files.write(join(folder, 'entities.yaml'), 'entities:\n  - { id: cl, name: Chile, class: country }\n');
    await run(countries({ Chile: '9' }, { gap: true }));
    const named = async (): Promise<readonly string[]> =>
      [...(await written('registers/countries.json')).matchAll(/"id":"([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(await named()).toEqual(['bureau-of-ores', 'chile', 'peru']);
    expect((await loadNewsroom(folder, files)).facts.map(({ subject }) => subject)).toEqual(['chile', 'cl', 'peru']);
    await run(countries({ Chile: '9' }));
    expect(await named()).toEqual(['bureau-of-ores']);
  });

  test('a name keeps the id its connector gave it, whatever another calls it', async () => {
    await run(countries({ Chile: '9' }));
    await files.write(
      join(folder, 'registers/another.json'),
      '{"format": 1, "entities": [{"id":"cl","name":"Chile","class":"country"}], "properties": []}\n',
    );
    const { harvests, written: paths } = await run(countries({ Chile: '9' }));
    expect([harvests[0]?.gaps, paths]).toEqual([[], []]);
  });

  test('a source is written alike, in whatever order a connector says what it knows of it', async () => {
    const reordered = (order: (fields: [string, unknown][]) => [string, unknown][]): Connector => ({
      ...countries({}),
      async *facts(window, gathering) {
        for await (const fact of countries({ China: '1' }).facts(window, gathering))
          if (fact.kind !== 'lead')
            yield { ...fact, source: Object.fromEntries(order(Object.entries(fact.source))) as unknown as typeof fact.source };
      },
    });
    await run(reordered((fields) => fields.toReversed()));
    expect((await run(reordered((fields) => fields))).written).toEqual([]);
  });

  test('two documents under one id stay two: each fact keeps the one it was read from', async () => {
    await run(countries({ China: '270000' }, { title: 'As of noon' }));
    const later = countries({ China: '270000', Peru: '9' }, { title: 'As of evening' });
    const { harvests } = await run(later);
    expect(harvests[0]?.facts.map(({ source: from }) => [from.id, from.title])).toEqual([
      ['bureau-2024', 'As of noon'],
      ['bureau-2024-2', 'As of evening'],
    ]);
    expect((await run(later)).written).toEqual([]);
  });

  test('what was published before the window is not gone, though it speaks of a day inside it', async () => {
    await run(countries({ China: '270000' }));
    const { harvests } = await runSince('2024-06-01', countries({}));
    expect(harvests[0]).toMatchObject({ gone: [{ id: 'bureau.output.china.2024' }] });
    await run(countries({ China: '270000' }));
    const { harvests: after } = await runSince('2025-06-01', countries({}));
    expect(after[0]).toMatchObject({ gone: [], facts: [{ id: 'bureau.output.china.2024' }] });
  });

  test('an earlier edition stays when a source gives the next', async () => {
    await run(countries({ China: '270000' }, { vintage: 'e2025' }));
    const { harvests } = await run(countries({ China: '255000' }, { vintage: 'e2026' }));
    expect(harvests[0]).toMatchObject({ gone: [], revised: [] });
    expect(harvests[0]?.facts.map(({ id }) => id)).toEqual(['bureau.output.china.2024@e2025', 'bureau.output.china.2024@e2026']);
    const { harvests: after } = await run(countries({ Peru: '9' }, { vintage: 'e2026' }));
    expect(after[0]?.gone.map(({ id }) => id)).toEqual(['bureau.output.china.2024@e2026']);
  });

  test('two statements under one id are refused', async () => {
    const twice = countries({ China: '1' });
    const both: Connector = {
      ...twice,
      async *facts(window, gathering) {
        yield* twice.facts(window, gathering);
        yield* countries({ China: '2' }).facts(window, gathering);
      },
    };
    expect((await run(both)).harvests[0]?.gaps[0]?.message).toContain('two different facts are called bureau.output.china.2024');
  });

  test('leaves nothing half-written beside the files', async () => {
    await run(countries({ China: '270000' }));
    expect((await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});
