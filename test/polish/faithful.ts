/**
 * A faithful editor: for a sentence that writers of fixtures/rewritings have rewritten, what the first of them made of it; for any other,
 * and for one that was refused, a rewording by rule, which a copy editor makes without thinking. Rules go by words that any draft may
 * hold; those of single sentences come before them.
 */
import { REWRITINGS, readRewritings } from '../verify/rewritings.ts';

const rewritten = Map.groupBy(
  readRewritings(REWRITINGS).filter(({ kind }) => kind === 'faithful'),
  ({ original }) => plain(original),
);

/** Words of equal sense: of the first that the sentence holds, and what a careful editor would write for them. */
const REWORDINGS: readonly (readonly [RegExp, string])[] = [
  [/\bcame to\b/, 'amounted to'],
  [/\ba year earlier\b/, 'a year before'],
  [/\ba year before\b/, 'a year earlier'],
  [/, the (U\.S\. Geological Survey|Geological Survey|survey) estimates/, ', according to estimates of the $1'],
  [/, by the Geological Survey's estimates/, ', the Geological Survey estimates'],
  [/^By the agency's estimates world/, "According to the agency's estimates, world"],
  [/^By estimates of the Geological Survey,/, "According to the Geological Survey's estimates,"],
  [/, the (estimates|figures) of the (Geological Survey|World Bank) show/, ", the $2's $1 show"],
  [/\btook in revenue\b/, 'reported revenue'],
  [/^(NVIDIA) earned (\S+ per share\]\S+), diluted/, '$1 had diluted earnings of $2'],
  [/\bnet income was\b/, 'net income came to'],
  [/\breported (net income|revenue|production of [a-z -]+) of\b/, 'reported that its $1 was'],
  [/^Of each dollar of sales the company kept (less|more)/, 'The company kept $1 of each dollar of sales'],
  [/^Shareholders got cash too/, 'Shareholders got cash as well'],
  [/\bspent (.*) on buying back\b/, 'spent $1 to buy back'],
  [/^The Critical Raw Materials Act also sets aims for what/, 'The Critical Raw Materials Act sets aims as well for what'],
  [/^They are\b/, 'These are'],
  [
    /^The Critical Raw Materials Act sets the European Union four aims/,
    'Four aims are set for the European Union by the Critical Raw Materials Act',
  ],
  [/\baims to be able to extract\b/, 'aims for the ability to extract'],
  [/^The first deadlines bind officials/, 'It is officials that the first deadlines bind'],
  [/^Permits for (.*) may take\b/, 'For $1, permits may take'],
  [/^For projects the European Union recognizes/, 'For projects that the European Union recognizes'],
  [/^(By .*) the Commission is to project\b/, '$1, the Commission is to project'],
  [/^Magnets follow/, 'Magnets come next'],
  [/\bwhoever sells\b/, 'those who sell'],
  [/^That is a production quota that leaves out/, 'This is a production quota, which leaves out'],
  [/^The next in line\b/, 'Those next in line'],
  [/\bas much as the United States\b/, 'as much as the United States did'],
  [/^Mined ore has still to be\b/, 'Mined ore still has to be'],
  [/\bthat work, AInvest reported\b/, 'this work, AInvest reported'],
  [/^What lies in the ground is another count/, 'What lies in the ground is a different count'],
  [/^So far the demand of AI hardware\b/, 'The demand of AI hardware so far'],
  [/^The money behind AI is another matter/, 'The money behind AI is a different matter'],
  [/^AI is also a tool\b/, 'AI is a tool, too,'],
  [/^Its price is no longer the market's alone/, "No longer is its price the market's alone"],
  [/^China's newest rule reaches abroad/, 'The newest rule of China reaches abroad'],
  [/^(On .*) the Chinese Ministry of Commerce announced\b/, "$1, China's Ministry of Commerce announced"],
  [/^The rule, Announcement No\. 61, is to apply\b/, 'That rule, Announcement No. 61, is to apply'],
  [/^It builds on an earlier one/, 'It builds upon an earlier one'],
  [/^Washington has opened an inquiry of its own/, 'An inquiry of its own has been opened by Washington'],
  [/\btold the Commerce Department to\b/, 'ordered the Commerce Department to'],
  [/^Europe has set\b/, 'Europe set'],
  [/^(By .*) the European Union aims for capacity\b/, '$1, the European Union aims for capacity'],
  [/^It also seeks to rely on\b/, 'It seeks, too, to rely on'],
  [/\bhave begun to close\b/, 'have started to close'],
  [
    /^In the latest they (had(?: not)?): China's share of estimated world output was\b/,
    "In the latest they $1: China's share of estimated world output came to",
  ],
  [/^In the latest, China's share\b/, 'In the latest, the Chinese share'],
  [/, rawmaterials\.net (?:reported|said)\.$/, ', according to rawmaterials.net.'],
  [/, (the (?:Chinese )?Ministry of Commerce|the European Union|MP Materials) says\.$/, ', according to $1.'],
  [/, the World Bank (?:said|reported)\b/, ', according to the World Bank'],
  [/^Aluminum's price\b/, 'The price of aluminum'],
  [/^By the count of the Geological Survey,/, "By the Geological Survey's count,"],
];

/** Words of equal sense in sentences of any draft, tried in this order where none of the rewordings above fits. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/, ((?:the )?[A-Za-z][\w.]*(?: (?:of )?[A-Z]\w+)*) (?:said|says|reported)\.$/, ', according to $1.'],
  [/, the (estimates|figures) show\b/, ', as the $1 show'],
  [/^(\w+) lists ([^[]+) under (\[[^\]]*\]\([^)]*\))/, '$2 is listed by $1 under $3'],
  [/\b(?:was|were) (?=\[\\?[$\d])/, 'stood at '],
  [/\bis (?=\[\\?[$\d])/, 'stands at '],
  [/\bis (?=\[the )/, 'ranks as '],
  [/^It was (?=\[the )/, 'That was '],
  [/\bstands first\b/, 'comes first'],
  [/\bmake up\b/, 'account for'],
  [/\bearned (?=\[)/, 'had earnings of '],
  [/\blost (?=\[)/, 'made a loss of '],
  [/\b(climbed|grew)\b/, 'rose'],
  [/\brose\b/, 'increased'],
  [/\b(fell|dropped)\b/, 'declined'],
  [/\bdeclined\b/, 'fell'],
  [/^That (is|makes)\b/, 'This $1'],
  [/\bgives neither\b/, 'provides neither'],
  [/\bis given\b/, 'is provided'],
  [/\bcompared with\b/, 'against'],
  [/^The figure is\b/, 'This figure is'],
  [/\bposted (?=\[)/, 'recorded '],
  [/^((?:[A-Z][\w.]* ?)+?)'s? ((?:[a-z-]+ ?){1,4}?) (?=(?:was|were|is|are|had|has|rose|fell|edged|posted)\b)/, 'The $2 of $1 '],
  [
    /^(?!(?:By|In|On|For|Of|From|At|The|Its|It|Diluted|World)\b)((?:(?! in ).)+)(?<! than) in (the )?(\[[^\]]*\d{4}\]\([^)]*\))/,
    'In $2$3, $1',
  ],
];

/** The sentence in other words, in yet others where those were refused; undefined where nothing fits. */
export function faithful(sentence: string, { refused }: { readonly refused?: string | undefined } = {}): string | undefined {
  const tries = [...new Set(rewordings(sentence))];
  return tries[refused === undefined ? 0 : 1];
}

/** Every way the editor knows to say it otherwise, the best first. */
export function rewordings(sentence: string): readonly string[] {
  const [first, second] = (rewritten.get(plain(sentence)) ?? []).map(({ text }) => plain(text));
  const byRule = [...REWORDINGS, ...RULES]
    .filter(([wanted]) => wanted.test(sentence))
    .map(([wanted, words]) => sentence.replace(wanted, words));
  return [first, ...byRule, second].filter((text) => text !== undefined);
}

function plain(markdown: string): string {
  return markdown.replaceAll('\\$', '$');
}
