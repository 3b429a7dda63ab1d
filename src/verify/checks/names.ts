/** Names and tickers only as the register knows them: a closed world. */
import { namesOf } from '../../model/entity.ts';
import type { Ledger } from '../../model/ledger.ts';
import type { Mention, TickerMention } from '../../model/mention.ts';
import { at, type Check, type Problem } from '../check.ts';
import { COMMON_WORDS } from '../common-words.ts';
import type { Block } from '../document.ts';
import { once } from '../once.ts';
import type { Play } from '../play.ts';
import { lastBefore, overlaps } from '../spans.ts';

export const names: Check = {
  id: 'names',
  *run(play) {
    const told = new Set<string>();
    for (const block of play.document.blocks) {
      yield* unknownNames(play, block);
      yield* misnamed(play, block);
      for (const mention of play.mentionsIn(block)) if (mention.type === 'ticker') yield* ticker(play, block, mention, told);
    }
  },
};

const CAPITALISED = /\p{Lu}[\p{L}\p{N}]*(?:[.&’'-]\p{L}[\p{L}\p{N}]*)*/gu;
/** Months, weekdays and such: words with a capital that are no names. */
const CALENDAR = new Set(
  'January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday I'.split(
    ' ',
  ),
);

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function* unknownNames(play: Play, block: Block): Iterable<Problem> {
  const mentions = play.mentionsIn(block).filter((mention: Mention) => mention.type !== 'quantity');
  const isCovered = (word: Word): boolean =>
    [play.namesIn(block), play.termsIn(block), block.claims, mentions].some((spans) => overlaps(spans, word));
  const openings = new Set(block.sentences.map((sentence) => sentence.start));
  const words = [...block.text.matchAll(CAPITALISED)]
    .map((match): Word => ({ text: match[0], start: match.index, end: match.index + match[0].length }))
    .filter((word) => block.text[word.end] !== '$' && !isCovered(word) && !CALENDAR.has(word.text.replace(/['’]s$/, '')));
  for (const run of runsOf(words, block.text)) {
    const [first, ...rest] = run;
    if (!first) continue;
    const opens = opensSentence(block.text, openings, first.start);
    const common = opens && COMMON_WORDS.has(first.text.toLowerCase());
    const name = common ? rest : run;
    const [head] = name;
    const last = name.at(-1);
    if (!head || !last) continue;
    const text = block.text.slice(head.start, last.end);
    const doubtful = opens && !common && name.length === 1 && !/\p{Lu}.*\p{Lu}/u.test(text);
    const place = at(block, head.start, last.end);
    yield doubtful
      ? {
          rule: 'unknown-name',
          severity: 'warning',
          message: `\`${text}\` may be a name that is not in the register`,
          ...place,
          actual: text,
        }
      : { rule: 'unknown-name', severity: 'error', message: `Unknown name \`${text}\`: it is not in the register`, ...place, actual: text };
  }
}

/** Words that stand together, with one blank or hyphen between. */
function runsOf(words: readonly Word[], text: string): readonly Word[][] {
  const runs: Word[][] = [];
  for (const word of words) {
    const last = runs.at(-1)?.at(-1);
    if (last && /^[ -]$/.test(text.slice(last.end, word.start))) runs.at(-1)?.push(word);
    else runs.push([word]);
  }
  return runs;
}

/** Whether nothing but quotes and brackets stands between a word and the begin of a sentence, or a colon. */
function opensSentence(text: string, openings: ReadonlySet<number>, start: number): boolean {
  let at = start;
  while (at > 0 && /["'“‘([]/.test(text[at - 1] ?? '')) at--;
  if (openings.has(at)) return true;
  while (at > 0 && /\s/.test(text[at - 1] ?? '')) at--;
  return at === 0 || /[:;]/.test(text[at - 1] ?? '');
}

/** "United States Ministry of Commerce", where the register has a Chinese one. */
function* misnamed(play: Play, block: Block): Iterable<Problem> {
  for (const [index, naming] of play.namesIn(block).entries()) {
    const before = play.namesIn(block)[index - 1];
    if (!before || !OF_PLACE.has(before.entity.class) || block.text.slice(before.end, naming.start) !== ' ') continue;
    const shown = block.text.slice(naming.start, naming.end);
    const full = namesOf(naming.entity).filter((name) => name.endsWith(` ${shown}`));
    const right = full.find((name) => placesOf(play.ledger).has(name.slice(0, -shown.length - 1)));
    if (right === undefined || namesOf(before.entity).some((own) => full.includes(`${own} ${shown}`))) continue;
    const text = block.text.slice(before.start, naming.end);
    yield {
      rule: 'unknown-name',
      severity: 'error',
      message: `Unknown name \`${text}\`: the register has ${right}`,
      ...at(block, before.start, naming.end),
      actual: text,
      expected: right,
    };
  }
}

const OF_PLACE: ReadonlySet<string> = new Set(['country', 'region']);

/** Every name of a country or region. */
const placesOf = once(
  ({ entities }: Ledger): ReadonlySet<string> => new Set(entities.filter((one) => OF_PLACE.has(one.class)).flatMap(namesOf)),
);

function* ticker(play: Play, block: Block, mention: TickerMention, told: Set<string>): Iterable<Problem> {
  const place = at(block, mention.start, mention.end);
  const written = `${mention.exchange}: ${mention.ticker}`;
  const naming = lastBefore(play.namesIn(block), mention.start);
  const company = naming && mention.start - naming.end <= 3 ? naming.entity : undefined;
  const listed = company?.listings.some((listing) => listing.exchange === mention.exchange && listing.ticker === mention.ticker);
  if (!company || !listed) {
    const right = company?.listings[0];
    const expected = right ? `${right.exchange}: ${right.ticker}` : undefined;
    yield {
      rule: 'ticker',
      severity: 'error',
      message: company
        ? `Unexpected ticker \`${written}\`${expected ? `, expected \`${expected}\`` : ''} as the register has it for ${company.name}`
        : `The ticker \`${written}\` stands behind no company of the register`,
      ...place,
      actual: mention.text,
      ...(expected && { expected }),
    };
    return;
  }
  if (told.has(company.id))
    yield {
      rule: 'ticker-again',
      severity: 'warning',
      message: `The ticker of ${company.name} is printed twice; once is enough`,
      ...place,
      actual: mention.text,
    };
  told.add(company.id);
}
