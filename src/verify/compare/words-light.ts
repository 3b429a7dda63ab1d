/**
 * Words that say little by themselves, as data: how a sentence is held together, and verbs that carry a figure ("stood at", "came to").
 * What they must not do (turn, hedge, limit, exceed) other lists watch.
 */

/** May come and go. */
export const LIGHT = `
according, account, by its account, report, say, tell, note, show, estimate, figure, number, amount, total, level, data, reading, result, sum, tally, reveal, indicate, cite
come, go, bring, put, take, set, stand, hold, give, make, get, see, find, mark, represent, keep, turn, run, serve, place, become, work out, equal, leave, lie, carry, post, register, be left, account for, make up, constitute, comprise, form, responsible for, remain, reach, the source of, equivalent, correspond, translate, come in, log, notch, tally
compare, compared, comparison, versus, vs, relative to, relative, set against, measured against, stacked against, alongside, beside, next to, altogether, in all, respective, respectively, likewise, similarly, separately, alike, namely, in turn, for its part, same time, meanwhile, instead, rather, as a share of, as a percentage of, as a proportion of, in terms of, with respect to, in other words, in contrast, by contrast, in comparison, in particular, concerning, regarding, involving, pertaining, relating
case, term, basis, way, thing, matter, position, respect, regard, part, question, fact, count, know, call, name, =based on, =based, date, none, nothing, above, below, line, lot, use, help
year-earlier, year-earlier quarter, year-ago quarter, year-earlier period, year-ago, immediately before, immediately preceding, earlier, previous, prior, preceding, previously
now, currently, already, today, again, back, away, together, along, whoever, anyone, anybody, someone, something, everything
but, however, although, though, because, amid, following, despite, given, except, unless, provided
`;

/** May come: they say of something told already that it is so, begins or is somewhere. */
export const COMES = `
begin, start, cover, locate, situate, process, operation, site, side, story, piece, picture, measure, approach, answer, choice, step, able, share, portion, proportion, conduct, carry out, perform, undertake, undergo, witness, experience, encounter, feature, entail, act, function, range, draw up, issue, build, build up, develop, flow, bear, feel, settle, decide, achieve, attain, involve, concern, consist, belong, arrive, occur, happen, mean, stay, degree, extent, sort, kind, type, item, others, time, moment, produce
`;

/** May go: what they say is plain without them. */
export const GOES = `
own, themselves, itself, respectively, newly, turn out, take in
`;
