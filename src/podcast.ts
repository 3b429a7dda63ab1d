/** The podcast as a newsroom configures it: the publisher with the guard, the templates and the keys it is handed. */
import { fileURLToPath } from 'node:url';
import { secret } from './config.ts';
import { TemplateError } from './errors.ts';
import type { Entity } from './model/entity.ts';
import type { Ledger } from './model/ledger.ts';
import { type PodcastOptions, podcastWith } from './publish/podcast/podcast.ts';
import { type SpeechOptions, speechWith } from './publish/podcast/speech.ts';
import type { Voices } from './publish/podcast/voices.ts';
import type { Publisher } from './publish/publisher.ts';
import { compileScript } from './realise/script-template.ts';
import { openEar } from './verify/heard.ts';
import { sentenceSpots } from './verify/spots.ts';
import { verify } from './verify/verify.ts';

/** `templates/` beside `src/`, and beside the built `dist/`. */
const SHIPPED = new URL('../templates/podcast.hbs', import.meta.url);

/**
 * Each article as an episode: two voices, MP3 with chapters, captions, transcript, and a feed of them all. Every figure
 * they say is read back by the guard; one that is not the article's is a PublishError. Throws ConfigError for an option that is wrong.
 */
export function podcast(options: PodcastOptions = {}): Publisher {
  const { template = SHIPPED } = options;
  return podcastWith(options, async (files) => {
    const file = template instanceof URL ? fileURLToPath(template) : template;
    const text = await files.read(file);
    if (text === undefined)
      throw new TemplateError('there is no such template of a script', {
        file,
        hint: "template: new URL('templates/podcast.hbs', import.meta.url)",
      });
    return {
      template: compileScript(file, text),
      sentences: sentenceSpots,
      judge: (markdown, ledger, names) => verify(markdown, withNames(ledger, names)),
      ear: openEar,
    };
  });
}

/** Voices of any endpoint that speaks OpenAI's text to speech; the key is `OPENAI_API_KEY`. */
export function speech(options: SpeechOptions = {}): Voices {
  return speechWith(options, secret);
}

/** The voices, the programme and the reviewer may be named; they are not in the register of the newsroom. */
function withNames(ledger: Ledger, names: readonly string[]): Ledger {
  const known = names.map(
    (name, index): Entity => ({
      id: `podcast-${index}`,
      name,
      short: name,
      article: '',
      class: 'person',
      isA: [],
      aliases: [],
      listings: [],
      identifiers: {},
      plural: false,
    }),
  );
  return { ...ledger, entities: [...ledger.entities, ...known] };
}
