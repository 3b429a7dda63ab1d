/** Changes to the words around claims: direction, negation, hedge, standing, attribution, base period, names and tickers. */
import { type Entity, namesOf } from '../../../src/model/entity.ts';
import { type Draft, type Edit, outside, type Sentence, sentenceAt } from './edit.ts';

export function wordEdits(draft: Draft): readonly Edit[] {
  return [
    ...directions(draft),
    ...negations(draft),
    ...replaced(draft, 'hedge out', HEDGES),
    ...replaced(draft, 'standing changed', STANDINGS),
    ...replaced(draft, 'base period', BASES),
    ...attributions(draft),
    ...names(draft),
    ...tickers(draft),
  ];
}

type Table = readonly (readonly [from: RegExp, to: string])[];

const DIRECTIONS: Readonly<Record<string, string>> = {
  rose: 'fell',
  rises: 'falls',
  increased: 'decreased',
  increases: 'decreases',
  grew: 'shrank',
  grows: 'shrinks',
  climbed: 'dropped',
  climbs: 'drops',
  jumped: 'plunged',
  jumps: 'plunges',
  fell: 'rose',
  declined: 'increased',
  decreased: 'increased',
  dropped: 'climbed',
  drops: 'climbs',
  up: 'down',
  down: 'up',
  increase: 'decline',
  decline: 'increase',
  decrease: 'increase',
  fall: 'rise',
  drop: 'jump',
  jump: 'drop',
  rise: 'fall',
};

function directions(draft: Draft): readonly Edit[] {
  const { text } = draft;
  return outside(draft, /\b[a-z]+\b/g)
    .filter(({ 0: word, index }) => DIRECTIONS[word] !== undefined && !/^ to (?:\d|\[)/.test(text.slice(index + word.length)))
    .filter(
      ({ 0: word, index }) =>
        word !== 'up' || (!text.startsWith(' to', index + 2) && !/\b(?:start|set|make|put)\s$/.test(text.slice(index - 8, index))),
    )
    .map(({ 0: word, index }) => ({ kind: 'direction', start: index, end: index + word.length, by: DIRECTIONS[word] ?? '' }));
}

/** Verbs that a "never" may stand before, where a claim follows in the sentence. */
const VERBS =
  /\b(?:made|mined|produced|reported|held|holds|earned|took|spent|climbed|rose|fell|grew|increased|declined|dropped|turned|controls|refined|came|kept|agreed|announced|put|told|plans|aims|seeks|expects)\b/g;
const NOTS = /\b(?:not|never|no longer|nor) /g;

function negations(draft: Draft): readonly Edit[] {
  const followed = (index: number): boolean => {
    const sentence = sentenceAt(draft, index);
    return sentence?.claims.some((claim) => claim.start > index && !/[,;:–—]/.test(draft.text.slice(index, claim.start))) ?? false;
  };
  return [
    ...outside(draft, VERBS)
      .filter(({ index }) => followed(index))
      .map(({ index }) => ({ kind: 'negation in', start: index, end: index, by: 'never ' })),
    ...outside(draft, /\b(?:is|was|are|were|has|have|will|would)\b(?! not)/g)
      .filter(({ index }) => followed(index))
      .map(({ 0: word, index }) => ({ kind: 'negation in', start: index + word.length, end: index + word.length, by: ' not' })),
    ...outside(draft, NOTS).map(({ 0: word, index }) => ({
      kind: 'negation out',
      start: index,
      end: index + word.length,
      by: '',
      original: true,
    })),
  ];
}

/** Words that show an estimate as one; the verb of attribution then only says. */
const HEDGES: Table = [
  [/\bestimated /g, ''],
  [/, the U\.S\. Geological Survey estimates(?=\.)/g, ', the U.S. Geological Survey says'],
  [/, the Geological Survey estimates(?=\.)/g, ', the Geological Survey says'],
  [/, the (?:survey|agency) estimates\b/g, ', the agency says'],
  [/, by the Geological Survey's estimates/g, ', by the Geological Survey’s count'],
];

const STANDINGS: Table = [
  [/\b(?:is|are) (?:projected|expected) to (?:reach|grow)\b/g, 'did reach'],
  [/\baims for\b/g, 'has'],
  [/\baims to\b/g, 'managed to'],
  [/\bseeks\b(?! to)/g, 'has'],
  [/\bseeks to\b/g, 'managed to'],
  [/, due to open in\b/g, ', which opened in'],
  [/\bis due to start on\b/g, 'started on'],
  [/\bis to apply from\b/g, 'has applied since'],
  [/\bplans a\b/g, 'opened a'],
  [/\bexpects commercial output\b/g, 'had commercial output'],
];

const BASES: Table = [
  [/\ba year (?=earlier|before)/g, 'a quarter '],
  [/\ba quarter (?=earlier|before)/g, 'a year '],
  [/\ba year (?=earlier|before)/g, 'a decade '],
];

function replaced(draft: Draft, kind: string, table: Table): readonly Edit[] {
  return table.flatMap(([from, by]) =>
    outside(draft, from)
      .filter(({ index }) => (sentenceAt(draft, index)?.claims.length ?? 0) > 0 && (kind !== 'hedge out' || index > deckEnd(draft)))
      .map(({ 0: found, index }) => ({ kind, start: index, end: index + found.length, by })),
  );
}

/** Headline and deck have no room to call an estimate one or to name a source: the body does. */
const deckEnd = ({ text }: Draft): number => text.indexOf('\n## ');

/** ", NAME reported", ", according to NAME": cut where neither the rest of the sentence nor the one before names the source. */
function attributions(draft: Draft): readonly Edit[] {
  if (draft.ledger.storySource !== undefined) return [];
  const phrases = /, (?:according to [^,.[\]]+|(?:the )?[A-Za-z.' -]+ (?:said|reported|estimates|says|shows|wrote))(?=[.,])/g;
  return outside(draft, phrases)
    .filter(({ 0: phrase, index }) => isOnlySource(draft, index, phrase))
    .map(({ 0: phrase, index }) => ({ kind: 'attribution out', start: index, end: index + phrase.length, by: '' }));
}

function isOnlySource(draft: Draft, index: number, phrase: string): boolean {
  const sentence = sentenceAt(draft, index);
  const before = sentence && draft.sentences[draft.sentences.indexOf(sentence) - 1];
  if (!sentence || sentence.claims.length === 0 || /^[#-]/.test(sentence.text) || sentence.start < deckEnd(draft)) return false;
  const rest = `${before?.text ?? ''} ${sentence.text.replace(phrase, '')}`;
  const sources = sentence.claims.flatMap(({ id }) => draft.ledger.facts.find((fact) => fact.id === id) ?? []).map(({ source }) => source);
  const named = sources.flatMap(({ publisher, namedAs }) => [
    ...namedAs,
    ...namesOf(draft.ledger.entities.find(({ id }) => id === publisher) ?? NOBODY),
  ]);
  return (
    sources.length > 0 && !named.some((name) => rest.includes(name)) && !/\bsa(?:id|ys)\b|\breport/.test(rest.replace(/\]\([^)]*\)/g, ''))
  );
}

const NOBODY: Entity = {
  id: '',
  name: '\u0000',
  short: '\u0000',
  article: '',
  class: 'term',
  isA: [],
  aliases: [],
  listings: [],
  identifiers: {},
  plural: false,
};

/** A name in the clause of a claim that is about it, replaced by the next of its class. */
function names(draft: Draft): readonly Edit[] {
  const { entities, facts } = draft.ledger;
  const about = ({ claims }: Sentence, index: number): ReadonlySet<string> => {
    const next = claims.filter((claim) => claim.start > index && !/[,;:–—]\s/.test(draft.text.slice(index, claim.start)));
    return new Set(next.flatMap(({ id }) => facts.find((fact) => fact.id === id)?.subject ?? []));
  };
  return entities.flatMap((entity) => {
    const kin = entities.filter((one) => one.class === entity.class);
    const other = kin[(kin.indexOf(entity) + 1) % kin.length];
    if (!other || other === entity) return [];
    const pattern = new RegExp(`(?<![\\w-])(?:${namesOf(entity).map(quoted).join('|')})(?![\\w-])`, 'g');
    return outside(draft, pattern)
      .filter(({ index }) => {
        const sentence = sentenceAt(draft, index);
        return sentence !== undefined && about(sentence, index).has(entity.id);
      })
      .map(({ 0: name, index }) => ({ kind: 'entity swap', start: index, end: index + name.length, by: other.name }));
  });
}

const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function tickers(draft: Draft): readonly Edit[] {
  return outside(draft, /\(([A-Z][A-Za-z ]+): ([A-Z0-9]+)\)/g).flatMap((match) => {
    const [whole, exchange = '', ticker = ''] = match;
    const at = match.index + whole.indexOf(ticker, exchange.length + 1);
    return [
      { kind: 'ticker', start: at, end: at + ticker.length, by: `${ticker.slice(0, -1)}${ticker.endsWith('X') ? 'Y' : 'X'}` },
      { kind: 'ticker', start: match.index + 1, end: match.index + 1 + exchange.length, by: exchange === 'NYSE' ? 'NASDAQ' : 'NYSE' },
    ];
  });
}
