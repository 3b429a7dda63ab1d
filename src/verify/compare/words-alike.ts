/**
 * Words of market commentary that may stand for one another, as data: one set a line, words and phrases parted by commas, all forms of
 * a word meant (`=word`: that form alone). Left of `>` stand words that those on the right may replace, but not the other way round:
 * what was mined was produced; what was produced need not have been mined. A word may belong to several sets.
 */
export const ALIKE_MARKETS = `
mine, dig, dig up, dig out, extract, extraction, unearth, excavate, take out of the ground, bring up > produce, make, turn out, put out, output, production, come out of, yield, figure, total, amount
produce, make, turn out, put out, output, production, generate, pump out, come out of, yield, manufacture, account for, deliver > figure, total, amount
maker, producer, manufacturer, manufacturing
chipmaker, chip maker, chip manufacturer, semiconductor maker, semiconductor company, semiconductor manufacturer, chip producer, maker of chips
semiconductor, chip, microchip
miner, mining company, mine operator, mining firm, mining group
process, processing, treat, treatment
refine, refining, purify
separate, separation, split, isolate
recycle, recycling, reprocess
recover, recovery, reclaim, retrieve, salvage > recycle
waste, scrap, discarded
ore, rock, ground, deposit
reserve, deposit, in the ground, underground, beneath the ground
lie, stand, rest, sit, remain, be found, be located, locate
first, at the top, top, on top, head the list, lead, =ahead of all others
stand, rank, be ranked, place, be placed, come, come in, sit
supply, provision, availability, provide, furnish
stockpile, stock, inventory, store
inventory, inventories, stock, stockpile, goods on hand
demand, appetite, need, want, call
consume, consumption, use, usage, use up, get through
use, usage, employ, utilize, utilise, apply, deploy, application
capacity, capability, able, ability, capable, in a position, have the means, power, wherewithal
quota, ceiling, allotment, allocation
batteries, battery, cell
motor, engine
goods, good, product, item, article, merchandise, ware
listed, list, on the list, named, specified, enumerated
magnet, magnetic
plant, factory, works, facility, site
open, start, start up, begin operating, come on stream, start operating, launch, begin, come into operation, inaugurate
bring, take, lift, raise, push, put, leave, carry
tool, instrument, aid, means, help, device, role, job, function, use, used, put to work
search, hunt, quest, prospect, prospecting, prospector, explorer, look for, find, seek
model, modelling, modeling
efficient, efficiency, efficiently, streamline, productive, improve
meant, mean, intended, intend, designed, design, aim, so as to, purpose, is to, are to, supposed to, in order to, aimed at, hope to
motion, movement, move
link, bridge, thread, lie in, go through, pass through, connection, tie, relation, relationship, bond, connect, run
money, spending, capital, cash, funding, fund, investment, finance, financing, dollar
cash, money
infrastructure
worldwide, world, global, globally, around the world, across the world, around the globe, across the globe, internationally, planet
abroad, overseas, foreign, offshore, outside, external, other, third, beyond, border, country's border, outside its borders, foreign-made, elsewhere, in other countries, outside the country, beyond its borders, outside its borders, other countries, across the border
home, soil, territory, domestic, domestically, at home, its own, within its borders, within the bloc, in the bloc, internal, internally, inside, national
elsewhere, other, outside, abroad, in other places, other places, beyond, rest of the world, rest, overseas
territory, soil, jurisdiction, border, land, area, within their borders
country, nation, state
member state, member, member country, member government, national government, eu country, eu state
bloc, union, it, european union
government, state, authority, administration, official
official, authority, government, administration, public servant
public, government, state
law, act, regulation, legislation, statute, measure
rule, regulation, measure, regime, provision
license, licence, permit, permission, authorization, authorisation, licensing, clearance
permit, permit process, permitting, permission, approval, authorization, authorisation, licence, license, licensing, consent
export control, export restriction, export curb, control
deadline, due, by, until, no later than, due date, time limit, cutoff, cut-off, date
penalty, sanction, punishment
bind, binding, apply to, fall on, be for, concern, oblige, tie
forbid, ban, prohibit, bar, outlaw, disallow, rule out, not allow, no ban, prohibition
benchmark, yardstick, marker, guide, guidepost, reference point, reference, standard to aim at
work toward, work towards, work to, aim at, aim for, aim, strive, pursue, aspire, steer, reach for
set, opt, choose, go for, lay down, set out, lay out, fix, establish, cover, contain, give, spell out, stipulate, provide
aim, goal, target, objective, ambition, seek, want, intention, purpose, strive, hope, wish, look, intend, mean, set out, be after, try
depend, rely, draw, dependence, reliance, get, source, obtain, come from, derive, take, lean, count, dependent, reliant, be supplied, sourced
draw, get, source, obtain, take, receive, derive, come from, procure, be supplied, import, buy, purchase, acquire > supply, come
purchase, buy, buying, acquisition, acquire, procure, procurement
strategic
raw material, material, mineral, commodity
critical
relevant, applicable, pertinent
stage, step, phase, point
inquiry, enquiry, investigation, probe, investigate, review
investigate, inquire, probe, look into, examine, study, inquiry, investigation, examination
order, decree, directive
tell, direct, instruct, instruction, order, command
ask, request, invite, call on, call upon, seek
assess, assessment, evaluate, evaluation, gauge, appraise, appraisal, examine, examination, weigh, review, take stock
publish, disclose, disclosure, make public, release, reveal, report, make known, state, declare, publication, put out, issue
identify, identification, name, pinpoint, determine, single out, establish, draw up a list, list, know
recognize, recognise, status, grant, designate, acknowledge, deem, classify, class, label, designation, recognition, count
delegated act, act, secondary legislation
late, delayed, delay, overdue, behind schedule, held up, tardy
late, end, toward the end, last months, final months
apply, take effect, effect, come into force, enter into force, in force, effective, kick in, come into effect, start, begin, bite, go into effect, operate, bind
reach, cover, extend, apply, catch, capture, take in, stretch, come under, fall under, affect, govern, go beyond, touch, has effect, have effect, effect, encompass, fall within, be subject, scope
reach, hit, come to, total, climb to, amount to, get to, attain, touch, arrive, grow to
face, facing, confront, be subject to, come up against, contend with, reckon with, come under, be up against
facing, on the other side, opposite, across, against, face, counter
build on, rest on, underlie, predecessor, complement, outgrowth, extension, be based on, follow, extend, foundation, base, add to, go back to, expand on, underpin, come on top, supplement, precede
rest on, depend on, be based on, base, hinge, behind, underlie, underpin, rely, turn on, under
put, place, bring, subject, set, lay
announce, announcement, say, state, declare, make known, unveil, set out
put under, place under, bring under, subject to, make subject, require, under
due, scheduled, schedule, set, slated, =planned, expect, expected, start, be to, timetabled
plan, intend, intention, aim, want, propose, envisage, look to
deck, record
gap, lead, distance, difference, deficit, shortfall, lag
close the gap, narrow the gap, gap, catch up, gain ground, make up ground
close, narrow, shrink, reduce, cut, catch up, bridge, tighten, lessen
far, nowhere near, not close, well, a long way, long way, distance, distantly, considerably, wide, much
behind, nowhere near, not close, trail, lag, after, follow, below, back
next, following, runner-up, runners-up, come after, second, nearest, follow, closest
follow, later, come next, come after, next, then, be next, succeed
first, initial, earliest, opening
second, another, additional, further
count, tally, reckoning, measure, number, figure, matter, counted
ground, earth, soil
concentrate, concentration, concentrated, in fewer hands, in few hands, few hands, fewer hands, tightly held, narrow
leave out, omit, exclude, not include, not count, leave aside, not cover, not in, without, not take in, does not capture, miss, skip, ignore, not part of
undocumented, unrecorded, unregistered, off the books, outside the books
share, portion, proportion, percentage, slice, fraction, part, cut > have, hold, account for, make up, represent
part, portion, share, slice, piece, fraction, component
smaller, lesser, less, minor, small
largest, biggest, greatest, top, main, leading
control, command, hold, in the hands
dominant, dominate, dominance, leading, preeminent
through, thanks to, by virtue of, via, by way of, owe, on the strength of, by means of, because of, with
run, operate, operator, manage, operation
revenue, sale, turnover, top line, takings
net income, net profit, profit, earnings, bottom line, net earnings
earnings, profit, earn, income, make
earn, earnings, make, post, book, record, bring in, profit, have, report, income
loss, lose, red ink, in the red, negative
diluted, dilution
basis, term, terms, under, measured
margin
calculate, compute, work out, derive, figure, calculation, computation, based on, reckon, arrive at
cost, pay, expense, spending, bill, outlay, meet, cover, spend
expense, spending, cost, outlay, expenditure, spend
spend, spending, outlay, expenditure, use, devote, put, lay out, pay, expend, expense, buy back, repurchase, buyback, cost, go
research and development, r&d
share, stock
shareholder, investor, stockholder, owner
buy back, buyback, repurchase, share repurchase, stock repurchase, buying back
dividend, payout
declare, announce, set, approve
report, filing, statement, account, document, results
file, submit, lodge, filing
report, post, book, record, register, log, show, announce, have, see, take in, disclose, say, state
take in, bring in, generate, have, book, post, report, record, collect, pull in, earn, make, come in, rake in, receive, get, garner
keep, retain, hold on to, hang on to, pocket, hold onto, hang onto, left, hold
hold, have, carry, own, possess, keep, sit on, stand, be home to, account for, contain, with, maintain, be
hold, apply, extend, go, stretch, stand, be valid, count, good
add, extend, extension, grant, allow, top up, tack, lengthen, prolong, additional, extra, another, further, more
contain, hold, carry, include, have, comprise, with
pace, rate, speed, clip, tempo
fast, quick, rapid, swift, speedy, faster, quicker, fastest, pace, rate, speed, outpace, outstrip, outrun, ahead of
slowly, slow, slower, more slowly, less quickly, less fast, less rapidly, lag, behind, trail, pace, rate, smaller, less, trailing
little different, not much different, little changed, not much changed, about the same, much the same, barely changed, hardly changed, barely different, hardly different, virtually unchanged, almost unchanged, nearly unchanged, essentially unchanged, similar, close, near, roughly level, practically unchanged, little change, not very different, scarcely changed, scarcely different, in line with, hardly any different, almost the same, roughly the same, not far from, little moved
unchanged, flat, steady, same, level, hold steady, no change, not change, stable, static, not move, hold, stay, identical, stand still, exactly as, stationary, match, as it was, no different, constant, remain
year, year-earlier, year-ago, twelve months, year on year, year over year
quarter, quarter on quarter, quarter over quarter, sequentially, sequential
earlier, before, previous, prior, preceding, last, past, ago, previously, precede, immediately, former, back
latest, most recent, last, newest, recent, current, new
newest, latest, most recent, new, recent
first half, half, six months, two quarters
period, time, span, stretch, term
quarter > period, time, three months
year > period, time, twelve months
interval, period, every, gap, cycle, cadence
annual, yearly, annually, in a year, a year, per year, each year, every year
annual, yearly, full-year
guarantee, guaranteed, assure, ensure, underwrite, secure, floor
floor, minimum, lowest
price, pricing
alone, only, solely, by itself, on its own, exclusively, single-handedly, sole, entirely
agree, agreement, consent, accord, deal, undertake, commit
market, market forces, supply and demand
measure, gauge, yardstick, indicator, indication, sign, test, marker, barometer, signal, way to tell, metric
come, progress, advance, get, go, headway, move, travel, how far
far, how far, extent, degree, progress, much
summary, report, edition, compilation, review, compendium, release, publication, assessment
show, tell, reveal, make clear, indicate, be seen, see, disclose, display, demonstrate, give, answer, become clear, learn
loose, less firm, less exact, less precise, less certain, less tight, vague, imprecise, less exact, less precise, less firm, rough, less certain, sketchier, sketchy, fuzzy
forecast, =project, =projects, projection, outlook, prediction, prognosis, estimate
base year, starting year, baseline, baseline year, reference year, starting point
long, longer, long-range, longer-range, longer horizon, long horizon, horizon, long-term, longer-term, longer-run, long-run, further ahead, looks further ahead, further into the future, further out, further ahead, distant
range, term, run, dated
matter, question, story, issue, thing, affair, count, business
article, piece, story, report, publication, =wrote, =writes
separately, separate, another, different, differently, distinct, apart, on its own
work, task, job, activity, operation, business, step, processing
become, turn, make, emerge
commercial, commercially, on a commercial scale, at commercial scale, for sale
expansion, expand, enlargement, growth
heavier, heavy
initiative, program, programme, project
single, one, any one, individual, lone
any, single, one
any, whatever, whichever, every, all
each, every, apiece, per, all of them, each of them, individual
exceptional, exceptionally, special, unusual, extraordinary
case, circumstance, instance, situation, event, exceptionally
whoever, anyone who, anyone, anybody, those who, all who, those, seller, company that, company, any seller, business, all, firm
sell, seller, market, put on the market, place on the market, offer for sale, vendor, sale
risk, danger, threat, vulnerability, exposure, hazard
list, roster, register
certain, particular, specific, specified, select, selected, given, some
behind, back, backing, fund, fund, flow into, flowing into, go into, going into, pour into, poured into, power
exploration, explore, prospecting, prospect, search for deposits
metal, element > material
project, scheme, venture, undertaking, development
value, worth
agency, survey, bureau, office
ore, mineral, deposit
renewable energy, renewables, renewable power, renewable
is to, are to, was to, were to, duty, obligation, obliged
last, take, spend, face, run, go on, require, endure, continue, extend
in line, queue, order
`;
