/** A receiver that speaks HTTP: files are posted to a collection, and replaced or deleted by the id it gave them. */
import { ConfigError, PublishError } from '../errors.ts';
import { request } from './request.ts';
import type { Parcel, Sending, Sink } from './sink.ts';

export interface HttpOptions {
  /** Default `http`. */
  readonly name?: string;
  /** Address of the collection: `https://cms.example.org/api/articles`. */
  readonly url: string;
  /** Variable of the environment that holds a bearer token. Default: none is sent. */
  readonly token?: string;
  /** Which files: ends of their paths, such as `.ninjs.json`. Default: all. */
  readonly only?: readonly string[];
  /** Where its answer has the id: a member of a JSON object. Default `id`; else the last part of its `Location`. */
  readonly id?: string;
  /** Whether it may stand in your own network. Default: only on the public internet. */
  readonly private?: boolean;
}

/**
 * `POST url` for a file it has not had, `PUT url/ID` for one it has, `DELETE url/ID` for one that is gone, `GET url/ID` to see whether it is
 * there. Each carries `Idempotency-Key`, the same for the same edition, version, file and bytes, and `X-Factloom-Path`.
 */
export function http({ name = 'http', url, token, only, id: member = 'id', private: inside = false }: HttpOptions): Sink {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new ConfigError(`${name}: url is no address`, {
      hint: "http({ url: 'https://cms.example.org/api/articles', token: 'CMS_TOKEN' })",
    });
  const base = url.replace(/\/$/, '');
  const at = (id: string): string => `${base}/${encodeURIComponent(id)}`;
  return {
    name,
    ...(only && { wants: (path: string) => only.some((end) => path.endsWith(end)) }),
    open: async (sending: Sending) => {
      const headers = token === undefined ? {} : { authorization: `Bearer ${sending.secret(token)}` };
      const post = async (parcel: Parcel, id: string | undefined): Promise<string> => {
        const { content, type, key, path } = parcel;
        const told = { ...headers, 'content-type': type, 'idempotency-key': key, 'x-factloom-path': encodeURI(path) };
        const asked = {
          method: id === undefined ? 'POST' : 'PUT',
          url: id === undefined ? base : at(id),
          headers: told,
          body: content,
          private: inside,
        } as const;
        // One that it has lost is a new one.
        const said = await request(asked, sending, id === undefined ? [] : [404, 410]);
        if (said.status === 404 || said.status === 410) return await post(parcel, undefined);
        const given = idIn(said.text, member) ?? said.headers.get('location')?.split('/').at(-1) ?? id;
        if (given === undefined || given === '')
          throw new PublishError(`${base} took ${path} and gave it no id`, {
            hint: `say which member of its answer is the id: http({ id: '…' })`,
          });
        return given;
      };
      return {
        put: async (parcel) => await post(parcel, parcel.id),
        remove: async ({ id }) => void (await request({ method: 'DELETE', url: at(id), headers, private: inside }, sending, [404, 410])),
        holds: async ({ id }) =>
          (await request({ method: 'GET', url: at(id), headers, private: inside }, sending, [404, 410])).status < 400,
        close: async () => undefined,
      };
    },
  };
}

function idIn(text: string, member: string): string | undefined {
  try {
    const value: unknown = (JSON.parse(text) as Record<string, unknown> | null)?.[member];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  } catch {
    return undefined;
  }
}
