/**
 * Words that cannot stand for one another because they say the opposite, as data: `a b/c d` sets each word left against each word
 * right. Drawn from the antonyms of WordNet 3.1 (Princeton University) for words in common use, with those of markets and news
 * added. Prefixes (un-, in-, dis-, non-) and -less against -ful need no entry.
 */
export const OPPOSITES = `
above over exceed top/below under miss fall-short
increase rise grow gain climb decrease fall decline drop/stagnant stagnate constant
within inside/below above beyond outside
keep retain/delete erase remove discard
force compel oblige require/allow permit let
beat top exceed surpass/miss trail lag undershoot
profit profitable earn earnings/loss lose unprofitable
gain winner win/loss loser lose
approve approval endorse back authorize authorise clear pass/reject rejection refuse veto block deny disapprove decline oppose
accept agree/decline refuse reject dispute disagree
allow permit let enable license/ban forbid bar prohibit prevent block outlaw stop restrict
buy bought purchase acquire buyer purchaser acquisition/sell sold divest seller vendor dispose sale disposal
hire recruit appoint/fire sack dismiss lay-off oust
import importer/export exporter
open opened opening reopen/close shut closing closure shutter
first/last second third final
most/least
more/fewer less
early earlier/late later middle
before prior/after
north northern/south southern east western west eastern
east eastern/west western north south
domestic home local national onshore/foreign overseas abroad international offshore
short-term/long-term
short/long tall
fixed/floating variable
public publicly/private privately
begin start launch commence initiate resume open/end finish stop halt cease terminate suspend discontinue abandon conclude cancel
increase rise grow raise/decrease fall shrink lower reduce cut
continue maintain keep retain preserve/stop halt end cease discontinue scrap drop abandon
add include/remove exclude subtract omit delete
create build establish construct produce/destroy demolish dismantle scrap abolish
support back favour favor endorse defend promote encourage/oppose resist attack undermine discourage hinder hamper
help assist boost/hurt harm hinder hamper impede
improve improvement better enhance strengthen upgrade/worsen deterioration decline worse weaken downgrade impair diminish degrade
strong strength robust solid/weak weakness fragile poor soft feeble
positive/negative neutral
optimistic upbeat bullish hopeful confident/pessimistic downbeat bearish gloomy doubtful
largest biggest greatest/smallest tiniest
fastest/slowest
strongest/weakest
oldest/newest youngest
high higher highest upper/low lower lowest
large larger big bigger huge great major massive/small smaller little tiny minor minimal
significant substantial considerable sharp steep strong dramatic major notable huge/slight modest moderate small minor marginal negligible insignificant minimal gradual mild
significantly substantially considerably sharply steeply strongly dramatically/slightly modestly moderately marginally gradually mildly barely somewhat
maximum maximize maximise/minimum minimize minimise
surplus excess glut/deficit shortage shortfall scarcity lack
demand/supply
debtor borrower borrow/creditor lender lend
debt liability/asset equity
income revenue inflow receipt/expense cost outflow expenditure outlay
credit/debit cash
gross/net
nominal/real
primary/secondary
direct directly/indirect indirectly
full fully complete completely whole wholly entire entirely total totally/partial partially partly empty half incomplete
permanent permanently/temporary temporarily interim
success successful succeed successfully/failure unsuccessful fail
easy easily ease simple effortless/difficult hard difficulty complex challenging tough complicated
safe safety/dangerous unsafe danger risky
legal lawful/illegal unlawful
guilty guilt convict/innocent innocence acquit
true truth real genuine/false untrue fake
right correct correctly/wrong incorrect incorrectly
new fresh newly/old used former existing
young/old aged elderly
modern current contemporary/ancient outdated obsolete historical
future upcoming next forthcoming following/past previous prior preceding last
current present/former past previous prior future
cheap cheaper inexpensive affordable/expensive costly pricey dear
free/paid costly
rich wealthy wealth affluent/poor poverty
fast quick quickly rapid rapidly swift swiftly faster/slow slowly slower sluggish gradual
accelerate speed hasten/decelerate slow delay postpone
ahead/behind back
advance progress/retreat recede
arrive enter join come/leave exit depart quit withdraw go
up upward upwards/down downward downwards
inside internal inner interior indoor indoors/outside external outer exterior outdoor outdoors
deposit/withdraw withdrawal
invest/divest
buy-back/issue
expand expansion widen broaden/contract contraction narrow shrink
win winning victory/lose losing defeat
war conflict hostile/peace truce friendly peaceful
attack offensive/defend defence defense defensive
friend ally friendly/enemy foe rival hostile
agree agreement deal/disagree disagreement dispute
like love enjoy adore/dislike hate loathe detest
happy glad pleased delighted joyful cheerful/sad unhappy upset disappointed sorry miserable angry
good great excellent well/bad poor terrible awful badly evil
hot warm heat/cold cool freezing chilly
wet/dry
light bright/dark heavy dim
heavy heavily/light lightly
hard/soft
clean/dirty
clear clearly/unclear opaque cloudy vague obscure
empty/full
live alive living/dead die deceased
male man boy men father husband brother son uncle nephew king/female woman girl women mother wife sister daughter aunt niece queen
day/night
morning/evening afternoon night
yes/no
always ever/never
often frequently regularly usually always/rarely seldom occasionally never infrequently
everyone everybody all/nobody none
everything/nothing
everywhere/nowhere
many numerous several/few
majority/minority
together joint jointly/apart separate separately alone
same identical similar equal/different other distinct unequal
similar alike similarly/different differing dissimilar differently
common usual ordinary typical normal/rare unusual extraordinary exceptional special abnormal uncommon
known familiar/unknown unfamiliar strange
active actively/inactive idle passive dormant
automatic automated automatically/manual manually
voluntary voluntarily optional/mandatory compulsory obligatory forced required
required require necessary needed essential/optional unnecessary needless
flexible/rigid inflexible fixed strict
strict tough tight tighter stricter tighten/lenient loose relaxed ease loosen relax
temporary/permanent lasting
vertical/horizontal
physical/digital virtual online
online/offline
urban city/rural countryside
civilian/military
amateur/professional
junior/senior
employee worker staff/employer boss
parent/child subsidiary
teacher/student pupil
doctor/patient
question ask/answer reply
include including inclusive/exclude excluding exclusive
attract/repel deter
remember recall/forget
find discover/lose
push/pull
give donate lend provide/take receive borrow
send/receive
teach/learn
speak/listen
read/write
reveal disclose expose publish/hide conceal withhold cover
secretly secret covertly private confidential/openly open public
deliberately intentionally purposely/accidentally unintentionally inadvertently
praise applaud commend/criticize criticise condemn blame
thank/blame
trust believe/doubt distrust mistrust
attend/miss skip
protect save preserve/endanger destroy harm expose damage
unite merge combine/divide split separate
tie connect link attach/separate disconnect detach
freeze/thaw unfreeze
rescue save/abandon
lead leading/follow following lag trailing
leader/follower laggard
top/bottom
front/back rear
centre center central/edge peripheral
start/finish
entry entrance/exit
deny/admit confirm
innocent/guilty
ahead/behind
advantage benefit strength pro/disadvantage drawback weakness con
opportunity/threat
ally/rival opponent
supporter proponent advocate/opponent critic
bull/bear
hawk hawkish/dove dovish
premium/discount
discount reduction rebate/surcharge premium markup
reward bonus incentive/penalty fine punishment
sunny sunshine/rainy cloudy overcast snowy
presence present/absence absent
quality/quantity
theory theoretical theoretically/practice practical empirical empirically
abstract/concrete
active/retired
explicit/implicit
complexity/simplicity
efficient efficiently efficiency/inefficient inefficiently waste wasteful
reliable/unreliable
stable stability steady/volatile unstable instability volatility
calm/turbulent stormy
increase/fall decline drop
boost lift/cut reduce dent
raise hike lift/cut lower slash reduce
inflation/deflation
recession downturn bust/boom upturn recovery expansion
upgrade/downgrade
overweight/underweight
outperform/underperform
overvalued/undervalued
oversupply/undersupply
tailwind/headwind
upside/downside
ask/bid
call/put
long/short
spot/forward future
wholesale/retail
upstream/downstream
majority/minority
solvent/insolvent bankrupt
secured/unsecured
taxable/tax-exempt
broad broadly wide widely/narrow narrowly
general generally/specific specifically particular
objective/subjective
qualitative/quantitative
global globally worldwide/local locally regional domestic
single one/multiple double several
simple plain/complex fancy sophisticated
solid/liquid hollow
remote remotely/in-person onsite
near close nearby/far distant
deep/shallow
tight/loose
sharp/dull blunt
wise smart intelligent/foolish stupid
careful carefully cautious/careless carelessly reckless
patient/impatient
interesting exciting/boring dull
noisy loud loudly/quiet silent quietly softly
freedom/captivity
release free/detain arrest imprison
detained arrested/released freed
survive/die perish
kill/save rescue
worried concerned anxious/relaxed unconcerned reassured
simplify/complicate
encourage persuade urge/discourage dissuade deter
enable/disable
lengthen extend/shorten curtail
deepen/ease
multiply/divide
absorb/emit
adopt/abandon reject repeal
enact introduce impose/repeal revoke lift abolish scrap withdraw
impose/lift waive remove
comply obey conform/defy violate breach disobey
guarantee ensure/jeopardize jeopardise
prefer/avoid
keep/discard
fill/drain
load/unload
inbound incoming/outbound outgoing
inflow/outflow
immigrant immigration/emigrant emigration
conservative/liberal
left-wing/right-wing
democrat democratic/republican
democracy/dictatorship
capitalism/socialism
pre/post
buyer/supplier
novice beginner/expert veteran
simple/advanced
basic/advanced premium
standard/premium
ordinary/extraordinary
sooner/later
beginning start/end
now/later
yesterday/tomorrow today
today/tomorrow
former/latter
inferior/superior
innovative/conventional traditional
traditional conventional/modern innovative novel
cause/prevent
trigger spark/prevent avert
avoid avert/cause create
welcome/unwelcome regret
despite/because
refuse/willing
willing eager/unwilling reluctant
eager/reluctant hesitant
`;

/** Pairs that prefixes would make and that are no opposites. */
export const NO_OPPOSITES =
  'come/income put/input vest/invest dependence/independence form/inform tend/intend take/intake crease/increase deed/indeed it/unit ion/union less/unless der/under til/until i/uni cover/discover play/display miss/dismiss count/discount tribute/distribute pose/dispose solve/dissolve cuss/discuss tinct/distinct close/inclose port/import prove/improve pact/impact press/impress port/inport side/inside land/inland sure/insure come/uncome stance/instance vent/invent come/incoming born/inborn deed/in bed/imbed plant/implant part/impart due/undue like/alike';
