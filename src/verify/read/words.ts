/** The words of numbers and what stands around them: digits, scales, comparators, multiples, orders. Data only. */
import type { Comparator } from '../../model/quantity.ts';
import { phraseTable } from './phrases.ts';

const numbered = (first: number, words: string, step = 1): [string, number][] =>
  words.split(' ').map((word, index) => [word, first + index * step]);

/** 0 to 9. */
export const ONES: ReadonlyMap<string, number> = new Map([
  ...numbered(0, 'zero one two three four five six seven eight nine'),
  ['nought', 0],
]);
/** 10 to 19. */
export const TEENS: ReadonlyMap<string, number> = new Map(
  numbered(10, 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'),
);
/** 20 to 90. */
export const TENS: ReadonlyMap<string, number> = new Map([
  ...numbered(20, 'twenty thirty forty fifty sixty seventy eighty ninety', 10),
  ['fourty', 40],
]);

const ORDINAL_ONES = numbered(1, 'first second third fourth fifth sixth seventh eighth ninth');
/** `first` to `nineteenth`, `twentieth` … `ninetieth`, `hundredth`; `thirtyfirst` in one word too. */
export const ORDINALS: ReadonlyMap<string, number> = new Map([
  ...ORDINAL_ONES,
  ...numbered(10, 'tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'),
  ...numbered(20, 'twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth', 10),
  ['hundredth', 100],
  ...[...TENS].flatMap(([word, tens]) => ORDINAL_ONES.map(([ordinal, one]): [string, number] => [word + ordinal, tens + one])),
]);

/** Parts of one: `half`, `third`, `quarters`, `twentieth`; the value is the whole's number of parts. */
export const DENOMINATORS: ReadonlyMap<string, { readonly parts: number; readonly many: boolean }> = new Map(
  [
    ...[...ORDINALS].filter(([, parts]) => parts > 2),
    ['half', 2] as const,
    ['quarter', 4] as const,
    ['thousandth', 1e3] as const,
    ['millionth', 1e6] as const,
    ['billionth', 1e9] as const,
    ['trillionth', 1e12] as const,
  ].flatMap(([word, parts]): [string, { parts: number; many: boolean }][] => [
    [word, { parts, many: false }],
    [word === 'half' ? 'halves' : `${word}s`, { parts, many: true }],
  ]),
);

/** Scales in full, after figures or words, with or without a blank: the power of ten, or the factor where it is none. */
export const SCALES: ReadonlyMap<string, { readonly power: number; readonly factor?: string }> = new Map(
  (
    [
      ['hundred', 2],
      ['thousand', 3],
      ['lakh', 5],
      ['lac', 5],
      ['lkh', 5],
      ['million', 6],
      ['crore', 7],
      ['krore', 7],
      ['billion', 9],
      ['trillion', 12],
      ['quadrillion', 15],
    ] as const
  )
    .flatMap(([word, power]): [string, { power: number; factor?: string }][] => [
      [word, { power }],
      [`${word}s`, { power }],
    ])
    .concat(['dozen', 'dozens', 'doz', 'dozs'].map((word) => [word, { power: 0, factor: '12' }])),
);

/** Short scales after figures. `glued`: only without a blank; `money`: only after a currency sign or code. */
export const SHORT_SCALES: ReadonlyMap<string, { readonly power: number; readonly when: 'always' | 'glued' | 'money' }> = new Map([
  ['k', { power: 3, when: 'always' }],
  ['K', { power: 3, when: 'always' }],
  ['m', { power: 6, when: 'glued' }],
  ['M', { power: 6, when: 'always' }],
  ['mn', { power: 6, when: 'always' }],
  ['Mn', { power: 6, when: 'always' }],
  ['MN', { power: 6, when: 'always' }],
  ['mln', { power: 6, when: 'always' }],
  ['mio', { power: 6, when: 'always' }],
  ['mm', { power: 6, when: 'money' }],
  ['MM', { power: 6, when: 'always' }],
  ['b', { power: 9, when: 'glued' }],
  ['B', { power: 9, when: 'always' }],
  ['bn', { power: 9, when: 'always' }],
  ['Bn', { power: 9, when: 'always' }],
  ['BN', { power: 9, when: 'always' }],
  ['bln', { power: 9, when: 'always' }],
  ['t', { power: 12, when: 'money' }],
  ['T', { power: 12, when: 'glued' }],
  ['tn', { power: 12, when: 'always' }],
  ['Tn', { power: 12, when: 'always' }],
  ['trn', { power: 12, when: 'always' }],
  ['tln', { power: 12, when: 'always' }],
  ['cr', { power: 7, when: 'always' }],
  ['Cr', { power: 7, when: 'always' }],
]);

/** Plurals that name a power of ten and no figure: `thousands of`, `tens of millions`. */
export const ORDERS: ReadonlyMap<string, number> = new Map([
  ['tens', 1],
  ['dozens', 1],
  ['scores', 1],
  ['hundreds', 2],
  ['thousands', 3],
  ['millions', 6],
  ['billions', 9],
  ['trillions', 12],
]);

/** Words before a scale that leave its number open: `several hundred`. */
export const VAGUE: ReadonlySet<string> = new Set(['several', 'few', 'many', 'multiple', 'couple']);

/** Words that are a multiple by themselves. */
export const MULTIPLES: ReadonlyMap<string, string> = new Map([
  ...(['double', 'doubled', 'doubles', 'doubling', 'twice', 'twofold'] as const).map((word): [string, string] => [word, '2']),
  ...(['triple', 'tripled', 'triples', 'tripling', 'trebled', 'treble', 'trebling', 'thrice', 'threefold'] as const).map(
    (word): [string, string] => [word, '3'],
  ),
  ...(['quadruple', 'quadrupled', 'quadruples', 'quadrupling', 'fourfold'] as const).map((word): [string, string] => [word, '4']),
  ...(['quintuple', 'quintupled', 'quintupling', 'fivefold'] as const).map((word): [string, string] => [word, '5']),
  ...(['halve', 'halved', 'halves', 'halving'] as const).map((word): [string, string] => [word, '0.5']),
  ['sixfold', '6'],
  ['sevenfold', '7'],
  ['eightfold', '8'],
  ['ninefold', '9'],
  ['tenfold', '10'],
  ['twentyfold', '20'],
  ['hundredfold', '100'],
  ['thousandfold', '1000'],
]);

const comparators: readonly (readonly [Comparator, string])[] = [
  [
    '>',
    'over|more than|above|greater than|higher than|larger than|bigger than|exceeding|exceeds|exceed|exceeded|in excess of|upwards of|upward of|north of|topping|beyond|>|surpassing',
  ],
  [
    '>=',
    'at least|no less than|not less than|no fewer than|not fewer than|no lower than|a minimum of|minimum of|minimum|as little as|as few as|as low as|at the least|≥|>=|equal or greater than|greater than or equal to|more than or equal to',
  ],
  ['<', 'under|below|less than|fewer than|lower than|smaller than|short of|sub-|<|south of|shy of'],
  [
    '<=',
    'up to|at most|no more than|not more than|no higher than|no greater than|not exceeding|not to exceed|a maximum of|maximum of|maximum|as much as|as many as|as high as|≤|<=|at the most|less than or equal to|within',
  ],
  [
    '~',
    'about|around|approximately|approx|approx.|roughly|circa|ca.|c.|some|nearly|almost|close to|near|nearing|in the region of|in the order of|on the order of|of the order of|in the neighborhood of|in the vicinity of|an estimated|estimated|~|virtually|practically|more or less|just about|nearly about|somewhere around|plus or minus|±|an average of',
  ],
];

const DEGREES =
  'just|only just|slightly|a little|a bit|well|far|much|even|somewhat|marginally|significantly|substantially|barely|comfortably|considerably';
const COMPARED =
  /^(?:over|more than|above|greater than|higher than|under|below|less than|fewer than|lower than|short of|shy of|about|around|exceeding|north of|in excess of)$/;

/** Comparators and hedges before an amount. `nearly` and `almost` are `~`; the word itself is kept in the mention. */
export const HEDGES = phraseTable<Comparator>(
  comparators.flatMap(([comparator, words]) =>
    words
      .split('|')
      .flatMap((word): [string, Comparator][] => [
        [word, comparator],
        ...(COMPARED.test(word) ? DEGREES.split('|').map((degree): [string, Comparator] => [`${degree} ${word}`, comparator]) : []),
      ]),
  ),
);

/** The same after an amount: `80% or more`. */
export const TRAILING_HEDGES = phraseTable<Comparator>([
  ...[
    'or more',
    'or higher',
    'or above',
    'or greater',
    'or better',
    'or over',
    'or longer',
    'or larger',
    'and above',
    'and over',
    'and up',
    'and more',
    'and higher',
    'and greater',
    '+',
    '-plus',
    'upwards',
    'upward',
  ].map((word): [string, Comparator] => [word, '>=']),
  ...['or less', 'or fewer', 'or lower', 'or below', 'or under', 'and below', 'and under', 'and less'].map((word): [string, Comparator] => [
    word,
    '<=',
  ]),
  ...['or so', 'or thereabouts', 'give or take', 'more or less', '-odd', '-ish'].map((word): [string, Comparator] => [word, '~']),
]);

/** After these, "to" leads to a new level and "from … to …" is no range. */
export const CHANGE = new Set(
  (
    'rose risen rise rises rising fell fallen fall falls falling grew grown grow grows growing increased increase increases increasing decreased decrease decreases decreasing ' +
    'up down cut cuts cutting raised raise raises raising lowered lower lowers lowering widened widen widens widening narrowed narrow narrows narrowing went go goes going gone moved move moves moving ' +
    'changed change changes changing revised revise revises slid slide slides sliding climbed climb climbs climbing dropped drop drops dropping declined decline declines declining expanded expand expands ' +
    'improved improve improves improving improvement jumped jump jumps jumping gained gain gains gaining growth shifted shift boosted boost boosts reduced reduce reduces reducing reduction ' +
    'surged surge surges surging plunged plunge plunges slipped slip slips slipping soared soar soars tumbled tumble tumbles eased ease eases easing advanced advances accelerated accelerate accelerates slowed slow slows slowing ' +
    'swung swing swings rallied rebounded recovered retreated sank sunk shrank shrunk ticked edged inched crept doubled tripled quadrupled halved trimmed hiked hike hikes lifted lift lifts upgraded downgraded ' +
    'downgrade upgrade drove pushed brought took amended adjusted adjusts contracted contraction deteriorated steepened compressed ballooned swelled dipped'
  ).split(' '),
);

/** Past forms after which a percentage is the step and "to" gives the level: `rose 2% to 12%`. */
export const PAST_CHANGE = new Set(
  (
    'rose fell grew increased decreased widened narrowed slid climbed dropped declined jumped gained surged plunged slipped soared tumbled eased advanced rallied rebounded sank shrank ticked edged inched ' +
    'up down added lost dipped retreated rising falling'
  ).split(' '),
);

/** Before "from … to …" they say that it is a range. */
export const SPREAD = new Set(
  'range ranged ranges ranging vary varies varied varying anywhere estimates spanning spans priced costing'.split(' '),
);

/** Verbs of going, after which "up to" and "down to" are no comparator. */
export const MOTION = new Set(
  'went go goes going gone rose climbed moved ticked crept inched shot marched jumped edged push pushed drove ramped ramp ramping scaled scaling picked bid caught'.split(
    ' ',
  ),
);

/** Words after which "pounds" are money. */
export const MONEY_WORDS = new Set(
  'spent spend spends cost costs costing paid pay pays paying worth price priced invest invested investing raised raise fine fined fee charge charged earned earn revenue sales profit loss debt budget borrowed savings investment sterling'.split(
    ' ',
  ),
);
