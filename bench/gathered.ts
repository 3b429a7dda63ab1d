/** The facts of one connector over files of a folder, as `gather` takes them, without a newsroom. */
import { nodeContext } from '../src/context-node.ts';
import type { Connector, Gathering } from '../src/gather/connector.ts';
import { gather, type Harvest } from '../src/gather/gather.ts';
import type { Payload } from '../src/gather/payload.ts';
import { type OpenRegister, openRegister } from '../src/gather/register.ts';

export const NOW = '2026-11-23T12:00:00Z';

/** What a connector is handed that asks no network. `record` is told of each document it read. */
export function gatheringIn(
  folder: string,
  register: OpenRegister = openRegister([], []),
  record: (payload: Payload) => void = () => undefined,
): Omit<Gathering, 'gap' | 'progress'> {
  const { files, now, signal } = nodeContext({ now: NOW });
  return {
    http: { get: async () => await Promise.reject(new Error('no network')) },
    register,
    record,
    secret: () => undefined,
    contact: undefined,
    newsroom: folder,
    now,
    signal,
    files,
  };
}

/** Runs a connector that asks no network. */
export async function gathered(
  connector: Connector,
  folder: string,
  register?: OpenRegister,
  record?: (payload: Payload) => void,
): Promise<Harvest> {
  const [harvest] = await gather([connector], {
    window: {},
    open: () => gatheringIn(folder, register, record),
    before: () => [],
    keep: async () => undefined,
    payload: () => undefined,
    progress: () => undefined,
  });
  if (!harvest) throw new Error('nothing ran');
  return harvest;
}
