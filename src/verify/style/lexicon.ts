/** Words of house style, as data: each table is read by the one rule that its comment names. */
import { type Wording, wording } from './phrases.ts';

/** style-relative-day: right on the day of writing, wrong on every other. */
export const RELATIVE_DAYS: readonly Wording[] = [
  wording('today yesterday tomorrow tonight recently', "(?:today|yesterday|tomorrow|tonight|recently)(?:['’]s)?"),
  wording('last', 'last night'),
  wording('this', "(?:earlier |later )?this (?:morning|afternoon|evening)(?:['’]s)?"),
];

const LOADED =
  'claimed|admits|admitted|reveals|revealed|boasts|boasted|concedes|conceded|confesses|confessed|insists|insisted|brags|bragged';

/** style-said: verbs that judge what was said, before it ("claimed that", not "claimed 12 lives") and behind it (", the company admitted."). */
export const LOADED_VERBS: readonly Wording[] = [
  wording(LOADED.replaceAll('|', ' '), `(?:${LOADED})(?=\\s+(?:that|it|he|she|they|its|there)\\b|\\s*[:,]?\\s*["“])`),
  wording(LOADED.replaceAll('|', ' '), `(?<=,["”]? (?:(?:the|its|his|her|a) )?(?:[\\w.&’'-]+ ){0,4})(?:${LOADED})(?=[.,;]|$)`),
];

const NOBODY = 'analysts|experts|observers|insiders|commentators|participants|watchers|critics|economists|strategists|traders|sources';
const ANY = '(?:some|many|most|several|other|the|few|industry|market|financial|equity|wall street)';

/** style-unnamed-analysts: nobody who could be asked. */
export const UNNAMED: readonly Wording[] = [
  wording(
    NOBODY.replaceAll('|', ' '),
    `(?:${ANY} ){0,2}(?:${NOBODY}) (?:(?:also|now|still|widely|generally|broadly|have|had|had been|were|are) ){0,2}(?:say|said|believe|believed|think|thought|expect|expected|expecting|estimate|estimated|predict|predicted|warn|warned|note|noted|argue|argued|see|saw|agree|forecast|suggest|suggested)`,
  ),
  wording(NOBODY.replaceAll('|', ' '), `according to (?:${ANY} ){0,2}(?:${NOBODY})`),
  wording('familiar', 'people familiar with the matter'),
  wording('believed thought understood expected', 'it is (?:widely |generally )?(?:believed|thought|understood|expected)'),
  wording('rumor rumour', 'rumou?r has it'),
];

/** style-unnamed-analysts: who they are stands behind it after all: "according to FactSet", "polled by Reuters". */
export const NAMED_AFTER_ALL =
  /\b(?:according to|(?:polled|surveyed|compiled|tracked|gathered|cited|quoted) by|at|from|with|including|such as|told)\s+(?:the\s+)?\p{Lu}/u;

/** style-first-person: who speaks. "I" only before a word in small letters: a numeral is none. */
export const FIRST_PERSON: readonly Wording[] = [
  wording('we our ours us my me ourselves myself', "[Ww]e(?:['’](?:re|ve|ll|d))?|[Oo]urs?|us|[Mm]y|me|ourselves|myself", 'g'),
  wording('i', "I['’](?:m|ve|d|ll)|I(?=\\s+[a-z])", 'g'),
];

const ADVISED = 'investors|traders|shareholders|savers';
const TRADE = 'buy|sell|hold|own|short|avoid|accumulate|buying|selling|holding|owning|shorting';

const RATINGS = 'buy|sell|hold|outperform|underperform|overweight|underweight';

/** style-advice: what to do with one's money. Phrases, for markets buy, sell and hold things all day. */
export const ADVICE: readonly Wording[] = [
  wording(ADVISED.replaceAll('|', ' '), `(?:${ADVISED}) (?:should|ought to|must|would do well to|may want to|might want to)`),
  wording(
    TRADE.replaceAll('|', ' '),
    `(?:should|ought to|must|time to|reasons? to|case for|recommend(?:s|ed)?) (?:be )?(?:${TRADE})(?= (?:the )?(?:[\\w.’'-]+ ){0,3}(?:stocks?|shares?|dips?|bonds?|positions?|now|here)\\b|[.,;])`,
  ),
  wording(
    RATINGS.replaceAll('|', ' '),
    `(?:is|are|was|remains?|looks?|rated|rated? it|upgraded(?: it)? to|downgraded(?: it)? to) (?:an? )?(?:strong |solid |clear |screaming )?["“'‘]?(?:${RATINGS})(?=["”'’]?(?: (?:rating|recommendation|candidate|at (?:this|these|current))\\b|[.,;]|$))`,
  ),
  wording(
    RATINGS.replaceAll('|', ' '),
    `(?:strong |solid |clear |screaming )["“'‘]?buy|["“'‘]?(?:${RATINGS})["”'’]? (?:rating|recommendation)`,
  ),
  wording('dip dips', '(?:buy|buying) the dips?'),
  wording('undervalued overvalued underpriced overpriced'),
  wording('target targets', 'price targets?'),
  wording(
    'guarantee guaranteed',
    'guaranteed? (?:to (?:rise|grow|gain|pay|deliver|return|profit|win|outperform)|returns?|profits?|gains?|income|win(?:ner)?)',
  ),
  wording('risk', 'risk-free(?! (?:rates?|assets?|yields?|curve|benchmark|trial))'),
  wording('lose', "can(?:not|['’]t| not) lose"),
  wording('must', 'must-(?:buy|own)'),
  wording('brainer', 'no-brainer'),
  wording('sure', 'sure (?:thing|bet)'),
  wording('pick', 'top pick'),
  wording('opportunity', 'buying opportunity'),
  wording('entry', '(?:attractive|good|ideal|better) entry point'),
  wording('load', 'load up on'),
];

/** style-will: verbs of price and result. Those that take an object are none: "will expand its mine". */
export const RESULTS: readonly Wording[] = [
  wording(
    'will',
    `will (?:(?:likely|probably|surely|certainly|undoubtedly|almost certainly|soon|also|then|again|eventually|inevitably|only|continue to|keep|start to|begin to) )*(?:${[
      'ris(?:e|ing)|climb(?:ing)?|jump|surge|soar|rocket|skyrocket|boom|rebound|outperform|underperform|declin(?:e|ing)|slide|tumble|plunge|plummet|collapse|crash|slump',
      'gro(?:w|wing)(?! (?:its|their|the|a|crops)\\b)|rally(?! (?:support|round|around|behind|its|the)\\b)|fall(?:ing)?(?! (?:on|under|within|outside|into|behind|short|to (?:the|its|their|an?))\\b)',
      `(?:increase|decrease|drop|double|triple|quadruple|halve)(?= (?:by|to|from|in|over|again|further|sharply|next|this|as|and|if|when|or|at least|more than|\\d)\\b|[.,;])`,
      `(?:reach|hit|exceed|top|surpass|beat|miss|total|average)(?= (?:(?:about|around|over|more than|nearly|almost|at least|an?|all|new|its|their|the|analysts['’]?) ){0,3}(?:[$€£¥\\d]|record|all-time|estimates|expectations|forecasts|consensus|highs?\\b|lows?\\b))`,
      'be (?:higher|lower|worth|up|down)',
    ].join('|')})`,
    'g',
  ),
];

/** style-will: who says so, or on what condition, stands in the sentence. */
export const FORECAST_WORDS =
  /\b(?:said|says|say|according to|expect(?:s|ed|ations?)?|forecasts?|project(?:s|ed|ions?)|estimat(?:es?|ed)|predict(?:s|ed|ions?)|believes?|plan(?:s|ned)|guidance|guid(?:es|ed)|announced|told|wrote|writes|sees|anticipat(?:es|ed)|reckons?|warn(?:s|ed)|promised|whether|if|how far|wait to see)\b/i;

/** style-filler: what a machine writes when it has nothing to say, and what it sets up only to knock it down. */
export const FILLERS: readonly Wording[] = [
  wording('delve delves delved delving'),
  wording('changer changers changing', 'game[- ]chang(?:ers?|ing)'),
  wording('paradigm', 'paradigm shifts?'),
  wording('today modern', "in (?:today|the modern)(?:['’]s)?(?: [a-z-]+){0,2} (?:world|landscape|environment|age|era|economy)"),
  wording('evolving changing shifting', '(?:ever|rapidly|constantly)[- ](?:evolving|changing|shifting)'),
  wording('landscape future', '(?:re)?shap(?:es?|ed|ing) the (?:[a-z-]+ ){0,3}(?:landscape|future)'),
  wording(
    'landscape',
    '(?:technology|technological|competitive|business|financial|economic|geopolitical|regulatory|investment|industry) landscape',
  ),
  wording('intersection', 'at the intersection of'),
  wording('nexus', 'nexus of'),
  wording('tapestry', 'tapestry', 'g'),
  wording('testament', 'testament to'),
  wording(
    'important worth crucial essential',
    "it(?: is|['’]s) (?:important|worth|crucial|essential) (?:to (?:note|remember)|noting|remembering|mentioning)",
  ),
  wording('tell', '(?:only )?time will tell'),
  wording('needless', 'needless to say'),
  wording('conclusion', 'in conclusion'),
  wording('sum', 'to sum up'),
  wording('comes', 'when it comes to'),
  wording('matter', 'the fact of the matter'),
  wording('potential opportunities value', 'unlock(?:s|ed|ing)? (?:the |new |its |their )*(?:potential|opportunities|value)'),
  wording('stakes', 'high-stakes (?:arena|game|race)'),
  wording('frontier frontiers', 'new frontiers?', 'g'),
  wording('sword', 'double-edged sword'),
  wording('perfect', 'perfect storm'),
  wording('eyes', 'all eyes (?:are|will be) on'),
  wording('buckle', 'buckle up'),
  wording('treasure', 'treasure trove'),
  wording('cutting', 'cutting-edge'),
  wording('seamlessly'),
  wording(
    'leverage leverages leveraged leveraging',
    'leverag(?:es?|ed|ing)(?= (?:AI|data|technology|artificial|advanced|its|their|the)\\b(?! (?:balance|assets|equity|capital|fund)))',
  ),
  wording('role', 'plays? an? (?:crucial|pivotal|vital) role'),
  wording('importance need significance urgency', 'underscor(?:es?|ed|ing) the (?:importance|need|significance|urgency)'),
  wording(
    'navigate navigates navigated navigating',
    'navigat(?:es?|ed|ing) the (?:[a-z-]+ ){0,2}(?:landscape|complexit(?:y|ies)|challenges|waters)',
  ),
  wording(
    'just only merely simply',
    "(?:is|are|was|were|it['’]s) (?:no longer|not) (?:just|only|merely|simply)\\b[^.;]{2,70}(?:[-–—;,] ?(?:it['’]s|it is|but|they are))",
  ),
  wording('just only merely simply', 'not (?:just|only|merely|simply) (?:an?|about|the|as)\\b[^.;]{2,60}\\bbut'),
];

/** style-acronym: known to every reader of the pages these pieces stand on. Written without points. */
export const KNOWN_ACRONYMS: ReadonlySet<string> = new Set(
  'AI AM API CD CEO CFO COO COVID CTO DNA EU EV EVs FBI GDP GMT HIV ID IPO IQ IT LLC NASA NATO PC PDF PM TV UAE UK UN US USA USB VAT VIP'.split(
    ' ',
  ),
);

/** style-takeaways: a passive with its actor behind it: "was mined by China". */
export const PASSIVE_BY = /\b(?:is|are|was|were|been|being)\s+(?:\p{Ll}+ly\s+)?\p{Ll}+(?:ed|en|un|ld|de)\s+by\s+(?:the\s+)?(?=\p{Lu})/gu;

/** style-base: from where a change is counted. */
export const BASE_WORDS =
  /\b(?:from|since|compared|against|versus|vs|over|between|after|before|earlier|ago|annual|annually|annualized|base|last|previous|prior|same (?:quarter|month|period|week|half)|year[- ]on[- ]year|year[- ](?:over|to)[- ]year|quarter[- ](?:on|over)[- ]quarter|month[- ](?:on|over)[- ]month|a year|per year|on the (?:year|quarter|month|week)|than (?:in|on|at|an?|the (?:year|quarter|month|week))|(?:above|below) (?:the|its|that|their))\b|\bthan (?:the )?[$€£¥\d]/i;

/** style-number-words: words before a number that make it a label and no count. */
export const LABELS: ReadonlySet<string> = new Set(
  'no no. nos number x by phase page pages chapter part step tier level scope section article figure table version model round game stage class type grade band rule item line category group zone unit day week month quarter year years level top'.split(
    ' ',
  ),
);

/** style-number-words: words in -s behind a number that are not what is counted. */
export const NO_NOUNS: ReadonlySet<string> = new Set('is was has as this its us his plus thus versus across times points goals'.split(' '));

/** style-headline: pasts that are adjectives as well ("increased costs", "the lost decade"), which no headline is blamed for. */
export const ADJECTIVE_PASTS: ReadonlySet<string> = new Set(
  'increased expanded widened strengthened swelled decreased contracted narrowed weakened eased collapsed lost halved tanked cratered'.split(
    ' ',
  ),
);
