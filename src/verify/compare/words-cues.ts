/**
 * Words that change a fact by coming or going, as data. Each class is a comma-separated list of words and phrases; all forms of a
 * word are meant (see `stem.ts`), `=word` means that form alone. Words of one class may stand for one another.
 */
import { DUE_VERBS } from '../words.ts';

/** "Is to", also with an adverb inside. */
const IS_TO = ['is', 'are', 'was', 'were', 'be']
  .flatMap((be) => ['', 'also ', 'likewise ', 'similarly ', 'then ', 'now ', 'still ', 'in turn '].map((adverb) => `=${be} ${adverb}to`))
  .join(', ');

const DUE_TO = DUE_VERBS.split('|')
  .map((verb) => `due to ${verb}`)
  .join(', ');

/** How firmly something is asserted. `rank` orders the classes: a text may not climb. */
export const ASSERTION = {
  possible: {
    rank: 1,
    words: '=may, =might, =could, possibly, perhaps, maybe, potentially, conceivably, possible, =chance, =risk that, can be, possibility',
  },
  alleged: {
    rank: 1,
    words:
      'allegedly, alleged, allege, reportedly, purportedly, supposedly, =said to, =believed to, =believed, =thought to, apparently, appear, appear to, seem, =rumoured, =rumored, =suspected, unconfirmed, evidently',
  },
  plan: {
    rank: 2,
    words: `${IS_TO}, =had until, =have until, =has until, deadline, duty, try to, plan to, plans to, =planned, =planning, plan on, plan for, =its plan, intend, intention, intent, aim, aims to, seek to, =seeks, =seeking, =proposed, =proposal, propose to, =considering, look to, hope, want, want to, goal, objective, ambition, aspire, strive, benchmark, under consideration, =mulling, =weighing, =target of, =targets, =targeted`,
  },
  expect: {
    rank: 2,
    words: `${DUE_TO}, expect, =expected, expectation, anticipate, predict, prediction, forecast, =projected, =projecting, projection, project to, foresee, outlook, guidance, set to, =scheduled, =slated, on track, on course, poised to, likely, probable, probably, likelihood, unlikely, estimate, assume, due in, due on, due from, due by, due for, =prospective`,
  },
  rough: {
    rank: 2,
    words:
      'roughly, approximately, nearly, almost, more or less, in the region of, or so, virtually, practically, approximate, close to, give or take',
  },
  partial: {
    rank: 2,
    words:
      'partly, partially, in part, mainly, largely, mostly, primarily, chiefly, to some extent, to a degree, for the most part, principally, predominantly, somewhat',
  },
  usual: {
    rank: 2,
    words:
      'often, frequently, usually, typically, generally, commonly, sometimes, occasionally, tend to, in some cases, regularly, broadly, as a rule, normally, at times',
  },
  early: {
    rank: 2,
    words:
      'preliminary, provisional, unaudited, tentative, tentatively, initial, at this stage, so far, to date, thus far, until now, up to now, as yet, for now, interim',
  },
  bound: {
    rank: 2,
    words:
      'at least, at most, up to, as much as, as many as, no more than, no less than, not more than, not less than, a maximum of, a minimum of',
  },
  would: { rank: 2, words: '=would' },
  should: { rank: 2, words: '=should, ought to, recommend, encourage, =urged, advise, voluntary, suggest, invite' },
  will: { rank: 3, words: '=will, =shall, going to' },
  must: {
    rank: 4,
    words:
      '=must, have to, has still to, have still to, still has to, still have to, required to, =requires, =required, =require, mandatory, compulsory, oblige, =forced, compel, legally binding',
  },
  ban: { rank: 4, words: 'ban, =barred, =bars, prohibit, forbid, =forbidden, outlaw, may not, must not, prohibition, =may never' },
} as const;

/** Who says it. Verbs by what they imply about truth, sources by how much is known of them. */
export const ATTRIBUTION = {
  said: 'say, tell, =reported, =reports, =reporting, announce, announcement, disclose, according to, =stated, in a statement, in a filing, filing show, report show, report it filed, =citing, cited by',
  broad:
    'report, note, mention, explain, comment, describe, outline, discuss, express, write, state, filing, release, showed, show, remark, observe, speak, suggest, recommend, indicate, ask, inform, add, data show, publish, reveal, relate, communicate, divulge, articulate, voice, utter, convey, confide, opine, in the words of, declare, statement, per, advise, in a report, comment, point out, share, document, file, list, give, put, detail, refer, =posted, =posts, call, describe, quote, carry, by its account, by the account of, =by its own account, under',
  unnamed:
    'person familiar, people familiar, people with knowledge, person with knowledge, people close to, person close to, people briefed, person briefed, sources familiar, source familiar, people with direct knowledge, person with direct knowledge, asked not to be named, asked not to be identified, declined to be named, on condition of anonymity, not authorized to speak, unnamed, anonymous',
  insider: 'insider, =sources, =source, whistleblower, leak',
  official: 'official, authorities, spokesman, spokeswoman, spokesperson',
  analyst: 'analyst, economist, strategist',
  expert: 'expert, observer, critic, commentator, specialist, researcher, scientist',
  claim: '=claimed, =claims, =claiming, insist, maintain that, allege, assert, contend',
  confirm: 'confirm, prove, verify, corroborate',
  promise: 'vow, promise, guarantee, pledge, assure, swear, commit to',
  admit: 'admit, concede, acknowledge, confess',
  boast: 'boast, brag, tout, hail, trumpet, crow',
  attack: 'slam, blast, lash out, denounce, condemn, decry',
  warn: 'warn, caution, sound the alarm',
} as const;

/** What limits a statement. */
export const CAVEAT = {
  contrast:
    'but, however, although, though, despite, in spite of, nevertheless, nonetheless, notwithstanding, even so, even as, albeit, yet',
  contrastAlso:
    'while, whereas, still, even, against, regardless, with, even if, only, against this, though, on the other hand, by contrast, conversely, instead',
  condition:
    'if, unless, subject to, =provided that, =providing that, =provided it, =provided they, =provided the, as long as, so long as, pending, conditional, contingent, =depending on, depend on whether, depend on how, depend on what, on condition, only if, in the event, =assuming, until approved, hinge on, awaiting, await, dependent on whether',
  conditionAlso: 'when, once, until, need, require, in case, after, in the case, should, without, where',
  exclusion:
    'excluding, exclude, except, exception, other than, apart from, aside from, not including, not count, not counting, stripping out, =ex, before items, one-off items, net of, adjusted for, without counting, leaving out, leave out, omit, omitting',
  question: 'whether',
  doubt:
    'unclear, uncertain, unaudited, unconfirmed, not independently verified, not been verified, could not be verified, could not verify, no guarantee, no assurance, remain to be seen, not yet clear, too early, caveat, open question, unknown, not certain',
} as const;

/** Why it happened. `strong` claims a cause; `response` an answer to something; `against` the opposite of both. */
export const CAUSE = {
  strong:
    'because, because of, due to, caused by, cause, driven by, =drove, =driving, thanks to, owing to, as a result, as a result of, result of, result in, resulted in, result from, led to, lead to, leading to, fuelled by, fueled by, fuelled, fueled, spurred by, spur, trigger, sparked, spark, =prompted, boosted by, helped by, hurt by, hit by, on the back of, =attributed to, attributable to, blame, stem from, pushed by, therefore, thus, hence, consequently, on account of, as a consequence, so that, credited, pressured by, weighed down by, owe, sent prices, lifted by, supported by, aided by, =made by',
  /** By what means: "through its control" says no less of a cause than "owing to its control". */
  means: 'through, by virtue of, via, by means of, by way of, on the strength of',
  none: DUE_TO,
  weak: 'amid, after, following, in the wake of, with, as, on, since, reflecting, reflect, in the face of, given, against a backdrop, coincide, alongside, from, in light of, by, contribute, linked to, associated',
  response: 'in response to, in response, respond, in reaction to, in answer to, in retaliation, retaliate, react, answer',
  against: 'despite, in spite of, regardless of, notwithstanding, even though',
} as const;

/** First of its kind or most of its kind, and how far that reaches. `-est` forms are read by their ending. */
export const SUPERLATIVE = {
  record: '=record, =records, all-time high, all time high, highest ever, unprecedented, never before, record-breaking, record-high',
  ever: 'all-time, all time, ever, in history, on record, historic, of all time, in living memory',
  world: 'in the world, world, global, globally, worldwide, on earth, anywhere',
  national: 'national, nationwide, nation, country, domestic',
  company: 'company, corporate, firm, group, its own, for it',
  sole: '=sole, only one, only company, only producer, only firm, only country, only mine, =unique, unrivalled, unrivaled, unmatched, unparalleled',
  leading: '=leading, =top, foremost, dominant, number one, no 1, =premier, world-class, best-in-class',
  best: '=best, best-ever',
  worst: 'worst',
} as const;

/** A superlative that others share. */
export const SHARED = 'one of, one of the, among the, among, some of the';

/** How many of them: a text may not move from one class to another. */
export const QUANTIFIER = {
  all: 'all, every, each, entire, whole, full, entirely, completely, fully, always, everyone, everything, total, both, any, wholly, universal, across the board',
  most: 'most of, majority, most people, most companies, most analysts, =most',
  many: 'many, several, various, numerous, multiple, a number of, variety, range, plenty, host, different, diverse, dozens, array, number, lot, a lot, selection, more, additional, spectrum',
  some: 'some, a few, certain, few, a handful, handful, part, portion, minority, couple, a couple',
  only: 'only, solely, exclusively, merely, nothing but, purely, just, alone',
} as const;

/** Words that turn a statement round. */
export const NEGATION = {
  strong: 'not, no, non, never, none, neither, nor, without, nobody, nothing, nowhere, no one, no longer',
  soft: 'not change, not move, no change, not including, not counting, not include, leave out, fail, refuse, deny, decline to, unlikely, lack, absence, unable, avoid, prevent, exclude, omit, hardly, barely, scarcely, unchanged, steady, flat, free of, stop, cease, halt, rule out, reject, miss, fall short, short of, yet to, cancel, scrap, abandon, drop, unless, except, instead of, rather than, only, untouched, silent, withhold, end, unclear, unaudited, unknown, uncertain, ban, prohibit, bar, forbid, exceed, within, less than, fewer than, below, under, nil, zero, missing, absent, free, malfunction, inactive, break, little changed, remain, at most, maximum, capped, cap, limit, hold, in line',
  /** Holds a negative and says none. */
  none: 'nowhere near, not much different, not very different, not far from, not much changed, not greatly changed, not only, no doubt, not just, no matter, whether or not, no wonder, not to mention, no 1, no one else than, not merely, no later than, no earlier than, no sooner, no more than, no less than, not more than, not less than, no fewer than',
} as const;
