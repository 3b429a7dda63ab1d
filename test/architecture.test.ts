/** The shape of the program as DESIGN.md draws it: what may import what, where effects may be, how large a file may grow. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../src', import.meta.url));

interface SourceFile {
  /** Below `src/`, with `/`. */
  readonly name: string;
  /** `model`, `cli`, …; empty for files directly in `src/`. */
  readonly room: string;
  readonly text: string;
  /** The text without comments and strings, line for line. */
  readonly code: string;
  /** Files of ours it imports. */
  readonly own: readonly string[];
  /** Packages and Node modules it imports. */
  readonly packages: readonly string[];
}

const files: readonly SourceFile[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => path.replaceAll('\\', '/'))
  .sort()
  .map(readSource);

function readSource(name: string): SourceFile {
  const text = readFileSync(join(SRC, name), 'utf8');
  const bare = text.replace(/\/\*[\s\S]*?\*\/|(?<=^|[\s;{(,])\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, ''));
  const imports = [...bare.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)'([^'\s]+)'/g)].map((match) => match[1] ?? '');
  return {
    name,
    room: name.includes('/') ? (name.split('/')[0] ?? '') : '',
    text,
    code: bare.replace(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\$]|\\.|\$(?!\{))*`/g, "''"),
    own: imports.filter((path) => path.startsWith('.')).map((path) => relative(SRC, join(SRC, dirname(name), path)).replaceAll('\\', '/')),
    packages: imports.filter((path) => !path.startsWith('.')),
  };
}

/** `file:line` of every match in the code of files, comments and strings left out. */
function places(pattern: RegExp, among: readonly SourceFile[] = files): string[] {
  return among.flatMap(({ name, code }) =>
    code.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${name}:${index + 1}: ${line.trim()}`] : [])),
  );
}

/** Rooms that have a process around them: the command line, the GitHub Action. */
const EDGES: readonly string[] = ['action', 'cli'];

const roomOf = (name: string): string => (name.includes('/') ? (name.split('/')[0] ?? '') : '');

describe('imports point down', () => {
  const STAGES = ['gather', 'plan', 'realise', 'polish', 'verify', 'publish', 'review'];
  const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
    model: ['model'],
    newsroom: ['newsroom', 'model', 'errors.ts', 'context.ts'],
    deliver: ['deliver', 'model', 'errors.ts', 'context.ts'],
    ...Object.fromEntries(STAGES.map((stage) => [stage, [stage, 'model', 'errors.ts', 'context.ts']])),
    // The desk reads and writes drafts.
    review: ['review', 'newsroom', 'model', 'errors.ts', 'context.ts'],
  };
  /** Files directly in src/, each with the rooms it may reach. */
  const TOP: Readonly<Record<string, readonly string[]>> = {
    'network.ts': ['context.ts', 'errors.ts'],
    'errors.ts': [],
    'version.ts': [],
    'program.ts': ['context.ts'],
    'context.ts': [],
    'context-node.ts': ['context.ts', 'errors.ts', 'network.ts'],
    'config.ts': ['context.ts', 'deliver', 'errors.ts', 'gather', 'model', 'publish'],
    'pipeline.ts': ['errors.ts', 'version.ts', 'model', 'newsroom', ...STAGES],
    'draft-cache.ts': ['context.ts', 'version.ts', 'model'],
    'gather.ts': ['config.ts', 'context.ts', 'errors.ts', 'version.ts', 'gather', 'model', 'newsroom'],
    'generate.ts': [
      'compose.ts',
      'summarise.ts',
      'polish.ts',
      'context.ts',
      'draft-cache.ts',
      'errors.ts',
      'pipeline.ts',
      'model',
      'newsroom',
      'plan',
      'realise',
    ],
    'import-stories.ts': ['context.ts', 'model', 'newsroom'],
    'import-table.ts': ['config.ts', 'context.ts', 'errors.ts', 'gather.ts', 'import-stories.ts', 'imports.ts', 'gather', 'newsroom'],
    'imports.ts': ['context.ts', 'errors.ts', 'gather', 'newsroom'],
    'identity.ts': ['config.ts', 'context.ts', 'errors.ts', 'version.ts', 'gather', 'model'],
    'endpoint.ts': ['config.ts', 'context.ts', 'errors.ts', 'polish'],
    'compose.ts': ['endpoint.ts', 'model', 'newsroom', 'pipeline.ts', 'polish', 'verify'],
    'summarise.ts': ['endpoint.ts', 'model', 'newsroom', 'pipeline.ts', 'polish', 'verify'],
    'polish.ts': ['endpoint.ts', 'config.ts', 'context.ts', 'errors.ts', 'model', 'newsroom', 'pipeline.ts', 'polish', 'verify'],
    'podcast.ts': ['config.ts', 'errors.ts', 'model', 'publish', 'realise', 'verify'],
    'verify-page.ts': ['context.ts', 'errors.ts', 'judge-page.ts', 'version.ts', 'gather', 'model', 'newsroom', 'publish', 'verify'],
    'judge-page.ts': ['errors.ts', 'model', 'newsroom', 'publish', 'verify'],
    'open-page.ts': ['errors.ts', 'judge-page.ts', 'publish', 'verify'],
    'receipt.ts': ['errors.ts', 'version.ts', 'model', 'newsroom', 'publish', 'verify'],
    'index.ts': [
      'receipt.ts',
      'config.ts',
      'context.ts',
      'context-node.ts',
      'deliver',
      'errors.ts',
      'gather.ts',
      'generate.ts',
      'podcast.ts',
      'version.ts',
      'model',
      'newsroom',
      ...STAGES,
    ],
  };

  it.each(Object.entries(MAY_IMPORT))('%s imports nothing of ours but %j', (room, allowed) => {
    const strays = files
      .filter((file) => file.room === room)
      .flatMap(({ name, own }) => own.filter((path) => !allowed.includes(roomOf(path) || path)).map((path) => `${name} -> ${path}`));
    expect(strays).toEqual([]);
  });

  it('files at the top of src are known, and reach the rooms that are theirs', () => {
    const top = files.filter(({ room }) => room === '');
    expect(top.map(({ name }) => name)).toEqual(Object.keys(TOP).sort());
    const strays = top.flatMap(({ name, own }) =>
      own.filter((path) => !TOP[name]?.includes(roomOf(path) || path)).map((path) => `${name} -> ${path}`),
    );
    expect(strays).toEqual([]);
  });

  it('only the command line imports the command line', () => {
    expect(files.filter(({ room, own }) => room !== 'cli' && own.some((path) => roomOf(path) === 'cli')).map(({ name }) => name)).toEqual(
      [],
    );
  });

  it('every room is one the design names', () => {
    const known = new Set(['', 'action', 'cli', ...Object.keys(MAY_IMPORT)]);
    expect([...new Set(files.map(({ room }) => room))].filter((room) => !known.has(room))).toEqual([]);
  });

  it('there is no cycle', () => {
    const graph = new Map(files.map(({ name, text, own }) => [name, withoutTypes(text, own)]));
    expect(cycleIn(graph)).toEqual([]);
  });

  it('only realise imports handlebars, two files import a Markdown parser', () => {
    const importers = (pattern: RegExp) => files.filter(({ packages }) => packages.some((name) => pattern.test(name)));
    expect(new Set(importers(/^handlebars$/).map(({ room }) => room))).toEqual(new Set(['realise']));
    expect(importers(/^(?:satteri|unified|remark-.*)$/).map(({ name }) => name)).toEqual(['model/markdown.ts', 'model/remark.ts']);
  });

  it('the model touches no disk, process or network', () => {
    const parsers = ['model/markdown.ts', 'model/remark.ts'];
    const packages = files.filter(({ room, name }) => room === 'model' && !parsers.includes(name)).flatMap((file) => file.packages);
    expect(packages).toEqual(['decimal.js']);
  });

  it('the stages touch no disk: files come through the context', () => {
    const disk = /^node:(?:fs|child_process|http|https|net|dns|worker_threads)/;
    const strays = files
      .filter(({ room, packages }) => !EDGES.includes(room) && packages.some((name) => disk.test(name)))
      .map(({ name }) => name);
    expect(strays).toEqual(['context-node.ts', 'deliver/git.ts', 'network.ts']);
  });
});

describe('effects stand at the edge', () => {
  const EDGE = ['context-node.ts', 'config.ts', 'network.ts'];
  const inside = files.filter(({ name, room }) => !EDGES.includes(room) && !EDGE.includes(name));

  it('the environment is read by config.ts alone', () => {
    expect(
      places(
        /process\.env/,
        // The runner of the Action tells it everything there.
        files.filter(({ name }) => name !== 'config.ts' && name !== 'action/main.ts'),
      ),
    ).toEqual([]);
  });

  it('the clock is read at the edge alone', () => {
    expect(places(/new Date\(\s*\)|Date\.now\(|performance\.now\(|Temporal\.Now|process\.hrtime|\bDate\(\s*\)/, inside)).toEqual([]);
  });

  it('chance is nowhere but in names of temporary files', () => {
    expect(places(/Math\.random\(|randomUUID|randomBytes|getRandomValues/, inside)).toEqual([]);
  });

  it('nobody prints or exits but the edge', () => {
    expect(places(/\bconsole\.|process\.(?:exit|std)/, inside)).toEqual([]);
  });
});

describe('house rules', () => {
  it('no file has more than 300 lines', () => {
    expect(files.filter(({ text }) => text.split('\n').length - 1 > 300).map(({ name }) => name)).toEqual([]);
  });

  it('every file begins by saying what it is', () => {
    expect(files.filter(({ text }) => !/^(?:#!.*\n)?\/\*\*/.test(text)).map(({ name }) => name)).toEqual([]);
  });

  it('no `any`', () => {
    expect(places(/[:<,|&(]\s*any\b(?!\s*[:(])|\bas any\b/)).toEqual([]);
  });

  it('no `!` assertion', () => {
    expect(places(/[\w)\]]!(?:[.;,)\]]|\s*$)/)).toEqual([]);
  });

  it('no check is switched off', () => {
    expect(
      files.filter(({ text }) => /@ts-(?:ignore|expect-error|nocheck)|eslint-disable|oxlint-disable/.test(text)).map(({ name }) => name),
    ).toEqual([]);
  });

  it('nothing is left to do', () => {
    expect(files.filter(({ text }) => /\b(?:TODO|FIXME)\b/.test(text)).map(({ name }) => name)).toEqual([]);
  });

  it('no drawer without a name', () => {
    expect(
      files.filter(({ name }) => /(?:^|\/)(?:utils?|helpers?|misc|common|shared)(?:\/|\.ts$)/.test(name)).map(({ name }) => name),
    ).toEqual(['realise/helpers.ts']);
  });
});

/** The files of ours that are loaded when a file runs: imports of types alone are gone by then. */
function withoutTypes(text: string, own: readonly string[]): readonly string[] {
  const types = [...text.matchAll(/\b(?:import|export) type [^;]*? from '(\.[^']+)'/g)].map((match) => match[1]?.split('/').at(-1));
  const values = [...text.matchAll(/\b(?:import|export) (?!type )[^;]*? from '(\.[^']+)'/g)].map((match) => match[1]?.split('/').at(-1));
  return own.filter((path) => values.includes(path.split('/').at(-1)) || !types.includes(path.split('/').at(-1)));
}

/** The first cycle found, as the files on it; empty where there is none. */
function cycleIn(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): readonly string[] => {
    if (path.includes(name)) return [...path.slice(path.indexOf(name)), name];
    if (done.has(name)) return [];
    for (const next of graph.get(name) ?? []) {
      const cycle = visit(next, [...path, name]);
      if (cycle.length > 0) return cycle;
    }
    done.add(name);
    return [];
  };
  return [...graph.keys()].map((name) => visit(name, [])).find((cycle) => cycle.length > 0) ?? [];
}
