/**
 * Golden cases: draft.md and article.md beside fixtures/cases/NAME/case.yaml are what comes of it, or held.md or no-story.md why
 * nothing does. `vitest run -u` writes them anew: read the difference as an editor would.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodeContext } from '../src/context-node.ts';
import { renderMarkdown } from '../src/publish/markdown.ts';
import { draftArticles } from '../src/review/articles.ts';
import { CASES, caseNames, withCase } from './cases.ts';

describe('golden cases', async () => {
  test.each(await caseNames())('%s', (name) =>
    withCase(name, async ({ result, drafts, now }) => {
      const problems = (result?.findings ?? []).map(
        (finding) => `${finding.line}:${finding.column}: ${finding.severity}: ${finding.message}`,
      );
      expect(problems).toEqual([]);
      if (result?.state === 'no-story') {
        const rows = (result.plan.scores ?? []).map(({ score, role, fact }) => `- ${score.toFixed(1)} ${role}: ${fact}\n`);
        await expect(`No story; the scores are\n\n${rows.join('')}`).toMatchFileSnapshot(join(CASES, name, 'no-story.md'));
        return;
      }
      if (result?.file === undefined) {
        const held = (result?.gaps ?? []).filter((gap) => gap.required).map((gap) => `- ${gap.role}: ${gap.reason}\n`);
        await expect(`Held, for want of\n\n${held.join('')}`).toMatchFileSnapshot(join(CASES, name, 'held.md'));
        return;
      }
      await expect(await readFile(result.file, 'utf8')).toMatchFileSnapshot(join(CASES, name, 'draft.md'));
      const [found] = await draftArticles(drafts, [], nodeContext({ now }).files);
      if (!found) throw new Error('no draft to publish');
      await expect(renderMarkdown(found.article).content).toMatchFileSnapshot(join(CASES, name, 'article.md'));
    }),
  );
});
