/** What docs/guard.md shows: its ledger, and its examples with the heading they stand under. */
import { readFileSync } from 'node:fs';
import type { Ledger } from '../../src/model/ledger.ts';
import { parseLedger } from '../../src/newsroom/ledger-file.ts';

const page = readFileSync(new URL('../../docs/guard.md', import.meta.url), 'utf8');

/** A part of the page under a heading of the third order. */
export interface Part {
  /** The heading of the second order above it. */
  readonly chapter: string;
  readonly title: string;
  readonly prose: string;
  /** Texts by what they are shown as: `bad`, `warned`, `good`, `original`, `unseen`, `yaml`. */
  readonly texts: ReadonlyMap<string, string>;
}

export const PARTS: readonly Part[] = parts();

/** Fences first: an example may show headings. */
function parts(): readonly Part[] {
  const found: { chapter: string; title: string; prose: string; texts: Map<string, string> }[] = [];
  let chapter = '';
  for (const [line, kind, text, level, heading = ''] of page.matchAll(/^```(\w+)\n([\s\S]*?)\n```$|^(###?) (.*)$|^.+$/gm)) {
    const part = found.at(-1);
    if (level === '##') chapter = heading;
    else if (level === '###') found.push({ chapter, title: heading, prose: '', texts: new Map() });
    else if (kind !== undefined) part?.texts.set(kind, text ?? '');
    else if (part?.chapter === chapter) part.prose += `${line}\n`;
  }
  return found;
}

/** What a ledger holds besides what the page shows. */
const HEAD = `format: 1
slug: rare-earths
assignment: rare-earths
asOf: 2025-10-13T14:22:00-04:00
zone: America/New_York
headlineLimit: 64
topics: []
persona: { id: desk, name: Desk, audience: readers, stance: none, purpose: to show }
roles: {}
plan: { sections: [], gaps: [], leftOut: [] }
record: { factloom: 0.1.0, template: { name: none, sha256: none }, seed: rare-earths, model: null, prompt: null, text: none }
`;

const shown = /^```yaml\n([\s\S]*?\n)```$/m.exec(page)?.[1] ?? '';

/** The ledger of the page; `fact` is a row that stands in it instead of the one of the same id. */
export function ledgerOf(fact = ''): Ledger {
  const id = /^ {2}- \{ id: [^,]+,/.exec(fact)?.[0];
  const rows = shown.split(/^(?= {2}- |\w)/m).map((row) => (id !== undefined && row.startsWith(id) ? `${fact}\n` : row));
  return parseLedger('docs/guard.md.yaml', HEAD + rows.join(''));
}
