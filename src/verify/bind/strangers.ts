/** Names the register does not know, where they stand as the subject: what is said of them is no one's the ledger knows. */

import { COMMON_WORDS } from '../common-words.ts';
import type { Sentence } from '../document.ts';
import type { Naming } from '../gazetteer.ts';
import type { Span } from '../sentences.ts';

const RUN = /\p{Lu}[\p{L}’'-]*\p{Ll}(?: (?:\p{Lu}\.? )?\p{Lu}[\p{L}’'-]*\p{Ll})+/gu;
const LED_IN = /(?:\b(?:at|in|on|against|with|from|of|by|to|than|over|for|near|under|the|per|via|as|and)|[,(])\s$/i;
const OPENER =
  /^(?:The|A|An|In|On|At|By|For|From|With|After|Before|While|When|But|And|Its|Their|His|Her|Both|Also|Revenue|Output|Production|Sales)\s/;

/** Runs of two capitalised words or more that hold a word no name of the register covers, and stand as a subject. */
export function strangersIn({ block, start, text }: Sentence, namings: readonly Naming[], others: readonly Span[]): readonly Span[] {
  const opener = openerIn(text);
  const lone = opener !== undefined && !namings.some((one) => one.start < start + opener) ? [{ start, end: start + opener }] : [];
  if (!/\p{Lu}\S* \p{Lu}/u.test(text)) return lone;
  const runs = [...text.matchAll(RUN)].flatMap(({ 0: run, index }): readonly Span[] => {
    const opener = index === 0 ? (OPENER.exec(run)?.[0].length ?? 0) : 0;
    const name = run.slice(opener);
    const from = start + index + opener;
    const to = from + name.length;
    if (!name.includes(' ') || LED_IN.test(block.text.slice(Math.max(0, from - 10), from))) return [];
    if (others.some((span) => span.start < to && span.end > from)) return [];
    const covered = namings.filter((one) => one.start < to && one.end > from).reduce((sum, one) => sum + one.end - one.start, 0);
    return covered === 0 || covered < name.replace(/ .*/, '').length + 1 || namings.every((one) => one.start > from || one.end <= from)
      ? [{ start: from, end: to }]
      : [];
  });
  return runs.length > 0 ? runs : lone;
}

const OWNER =
  /^(\p{Lu}[\p{L}-]*\p{Ll})(?:[’']s | (?=(?:earned|held|spent|took|sold|made|produced|reported|posted|bought|paid|mined|plans|expects)\b))/u;

/** "Acme's revenue rose", "Acme earned": one word that opens a sentence, owns or does something, and is no common word. */
function openerIn(text: string): number | undefined {
  const word = OWNER.exec(text)?.[1];
  return word !== undefined && !COMMON_WORDS.has(word.toLowerCase()) && !TIMES.test(word) ? word.length : undefined;
}

const TIMES =
  /^(?:Today|Yesterday|Tomorrow|Tonight|\p{Lu}\p{L}+day|January|February|March|April|May|June|July|August|September|October|November|December)$/u;
