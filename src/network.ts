/** The network of a process: private addresses are refused where a name leads to one, whatever name it is. */
import { type LookupAddress, type LookupOptions, lookup as resolveName } from 'node:dns';
import ipaddr from 'ipaddr.js';
import { Agent, fetch as undiciFetch } from 'undici';
import type { Fetch } from './context.ts';
import { SourceError } from './errors.ts';

type Done = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void;

/** Resolves as the system does, and refuses what is not on the public internet; no second look-up stands between check and use. */
function publicLookup(hostname: string, options: LookupOptions, done: Done): void {
  resolveName(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, []);
    const inside = addresses.find(({ address }) => !isPublic(address));
    if (inside) return done(refused(hostname, inside.address), []);
    const [first] = addresses;
    if (options.all === true || !first) return done(null, addresses);
    return done(null, first.address, first.family);
  });
}

function refused(host: string, address: string): SourceError {
  return new SourceError(`${host} has the private address ${address}`, {
    hint: 'only public addresses are asked; a host of your own network needs `private: true` where the connector is configured, or --private of `verify`',
  });
}

/** Whether an address is one of the public internet (IANA special-purpose registries, by ipaddr.js). */
export function isPublic(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

const open = new Agent({ connect: { lookup: publicLookup } });
const inside = new Agent();

/** Fetches as the standard does; bodies are unpacked. */
export const networkFetch: Fetch = async (url, { private: isPrivate, ...init }) => {
  const { hostname } = new URL(url);
  const literal = hostname.replace(/^\[|\]$/g, '');
  // An address written out is connected to without a look-up.
  if (!isPrivate && ipaddr.isValid(literal) && !isPublic(literal)) throw refused(hostname, literal);
  return (await undiciFetch(url, { ...init, dispatcher: isPrivate ? inside : open })) as unknown as Response;
};
