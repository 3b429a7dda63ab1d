/** One key for the forms of a word: plural and tense do not part them. Both texts and the word lists go through it. */

const IRREGULAR = new Map<string, string>(
  Object.entries({
    be: 'is are was were been being am',
    have: 'has had having',
    do: 'does did done doing',
    say: 'said says',
    agree: 'agreed',
    guarantee: 'guaranteed',
    free: 'freed',
    use: 'used using',
    owe: 'owed owing',
    age: 'aged aging ageing',
    tie: 'tied tying',
    vie: 'vied vying',
    exceed: 'exceeded',
    proceed: 'proceeded',
    succeed: 'succeeded',
    tell: 'told',
    rise: 'rose risen rising',
    fall: 'fell fallen',
    grow: 'grew grown',
    shrink: 'shrank shrunk',
    sink: 'sank sunk',
    slide: 'slid',
    leap: 'leapt',
    make: 'made',
    buy: 'bought',
    sell: 'sold',
    win: 'won',
    lose: 'lost',
    pay: 'paid',
    hold: 'held',
    keep: 'kept',
    leave: 'left',
    begin: 'began begun',
    become: 'became',
    give: 'gave given',
    take: 'took taken',
    come: 'came',
    go: 'went gone goes going',
    see: 'saw seen',
    know: 'knew known',
    think: 'thought',
    seek: 'sought',
    lead: 'led',
    meet: 'met',
    beat: 'beaten',
    build: 'built',
    spend: 'spent',
    send: 'sent',
    write: 'wrote written',
    speak: 'spoke spoken',
    draw: 'drew drawn',
    drive: 'drove driven',
    break: 'broke broken',
    choose: 'chose chosen',
    bring: 'brought',
    find: 'found',
    get: 'got gotten',
    mean: 'meant',
    show: 'shown',
    stand: 'stood',
    strike: 'struck',
    understand: 'understood',
    withdraw: 'withdrew withdrawn',
    swing: 'swung',
    shoot: 'shot',
    man: 'men',
    woman: 'women',
    child: 'children',
    person: 'people persons',
    bind: 'bound',
    dig: 'dug',
    feel: 'felt',
    deal: 'dealt',
    catch: 'caught',
    lay: 'laid',
    lend: 'lent',
    lie: 'lying',
    fly: 'flew flown',
    throw: 'threw thrown',
    arise: 'arose arisen',
    overtake: 'overtook overtaken',
    foresee: 'foresaw foreseen',
    forbid: 'forbade forbidden',
    feed: 'fed',
    sweep: 'swept',
    bear: 'bore borne',
    undergo: 'underwent undergone',
    die: 'dying died',
  }).flatMap(([base, forms]) => forms.split(' ').map((form): [string, string] => [form, base])),
);

const known = new Map<string, string>();
const LIMIT = 50_000;

/** The key of a word in small letters. Linear in its length; the same for every form of a regular English word. */
export function stem(word: string): string {
  const seen = known.get(word);
  if (seen !== undefined) return seen;
  const found = strip(IRREGULAR.get(word) ?? word);
  if (known.size < LIMIT) known.set(word, found);
  return found;
}

function strip(word: string): string {
  if (word.length <= 3 || word.length > 40 || !/^[a-z]+$/.test(word)) return word;
  let base = word;
  if (base.endsWith('ies') && base.length > 4) base = `${base.slice(0, -3)}y`;
  else if (/[^aeiouy](?:s|x|z|ch|sh)es$/.test(base) || base.endsWith('sses')) base = base.slice(0, -2);
  else if (/[^siu]s$/.test(base)) base = base.slice(0, -1);
  if (base.endsWith('ied') && base.length > 4) base = `${base.slice(0, -3)}y`;
  else if (/[aeiouy].*[^e]ed$/.test(base) && base.length > 4) base = base.slice(0, -2);
  else if (/[aeiouy].*ing$/.test(base) && base.length > 5) base = base.slice(0, -3);
  if (/([^aeiou])\1$/.test(base) && base.length > 3) return base.slice(0, -1);
  if (base.endsWith('e') && base.length > 3) base = base.slice(0, -1);
  // "not" and "note", "us" and "use" stay apart.
  if (base !== word && /^[^aeiouy]?[aeiou][^aeiouwxy]$/.test(base) && !word.endsWith(`${base}s`)) return `${base}e`;
  return base.endsWith('y') && base.length > 3 ? `${base.slice(0, -1)}i` : base;
}

/** The plain form of a comparative, as its key: "weaker" is `weak`. */
export function plainOf(key: string): string | undefined {
  return key.endsWith('er') && key.length > 4 ? stem(`${key.slice(0, -2).replace(/([^aeiou])\1$/, '$1')}e`) : undefined;
}

const ENDINGS =
  /(?:i?sation|i?zation|ation|ition|tion|sion|ment|ness|ance|ence|anc|enc|ant|ent|ancy|ency|able|ible|ical|ally|ing|ity|ive|ful|ory|ial|ic|al|er|or|li|ion|ist|ism|ian|an|ous|th|y|i)$/;

/** Whether two keys belong to one family of words: "grow" and "growth", "strong" and "strongly", "produce" and "production". */
export function sameFamily(one: string, other: string): boolean {
  if (one === other) return true;
  const short = Math.min(one.length, other.length);
  if (short < 4) return false;
  let same = 0;
  while (same < short && one[same] === other[same]) same++;
  if (same < 4) return false;
  return same >= root(one).length && same >= root(other).length;
}

function root(word: string): string {
  const bare = word.replace(ENDINGS, '');
  return bare.length >= 4 ? bare : word;
}
