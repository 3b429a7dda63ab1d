import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as factloom from '../src/index.ts';

const root = new URL('../', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as Record<string, unknown>;

/** What a program may import by name; a name that goes is a breaking change. */
const VALUES = [
  'ConfigError',
  'ConfigErrors',
  'FactloomError',
  'PublishError',
  'RECEIPT_TYPE',
  'SourceError',
  'TemplateError',
  'VERSION',
  'annotations',
  'bgs',
  'bls',
  'cellar',
  'chartFigures',
  'defineConfig',
  'defineSink',
  'drawChart',
  'drawChartPng',
  'ecb',
  'eurostat',
  'federalRegister',
  'feeds',
  'flite',
  'folder',
  'fred',
  'gather',
  'generate',
  'git',
  'holds',
  'http',
  'imf',
  'jsonLd',
  'llms',
  'markdown',
  'newsml',
  'ninjs',
  'nodeContext',
  'parseLedger',
  'pinkSheet',
  'podcast',
  'provenance',
  'publish',
  'readMentions',
  'receipt',
  'receiptPath',
  'receiptText',
  'regulationsGov',
  's3',
  'secEdgar',
  'site',
  'speech',
  'sql',
  'syndication',
  'table',
  'usgs',
  'verify',
  'worldBank',
];

const TYPES = [
  'Approval',
  'Article',
  'Assignment',
  'BgsOptions',
  'BlsOptions',
  'BlsSeries',
  'CellarOptions',
  'Channel',
  'Chapter',
  'ChartCell',
  'ChartFigure',
  'ChartRow',
  'Comments',
  'Config',
  'Connector',
  'Context',
  'Cue',
  'Difference',
  'EcbOptions',
  'EcbSeries',
  'Entity',
  'EntityProposal',
  'Episode',
  'EurostatOptions',
  'EurostatSeries',
  'Fact',
  'FederalRegisterConditions',
  'FederalRegisterOptions',
  'FeedOptions',
  'FeedSource',
  'FeedsOptions',
  'Files',
  'Finding',
  'FliteOptions',
  'FliteVoice',
  'FolderOptions',
  'FredOptions',
  'FredSeries',
  'GatherOptions',
  'GatherResult',
  'Gathering',
  'GenerateOptions',
  'Generated',
  'GitOptions',
  'HostRule',
  'HttpOptions',
  'ImfOptions',
  'ImfSeries',
  'JsonLdOptions',
  'Layout',
  'Lead',
  'Ledger',
  'Listing',
  'Mapping',
  'MarkdownOptions',
  'Mention',
  'Mode',
  'Parcel',
  'Period',
  'Persona',
  'PinkSheetOptions',
  'PinkSheetSeries',
  'PodcastOptions',
  'Property',
  'Publisher',
  'Publishing',
  'Quantity',
  'Query',
  'ReceiptOptions',
  'Register',
  'RegulationsGovOptions',
  'Rendition',
  'Role',
  'Rule',
  'S3Options',
  'SecConcept',
  'SecConceptChoice',
  'SecOptions',
  'SecSearch',
  'Sending',
  'SeriesTerms',
  'Sink',
  'SiteOptions',
  'Sound',
  'Source',
  'SpeechOptions',
  'SqlOptions',
  'StyleRule',
  'StyleSetting',
  'SyndicationOptions',
  'TableOptions',
  'TableSource',
  'Taken',
  'UsgsOptions',
  'Value',
  'VerifyOptions',
  'Voices',
  'WebsiteOptions',
  'Window',
  'WireOptions',
  'WorldBankIndicator',
  'WorldBankOptions',
];

it('exports these values and no others', () => {
  expect(Object.keys(factloom).sort()).toEqual(VALUES);
});

it('exports these types and no others', () => {
  const text = readFileSync(new URL('src/index.ts', root), 'utf8');
  const names = [...text.matchAll(/export (type )?\{([^}]*)\}/g)].flatMap(([, all, list = '']) =>
    list
      .split(',')
      .map((name) => name.trim())
      .filter((name) => all !== undefined || name.startsWith('type '))
      .map((name) => name.replace(/^type /, '')),
  );
  expect(names.sort()).toEqual(TYPES);
});

it('VERSION is that of package.json', () => {
  expect(factloom.VERSION).toBe(manifest['version']);
});

it('index.ts only re-exports', () => {
  const text = readFileSync(new URL('src/index.ts', root), 'utf8');
  expect(
    text.split('\n').filter((line) => line !== '' && !/^(?:export (?:type )?\{.*\} from '\.\/[^']+';|\/\*\*.*\*\/)$/.test(line)),
  ).toEqual([]);
});

it('a failure says what, where and what to do', () => {
  const error = new factloom.ConfigError('unknown unit `tonns`', { file: 'facts/a.csv', line: 3, column: 7, hint: 'write t' });
  expect(error.report()).toBe('facts/a.csv:3:7: unknown unit `tonns`\n  write t');
  expect(error).toMatchObject({ name: 'ConfigError', message: 'unknown unit `tonns`' });
  expect(new factloom.ConfigErrors([error, error]).message).toBe('2 problems');
  expect(new factloom.ConfigErrors([error]).message).toBe('unknown unit `tonns`');
  expect(new factloom.TemplateError('x')).toBeInstanceOf(factloom.ConfigError);
  expect(new factloom.PublishError('x')).not.toBeInstanceOf(factloom.ConfigError);
});
