/** The facts of one connector over files of a folder, as `gather` takes them, without a newsroom. */
import { nodeContext } from '../src/context-node.ts';
import type { Connector } from '../src/gather/connector.ts';
import { gather, type Harvest } from '../src/gather/gather.ts';
import type { Payload } from '../src/gather/payload.ts';
import { type OpenRegister, openRegister } from '../src/gather/register.ts';

export const NOW = '2026-11-23T12:00:00Z';

/** Runs a connector that asks no network. `record` is told of each document it read. */
export async function gathered(
  connector: Connector,
  folder: string,
  register: OpenRegister = openRegister([], []),
  record: (payload: Payload) => void = () => undefined,
): Promise<Harvest> {
  const { files, now, signal } = nodeContext({ now: NOW });
  const [harvest] = await gather([connector], {
    window: {},
    open: () => ({
      http: { get: async () => await Promise.reject(new Error('no network')) },
      register,
      record,
      secret: () => undefined,
      contact: undefined,
      newsroom: folder,
      now,
      signal,
      files,
    }),
    before: () => [],
    keep: async () => undefined,
    payload: () => undefined,
    progress: () => undefined,
  });
  if (!harvest) throw new Error('nothing ran');
  return harvest;
}
