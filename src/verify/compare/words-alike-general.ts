/** Words of general English that may stand for one another; written as `words-alike.ts` is. */
export const ALIKE_GENERAL = `
open, launch, begin, start, set up > under way, ongoing, in progress
begin, start, commence, kick off, get under way, launch, open, initiate, begun, initiation, embark
end, finish, conclude, complete, wrap up, close, cease, stop, terminate, expire, expiry, completion, conclusion
continue, keep, go on, carry on, persist, remain, stay, proceed, maintain
remain, still, stay, continue, keep, to this day
stop, halt, cease, discontinue, suspend, end, quit, give up
need, require, have to, must, necessary, call for, necessity, demand, requirement
must, have to, have still to, still to be, need, be to, has yet to, required
want, wish, desire, seek, would like, hope, look
try, attempt, seek, endeavor, endeavour, strive, effort, bid
effort, attempt, push, drive, bid, campaign, endeavor, endeavour
get, obtain, receive, acquire, gain, secure, win
give, provide, supply, offer, grant, hand, furnish, present, lend
give, state, specify, name, offer, provide, cite, mention, supply, say, disclose, indicate, contain, include, identify, set out, carry
help, assist, aid, support, assistance
let, allow, permit, enable, make possible, authorize, authorise
as far as, subject to, depend on what, so far as, to the extent, insofar, within, how far
change, alter, modify, adjust, amend, revise, revision, alteration, modification, amendment, adjustment
change, move, shift, go, movement, turn
move, go, change, shift, pass, travel, drift
include, contain, cover, feature, incorporate, encompass, comprise, among them, among, count
including, among them, among, such as, with
consist, comprise, be made up, made of, composed
create, make, form, establish, set up, found, creation, formation
build, construct, put up, erect, construction, building
meet, satisfy, fulfil, fulfill, comply with, hit, reach
discuss, talk about, debate, discussion, talk, talks
decide, determine, resolve, choose, opt, decision, choice
send, ship, dispatch, deliver, transport, forward
ship, shipment, delivery, deliver
leave, depart, exit, quit, departure
happen, occur, take place, come about
limit, restrict, curb, constrain, restriction, limitation, restrain, constraint
cap, ceiling, limit, upper limit
expand, extend, broaden, enlarge, widen, grow, expansion, extension
compete, rival, competitor, competition, vie, contend
competitor, rival, challenger, peer
study, research, survey, analysis, analyze, analyse
find, discover, determine, establish, conclude, finding, turn up
think, believe, consider, regard, view, see, deem, reckon, feel
consider, weigh, mull, think about, contemplate, look at, study, under consideration
important, key, crucial, vital, significant, essential, major, central, importance
main, chief, principal, primary, leading, key, major, foremost, mainly, chiefly
new, fresh, novel
old, former, previous, earlier, one-time, onetime
big, large, great, major, sizable, sizeable, substantial
large, big, major, sizable, sizeable, leading
small, little, minor, modest, slight
many, numerous, several, various, a number of, multiple
several, some, a few, a number of, various, handful
enough, sufficient, adequate, ample
whole, entire, complete, full, total, overall, all
same, identical, equal, selfsame, corresponding, equivalent, comparable, like, that, said
different, other, distinct, another
similar, alike, comparable, similarly
clear, obvious, evident, plain, apparent
hard, difficult, tough, challenging, difficulty
easy, simple, straightforward, easily
slow, sluggish, slower
current, present, existing, now, ongoing, today
currently, now, at present, today, presently, at the moment, these days
future, coming, upcoming, forthcoming, ahead, next
soon, shortly, before long, in the near future
later, afterwards, afterward, subsequently, then, after that, thereafter, after
again, once more, anew, once again
together, jointly, joint
joint, shared, combined, common
example, instance, for one
reason, why, ground, explanation
result, outcome
effect, impact, influence
plan, scheme, proposal, program, programme, project, initiative, strategy
program, programme, scheme, project, initiative
problem, issue, difficulty, trouble, challenge
way, means, method, approach, manner
area, region, zone, district
field, sector, industry, area, segment, business
company, firm, business, group, corporation, enterprise, concern, maker
group, set, bunch, cluster, class, category
kind, type, sort, form, category, variety
number, amount, quantity, volume, figure, level, total, sum, tally, count
rate, pace, speed, level
meeting, gathering, session, conference, summit
talks, negotiation, discussion, negotiate, dialogue, dialog
leader, head, chief, boss
head, lead, chair, run, direct
work, job, labor, labour
employee, worker, staff, personnel, workforce, staffer
person, people, individual
customer, client, buyer, purchaser
supplier, vendor, provider
deal, agreement, accord, pact, contract, arrangement
buy, purchase, acquire, pick up, snap up, buyer, purchaser
acquisition, takeover, purchase, buyout
sell, offload, dispose, divest, sale
introduce, launch, unveil, roll out, release, debut, present, bring out
delay, postpone, put off, push back, defer, postponement, hold up
cancel, call off, scrap, abandon, drop, axe, ax
approve, clear, back, sign off, authorize, authorise, okay, greenlight, green light, approval, endorse, pass
reject, refuse, turn down, decline, deny, rebuff, rejection
support, back, endorse, favor, favour, backing
oppose, resist, object to, be against, opposition
hurt, harm, damage, injure
hire, recruit, employ, take on
dismiss, fire, lay off, sack, let go
invest, put money, sink, plow, plough, put
loan, credit, lending, lend
debt, borrowing, liability, owe
tax, levy, duty
tariff, duty, import duty, import tax, levy
subsidy, aid, grant, support
fine, penalty, monetary penalty
lawsuit, suit, legal action, case
plaintiff, claimant
worry, concern, fear, anxiety, worried, concerned
hope, wish, expect
warn, caution, warning
disagree, differ, disagreement
start, beginning, outset, opening
top, exceed, beat, surpass, outstrip, outdo, go beyond, above, better
exceed, surpass, top, outstrip, go beyond, more than, above, over
outpace, outstrip, exceed, faster, grow faster, outrun
beat, defeat, top, best
average, mean, typical
about, regarding, concerning, on, over, as to, with respect to
part, piece, component, bit, section, portion
side, part, flank
show, display, demonstrate, reveal, indicate, exhibit
say, tell, state, report, =wrote, =writes, =written, note, according, announce, add, mention, remark, observe, comment, call, describe, put, explain
call, describe, term, name, label, dub, characterize, characterise, say
describe, portray, depict, outline, call
name, call, title, dub, know, entitle
know, call, name, title
carry, give, contain, include, have, offer, feature, publish
use, employ, utilize, utilise, apply, make use of, deploy
operate, run, manage, operation, operator
house, home
doctor, physician
car, automobile, vehicle, auto
kid, child
mom, mother
dad, father
movie, film
hand, give, pass, return
keep, retain, hold, maintain, preserve, save
store, keep, hold
live, reside, dwell
answer, reply, respond, response
question, query, ask
choose, pick, select, opt, choice, selection
complete, finish, conclude, finalize, finalise
complete, full, total, entire, whole
check, verify, inspect, examine
fix, repair, mend, set
grow, increase, expand, rise, develop
develop, create, build, work on, devise, design
improve, enhance, better, boost, upgrade, improvement, enhancement
reduce, cut, lower, decrease, trim, shrink, reduction
raise, lift, increase, boost, push up, elevate
spread, extend, expand
strong, robust, solid, healthy, firm, strength
weak, soft, feeble, weakness
danger, risk, hazard, peril, threat
goods, product, merchandise, item
fast, quick, rapid, swift, quickly, rapidly, swiftly, speedily
almost, nearly, close to, just under, just short of, practically, virtually
about, roughly, around, some, approximately, in the region of
at least, no less than, not less than, a minimum of, minimum, or more
up to, at most, no more than, as much as, not more than, a maximum of, maximum
more than, over, above, in excess of, exceed, upward of, upwards of, exceeding
less than, under, below, fewer than, short of
mostly, largely, mainly, chiefly, primarily, for the most part, predominantly
usually, generally, typically, normally, as a rule, commonly, ordinarily
often, frequently, regularly
so far, to date, thus far, until now, up to now, as yet, yet, for now, at this point, till now, hitherto, currently, for the moment, to this point, at present
exactly, precisely, just
whether, if
wherever, where, if, when, in cases where, provided, in which
immediately, directly, right, straight, at once
provided, if, as long as, so long as, on condition
only, just, merely, alone, solely, no more than, exclusively
also, too, as well, further, more, likewise, in addition, additionally, besides, similarly, furthermore, moreover, along with, plus
but, however, though, although, while, yet, whereas, even so, still, nevertheless, nonetheless, on the other hand
`;
