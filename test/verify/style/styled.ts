/** What the rules of style find in a few lines, under the ledger of the demo: drafts where they hold a claim, else free text. */
import type { Finding } from '../../../src/model/finding.ts';
import type { Ledger } from '../../../src/model/ledger.ts';
import type { StyleSetting } from '../../../src/model/style.ts';
import { verify } from '../../../src/verify/verify.ts';
import { demoDrafts } from '../demo.ts';

const demos = await demoDrafts();

function ledgerOf(slug: string): Ledger {
  const demo = demos.find((one) => one.slug === slug);
  if (!demo) throw new Error(`no draft ${slug}`);
  return demo.ledger;
}

/** As of Monday, Oct. 13, 2025, 2:22 p.m. in New York. */
export const LEDGER = ledgerOf('rare-earth-ai-hardware');
export const NVIDIA = ledgerOf('nvidia-results');

export function styled(
  text: string,
  style: StyleSetting = 'on',
  ledger: Ledger = text.includes('nvidia.') ? NVIDIA : LEDGER,
): readonly Finding[] {
  const mode = text.includes('](fact:') ? 'draft' : 'text';
  return verify(text, ledger, { mode, style }).filter(({ rule }) => rule.startsWith('style-'));
}

/** Rule and words of each finding: `style-money: $5bn`. */
export function told(text: string, style?: StyleSetting): readonly string[] {
  return styled(text, style).map(({ rule, actual }) => `${rule}: ${actual}`);
}
