/**
 * A page against the receipt of its article: whether it says what was approved, whether the guard passes what it says,
 * and whether each figure matches what is recorded of its source.
 */
import type { Article } from '../../model/article.ts';
import { type Block, readDocument } from '../document.ts';
import { checkSources, type ReadPayload, type SourceCheck } from '../sources.ts';
import { verify } from '../verify.ts';
import { type Alignment, align, editsBetween, typeset } from './align.ts';
import { oneBlank, type Page, type PageBlock, type PagePlace } from './page.ts';
import { retell } from './retell.ts';
import { type Revision, revisions } from './revised.ts';
import { around, type Untraced, untracedIn } from './untraced.ts';

/** What is wrong with a page. */
export interface PageProblem {
  /** `changed`, `missing` or `added` to the text of the receipt; `source` where a fact differs from it; else the rule of the guard. */
  readonly rule: string;
  readonly message: string;
  /** The words around it. */
  readonly within: string;
  readonly actual?: string;
  readonly expected?: string;
  readonly fact?: string;
  /** Where on the page; undefined of what is not there. */
  readonly place?: PagePlace | undefined;
}

/** A figure whose fact has another value in the newest version. */
export type Revised = Omit<Revision, 'block' | 'start'> & { readonly place: PagePlace | undefined };

export interface Verdict {
  /** Claims of the article. */
  readonly figures: number;
  /** Those that stand on the page as approved, pass the guard, and whose fact does not differ from its recorded source. */
  readonly matching: number;
  /** Claims whose fact has another value in the newest version. */
  readonly revised: readonly Revised[];
  readonly problems: readonly PageProblem[];
  /** Figures and dates beside the article that no fact bears out. */
  readonly beside: readonly Untraced[];
  /** Every fact of the receipt against what is recorded of its source. */
  readonly sources: readonly SourceCheck[];
}

export interface Evidence {
  readonly article: Article;
  /** What its renditions say besides, in words that are their own. */
  readonly known: readonly string[];
  readonly payload: ReadPayload;
  /** The newest version of the article, where one is known. */
  readonly newest?: Article | undefined;
}

export function judge(page: Page, { article, known, payload, newest }: Evidence): Verdict {
  const { body, ledger, approval } = article;
  const { blocks } = readDocument(body, 0);
  const { pairs, extra } = align(blocks, page.blocks);
  const changed = new Map(pairs.flatMap((pair, count) => (pair?.changed ? [[count, page.blocks[pair.page]?.text ?? ''] as const] : [])));
  const told = retell(body, blocks, changed);
  // A notice makes no claims: who withdrew the article and why was read when that was decided.
  const guarded = approval?.withdrawal === undefined ? guard(told.markdown, ledger) : [];
  const sources = checkSources(ledger.facts, payload);
  const wrong = new Set(sources.flatMap(({ fact, state }) => (state === 'differs' ? [fact] : [])));
  const facts = new Map(ledger.facts.map((fact) => [fact.id, fact]));
  const rests = (id: string): readonly string[] => [id, ...(facts.get(id)?.derivedFrom?.inputs.flatMap(rests) ?? [])];
  const placed = (count: number, start: number, words: string): PagePlace | undefined => placeOf(page, pairs[count]?.page, start, words);
  const printed = (id: string): PagePlace | undefined => {
    const count = blocks.findIndex(({ claims }, one) => pairs[one] && claims.some((claim) => claim.id === id));
    const claim = blocks[count]?.claims.find((one) => one.id === id);
    return claim && placed(count, claim.start, claim.surface);
  };
  const stands = (block: Block, count: number, index: number): boolean => {
    const claim = block.claims[index];
    if (!claim || !pairs[count] || rests(claim.id).some((id) => wrong.has(id))) return false;
    const surfaces = told.surfaces.get(count);
    const now = surfaces?.[index] ?? claim.surface;
    const nth = surfaces?.slice(0, index).filter((words) => words !== '').length ?? index;
    const isMeant = ({ block: one, fact, claims }: Guarded): boolean =>
      one === count && fact === claim.id && (claims.length === 0 || claims.includes(nth));
    return typeset(now) === typeset(claim.surface) && !guarded.some(isMeant);
  };
  const strays = straysOf(page, pairs, extra, new Set(known.map(typeset)));
  const dates = approval ? [approval.at] : [];
  const untraced = strays.map((stray) => ({ ...stray, found: untracedIn(stray.block, { ledger, dates, known }) }));
  return {
    figures: blocks.reduce((sum, { claims }) => sum + claims.length, 0),
    matching: blocks.reduce((sum, block, count) => sum + block.claims.filter((_, index) => stands(block, count, index)).length, 0),
    revised: (newest ? revisions(blocks, ledger, newest.ledger) : []).map(({ block, start, ...revision }) => ({
      ...revision,
      place: placed(block, start, revision.surface),
    })),
    problems: [
      ...pairs.flatMap((pair, count) => (pair ? [] : [missing(blocks[count])])),
      ...[...changed].flatMap(([count, now]) => changes(blocks[count]?.text ?? '', now, pairs[count]?.page ?? 0)),
      ...guarded.map(({ block, start, claims: _claims, ...problem }) => ({
        ...problem,
        place: placed(block, start, problem.actual ?? ''),
      })),
      ...untraced.flatMap((stray) => added(stray)),
      ...sources.flatMap(({ fact, state, message }) =>
        state === 'differs' ? [{ rule: 'source', message, within: fact, fact, place: printed(fact) }] : [],
      ),
    ],
    beside: untraced.flatMap(({ found, place }) => (place === 'beside' ? found : [])),
    sources,
  };
}

type Guarded = PageProblem & {
  /** Count of its block, and its offset in the words of that. */
  readonly block: number;
  readonly start: number;
  /** Counts of the claims of the block that it stands on; none where it is about the sentence. */
  readonly claims: readonly number[];
};

/** Errors of the guard in a text. */
function guard(markdown: string, ledger: Article['ledger']): readonly Guarded[] {
  const { blocks } = readDocument(markdown, 0);
  return verify(markdown, ledger).flatMap(({ rule, severity, message, start, end, actual, expected, fact }) => {
    if (severity !== 'error') return [];
    const block = blocks.findLastIndex(({ map }) => (map[0] ?? 0) <= start + 1);
    const { text = '', map, claims = [] } = blocks[block] ?? {};
    const at = Math.max(0, map?.findIndex((offset) => offset >= start) ?? 0);
    return [
      {
        rule,
        message,
        within: around(oneBlank(text), at, end - start),
        ...(actual !== undefined && { actual }),
        ...(expected !== undefined && { expected }),
        ...(fact !== undefined && { fact }),
        block,
        start: at,
        claims: claims.flatMap(({ from, to }, count) => (from < end && start < to ? [count] : [])),
      },
    ];
  });
}

/** The words of a place nearest to where they stand in the article; the whole block where they are not found. */
function placeOf({ blocks }: Page, block: number | undefined, near: number, words: string): PagePlace | undefined {
  if (block === undefined) return undefined;
  const text = blocks[block]?.text ?? '';
  const [before, after] = [text.lastIndexOf(words, near), text.indexOf(words, near)];
  const start = before === -1 || (after !== -1 && after - near < near - before) ? after : before;
  return words === '' || start === -1 ? { block, start: 0, end: text.length } : { block, start, end: start + words.length };
}

interface Stray {
  readonly block: PageBlock;
  /** Its count on the page. */
  readonly count: number;
  /** `between`: in the midst of the article's own text; `joined`: right before or after it; `beside`: elsewhere on the page. */
  readonly place: 'between' | 'joined' | 'beside';
}

/** Where the blocks of a page stand that are none of the article's. */
function straysOf({ blocks }: Page, pairs: Alignment['pairs'], extra: readonly number[], known: ReadonlySet<string>): readonly Stray[] {
  const own = pairs.flatMap((pair) => (pair ? [pair.page] : [])).sort((a, b) => a - b);
  const parents = new Set(own.map((count) => blocks[count]?.parent));
  return extra.flatMap((count): Stray[] => {
    const block = blocks[count];
    if (!block) return [];
    const [before, after] = [own.findLast((one) => one < count), own.find((one) => one > count)];
    const isSibling = (one: number | undefined): boolean => one !== undefined && blocks[one]?.parent === block.parent;
    // Byline and dateline stand between the headline and the first words below it.
    const isBelowDeck = before !== undefined && before >= (own[1] ?? 0);
    const isAmong = isBelowDeck && isSibling(before) && isSibling(after) && !known.has(typeset(block.text));
    const place = isAmong ? 'between' : parents.has(block.parent) ? 'joined' : 'beside';
    return [{ block, count, place: block.aside ? 'beside' : place }];
  });
}

function added({ block, count, place, found }: Stray & { readonly found: readonly Untraced[] }): readonly PageProblem[] {
  const whole = { block: count, start: 0, end: block.text.length };
  const message = 'stands on the page, and not in the article that was approved';
  if (place === 'between') return [{ rule: 'added', message, within: around(block.text, 0, 80), place: whole }];
  if (place === 'beside') return [];
  return found.map(({ text, within }) => {
    const start = block.text.indexOf(text);
    const words = start === -1 ? whole : { block: count, start, end: start + text.length };
    return { rule: 'added', message: `\`${text}\` leads to no recorded source`, within, actual: text, place: words };
  });
}

function missing(block: Block | undefined): PageProblem {
  const text = oneBlank(block?.text ?? '');
  return { rule: 'missing', message: 'stands in the article that was approved, and not on the page', within: around(text, 0, 80) };
}

/** What a block says otherwise, place by place. */
function changes(was: string, now: string, block: number): readonly PageProblem[] {
  let shift = 0;
  return editsBetween(oneBlank(was), now).map(({ start, end, now: instead }) => {
    const before = oneBlank(was).slice(start, end).trim();
    const [actual, expected] = [instead.trim(), before];
    const message =
      actual === ''
        ? `\`${expected}\` was taken out`
        : expected === ''
          ? `\`${actual}\` was put in`
          : `\`${actual}\` stands where \`${expected}\` was approved`;
    const at = start + shift;
    shift += instead.length - (end - start);
    const place = { block, start: at, end: at + instead.length };
    return { rule: 'changed', message, within: around(oneBlank(was), start, end - start), actual, expected, place };
  });
}
