/**
 * What a model may not do to a sentence though each word passes the guard. A person who edits answers for the words; a model does not,
 * and what it loses here is a nicer sentence. So words of weight are counted, figures keep the words before them, and nothing is added.
 */
import { DIRECTION_WORDS } from '../model/lexicon.ts';
import { exchanged } from './frames.ts';
import { padded } from './padding.ts';
import { around } from './sentence.ts';
import { weighed } from './weights.ts';

/** Why a sentence that came back may not be taken; undefined where it may. Both are Markdown with claims; with `joined` it tells several in one. */
export function strayed(original: string, reply: string, { joined = false } = {}): string | undefined {
  return (
    weighed(original, reply, joined) ??
    stronger(original, reply) ??
    unsourced(original, reply) ??
    padded(original, reply) ??
    exchanged(original, reply)
  );
}

/** From that size of change on a verb of movement is a strong one: "surged", "plunged". */
const STRONG = 5;

/** A verb of movement that is too strong, or goes another way than any there was. */
function stronger(original: string, reply: string): string | undefined {
  const movements = (text: string) =>
    [...around(text).matchAll(/[a-z]+(?! (?:under|within)\b)\b/g)].flatMap(([word]) => {
      const says = DIRECTION_WORDS.get(word);
      return says ? [{ word, ...says }] : [];
    });
  const was = movements(original);
  const force = Math.max(STRONG - 1, ...was.map(({ from }) => from));
  const strong = movements(reply).find(({ from }) => from > force);
  if (strong) return `“${strong.word}” is a stronger word than the sentence had`;
  const says = was.length > 0 && !/\b(?:went|moved|changed) from\b/.test(around(original));
  const turned = movements(reply).find(({ sign }) => says && was.every((other) => other.sign !== sign));
  return turned && `“${turned.word}” goes another way than the sentence did`;
}

const TELLING = /\b(?:says?|said|reports?|reported|estimat\w+|according|wrote|writes|shows?|showed|announc\w+|put|called)\b/;
const SOURCED = /\b(?:said|says|wrote|estimat\w+|according|announced|shows?)\b|, [\w. ]+ reported/;

function unsourced(original: string, reply: string): string | undefined {
  return SOURCED.test(around(original)) && !TELLING.test(around(reply)) ? 'who says it is gone' : undefined;
}
