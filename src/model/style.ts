/** The rules of house style by name, and which of them run. What each looks for is in `verify/style/`. */

export const STYLE_RULES = [
  'style-number-words',
  'style-sentence-start',
  'style-percent',
  'style-money',
  'style-thousands',
  'style-date',
  'style-relative-day',
  'style-time',
  'style-headline',
  'style-takeaways',
  'style-lead',
  'style-base',
  'style-said',
  'style-attribution-twice',
  'style-unnamed-analysts',
  'style-quote',
  'style-acronym',
  'style-first-mention',
  'style-will',
  'style-advice',
  'style-first-person',
  'style-filler',
  'style-heading-twice',
  'style-table-decimals',
  'style-dollar',
  'style-composed',
] as const;
export type StyleRule = (typeof STYLE_RULES)[number];

/** All rules, none, those of a list, or all but those switched off: `{ 'style-acronym': 'off' }`. */
export type StyleSetting = 'on' | 'off' | readonly StyleRule[] | Readonly<Partial<Record<StyleRule, 'off'>>>;

export function isStyleRule(name: string): name is StyleRule {
  return STYLE_RULES.some((rule) => rule === name);
}

/** The rules that run under a setting, in the order of the list above. */
export function runningRules(setting: StyleSetting): readonly StyleRule[] {
  if (setting === 'off') return [];
  if (setting === 'on') return STYLE_RULES;
  return STYLE_RULES.filter((rule) => (isList(setting) ? setting.includes(rule) : setting[rule] !== 'off'));
}

function isList(setting: Exclude<StyleSetting, string>): setting is readonly StyleRule[] {
  return Array.isArray(setting);
}
