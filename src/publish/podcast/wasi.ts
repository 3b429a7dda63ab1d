/**
 * A WebAssembly program run in memory: its words go in, the one file it writes comes out. As much of WASI preview 1 as a
 * command-line tool needs, with no disk, clock or environment behind it, so that the same words give the same bytes.
 */
import { instantiate, type WasmMemory, type WasmModule } from './web-assembly.ts';

const BADF = 8;
const [STDERR, ROOT, FILE] = [2, 3, 4];
/** Kinds of a file descriptor: character device, directory, regular file. */
const KINDS = [2, 2, 2, 3, 4];

export interface Ran {
  readonly code: number;
  /** What it wrote to the file it opened. */
  readonly output: Uint8Array;
  /** What it said on stderr. */
  readonly complaint: string;
}

class Exit extends Error {
  readonly code: number;
  constructor(code: number) {
    super(`exit ${code}`);
    this.code = code;
  }
}

/** Runs a module to its end. Whatever path it opens is one and the same file in memory. */
export async function runInMemory(module: WasmModule, args: readonly string[]): Promise<Ran> {
  const words = args.map((arg) => new TextEncoder().encode(`${arg}\0`));
  const complaint: number[] = [];
  const file = { bytes: new Uint8Array(1 << 16), length: 0, at: 0 };
  let memory: WasmMemory = { buffer: new ArrayBuffer(0) };
  const view = (): DataView => new DataView(memory.buffer);
  const bytes = (at: number, length: number): Uint8Array => new Uint8Array(memory.buffer, at, length);

  const imports = {
    args_sizes_get: (count: number, size: number) => {
      view().setUint32(count, words.length, true);
      view().setUint32(
        size,
        words.reduce((sum, word) => sum + word.length, 0),
        true,
      );
      return 0;
    },
    args_get: (pointers: number, buffer: number) => {
      let at = buffer;
      for (const [index, word] of words.entries()) {
        view().setUint32(pointers + 4 * index, at, true);
        bytes(at, word.length).set(word);
        at += word.length;
      }
      return 0;
    },
    clock_time_get: (_clock: number, _precision: bigint, time: number) => {
      view().setBigUint64(time, 0n, true);
      return 0;
    },
    fd_close: () => 0,
    fd_fdstat_get: (fd: number, stat: number) => {
      const kind = KINDS[fd];
      if (kind === undefined) return BADF;
      bytes(stat, 24).fill(0);
      view().setUint8(stat, kind);
      view().setBigUint64(stat + 8, 0xffff_ffff_ffff_ffffn, true);
      view().setBigUint64(stat + 16, 0xffff_ffff_ffff_ffffn, true);
      return 0;
    },
    fd_fdstat_set_flags: () => 0,
    fd_prestat_get: (fd: number, stat: number) => {
      if (fd !== ROOT) return BADF;
      view().setUint32(stat, 0, true);
      view().setUint32(stat + 4, 1, true);
      return 0;
    },
    fd_prestat_dir_name: (_fd: number, name: number) => {
      bytes(name, 1).set([0x2f]);
      return 0;
    },
    fd_read: (_fd: number, _vectors: number, _count: number, read: number) => {
      view().setUint32(read, 0, true);
      return 0;
    },
    fd_seek: (fd: number, offset: bigint, whence: number, at: number) => {
      if (fd !== FILE) return BADF;
      file.at = Number(offset) + (whence === 1 ? file.at : whence === 2 ? file.length : 0);
      view().setBigUint64(at, BigInt(file.at), true);
      return 0;
    },
    fd_write: (fd: number, vectors: number, count: number, written: number) => {
      let total = 0;
      for (let index = 0; index < count; index++) {
        const piece = bytes(view().getUint32(vectors + 8 * index, true), view().getUint32(vectors + 8 * index + 4, true));
        if (fd === FILE) append(file, piece);
        else if (fd === STDERR) complaint.push(...piece);
        total += piece.length;
      }
      view().setUint32(written, total, true);
      return 0;
    },
    path_open: (...given: (number | bigint)[]) => {
      view().setUint32(Number(given.at(-1)), FILE, true);
      return 0;
    },
    proc_exit: (code: number) => {
      throw new Exit(code);
    },
  };

  const program = await instantiate<{ readonly memory: WasmMemory; readonly _start: () => void }>(module, {
    wasi_snapshot_preview1: imports,
  });
  memory = program.memory;
  const code = exitCode(program._start);
  return { code, output: file.bytes.slice(0, file.length), complaint: new TextDecoder().decode(Uint8Array.from(complaint)).trim() };
}

function exitCode(start: () => void): number {
  try {
    start();
    return 0;
  } catch (cause) {
    if (cause instanceof Exit) return cause.code;
    throw cause;
  }
}

function append(file: { bytes: Uint8Array; length: number; at: number }, piece: Uint8Array): void {
  const end = file.at + piece.length;
  if (end > file.bytes.length) {
    const larger = new Uint8Array(Math.max(end, file.bytes.length * 2));
    larger.set(file.bytes);
    file.bytes = larger;
  }
  file.bytes.set(piece, file.at);
  file.at = end;
  file.length = Math.max(file.length, end);
}
