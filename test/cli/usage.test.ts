import { describe, expect, it } from 'vitest';
import { AS_OF, DEMO, emptyFolder, factloom, json } from './factloom.ts';

/** Words a person gets wrong, and what the program says: the error, and what to do. */
const WRONG: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  [
    'an unknown command',
    ['genrate'],
    [
      'unknown command `genrate`',
      'there are init, facts, resolve, template, import, gather, generate, explain, check, approve, hold, correct, withdraw, publish',
    ],
  ],
  ['a name every object has', ['constructor'], ['unknown command `constructor`']],
  ['an unknown option', ['generate', '--draft', 'x'], ["Unknown option '--draft'", 'factloom generate --help']],
  ['an option without its value', ['generate', '--all', '--drafts'], ['--drafts', 'factloom generate --help']],
  ['generate without a slug', ['generate', '--newsroom', DEMO], ['name an assignment, or say --all', 'rare-earth-ai-hardware']],
  [
    'an unknown assignment',
    ['generate', 'foo', '--newsroom', DEMO],
    ['unknown assignment `foo`', 'there are eu-raw-materials-brief, nvidia-results, rare-earth-ai-hardware'],
  ],
  ['an assignment outside the newsroom', ['generate', '../starter/x', '--newsroom', DEMO], ['unknown assignment `../starter/x`']],
  [
    'a moment without offset',
    ['generate', '--all', '--as-of', '2025-10-13T14:22:00'],
    ['--as-of 2025-10-13T14:22:00 is no moment', '2025-10-13T14:22:00-04:00'],
  ],
  ['a moment that does not exist', ['generate', '--all', '--as-of', '2025-02-30T10:00:00Z'], ['--as-of 2025-02-30T10:00:00Z']],
  ['a folder that is no newsroom', ['generate', '--all', '--newsroom', '/nowhere'], ['no newsroom here', 'factloom init']],
  ['check without a file', ['check'], ['name a file to check']],
  ['check of a file that is not there', ['check', 'nowhere.md'], ['nowhere.md: there is no such file']],
  ['an unknown format', ['check', 'README.md', '--format', 'xml'], ['--format xml: expected text, json, sarif, github, rdjson']],
  ['approve without a slug', ['approve'], ['name the draft to approve']],
  ['approve of a draft that is not there', ['approve', 'foo', '--newsroom', DEMO], ['there is no draft `foo`', 'factloom generate foo']],
  ['publish of nothing', ['publish', '--newsroom', DEMO, '--drafts', '/nowhere'], ['there is no draft to publish']],
  ['an unknown preset', ['publish', '--preset', 'gatsby', '--newsroom', DEMO], ['there is no approved article to publish']],
  ['template without a verb', ['template', '--newsroom', DEMO], ['factloom template check']],
  ['init of two folders', ['init', 'a', 'b'], ['init takes one folder']],
];

describe('wrong words', () => {
  it.concurrent.each(WRONG)('%s', async (_case, words, says) => {
    const { code, out, err } = await factloom(words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    for (const part of says) expect(err).toContain(part);
    expect(err).not.toMatch(/\n\s+at |node:internal/);
  });

  it('with --json say the same as JSON on stdout', async () => {
    const { code, out } = await factloom(['generate', 'foo', '--newsroom', DEMO, '--json', ...AS_OF]);
    const { error } = json<{ error: Record<string, unknown> }>(out);
    expect(code).toBe(2);
    expect(error).toMatchObject({ kind: 'ConfigError', message: 'unknown assignment `foo`' });
    expect(error['hint']).toContain('nvidia-results');
  });

  it('in an empty folder point to init', async () => {
    const { code, err } = await factloom(['generate', '--all'], await emptyFolder());
    expect(code).toBe(2);
    expect(err).toContain('factloom init');
  });
});
