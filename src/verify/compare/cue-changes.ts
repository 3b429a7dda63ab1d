/** Attribution, caveats, superlatives and quantifiers of a group: words of a few closed lists that come and go. */
import { isAnswered } from './alike.ts';
import type { Change, ChangeKind } from './change.ts';
import { come, gone, has, sidesOf } from './cue-sides.ts';
import { type Cue, cueTable, findCues } from './cues.ts';
import type { Pair, Side } from './pair.ts';
import { changeAt } from './report.ts';
import type { Token } from './tokens.ts';
import { ATTRIBUTION, CAVEAT, QUANTIFIER, SHARED, SUPERLATIVE } from './words-cues.ts';

const TABLES = {
  attribution: cueTable(ATTRIBUTION),
  caveat: cueTable(CAVEAT),
  superlative: cueTable(SUPERLATIVE),
  quantifier: cueTable(QUANTIFIER),
  shared: cueTable({ shared: SHARED }),
};

/** "AInvest projects" says whose forecast it is. */
const FORECASTS = cueTable({ forecast: '=expects, =projects, =forecasts, =estimates, =predicts, =sees, =anticipates' });

/** Verbs that say more of the truth than "said", and sources that are more than they were. */
const LOADED = ['claim', 'confirm', 'promise', 'admit', 'boast', 'attack'];
const SOURCES = ['unnamed', 'insider', 'official', 'analyst', 'expert'];

export function compareAttribution(pair: Pair): readonly Change[] {
  const { was, is } = sidesOf(pair, TABLES.attribution);
  const changes: Change[] = [];
  const told = was.find((cue) => cue.name === 'said');
  const forecast = findCues(pair.edited.tokens, FORECASTS).length > findCues(pair.original.tokens, FORECASTS).length;
  if (told && is.length === 0 && !forecast)
    changes.push(
      changeAt(pair, 'attribution', 'error', told, undefined, (x) => `"${x}" is missing: the text no longer says whose statement it is`),
    );
  for (const name of SOURCES) {
    const old = was.find((cue) => cue.name === name);
    const now = is.find((cue) => SOURCES.includes(cue.name) && !has(was, cue.name) && come(pair, cue));
    if (old && !has(is, name) && (now || name === 'unnamed' || name === 'analyst'))
      changes.push(
        changeAt(pair, 'attribution', 'error', old, now, (x, y) =>
          y === '' ? `"${x}" is missing: the source is no longer said` : `The source is "${y}"; it was "${x}"`,
        ),
      );
  }
  if (has(was, 'said', 'broad')) {
    const now = is.find((cue) => LOADED.includes(cue.name) && !has(was, ...LOADED) && come(pair, cue));
    const old = was.find((cue) => (cue.name === 'said' || cue.name === 'broad') && gone(pair, cue));
    if (now && old) changes.push(changeAt(pair, 'attribution', 'error', old, now, (x, y) => `"${y}" says more than "${x}"`));
  }
  const warned = is.find((cue) => cue.name === 'warn' && !has(was, 'warn') && come(pair, cue));
  if (warned)
    changes.push(changeAt(pair, 'attribution', 'warning', undefined, warned, (_, y) => `"${y}" says more than the original does`));
  return changes;
}

export function compareCaveats(pair: Pair): readonly Change[] {
  const { was, is } = sidesOf(pair, TABLES.caveat);
  const changes: Change[] = [];
  const stand: Readonly<Record<string, readonly string[]>> = {
    contrast: ['contrast', 'contrastAlso', 'condition', 'exclusion'],
    condition: ['condition', 'conditionAlso'],
    exclusion: ['exclusion', 'contrast'],
    doubt: ['doubt'],
    question: ['question', 'condition', 'doubt'],
  };
  for (const cue of was) {
    const heirs = stand[cue.name];
    if (!heirs || is.some((now) => heirs.includes(now.name) && (!now.name.endsWith('Also') || come(pair, now)))) continue;
    if (cue.name === 'contrast' ? !clauseLost(pair, cue) : isAnswered(cue, pair.senses.original, pair.senses.edited)) continue;
    // "Whether" made "that": what was open is said to be so.
    if (cue.name === 'question' && !pair.novel.some((index) => pair.edited.tokens[index]?.lower === 'that')) continue;
    changes.push(changeAt(pair, 'caveat', 'error', cue, undefined, (x) => `What follows "${x}" limited the statement and is missing`));
    break;
  }
  const now = is.find(
    (cue) => (cue.name === 'condition' || cue.name === 'exclusion') && come(pair, cue) && !has(was, ...(stand[cue.name] ?? [])),
  );
  const turns = now && pair.edited.tokens[now.from]?.lower === 'unless';
  if (now)
    changes.push(
      changeAt(pair, 'caveat', turns ? 'error' : 'warning', undefined, now, (_, y) => `"${y}" limits the statement; the original does not`),
    );
  return changes;
}

/** Whether most of what follows a word in its clause is gone too. */
function clauseLost(pair: Pair, cue: Cue): boolean {
  const clause = pair.original.tokens[cue.from]?.clause ?? 0;
  const matter = pair.original.tokens.flatMap((token, index) =>
    index >= cue.to && token.clause - clause <= 1 && !token.stop ? [index] : [],
  );
  const lost = matter.filter((index) => pair.lost.includes(index));
  return lost.length >= 2 && lost.length > matter.length * 0.6;
}

const NOT_SUPERLATIVE =
  /^(?:inter|inv|requ|sugg|for|prot|harv|hon|mod|cont|north|south|dig|manif|arr|w|t|r|n|gu|qu|b|p|v|z|cr|ch|d|lat|midw|bequ|anc|tempest|pri|far|uncont|cong|conqu|ear|unr|dishon|imm|unint|near|clos)est(?:s|ed|ing)?$/;

/** Superlatives that belong together: what is largest is biggest, and a record is a high that was never before. */
const ALIKE: readonly (readonly string[])[] = [
  ['largest', 'biggest', 'greatest', 'leading', 'top', 'best'],
  ['record', 'highest', 'ever', 'best', 'largest', 'biggest', 'strongest', 'top'],
  ['world', 'ever'],
  ['fastest', 'quickest', 'swiftest'],
  ['smallest', 'tiniest', 'fewest', 'lowest', 'least', 'worst'],
  ['sole', 'only'],
];

export function compareSuperlatives(pair: Pair): readonly Change[] {
  const was = superlativesIn(pair.original);
  const is = superlativesIn(pair.edited);
  const said = (cue: Cue, cues: readonly Cue[]): boolean =>
    cues.some((other) => other.name === cue.name || ALIKE.some((set) => set.includes(cue.name) && set.includes(other.name)));
  const scope = ['ever', 'world', 'national', 'company'];
  const changes: Change[] = [];
  const ranked = has(was, 'record') || was.some((cue) => cue.name.endsWith('est'));
  for (const cue of is) {
    if (!come(pair, cue)) continue;
    if (cue.name === 'ever' && !has(was, 'ever') && (has(is, 'record') || is.some((other) => other.name.endsWith('est'))) && ranked) {
      changes.push(
        changeAt(
          pair,
          'superlative',
          'error',
          was.find((old) => old.name === 'record' || old.name.endsWith('est')),
          cue,
          (x, y) => `"${y}" widens "${x}"`,
        ),
      );
      continue;
    }
    if (scope.includes(cue.name) || said(cue, was)) continue;
    // Who stands first is at the top.
    if (cue.name === 'leading' && pair.original.tokens.some(({ lower }) => lower === 'first')) continue;
    if (cue.name === 'sole' && isAnswered(cue, pair.senses.edited, pair.senses.original)) continue;
    if (pair.original.tokens.some((token) => token.stem === 'most' || token.stem === 'least') && cue.name.endsWith('est')) continue;
    changes.push(
      changeAt(pair, 'superlative', 'error', undefined, cue, (_, y) => `"${y}" is a superlative that the original does not have`),
    );
  }
  const narrow = was.find((cue) => scope.includes(cue.name) && cue.name !== 'ever' && gone(pair, cue) && besideRecord(pair.original, cue));
  if (
    narrow &&
    changes.length === 0 &&
    ranked &&
    is.some((cue) => cue.name === 'record' || cue.name.endsWith('est')) &&
    !has(is, narrow.name)
  )
    changes.push(changeAt(pair, 'superlative', 'error', narrow, undefined, (x) => `"${x}" is missing, which widens the record`));
  // Here "one" is a word, though the reader takes it for a figure.
  const one = findCues(pair.original.tokens, TABLES.shared)[0];
  if (
    one &&
    findCues(pair.edited.tokens, TABLES.shared).length === 0 &&
    is.some((cue) => !scope.includes(cue.name)) &&
    was.some((cue) => !scope.includes(cue.name))
  )
    changes.push(
      changeAt(pair, 'superlative', 'error', one, undefined, (x) => `"${x}" is missing, which makes the superlative the only one`),
    );
  return changes;
}

function superlativesIn(side: Side): readonly Cue[] {
  const listed = findCues(side.tokens, TABLES.superlative, side.inMention);
  const endings = side.tokens.flatMap((token: Token, index): Cue[] =>
    /^[a-z]{2,}est$/.test(token.lower) &&
    !NOT_SUPERLATIVE.test(token.lower) &&
    !side.inMention(index) &&
    !listed.some((cue) => index >= cue.from && index < cue.to)
      ? [{ name: token.lower, from: index, to: index + 1 }]
      : [],
  );
  return [...listed, ...endings];
}

function besideRecord(side: Side, cue: Cue): boolean {
  const near = side.tokens.slice(Math.max(0, cue.from - 5), cue.to + 3);
  return near.some((token) => token.stem === 'record' || token.lower.endsWith('est') || token.stem === 'high' || token.stem === 'low');
}

export function compareQuantifiers(pair: Pair): readonly Change[] {
  const { was, is } = sidesOf(pair, TABLES.quantifier);
  const lost = was.filter((cue) => gone(pair, cue) && !has(is, cue.name));
  const fresh = is.filter((cue) => come(pair, cue) && !has(was, cue.name));
  const changes: Change[] = [];
  const add = (old: Cue | undefined, now: Cue | undefined, kind: ChangeKind = 'quantifier'): void => {
    changes.push(
      changeAt(pair, kind, 'error', old, now, (x, y) =>
        x === '' ? `"${y}" is not in the original` : `"${y}" says how many; it was "${x}"`,
      ),
    );
  };
  for (const now of fresh) {
    // "Only as far as", "only where": what limits it is said already.
    if (now.name === 'only' && /^(?:so|the|an?|as|if|where|when|while|once|to|insofar)$/.test(pair.edited.tokens[now.to]?.lower ?? ''))
      continue;
    if (now.name === 'only') {
      add(
        lost.find((cue) => cue.name !== 'only'),
        now,
      );
      continue;
    }
    // "All seven" where the original said "seven".
    if (pair.edited.tokens[now.from]?.lower === 'all' && !has(was, 'all') && pair.edited.inMention(now.to)) {
      add(undefined, now);
      continue;
    }
    // "Most of the cash", "some of the makers" where the original said "cash" and "makers".
    const some = pair.edited.tokens[now.from]?.lower === 'some';
    const part = (now.name === 'most' && now.to - now.from > 1) || (some && pair.edited.tokens[now.to]?.lower === 'of');
    if (part && !has(was, 'most', 'all', 'many', 'some')) {
      add(undefined, now);
      continue;
    }
    const replaced = was.find(
      (cue) => cue.name !== 'only' && cue.name !== now.name && !adjacent(cue.name, now.name) && isReplaced(pair, cue, now),
    );
    const old = replaced ?? lost.find((cue) => cue.name !== 'only' && cue.name !== now.name && !adjacent(cue.name, now.name));
    if (old && (replaced || near(pair, old, now))) add(old, now);
  }
  return changes;
}

/** "Some" and "several" part too little to stop a text. */
function adjacent(one: string, other: string): boolean {
  return (one === 'some' && other === 'many') || (one === 'many' && other === 'some');
}

/** Whether one word stands in the very place of the other. */
function isReplaced(pair: Pair, was: Cue, is: Cue): boolean {
  return pair.gaps.some(
    (gap) => gap.from === was.from && gap.otherFrom === is.from && gap.to - gap.from <= 2 && gap.otherTo - gap.otherFrom <= 2,
  );
}

function near(pair: Pair, was: Cue, is: Cue): boolean {
  return pair.gaps.some((gap) => gap.from <= was.from && was.from < gap.to && gap.otherFrom <= is.from && is.from < gap.otherTo);
}
