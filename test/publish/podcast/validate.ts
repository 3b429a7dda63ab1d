/** Offline validators of what a podcast publishes; each returns what is wrong, and nothing where all is well. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import * as v from 'valibot';

export interface VttCue {
  readonly start: number;
  readonly end: number;
  readonly speaker: string;
  readonly text: string;
}

/** Reads WebVTT as the W3C's grammar has it, as far as captions with voice spans need it. */
export function readVtt(text: string): { readonly cues: readonly VttCue[]; readonly errors: readonly string[] } {
  const errors: string[] = [];
  const [head = '', ...blocks] = text
    .replace(/\r\n?/g, '\n')
    .trimEnd()
    .split(/\n{2,}/);
  if (!/^WEBVTT(?:[ \t].*)?$/.test(head.split('\n')[0] ?? '')) errors.push('no WEBVTT at the top');
  const cues: VttCue[] = [];
  for (const block of blocks) {
    const lines = block.split('\n');
    if (/^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(lines[0] ?? '')) {
      if (block.includes('-->')) errors.push('an arrow in a note');
      continue;
    }
    if (!lines[0]?.includes('-->')) lines.shift();
    const times = /^(\d{2,}:[0-5]\d:[0-5]\d\.\d{3}) --> (\d{2,}:[0-5]\d:[0-5]\d\.\d{3})$/.exec(lines[0] ?? '');
    const payload = lines.slice(1).join('\n');
    if (!times) errors.push(`no timing: ${lines[0]}`);
    const [start, end] = [seconds(times?.[1]), seconds(times?.[2])];
    if (!(start < end)) errors.push(`a cue ends before it begins: ${lines[0]}`);
    if (start < (cues.at(-1)?.end ?? 0)) errors.push(`cues overlap: ${lines[0]}`);
    const voice = /^<v ([^<>\n]+)>([^<>]*)$/.exec(payload);
    if (!voice) errors.push(`no voice, or markup in the words: ${payload}`);
    if (/&(?!(?:amp|lt|gt|lrm|rlm|nbsp);)/.test(payload)) errors.push(`a bare ampersand: ${payload}`);
    if ((voice?.[2] ?? '').trim() === '') errors.push('an empty cue');
    cues.push({ start, end, speaker: unescaped(voice?.[1] ?? ''), text: unescaped(voice?.[2] ?? '') });
  }
  if (cues.length === 0) errors.push('no cue');
  return { cues, errors };
}

const seconds = (time = ''): number => time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
const unescaped = (text: string): string => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');

const time = v.pipe(v.number(), v.finite(), v.minValue(0));
const transcript = v.strictObject({
  version: v.literal('1.0.0'),
  segments: v.pipe(
    v.array(
      v.strictObject({
        speaker: v.pipe(v.string(), v.minLength(1)),
        startTime: time,
        endTime: time,
        body: v.pipe(v.string(), v.minLength(1)),
      }),
    ),
    v.minLength(1),
    v.check(
      (rows) => rows.every((row, index) => row.startTime < row.endTime && row.startTime >= (rows[index - 1]?.endTime ?? 0)),
      'segments overlap',
    ),
  ),
});
const chapters = v.strictObject({
  version: v.pipe(v.string(), v.regex(/^1\.\d\.\d$/)),
  author: v.optional(v.string()),
  title: v.optional(v.string()),
  podcastName: v.optional(v.string()),
  fileName: v.optional(v.string()),
  chapters: v.pipe(
    v.array(v.strictObject({ startTime: time, title: v.optional(v.pipe(v.string(), v.minLength(1))), endTime: v.optional(time) })),
    v.minLength(1),
    v.check(
      (rows) => rows.every((row, index) => index === 0 || row.startTime > (rows[index - 1]?.startTime ?? 0)),
      'chapters are not in order',
    ),
  ),
});

/** The transcript format of the podcast namespace. */
export const transcriptErrors = (text: string): readonly string[] => jsonErrors(transcript, text);
/** The chapters format of the podcast namespace, version 1.2. */
export const chaptersErrors = (text: string): readonly string[] => jsonErrors(chapters, text);

function jsonErrors(schema: v.GenericSchema, text: string): readonly string[] {
  try {
    return (v.safeParse(schema, JSON.parse(text)).issues ?? []).map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`);
  } catch (cause) {
    return [String(cause)];
  }
}

type Node = Readonly<Record<string, unknown>>;

/** What Apple and the podcast namespace demand of a feed, and what a voice that is none has to say of itself. */
export function feedErrors(xml: string): readonly string[] {
  const formed = XMLValidator.validate(xml);
  if (formed !== true) return [formed.err.msg];
  const errors: string[] = [];
  const isList = (name: string): boolean => name === 'item' || /^podcast:(?:transcript|person|txt)$/.test(name);
  const { rss } = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', isArray: isList, parseTagValue: false }).parse(
    xml,
  ) as { rss: Node };
  const channel = (rss['channel'] ?? {}) as Node;
  const want = (where: string, node: Node, name: string, fits: (value: string) => boolean): void => {
    const value = node[name];
    const text =
      typeof value === 'object' && value !== null
        ? String((value as Node)['#text'] ?? '')
        : value === undefined
          ? undefined
          : String(value);
    if (text === undefined) errors.push(`${where}: no ${name}`);
    else if (!fits(text)) errors.push(`${where}: ${name} is ${JSON.stringify(text)}`);
  };
  const attribute = (where: string, node: unknown, name: string, fits: (value: string) => boolean): void => {
    const value = (node as Node | undefined)?.[`@${name}`];
    if (typeof value !== 'string' || !fits(value)) errors.push(`${where}: ${name} is ${JSON.stringify(value)}`);
  };
  const filled = (text: string): boolean => text.trim() !== '';
  const address = (text: string): boolean => URL.canParse(text) && /^https?:/.test(text);
  for (const [prefix, uri] of Object.entries({
    itunes: 'http://www.itunes.com/dtds/podcast-1.0.dtd',
    podcast: 'https://podcastindex.org/namespace/1.0',
  }))
    attribute('rss', rss, `xmlns:${prefix}`, (text) => text === uri);
  for (const name of ['title', 'description', 'language', 'itunes:author']) want('channel', channel, name, filled);
  want('channel', channel, 'link', address);
  want('channel', channel, 'itunes:explicit', (text) => text === 'true' || text === 'false');
  want('channel', channel, 'itunes:type', (text) => text === 'episodic' || text === 'serial');
  want('channel', channel, 'podcast:guid', (text) => /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text));
  want('channel', channel, 'podcast:locked', (text) => text === 'yes' || text === 'no');
  attribute('channel: itunes:image', channel['itunes:image'], 'href', (text) => address(text) && /\.(?:png|jpe?g)$/.test(text));
  attribute('channel: itunes:category', channel['itunes:category'], 'text', filled);
  want('channel: itunes:owner', (channel['itunes:owner'] ?? {}) as Node, 'itunes:email', (text) => text.includes('@'));
  const guids = new Set<string>();
  for (const item of (channel['item'] ?? []) as readonly Node[]) {
    want('item', item, 'title', filled);
    want('item', item, 'description', filled);
    want('item', item, 'guid', (text) => filled(text) && !guids.has(text) && guids.add(text).has(text));
    want('item', item, 'pubDate', (text) => /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} (?:GMT|[+-]\d{4})$/.test(text));
    want('item', item, 'itunes:duration', (text) => /^[1-9]\d*$/.test(text));
    want('item', item, 'itunes:explicit', (text) => text === 'true' || text === 'false');
    want('item', item, 'itunes:episodeType', (text) => /^(?:full|trailer|bonus)$/.test(text));
    attribute('item: enclosure', item['enclosure'], 'url', address);
    attribute('item: enclosure', item['enclosure'], 'type', (text) => text === 'audio/mpeg');
    attribute('item: enclosure', item['enclosure'], 'length', (text) => /^[1-9]\d*$/.test(text));
    const types = ((item['podcast:transcript'] ?? []) as readonly Node[]).map((node) => node['@type']);
    for (const type of ['text/vtt', 'application/json']) if (!types.includes(type)) errors.push(`item: no transcript of type ${type}`);
    attribute('item: podcast:chapters', item['podcast:chapters'], 'type', (text) => text === 'application/json+chapters');
    const persons = ((item['podcast:person'] ?? []) as readonly Node[]).map((node) => String(node['#text']));
    if (persons.length === 0 || persons.some((name) => !name.endsWith('(AI voice)')))
      errors.push('item: persons are not marked as AI voices');
    const flags = ((item['podcast:txt'] ?? []) as readonly Node[])
      .filter((node) => node['@purpose'] === 'ai-content')
      .map((node) => String(node['#text']));
    if (flags.join() !== 'true') errors.push('item: no podcast:txt of purpose ai-content');
  }
  return errors;
}
