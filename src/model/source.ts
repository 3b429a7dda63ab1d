/** Who says so: a document by a publisher, on a date. */
export interface Source {
  /** Key by which facts refer to it: `mcs2025`. */
  readonly id: string;
  /** Entity id of the publisher; its names in the register are how a text may attribute to it. */
  readonly publisher: string;
  readonly title: string;
  /** Null where no address is known; none is ever made up. */
  readonly url: string | null;
  /** ISO day, or ISO instant with offset. A fact exists from this moment on. */
  readonly publishedAt: string;
  readonly retrievedAt?: string;
  readonly archivedUrl?: string;
  /** SHA-256 of the stored payload, hex. */
  readonly sha256?: string;
  /** SPDX id, `public-domain`, or `no-redistribution`, which holds publication. */
  readonly licence: string;
  /** Further names by which a text may attribute to this document: `the regulation`, `the filing`. */
  readonly namedAs: readonly string[];
}
