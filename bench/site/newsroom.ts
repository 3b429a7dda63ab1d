/** A newsroom on disk with many approved editions of one article of the demo, twenty minutes apart: all of one year, which its dates leave out. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatDraft, parseDraft } from '../../src/newsroom/draft-file.ts';
import { formatLedger } from '../../src/newsroom/ledger-file.ts';
import { demoDrafts } from '../../test/verify/demo.ts';

const SLUG = 'eu-raw-materials-brief';
const CONFIG = `import { defineConfig, markdown, receipt, site, syndication } from 'factloom';

const where = { url: 'https://example.org', title: 'Example Desk', description: 'A desk of many articles.' };

export default defineConfig({ publishers: [markdown({ receipts: '.' }), receipt(), site(where), syndication(where)] });
`;

export async function writeNewsroom(folder: string, count: number): Promise<void> {
  const found = (await demoDrafts()).find(({ slug }) => slug === SLUG);
  if (!found) throw new Error(`${SLUG} is held`);
  const { front, body } = parseDraft(SLUG, found.text);
  const start = Date.parse(found.ledger.asOf);
  for (let index = 0; index < count; index += 1) {
    const asOf = new Date(start - index * 1_200_000).toISOString();
    const edition = `e${index}`;
    const place = join(folder, 'articles', SLUG, edition);
    mkdirSync(place, { recursive: true });
    const approval = { version: 1, by: 'Ada Okafor', at: asOf };
    writeFileSync(join(place, 'v1.md'), formatDraft({ ...front, edition, asOf, state: 'approved', approval }, body.replace(/^\n/, '')));
    writeFileSync(join(place, 'v1.facts.json'), formatLedger({ ...found.ledger, edition, asOf }));
  }
  writeFileSync(join(folder, 'factloom.config.ts'), CONFIG);
}

/** The words of one article change. */
export function reviseOne(folder: string, edition: string): void {
  const file = join(folder, 'articles', SLUG, edition, 'v1.md');
  writeFileSync(file, readFileSync(file, 'utf8').replace('\n# ', '\n# News: '));
}
