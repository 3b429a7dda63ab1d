/** What a row of the table of samples is: which files it reads, as which connector, and how. */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Lead } from '../../src/gather/connector.ts';
import { type Format, Payload } from '../../src/gather/payload.ts';
import { type OpenRegister, openRegister } from '../../src/gather/register.ts';
import type { Fact } from '../../src/model/fact.ts';

export interface Reader {
  /** Files below the folder of samples, with `/`. */
  readonly file: RegExp;
  readonly connector: string;
  read(sample: Sample): Promise<Outcome> | Outcome;
  /** Set for a recorded error: the words in which it must be refused. */
  readonly refused?: RegExp;
}

/** What was read; `said` tells of a file whose use is not facts. */
export interface Outcome {
  readonly facts?: readonly Fact[];
  readonly leads?: readonly Lead[];
  readonly said?: string;
}

/** A file of samples, as a connector gets it. */
export interface Sample {
  readonly path: string;
  readonly now: string;
  readonly register: OpenRegister;
  payload(format: Format, charset?: string): Payload;
}

/** The moment of reading: facts of sources that do not date themselves are of this day. */
const NOW = '2026-11-23T12:00:00Z';

export function openSample(path: string): Sample {
  return {
    path,
    now: NOW,
    register: openRegister([], []),
    payload: (format, charset) => {
      const bytes = readFileSync(path);
      const unpacked = path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
      return new Payload({ url: pathToFileURL(path).href, bytes: unpacked, type: '', status: 200, retrievedAt: NOW, format, charset });
    },
  };
}
