/**
 * Words of movement with their sign and grade, as data. Grades: 1 a little, 2 neutral, 3 marked, 4 violent, 5 ruin or
 * wonder, which no size bears out. They add to the verbs of
 * the shared lexicon what reworded texts use; all forms of a word are meant.
 */
export const MOVES: readonly { readonly sign: -1 | 0 | 1; readonly grade: 1 | 2 | 3 | 4 | 5; readonly words: string }[] = [
  { sign: 1, grade: 1, words: 'edge up, inch up, tick up, nudge up, uptick, creep up' },
  {
    sign: 1,
    grade: 2,
    words:
      'rise, increase, grow, growth, gain, climb, up, higher, expand, expansion, widen, strengthen, add, improve, improvement, advance, raise, lift, boost, upturn, go up, pick up, rebound, recover, recovery, hike, appreciate, appreciation, upward, enhance, escalate, accelerate',
  },
  { sign: 1, grade: 3, words: 'jump, leap, rally, spike' },
  { sign: 1, grade: 4, words: 'surge, soar, rocket, balloon, boom, shoot up, mushroom, swell' },
  { sign: 1, grade: 5, words: 'skyrocket, explode, explosion, moonshot, go through the roof' },
  {
    sign: 0,
    grade: 2,
    words:
      'unchanged, little changed, flat, steady, stable, stagnant, stagnate, hold steady, hold at, stay at, remain at, keep at, flatline, no change, not change, stand still, stood still, stay flat, stay put, hold still, unmoved, the same as',
  },
  { sign: -1, grade: 1, words: 'edge down, inch down, tick down, downtick, slip, dip, ease, creep down, drift lower' },
  {
    sign: -1,
    grade: 2,
    words:
      'fall, decline, decrease, drop, down, lower, shrink, contract, contraction, narrow, weaken, reduce, reduction, cut, retreat, lessen, diminish, downturn, go down, worsen, deteriorate, depreciate, depreciation, downward, soften, slow, slowdown, lose, shed, recede, decelerate',
  },
  { sign: -1, grade: 3, words: 'slide, sink, slump, skid, slash' },
  {
    sign: -1,
    grade: 4,
    words: 'plunge, plummet, tumble, dive',
  },
  { sign: -1, grade: 5, words: 'collapse, crash, crater, nosedive, tank, freefall, free fall, implode, rout, meltdown, wipe out' },
];

/** "Up" and "down" that say no movement. */
export const NO_MOVES =
  'fall under, fall within, fall to, fall on, fall into, come under, runner up, runners up, make up, set up, take up, end up, come up, put up, line up, use up, draw up, give up, break up, follow up, sign up, dig up, bring up, back up, open up, build up to, up to, up to date, lay down, set down, put down, break down, close down, shut down, write down, hand down, come down to';

/** Words that say how much something moved, small and great. */
export const DEGREE = {
  small:
    'slight, slightly, modest, modestly, marginal, marginally, a little, a touch, small, minor, moderate, moderately, mild, mildly, negligible, somewhat, gradual, gradually, a bit, fractional, fractionally',
  great:
    'sharp, sharply, steep, steeply, dramatic, dramatically, significant, significantly, substantial, substantially, considerable, considerably, massive, massively, huge, hugely, strong, strongly, major, drastic, drastically, big, large, enormous, sudden, suddenly, precipitously, wildly, vast, vastly, far, tremendous, remarkable, remarkably, marked, markedly, greatly, notable, notably, heavily, heavy, rapid, rapidly, impressive',
} as const;

/** Where less is good: their fall is a gain, so "losses narrowed" and "results improved" agree. */
export const ADVERSE =
  'loss, deficit, debt, cost, expense, unemployment, jobless, default, claim, emission, shortfall, shortage, gap, risk, delay, waste, complaint, time, weight, price';
