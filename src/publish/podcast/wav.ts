/** Sound as samples, and WAV files of 16 bits and one channel as speech engines write them. */

export interface Sound {
  /** From -1 to 1. */
  readonly samples: Float32Array;
  /** Samples a second. */
  readonly rate: number;
}

/** Reads a WAV file; undefined for anything else than 16-bit PCM of one channel. A data length that the writer left open is the rest of the file. */
export function readWav(file: Uint8Array): Sound | undefined {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const tag = (at: number): string => String.fromCharCode(...file.subarray(at, at + 4));
  if (file.length < 44 || tag(0) !== 'RIFF' || tag(8) !== 'WAVE') return undefined;
  let rate = 0;
  for (let at = 12; at + 8 <= file.length; ) {
    const length = view.getUint32(at + 4, true);
    if (tag(at) === 'fmt ') {
      if (view.getUint16(at + 8, true) !== 1 || view.getUint16(at + 10, true) !== 1 || view.getUint16(at + 22, true) !== 16)
        return undefined;
      rate = view.getUint32(at + 12, true);
    }
    if (tag(at) === 'data') {
      if (rate === 0) return undefined;
      const count = Math.floor(Math.min(length, file.length - at - 8) / 2);
      return { rate, samples: Float32Array.from({ length: count }, (_, index) => view.getInt16(at + 8 + 2 * index, true) / 32768) };
    }
    at += 8 + length + (length % 2);
  }
  return undefined;
}
