/** A bucket of S3, or of what speaks as it does: one object for each file. */
import type { Buffer } from 'node:buffer';
import { ConfigError } from '../errors.ts';
import { request } from './request.ts';
import type { Sending, Sink } from './sink.ts';

export interface S3Options {
  /** Default `s3`. */
  readonly name?: string;
  readonly bucket: string;
  /** Default `us-east-1`. */
  readonly region?: string;
  /** Address of the service. Default: that of Amazon in the region. */
  readonly endpoint?: string;
  /** Stands before each path: `news/`. Default: nothing. */
  readonly prefix?: string;
  /** Variables of the environment that hold the keys. Default `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`. */
  readonly keys?: readonly [id: string, secret: string];
  /** Whether it may stand in your own network. Default: only on the public internet. */
  readonly private?: boolean;
}

export function s3(options: S3Options): Sink {
  const { name = 's3', bucket, region = 'us-east-1', endpoint = `https://s3.${region}.amazonaws.com`, prefix = '' } = options;
  const [idName, secretName] = options.keys ?? ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) throw new ConfigError(`${name}: \`${bucket}\` is no name of a bucket`);
  if (!URL.canParse(endpoint)) throw new ConfigError(`${name}: endpoint is no address`);
  const at = (path: string): string =>
    `${endpoint.replace(/\/$/, '')}/${bucket}/${`${prefix}${path}`.split('/').map(encodeURIComponent).join('/')}`;
  return {
    name,
    open: async (sending: Sending) => {
      const { AwsV4Signer } = await import('aws4fetch');
      const keys = { accessKeyId: sending.secret(idName), secretAccessKey: sending.secret(secretName) };
      const ask = async (
        method: 'PUT' | 'DELETE' | 'HEAD',
        path: string,
        headers: Readonly<Record<string, string>> = {},
        body?: Buffer,
      ) => {
        const signer = new AwsV4Signer({
          ...keys,
          method,
          url: at(path),
          headers: { ...headers },
          ...(body && { body: new Uint8Array(body) }),
          service: 's3',
          region,
        });
        const signed = await signer.sign();
        const told = Object.fromEntries(signed.headers);
        return await request(
          { method, url: signed.url.href, headers: told, ...(body && { body }), private: options.private ?? false },
          sending,
          method === 'PUT' ? [] : [404],
        );
      };
      return {
        put: async ({ path, content, type }) => {
          const { headers } = await ask('PUT', path, { 'content-type': type }, content);
          return headers.get('x-amz-version-id') ?? headers.get('etag') ?? `${prefix}${path}`;
        },
        remove: async ({ path }) => void (await ask('DELETE', path)),
        holds: async ({ path }) => (await ask('HEAD', path)).status < 400,
        close: async () => undefined,
      };
    },
  };
}
