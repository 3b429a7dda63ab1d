/**
 * Words for movement and standing, as data: realisation chooses from them by sign and size, and the guard reads the
 * same tables to see that a word says what its fact says.
 */
import type { Standing } from './fact.ts';

/** -1 down, 0 flat, 1 up. */
export type Sign = -1 | 0 | 1;

/** A verb of movement with its forms, and the sizes of change (in percent, without sign) it may be used for. */
export interface DirectionVerb {
  readonly sign: Sign;
  readonly past: string;
  readonly present: string;
  readonly base: string;
  readonly gerund: string;
  readonly noun?: string;
  /** Smallest and largest change it fits; AP-style caution: nothing surges on 2%. */
  readonly from: number;
  readonly to: number;
  /** Whether realisation may choose it; the others are only read. */
  readonly house: boolean;
}

const ALL = Number.POSITIVE_INFINITY;
const verb = (
  sign: Sign,
  house: boolean,
  from: number,
  to: number,
  base: string,
  present: string,
  past: string,
  gerund: string,
  noun?: string,
): DirectionVerb => ({
  sign,
  house,
  from,
  to,
  base,
  present,
  past,
  gerund,
  ...(noun !== undefined && { noun }),
});

export const DIRECTION_VERBS: readonly DirectionVerb[] = [
  verb(1, false, 0, 1, 'edge up', 'edges up', 'edged up', 'edging up'),
  verb(1, true, 0, ALL, 'rise', 'rises', 'rose', 'rising', 'rise'),
  verb(1, true, 0, ALL, 'increase', 'increases', 'increased', 'increasing', 'increase'),
  verb(1, true, 0.5, ALL, 'grow', 'grows', 'grew', 'growing', 'growth'),
  verb(1, true, 3, ALL, 'climb', 'climbs', 'climbed', 'climbing', 'climb'),
  verb(1, false, 0.5, ALL, 'gain', 'gains', 'gained', 'gaining', 'gain'),
  verb(1, false, 0.5, ALL, 'expand', 'expands', 'expanded', 'expanding', 'expansion'),
  verb(1, false, 0.5, ALL, 'widen', 'widens', 'widened', 'widening'),
  verb(1, false, 0.5, ALL, 'strengthen', 'strengthens', 'strengthened', 'strengthening'),
  verb(1, true, 20, ALL, 'jump', 'jumps', 'jumped', 'jumping', 'jump'),
  verb(1, false, 8, ALL, 'surge', 'surges', 'surged', 'surging', 'surge'),
  verb(1, false, 8, ALL, 'soar', 'soars', 'soared', 'soaring'),
  verb(1, false, 8, ALL, 'rocket', 'rockets', 'rocketed', 'rocketing'),
  verb(1, false, 8, ALL, 'skyrocket', 'skyrockets', 'skyrocketed', 'skyrocketing'),
  verb(1, false, 8, ALL, 'boom', 'booms', 'boomed', 'booming', 'boom'),
  verb(1, false, 8, ALL, 'explode', 'explodes', 'exploded', 'exploding'),
  verb(1, false, 3, ALL, 'swell', 'swells', 'swelled', 'swelling'),
  verb(1, false, 3, ALL, 'rally', 'rallies', 'rallied', 'rallying', 'rally'),
  verb(1, false, 80, 400, 'double', 'doubles', 'doubled', 'doubling', 'doubling'),
  verb(1, false, 150, 400, 'triple', 'triples', 'tripled', 'tripling', 'tripling'),
  verb(1, false, 250, 500, 'quadruple', 'quadruples', 'quadrupled', 'quadrupling'),
  verb(-1, false, 0, 1, 'edge down', 'edges down', 'edged down', 'edging down'),
  verb(-1, true, 0, ALL, 'fall', 'falls', 'fell', 'falling', 'fall'),
  verb(-1, true, 0, ALL, 'decline', 'declines', 'declined', 'declining', 'decline'),
  verb(-1, true, 0, ALL, 'decrease', 'decreases', 'decreased', 'decreasing', 'decrease'),
  verb(-1, true, 3, ALL, 'drop', 'drops', 'dropped', 'dropping', 'drop'),
  verb(-1, false, 0.1, 5, 'slip', 'slips', 'slipped', 'slipping', 'slip'),
  verb(-1, false, 0.1, 10, 'ease', 'eases', 'eased', 'easing'),
  verb(-1, false, 0.1, 5, 'dip', 'dips', 'dipped', 'dipping', 'dip'),
  verb(-1, false, 0.5, ALL, 'shrink', 'shrinks', 'shrank', 'shrinking', 'shrinkage'),
  verb(-1, false, 0.5, ALL, 'contract', 'contracts', 'contracted', 'contracting', 'contraction'),
  verb(-1, false, 0.5, ALL, 'narrow', 'narrows', 'narrowed', 'narrowing'),
  verb(-1, false, 0.5, ALL, 'weaken', 'weakens', 'weakened', 'weakening'),
  verb(-1, false, 3, ALL, 'slide', 'slides', 'slid', 'sliding', 'slide'),
  verb(-1, false, 8, ALL, 'tumble', 'tumbles', 'tumbled', 'tumbling', 'tumble'),
  verb(-1, false, 8, ALL, 'plunge', 'plunges', 'plunged', 'plunging', 'plunge'),
  verb(-1, false, 8, ALL, 'plummet', 'plummets', 'plummeted', 'plummeting'),
  verb(-1, false, 8, ALL, 'collapse', 'collapses', 'collapsed', 'collapsing', 'collapse'),
  verb(-1, false, 8, ALL, 'crash', 'crashes', 'crashed', 'crashing', 'crash'),
  verb(-1, false, 8, ALL, 'tank', 'tanks', 'tanked', 'tanking'),
  verb(-1, false, 8, ALL, 'crater', 'craters', 'cratered', 'cratering'),
  verb(-1, false, 8, ALL, 'nosedive', 'nosedives', 'nosedived', 'nosediving', 'nosedive'),
  verb(-1, false, 3, ALL, 'dwindle', 'dwindles', 'dwindled', 'dwindling'),
  verb(-1, false, 0.5, ALL, 'lose', 'loses', 'lost', 'losing'),
  verb(-1, false, 35, 65, 'halve', 'halves', 'halved', 'halving', 'halving'),
  verb(0, true, 0, 0, 'be unchanged', 'is unchanged', 'was unchanged', 'being unchanged'),
  verb(0, false, 0, 0.5, 'be flat', 'is flat', 'was flat', 'being flat'),
  verb(0, false, 0, 0.5, 'hold steady', 'holds steady', 'held steady', 'holding steady'),
];

export interface DirectionWord {
  readonly sign: Sign;
  readonly from: number;
  readonly to: number;
  /** Nouns, infinitives and words with other senses ("the rise of AI", "an expanding mine") only warn where no fact is near. */
  readonly weak: boolean;
}

/** Verbs that are as often said of mines, rules and firms as of figures. */
const MANY_SENSES: ReadonlySet<string> = new Set([
  'expand',
  'gain',
  'widen',
  'strengthen',
  'weaken',
  'narrow',
  'contract',
  'ease',
  'slide',
  'slip',
  'collapse',
  'crash',
]);

const irregularParticiples: Readonly<Record<string, string>> = { rise: 'risen', grow: 'grown', fall: 'fallen', shrink: 'shrunk' };
const adverbs: readonly (readonly [string, Sign])[] = [
  ['up', 1],
  ['down', -1],
  ['higher', 1],
  ['lower', -1],
  ['upward', 1],
  ['downward', -1],
  ['unchanged', 0],
  ['flat', 0],
];

/** Every form that says a direction, lower case, one or two words, with what it says. */
export const DIRECTION_WORDS: ReadonlyMap<string, DirectionWord> = new Map([
  ...adverbs.map(([word, sign]): [string, DirectionWord] => [
    word,
    { sign, from: 0, to: ALL, weak: word === 'higher' || word === 'lower' || word === 'flat' },
  ]),
  ...DIRECTION_VERBS.flatMap((entry) => {
    const says = { sign: entry.sign, from: entry.from, to: entry.to };
    const participle = irregularParticiples[entry.base];
    const finite = [entry.present, entry.past, ...(participle ? [participle] : [])];
    const others = [entry.base, entry.gerund, ...(entry.noun ? [entry.noun, `${entry.noun}s`] : [])];
    const weakVerb = MANY_SENSES.has(entry.base);
    return [
      ...others.map((form): [string, DirectionWord] => [form.replace(/^be(?:ing)? /, ''), { ...says, weak: true }]),
      ...finite.map((form): [string, DirectionWord] => [
        form.replace(/^(?:is|was) /, ''),
        { ...says, weak: weakVerb || others.includes(form) },
      ]),
    ];
  }),
]);

/** How a sentence shows that a statement is not an actual: words of which one must stand in it. */
export const STANDING_CUES: Readonly<Record<Exclude<Standing, 'actual'>, readonly string[]>> = {
  estimate: [
    'estimate',
    'estimates',
    'estimated',
    'estimating',
    'about',
    'roughly',
    'around',
    'approximately',
    'preliminary',
    'provisional',
    'believed',
    'thought to',
  ],
  forecast: [
    'expect',
    'expects',
    'expected',
    'forecast',
    'forecasts',
    'projected',
    'projects',
    'projection',
    'projections',
    'predicts',
    'predicted',
    'outlook',
    'guidance',
    'guided',
    'could',
    'may',
    'might',
    'likely',
    'anticipates',
    'anticipated',
    'sees',
    'estimate',
    'estimates',
    'set to',
  ],
  plan: [
    'plan',
    'plans',
    'planned',
    'planning',
    'expect',
    'expects',
    'expected',
    'anticipates',
    'anticipated',
    'foresees',
    'foreseen',
    'aims',
    'aim',
    'aiming',
    'intends',
    'intended',
    'scheduled',
    'due',
    'deadline',
    'duty',
    'had until',
    'have until',
    'has until',
    'would',
    'wants',
    'agreed',
    'set to',
    'slated',
    'targets',
    'proposed',
    'is to',
    'are to',
    'to begin',
    'to start',
    'hopes',
    'hope',
    'will',
  ],
  target: [
    'aim',
    'aims',
    'aiming',
    'tries',
    'try',
    'target',
    'targets',
    'goal',
    'goals',
    'benchmark',
    'benchmarks',
    'objective',
    'wants',
    'is to',
    'are to',
    'should',
    'seeks',
    'seeking',
    'seek',
    'ambition',
    'seek',
    'hopes',
  ],
  alleged: ['alleged', 'allegedly', 'alleges', 'accused', 'reportedly', 'claims', 'according to', 'said to'],
};

/** What realisation writes for a standing: `is expected to`. Empty for an actual. */
export const STANDING_PHRASES: Readonly<Record<Standing, { readonly one: string; readonly many: string }>> = {
  actual: { one: '', many: '' },
  estimate: { one: 'is estimated to', many: 'are estimated to' },
  forecast: { one: 'is expected to', many: 'are expected to' },
  plan: { one: 'plans to', many: 'plan to' },
  target: { one: 'aims to', many: 'aim to' },
  alleged: { one: 'is alleged to', many: 'are alleged to' },
};

/** Verbs of attribution; with a name of the source they make "the Geological Survey estimates". */
export const SAY_WORDS: ReadonlySet<string> = new Set(
  'said says say posted posts reported reports report according showed shows show wrote writes estimates estimated estimate announced announces disclosed filing filings forecasts expects expected put puts calculated calculates set sets requires required told by under'.split(
    ' ',
  ),
);
