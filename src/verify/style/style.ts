/** House style: each rule by its name, run over what the guard has read already. Warnings, all of them; docs/style.md shows each. */
import type { StyleRule } from '../../model/style.ts';
import { at, type Problem } from '../check.ts';
import type { Play } from '../play.ts';
import { attributionTwice, quote } from './attribution.ts';
import { base } from './base.ts';
import { date } from './date.ts';
import { numberWords, sentenceStart, thousands } from './figures.ts';
import { headline, lead, takeaways } from './head.ts';
import { composed, dollar, headingTwice, tableDecimals } from './layout.ts';
import { money } from './money.ts';
import { acronym, firstMention } from './names.ts';
import { percent } from './percent.ts';
import { pieceOf } from './prose.ts';
import { covers, type Lapse, type Rule } from './rule.ts';
import { time } from './times.ts';
import { advice, filler, firstPerson, relativeDay, said, unnamedAnalysts, will } from './wording.ts';

const RULES: Readonly<Record<StyleRule, Rule>> = {
  'style-number-words': numberWords,
  'style-sentence-start': sentenceStart,
  'style-percent': percent,
  'style-money': money,
  'style-thousands': thousands,
  'style-date': date,
  'style-relative-day': relativeDay,
  'style-time': time,
  'style-headline': headline,
  'style-takeaways': takeaways,
  'style-lead': lead,
  'style-base': base,
  'style-said': said,
  'style-attribution-twice': attributionTwice,
  'style-unnamed-analysts': unnamedAnalysts,
  'style-quote': quote,
  'style-acronym': acronym,
  'style-first-mention': firstMention,
  'style-will': will,
  'style-advice': advice,
  'style-first-person': firstPerson,
  'style-filler': filler,
  'style-heading-twice': headingTwice,
  'style-table-decimals': tableDecimals,
  'style-dollar': dollar,
  'style-composed': composed,
};

/** What the named rules find in a text. `drafts` says whether its claims are links. */
export function* styleProblems(play: Play, rules: readonly StyleRule[], drafts: boolean): Iterable<Problem> {
  if (rules.length === 0) return;
  const piece = pieceOf(play);
  for (const name of rules) {
    const rule = RULES[name];
    if (rule.drafts && !drafts) continue;
    for (const lapse of rule.run(piece)) if (rule.quotes || !isQuoted(lapse)) yield toProblem(name, lapse);
  }
}

/** What somebody said is not the house's to rewrite. */
function isQuoted({ prose, start, end }: Lapse): boolean {
  return covers(prose.quotes, { start, end });
}

function toProblem(rule: StyleRule, { prose, start, end, reason, expected }: Lapse): Problem {
  const actual = prose.block.text.slice(start, end);
  const shown = actual.length > 60 ? `${actual.slice(0, 57)}…` : actual;
  return {
    rule,
    severity: 'warning',
    message: `Unexpected \`${shown}\`${expected === undefined ? '' : `, expected \`${expected}\``}: ${reason}`,
    ...at(prose.block, start, end),
    actual,
    ...(expected !== undefined && { expected }),
  };
}
