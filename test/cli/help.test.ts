import { describe, expect, it } from 'vitest';
import { VERSION } from '../../src/version.ts';
import { factloom } from './factloom.ts';

const COMMANDS = ['init', 'facts', 'resolve', 'template', 'gather', 'generate', 'explain', 'check', 'approve', 'publish', 'verify'];

describe('factloom --help', () => {
  it.concurrent.each(['--help', '-h', 'help'])('%s lists every command on stdout', async (word) => {
    const { code, out, err } = await factloom([word]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const command of COMMANDS) expect(out).toMatch(new RegExp(`^ {2}${command} +\\S`, 'm'));
    expect(out).toContain('3 held by the guard');
  });

  it('without a word shows the same and exits with 2', async () => {
    const [alone, asked] = await Promise.all([factloom([]), factloom(['--help'])]);
    expect(alone.out).toBe(asked.out);
    expect(alone.code).toBe(2);
  });

  it('--version is the version alone', async () => {
    expect(await factloom(['--version'])).toEqual({ code: 0, out: `${VERSION}\n`, err: '' });
  });

  it.concurrent.each(COMMANDS)('%s --help shows its words, an example and the options every command has', async (command) => {
    const { code, out, err } = await factloom([command, '--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(new RegExp(`^factloom ${command} .*\\[OPTIONS\\]\n`));
    expect(out).toMatch(new RegExp(`^ {2}factloom ${command}`, 'm'));
    for (const option of ['--newsroom DIR', '--as-of ISO', '--json', '--quiet', '-h, --help']) expect(out).toContain(`  ${option} `);
  });
});
