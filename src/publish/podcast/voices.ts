/** Voices of a podcast: two who speak, by whatever engine. */
import type { Publishing } from '../publisher.ts';
import type { Sound } from './wav.ts';

/** What an engine may have of the world. */
export type Booth = Pick<Publishing, 'files' | 'cache' | 'signal'>;

/** An engine with two voices; each line is spoken by itself. */
export interface Voices {
  /** As records and errors name it: `flite`. */
  readonly name: string;
  /** What else decides how it sounds: an episode is recorded anew when it changes. */
  readonly settings?: string;
  /** Throws PublishError where nothing can be heard. */
  say(text: string, voice: 'A' | 'B', booth: Booth): Promise<Sound>;
}
