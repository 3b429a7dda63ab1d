/** WAV files for tests, right and wrong. */

interface Form {
  readonly rate?: number;
  readonly channels?: number;
  readonly bits?: number;
  /** 1 is PCM. */
  readonly coding?: number;
  /** A chunk before the data. */
  readonly extra?: string;
  /** The length of the data is not said, as engines do that stream. */
  readonly open?: boolean;
}

export function wav(
  samples: readonly number[],
  { rate = 8000, channels = 1, bits = 16, coding = 1, extra, open = false }: Form = {},
): Buffer {
  const chunk = (id: string, body: Buffer, length = body.length): Buffer => {
    const head = Buffer.alloc(8);
    head.write(id, 'latin1');
    head.writeUInt32LE(length, 4);
    return Buffer.concat([head, body]);
  };
  const format = Buffer.alloc(16);
  format.writeUInt16LE(coding, 0);
  format.writeUInt16LE(channels, 2);
  format.writeUInt32LE(rate, 4);
  format.writeUInt32LE((rate * channels * bits) / 8, 8);
  format.writeUInt16LE((channels * bits) / 8, 12);
  format.writeUInt16LE(bits, 14);
  const data = Buffer.alloc(samples.length * 2);
  for (const [index, sample] of samples.entries()) data.writeInt16LE(Math.round(sample * 32768), index * 2);
  const chunks = [
    chunk('fmt ', format),
    ...(extra === undefined ? [] : [chunk(extra, Buffer.from('about'.padEnd(6, '\0')))]),
    chunk('data', data, open ? 0xffff_ffff : data.length),
  ];
  const body = Buffer.concat([Buffer.from('WAVE'), ...chunks]);
  return chunk('RIFF', body, open ? 0xffff_ffff : body.length);
}
