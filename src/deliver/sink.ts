/** What a sink is: a function of options that returns a name and a way to open a channel to a receiver of files. */
import type { Buffer } from 'node:buffer';
import type { Context } from '../context.ts';

/** One file on its way. */
export interface Parcel {
  /** Below the folder of renditions, with `/`. */
  readonly path: string;
  readonly content: Buffer;
  /** Media type. */
  readonly type: string;
  /** The same for the same edition and version of an article, file and bytes, however often it is sent. */
  readonly key: string;
  /** What the receiver called the file when it took it before; undefined where it has not. */
  readonly id: string | undefined;
}

/** A file that a receiver took, by its path and the receiver's own id. */
export interface Taken {
  readonly path: string;
  readonly id: string;
}

/** What a sink may have of the world. */
export interface Sending extends Pick<Context, 'files' | 'fetch' | 'signal' | 'log'> {
  /** Folder of the newsroom, absolute; relative places are below it. */
  readonly newsroom: string;
  /** A key or token by the name of its variable. Throws ConfigError where it is not set. */
  readonly secret: (name: string) => string;
  /** Waits between two tries. In milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** An open way to a receiver. What it throws as PublishError is a refusal of that one file. */
export interface Channel {
  /** Sends a file; the receiver's id of it. */
  put(parcel: Parcel): Promise<string>;
  /** Takes back a file; one that is gone already is no error. */
  remove(taken: Taken): Promise<void>;
  /** Whether the receiver has it. */
  holds(taken: Taken): Promise<boolean>;
  /** Makes what was sent count, where a receiver takes all or nothing. Nothing was delivered where it throws. */
  close(): Promise<void>;
  /** Lets go of what was opened, instead of `close`, where the run was broken off: nothing counts. */
  abandon?(): Promise<void>;
}

export interface Sink {
  /** One word, by which its record is kept. */
  readonly name: string;
  /** Which of the files it is for. Default: all. */
  wants?(path: string): boolean;
  open(sending: Sending): Promise<Channel>;
}

/** Types a sink of one's own; returns it as it is. */
export function defineSink(sink: Sink): Sink {
  return sink;
}
