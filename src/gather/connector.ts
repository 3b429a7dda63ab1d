/** What a connector is: a function of options that returns a name, the hosts it may ask, and one method that yields facts. */
import type { Entity } from '../model/entity.ts';
import type { Fact } from '../model/fact.ts';
import type { Property } from '../model/property.ts';
import type { Http } from './http.ts';
import type { Payload } from './payload.ts';

/**
 * Asks one source and yields what it says, in any order, each fact once. What cannot be read is told with
 * `gathering.gap` and the rest goes on; a SourceError thrown ends this connector alone.
 */
export interface Connector {
  /** Short and stable: names its snapshot `facts/NAME.ndjson`. Letters, digits and `-`. */
  readonly name: string;
  /** Hosts it may ask and be sent on to. Empty for one that reads files. */
  readonly hosts: readonly HostRule[];
  /** Where its source is kept by hand: figures far from those before are not taken until a person says that they are right. */
  readonly bound?: Bound;
  facts(window: Window, gathering: Gathering): AsyncIterable<Fact | Lead>;
}

/** How far a figure may be from the edition before it, or a new one from its neighbours. */
export interface Bound {
  /** 5: from a fifth to five times. */
  readonly factor: number;
  /** Ids of facts that are right, however far they are. */
  readonly accepted?: ReadonlySet<string>;
}

/** Which time is asked for; connectors narrow their requests by it where the source can. */
export interface Window {
  /** ISO day: nothing that is of a time before it need be asked for. Undefined asks for all that is configured. */
  readonly since?: string;
}

/** A host, with the manners its owner asks for. */
export interface HostRule {
  /** `api.example.org`, `*.example.org` for every name below it, or `*` for any. */
  readonly host: string;
  /** Hosts with one name share one budget: SEC's three are `sec.gov`. Default: the host. */
  readonly budget?: string;
  /** Requests in a second over the whole budget; the lowest of all connectors is kept to. Default 2. */
  readonly perSecond?: number;
  /** What a person can do about a refusal (401 or 403). */
  readonly refused?: string;
  /** A host inside the user's own network: only such may have a private address. */
  readonly private?: boolean;
}

/** What a connector is handed for one run. */
export interface Gathering {
  readonly http: Http;
  /** The moment of the run, ISO 8601 with offset. */
  readonly now: string;
  readonly signal: AbortSignal;
  readonly register: Register;
  /** Files of the newsroom and the disk, for connectors that read files. */
  readonly files: {
    /** The bytes of a file in pieces; undefined where there is no such file. */
    stream(path: string): Promise<AsyncIterable<Uint8Array> | undefined>;
    list(folder: string): Promise<readonly string[]>;
  };
  /** Tells of a document that did not come over `http`, so that it is stored where a fact points into it. */
  record(payload: Payload): void;
  /** Absolute path of the newsroom: relative paths in options start here. */
  readonly newsroom: string;
  /** Who runs this, for sources that demand it: `Company admin@example.com`. */
  readonly contact: string | undefined;
  /** A key or token of the environment; never written anywhere. */
  secret(name: string): string | undefined;
  /** Records that a part could not be read: `what` is stable from run to run (`CIK 1045810`), `message` says why and what to do. */
  gap(what: string, message: string): void;
  /** How far it has come, for the bar: parts done of parts there are. */
  progress(done: number, total: number): void;
}

/** Something that may become a fact once a person or a rule has read it: a headline with its address, no figures. */
export interface Lead {
  readonly kind: 'lead';
  /** The feed's own id of the item, or its canonical address. */
  readonly id: string;
  readonly title: string;
  readonly url: string | null;
  /** Name of the publisher as the feed gives it. */
  readonly publisher: string;
  /** ISO day or instant, where the source has one. May lie before the item was to be seen. */
  readonly publishedAt?: string;
  /** When this program first saw it, ISO instant. */
  readonly firstSeenAt: string;
}

/** The names of the newsroom, and those that sources bring. */
export interface Register {
  /**
   * The id of an entity: one of the register with the same identifier or, of the same class, the same name; else the
   * proposed one, which gathering adds to `registers/`. Throws SourceError where several could be meant.
   */
  entity(proposal: EntityProposal): string;
  /** The id of a property: the newsroom's own where it has one of that id, else the proposed one. */
  property(proposal: Property): string;
  /** What the register knows of an id. */
  find(id: string): Entity | undefined;
  /** Every entity of the newsroom, for connectors that ask for what is registered (companies with a `cik`). */
  readonly entities: Iterable<Entity>;
}

/** An entity as a source names it; what is left out has the register's defaults. */
export type EntityProposal = Pick<Entity, 'name' | 'class'> & Partial<Entity>;
