/** A real HTTP server on loopback that plays every host a connector asks, with its failures. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fetch } from '../../src/context.ts';

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** The connection breaks after half of the body. */
  readonly cut?: boolean;
  /** No answer ever comes. */
  readonly silent?: boolean;
}

/** What is answered to a request; undefined is 404. `url` is the address as the connector asked it. */
export type Route = (
  url: URL,
  request: { readonly method: string; readonly headers: IncomingMessage['headers']; readonly body: string },
) => Reply | undefined;

export interface Server {
  /** Where it stands itself, for programs that ask it by its own address. */
  readonly url: string;
  /** For a Context: takes any address to this server. */
  readonly fetch: Fetch;
  /** Addresses asked, in order. */
  readonly asked: { readonly url: string; readonly headers: IncomingMessage['headers']; readonly body: string }[];
  close(): Promise<void>;
}

/** Opens a server; close it when the test is over. */
export async function serve(route: Route): Promise<Server> {
  const asked: Server['asked'] = [];
  const server = createServer((request, response) => void answer(request, response, route, asked));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    fetch: async (url, { private: _private, ...init }) => {
      const { pathname, search, origin } = new URL(url);
      return await fetch(`http://127.0.0.1:${port}${pathname}${search}`, { ...init, headers: { ...init.headers, 'x-origin': origin } });
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, route: Route, asked: Server['asked']): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const body = Buffer.concat(parts).toString();
  const url = new URL(request.url ?? '/', String(request.headers['x-origin'] ?? `http://${request.headers.host}`));
  asked.push({ url: url.href, headers: request.headers, body });
  const reply = route(url, { method: request.method ?? 'GET', headers: request.headers, body }) ?? {
    status: 404,
    headers: { 'content-type': 'text/html' },
    body: '<!DOCTYPE html><title>404</title>',
  };
  if (reply.silent === true) return;
  const bytes = Buffer.from(reply.body ?? '');
  response.writeHead(reply.status ?? 200, { ...reply.headers, ...(reply.cut === true && { 'content-length': String(bytes.length) }) });
  if (reply.cut !== true) response.end(bytes);
  else {
    response.write(bytes.subarray(0, bytes.length / 2));
    setTimeout(() => response.destroy(), 20);
  }
}
