/** How loud sound is heard, by EBU R 128 (ITU-R BS.1770): the integrated loudness in LUFS of one channel. */
import { fileURLToPath } from 'node:url';
import { PublishError } from '../../errors.ts';
import type { Booth } from './voices.ts';
import type { Sound } from './wav.ts';
import { compileWasm, importsOf, instantiate, type WasmMemory } from './web-assembly.ts';

/** What Apple and the AES ask of spoken word in one channel. */
export const TARGET_LUFS = -19;

/** Measures integrated loudness. Silence, and less than 0.4 seconds, is minus infinity. */
export type LoudnessMeter = (sound: Sound) => number;

interface Exports {
  readonly memory: WasmMemory;
  /** Takes over the samples and frees them. */
  readonly ebur128_integrated_mono: (rate: number, at: number, count: number) => number;
  readonly __wbindgen_malloc: (bytes: number) => number;
}

/** Opens libebur128's port, whose glue is for bundlers: its few imports only tell of panics. */
export async function openMeter({ files }: Pick<Booth, 'files'>): Promise<LoudnessMeter> {
  const file = fileURLToPath(import.meta.resolve('ebur128-wasm/ebur128_wasm_bg.wasm'));
  const bytes = await files.readBytes(file);
  if (!bytes) throw new PublishError('the loudness meter is not installed', { file, hint: 'npm install ebur128-wasm' });
  const module = await compileWasm(bytes);
  const panics = Object.fromEntries(importsOf(module).map((name) => [name, () => 0]));
  const {
    memory,
    ebur128_integrated_mono: integrated,
    __wbindgen_malloc: allocate,
  } = await instantiate<Exports>(module, { './ebur128_wasm_bg.js': panics });
  return ({ samples, rate }) => {
    if (samples.length === 0 || samples.length < rate * 0.4) return Number.NEGATIVE_INFINITY;
    const at = allocate(samples.length * 4);
    new Float32Array(memory.buffer, at, samples.length).set(samples);
    return integrated(rate, at, samples.length);
  };
}
