import { describe, expect, it } from 'vitest';
import { type FrontMatter, formatDraft, parseDraft } from '../../src/newsroom/draft-file.ts';
import { complaints } from './rows.ts';

const FRONT: FrontMatter = { slug: 'a', assignment: 'a', persona: 'p', asOf: '2025-10-13T14:22:00-04:00', seed: 's', state: 'draft' };
const BODY = '# Title\n\nWords.\n';

describe('the file of a draft', () => {
  it.each<[string, FrontMatter]>([
    ['a draft', FRONT],
    ['an edition', { ...FRONT, edition: '2025-w42', state: 'held' }],
    [
      'an approved version',
      { ...FRONT, state: 'approved', approval: { version: 2, by: 'Ada "the desk" Okafor: #1', at: '2025-10-13T14:22:00-04:00' } },
    ],
    ['what YAML would read otherwise', { ...FRONT, slug: '1.10', seed: 'null', persona: 'yes', assignment: '2025-10-13' }],
  ])('%s is read back as it was written', (_case, front) => {
    expect(parseDraft('a.md', formatDraft(front, BODY))).toEqual({ front, body: `\n${BODY}` });
  });

  it('a line of --- in the body stays in the body', () => {
    expect(parseDraft('a.md', formatDraft(FRONT, 'One\n\n---\n\nTwo\n')).body).toBe('\nOne\n\n---\n\nTwo\n');
  });

  it('may have a byte order mark and CRLF', () => {
    const text = `\uFEFF${formatDraft(FRONT, BODY).replaceAll('\n', '\r\n')}`;
    expect(parseDraft('a.md', text).front).toEqual(FRONT);
  });

  it.each([
    ['no front matter', '# Title\n', 'a.md:1: this is no draft'],
    ['front matter without end', '---\nformat: 1\n\n# Title\n', 'a.md:1: this is no draft'],
    ['another format', formatDraft(FRONT, '').replace('format: 1', 'format: 2'), 'a.md:2: format: '],
    ['no format', formatDraft(FRONT, '').replace('format: 1\n', ''), 'format: missing'],
    ['an unknown state', formatDraft(FRONT, '').replace('state: draft', 'state: ready'), 'a.md:8: state: expected `draft`'],
    [
      'an unknown field',
      formatDraft(FRONT, '').replace('state: draft', 'state: draft\ntitle: T'),
      'a.md:9: title: this field is not known',
    ],
    ['no YAML', '---\nformat: [1\n---\n', 'a.md:2: '],
    ['an alias', '---\na: &x 1\nb: *x\n---\n', 'a.md:3: aliases'],
    ['a hidden character', '---\nformat: 1\nslug: a\u200Bb\n---\n', 'a.md:3: hidden character U+200B'],
  ])('with %s is refused with its line', (_case, text, says) => {
    expect(complaints(() => parseDraft('a.md', text))[0]).toContain(says);
  });
});
