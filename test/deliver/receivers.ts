/** Receivers of the tests: a content system and a bucket over real HTTP on loopback, and what they are told to do wrong. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Heard {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A wrong answer to a request; undefined lets it be answered as it should. */
export type Trouble = (heard: Heard, count: number) => { status: number; headers?: Record<string, string>; text?: string } | undefined;

export interface Receiver {
  readonly url: string;
  readonly heard: Heard[];
  /** What it has, by id or by key of the object. */
  readonly held: Map<string, string>;
  trouble: Trouble | undefined;
}

async function listen(answer: (heard: Heard, response: ServerResponse, receiver: Receiver) => void): Promise<Receiver> {
  const receiver: Receiver = { url: '', heard: [], held: new Map(), trouble: undefined };
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const heard = {
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(pieces).toString(),
      };
      receiver.heard.push(heard);
      const wrong = receiver.trouble?.(heard, receiver.heard.length);
      if (!wrong) return answer(heard, response, receiver);
      response.writeHead(wrong.status, wrong.headers);
      response.end(wrong.text);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  return Object.assign(receiver, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}

/** `POST /articles`, `PUT|GET|DELETE /articles/ID`; a key it has seen gets the answer it got before. */
export async function contentSystem(): Promise<Receiver> {
  const keys = new Map<string, string>();
  return await listen(({ method, path, headers, body }, response, { held }) => {
    const id = path.split('/')[2];
    const key = String(headers['idempotency-key'] ?? '');
    if (method === 'POST') {
      const given = keys.get(key) ?? `cms-${keys.size + 1}`;
      keys.set(key, given);
      held.set(given, body);
      response.writeHead(201, { 'content-type': 'application/json' });
      return response.end(JSON.stringify({ id: given }));
    }
    if (id === undefined || !held.has(id)) return response.writeHead(404).end('gone');
    if (method === 'PUT') held.set(id, body);
    if (method === 'DELETE') held.delete(id);
    return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ id }));
  });
}

/** Objects by `/BUCKET/KEY`; what is not signed, or whose body is not the one that was signed, is refused. */
export async function bucket(): Promise<Receiver> {
  return await listen(({ method, path, headers, body }, response, { held }) => {
    const signed = /^AWS4-HMAC-SHA256 Credential=AKIATEST\/\d{8}\/eu-west-1\/s3\/aws4_request, SignedHeaders=\S+, Signature=[0-9a-f]{64}$/;
    const sha = createHash('sha256').update(body).digest('hex');
    const given = headers['x-amz-content-sha256'];
    if (!signed.test(headers.authorization ?? '') || (given !== sha && given !== 'UNSIGNED-PAYLOAD'))
      return response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>');
    if (method === 'PUT') held.set(path, body);
    else if (method === 'DELETE') return response.writeHead(held.delete(path) ? 204 : 404).end();
    else if (!held.has(path)) return response.writeHead(404).end();
    return response.writeHead(200, { etag: `"${sha.slice(0, 32)}"` }).end();
  });
}
