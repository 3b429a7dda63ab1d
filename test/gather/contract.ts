/** What every connector that asks the network must do, whatever its source answers. One call of this in each connector's test. */
import { afterEach, describe, expect, test } from 'vitest';
import type { Connector } from '../../src/gather/connector.ts';
import { payloadTree, readStored, storedName } from '../../src/gather/payload.ts';
import { FACT_ID } from '../../src/model/fact.ts';
import { linkFacts, parseFactFile } from '../../src/newsroom/fact-file.ts';
import { formatSnapshot } from '../../src/newsroom/snapshot-file.ts';
import { checkSources, type StoredPayload } from '../../src/verify/sources.ts';
import { type Run, run } from './run.ts';
import { type Reply, type Route, type Server, serve } from './server.ts';

/** What a source sends instead: a body of its own, or its good one with other words. */
type Instead = string | ((good: string) => string);

export interface Contract {
  /** A connector with the options its users give. */
  readonly connector: () => Connector;
  /** Its source in good health. */
  readonly route: Route;
  readonly run?: Omit<Run, 'server'>;
  /** Facts it must give from that at least. */
  readonly atLeast: number;
  /** Whether every figure has a pointer into a stored payload at which it stands. Default true. */
  readonly pointers?: boolean;
  /** Set for a connector of leads. */
  readonly leads?: true;
  /** Answers with 200 that are none, as this source would send them; null where there is no such answer, or it is no failure. */
  readonly odd: {
    /** An error inside. */
    readonly error: Instead;
    /** A whole answer that holds nothing. */
    readonly empty: Instead | null;
    /** A column or field that is called otherwise than before. */
    readonly renamed: Instead | null;
    /** Null where any bytes are words of the character set. */
    readonly charset?: null;
  };
}

const HTML = '<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>Checking your browser</body></html>';

const FAILURES: readonly (readonly [name: string, reply: Reply | ((good: Reply) => Reply)])[] = [
  ['429 with Retry-After', { status: 429, headers: { 'retry-after': '3600' }, body: 'slow down' }],
  ['403', { status: 403, headers: { 'content-type': 'text/html' }, body: HTML }],
  ['500', { status: 500, body: 'Internal Server Error' }],
  ['no answer', { silent: true }],
  ['a body that breaks off', (good) => ({ ...good, cut: true })],
  ['a web page', { status: 200, headers: { 'content-type': 'text/html' }, body: HTML }],
  ['an empty body', { status: 200, body: '' }],
];

/** A character of Latin-1 in the middle of what is UTF-8. */
function otherCharset({ body = '', ...reply }: Reply): Reply {
  const bytes = Buffer.from(body);
  const middle = Math.floor(bytes.length / 2);
  return { ...reply, body: Buffer.concat([bytes.subarray(0, middle), Buffer.from([0xe9]), bytes.subarray(middle)]) };
}

function instead(change: Instead): (good: Reply) => Reply {
  return ({ body = '', ...reply }) => ({ ...reply, body: typeof change === 'string' ? change : change(Buffer.from(body).toString()) });
}

/** Runs the suite. */
export function connectorContract({ connector, route, run: options = {}, atLeast, pointers = true, leads, odd }: Contract): void {
  const failures = [
    ...FAILURES,
    ['200 with an error', instead(odd.error)] as const,
    ...(odd.empty === null ? [] : [['an answer that holds nothing', instead(odd.empty)] as const]),
    ...(odd.renamed === null ? [] : [['a column that changed its name', instead(odd.renamed)] as const]),
    ...(odd.charset === null ? [] : [['the wrong character set', otherCharset] as const]),
  ];
  describe('contract of connectors', () => {
    let server: Server | undefined;
    afterEach(async () => await server?.close());
    const open = async (over: Route = route): Promise<Server> => {
      server = await serve(over);
      return server;
    };

    test('gives facts that a newsroom reads back, each with a source', async () => {
      const ran = await run(connector(), { ...options, server: await open() });
      expect(ran.gaps).toEqual([]);
      const given = leads ? ran.leads : ran.facts;
      expect(given.length).toBeGreaterThanOrEqual(atLeast);
      for (const { id } of ran.facts) expect(id).toMatch(FACT_ID);
      const text = formatSnapshot(ran.facts);
      const back = linkFacts([parseFactFile('s.json', text.sources), parseFactFile('f.ndjson', text.facts)]).facts;
      expect(back.map(({ id, value }) => [id, value])).toEqual(ran.facts.map(({ id, value }) => [id, value]));
      for (const fact of ran.facts) {
        expect(ran.register.find(fact.subject)?.id, fact.id).toBe(fact.subject);
        expect(ran.register.find(fact.source.publisher)?.id, fact.id).toBe(fact.source.publisher);
      }
    });

    test('gives the same again, and then nothing is new', async () => {
      const first = await run(connector(), { ...options, server: await open() });
      await server?.close();
      const later = { ...options, now: '2026-11-24T12:00:00Z', before: first.facts };
      const second = await run(connector(), { ...later, server: await open() });
      expect(second.added).toEqual([]);
      expect(second.revised).toEqual([]);
      expect(second.gone).toEqual([]);
      expect(formatSnapshot(second.facts)).toEqual(formatSnapshot(first.facts));
    });

    test.runIf(pointers && !leads)('points each figure to where it stands in the stored payload', async () => {
      const ran = await run(connector(), { ...options, server: await open() });
      const stored = new Map<string, StoredPayload>();
      for (const [sha256, payload] of ran.payloads) {
        const back = await readStored(storedName(payload).replace(/\.gz$/, ''), payload.bytes);
        if (back && ['json', 'ndjson', 'csv', 'xml', 'xlsx'].includes(back.format))
          stored.set(sha256, { sha256: back.sha256, tree: await payloadTree(back), decimal: back.decimal });
      }
      const figures = ran.facts.filter((fact) => fact.kind === 'figure' && fact.value.type === 'quantity');
      const checked = checkSources(figures, (sha256) => stored.get(sha256));
      expect(checked.filter(({ state }) => state !== 'matches').slice(0, 5)).toEqual([]);
    });

    test.each(failures)('%s: a gap with what happened, and what was there stays', async (_name, failure) => {
      const good = await run(connector(), { ...options, server: await open() });
      await server?.close();
      const broken: Route = (url, request) => {
        const reply = route(url, request);
        return typeof failure === 'function' ? failure(reply ?? {}) : failure;
      };
      const ran = await run(connector(), { ...options, timeout: 150, server: await open(broken), before: good.facts });
      expect(ran.gaps.length).toBeGreaterThan(0);
      for (const { message } of ran.gaps) expect(message).toMatch(/\S+ .*\S/);
      expect(ran.facts).toEqual(good.facts);
      expect(ran.gone).toEqual([]);
    });

    test('writes no key into an address, a fact or a message', async () => {
      const secrets = new Proxy({}, { get: () => 'S3CRET-KEY-0123456789abcdef01234567' }) as Record<string, string>;
      const ran = await run(connector(), { ...options, secrets, server: await open() });
      const failed = await run(connector(), {
        ...options,
        secrets,
        timeout: 150,
        server: await reopened(server, async () => await open(() => ({ status: 500 }))),
      });
      expect(JSON.stringify([ran.facts, ran.leads, ran.gaps, failed.gaps, [...ran.payloads.values()].map(({ url }) => url)])).not.toContain(
        'S3CRET',
      );
    });
  });
}

async function reopened(server: Server | undefined, open: () => Promise<Server>): Promise<Server> {
  await server?.close();
  return await open();
}
