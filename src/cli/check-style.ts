/** Which rules of house style a check runs: those of `--style`, else those of the newsroom's configuration. */
import { loadConfig } from '../config.ts';
import { ConfigError } from '../errors.ts';
import { isStyleRule, STYLE_RULES, type StyleRule, type StyleSetting } from '../model/style.ts';
import { brief } from '../newsroom/brief.ts';
import { type Call, text } from './command.ts';

/** `newsroom` is the folder of the newsroom a file belongs to, where there is one. */
export async function styleFor({ values, context }: Call, newsroom: string | undefined): Promise<StyleSetting> {
  const said = text(values['style']);
  if (said !== undefined) return parseStyle(said);
  return (newsroom !== undefined && (await loadConfig(newsroom, context)).style) || 'on';
}

/** `on`, `off`, or names of rules with commas between. Throws ConfigError for a rule there is not. */
function parseStyle(said: string): StyleSetting {
  if (said === 'on' || said === 'off') return said;
  return said.split(',').map((part): StyleRule => {
    const name = part.trim();
    if (isStyleRule(name)) return name;
    throw new ConfigError(brief(`--style: unknown rule \`${name}\``), { hint: `there are on, off, ${STYLE_RULES.join(', ')}` });
  });
}
