/** The podcast as a newsroom configures it: the publisher with the guard, the templates and the keys it is handed. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { secret } from './config.ts';
import { TemplateError } from './errors.ts';
import type { Entity } from './model/entity.ts';
import type { Ledger } from './model/ledger.ts';
import { type PodcastOptions, podcastWith } from './publish/podcast/podcast.ts';
import { type SpeechOptions, speechWith } from './publish/podcast/speech.ts';
import type { Voices } from './publish/podcast/voices.ts';
import type { Publisher, Publishing } from './publish/publisher.ts';
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
  return podcastWith(options, async (publishing) => {
    const { file, text } = await findTemplate(options.template, publishing);
    return {
      template: compileScript(file, text),
      sentences: sentenceSpots,
      judge: (markdown, ledger, names) => verify(markdown, withNames(ledger, names)),
      ear: openEar,
    };
  });
}

/** The template that was asked for, else the newsroom's own, else the one that comes with the program. */
async function findTemplate(
  asked: string | URL | undefined,
  { files, newsroom = '.' }: Publishing,
): Promise<{ file: string; text: string }> {
  const own = asked ?? resolve(newsroom, 'templates/podcast.hbs');
  for (const one of asked === undefined ? [own, SHIPPED] : [own]) {
    const file = one instanceof URL ? fileURLToPath(one) : resolve(newsroom, one);
    const text = await files.read(file);
    if (text !== undefined) return { file, text };
  }
  throw new TemplateError('there is no such template of a script', {
    file: own instanceof URL ? fileURLToPath(own) : resolve(newsroom, own),
    hint: "the newsroom's own is templates/podcast.hbs; a path counts from the newsroom",
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
