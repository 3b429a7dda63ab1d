/** Sound as a listener's browser decodes it. */
import type { Sound } from '../../../src/publish/podcast/wav.ts';
import { launch } from '../../site/browser.ts';

/** Decodes an MP3 file with Chromium. */
export async function decode(file: Uint8Array): Promise<Sound & { readonly channels: number }> {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    const { rate, channels, samples } = (await page.evaluate(`(async () => {
      const file = Uint8Array.from(atob('${Buffer.from(file).toString('base64')}'), (sign) => sign.charCodeAt(0));
      const sound = await new OfflineAudioContext(1, 16000, 16000).decodeAudioData(file.buffer);
      const bytes = new Uint8Array(sound.getChannelData(0).slice().buffer);
      let text = '';
      for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
      return { rate: sound.sampleRate, channels: sound.numberOfChannels, samples: btoa(text) };
    })()`)) as { rate: number; channels: number; samples: string };
    return { rate, channels, samples: new Float32Array(Uint8Array.from(Buffer.from(samples, 'base64')).buffer) };
  } finally {
    await browser.close();
  }
}
