/** llms.txt: what a site holds, for programs that read; each article by its Markdown twin, which `markdown()` writes. */
import type { Article } from '../model/article.ts';
import { escapeMarkdown } from '../model/claim.ts';
import { correctionLine, type Meta, metaOf } from './meta.ts';
import { inPieces, type Publisher } from './publisher.ts';
import { articleName, receiptPath } from './receipt-link.ts';
import { openSite, type SiteOptions } from './where.ts';

/** `llms.txt` at the root, the newest article first; drafts stand under a heading of their own. Throws ConfigError for an option that is wrong. */
export function llms(options: SiteOptions): Publisher {
  const site = openSite('llms', options);
  const line = (article: Article, meta: Meta): string =>
    `- [${escapeMarkdown(meta.title)}](${site.url}/${articleName(article.ledger)}.md): ${escapeMarkdown(meta.description)} Receipt: ${site.url}/${receiptPath(article)}${meta.corrections.map((one) => ` ${escapeMarkdown(correctionLine(one))}`).join('')}`;
  return inPieces('llms', {
    options,
    each: async (article) => {
      const meta = metaOf(article, []);
      const { date, slug, draft } = meta;
      return { files: [], summary: { line: line(article, meta), date, slug, draft, withdrawn: meta.withdrawn !== undefined } };
    },
    async *all(summaries) {
      if (summaries.length === 0) return;
      const told = summaries.toSorted((a, b) => Date.parse(b.date) - Date.parse(a.date) || (a.slug < b.slug ? -1 : 1));
      const section = (heading: string, some: typeof told): string[] =>
        some.length === 0 ? [] : [`## ${heading}`, some.map((one) => one.line).join('\n')];
      yield {
        path: 'llms.txt',
        content: `${[
          `# ${escapeMarkdown(site.title)}`,
          `> ${escapeMarkdown(site.description || site.title)}`,
          'Every figure is a claim proved against its recorded source; the receipt of an article holds the facts.',
          ...section(
            'Articles',
            told.filter(({ draft, withdrawn }) => !draft && !withdrawn),
          ),
          ...section(
            'Withdrawn, and not to be relied upon',
            told.filter(({ withdrawn }) => withdrawn),
          ),
          ...section(
            'Unreviewed drafts',
            told.filter(({ draft }) => draft),
          ),
        ].join('\n\n')}\n`,
      };
    },
  });
}
