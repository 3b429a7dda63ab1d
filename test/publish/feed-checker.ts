/**
 * What is wrong with an RSS 2.0 or Atom feed, in the words of the W3C's feed validator: of its messages, those that a feed
 * like ours could earn. `npm run validate` runs it over that validator's own test cases.
 */
import { type FeedElement, readFeed } from './feed-tree.ts';

export interface FeedMessage {
  /** As the W3C's validator calls it: `DuplicateElement`. */
  readonly message: string;
  readonly parent: string;
  readonly element: string;
}

/** Every message that can come. */
export const MESSAGES: ReadonlySet<string> = new Set([
  'SAXError',
  'MissingElement',
  'MissingTitle',
  'MissingLink',
  'MissingDescription',
  'MissingAttribute',
  'DuplicateElement',
  'DuplicateValue',
  'DuplicateEntries',
  'DuplicateAtomLink',
  'NotBlank',
  'InvalidRFC2822Date',
  'InvalidRFC3339Date',
  'InvalidTAG',
  'InvalidURN',
  'InvalidLink',
  'InvalidFullLink',
  'InvalidLanguage',
  'InvalidIntegerAttribute',
  'UnexpectedWhitespace',
  'ContainsHTML',
]);

const ATOM = 'http://www.w3.org/2005/Atom';
const OWN = new Set(['', ATOM]);

/** Nothing where all is well. */
export function feedMessages(xml: string): readonly FeedMessage[] {
  const root = readFeed(xml);
  if (!root) return [{ message: 'SAXError', parent: '', element: '' }];
  const found: FeedMessage[] = [];
  walk(root, undefined, (element, parent) => {
    if (!OWN.has(element.ns)) return;
    const say = (message: string, name = element.name, above = parent?.name ?? 'root'): number =>
      found.push({ message, element: name, parent: above });
    const inside = element.children.filter(({ ns }) => ns === element.ns);
    for (const name of REQUIRED[key(element)] ?? []) missing(element, inside, name, say);
    if (key(element) === 'atom:entry' && !hasAuthor(element, root)) say('MissingElement', 'author', 'entry');
    for (const name of ATTRIBUTES[key(element)] ?? []) if (element.attributes[name] === undefined) say('MissingAttribute');
    const once = ONCE[element.ns === ATOM ? `atom:${element.name}` : element.name];
    for (const name of once ?? [])
      if (inside.filter((child) => child.name === name).length > 1) say('DuplicateElement', name, element.name);
    words(element, parent, say);
  });
  return [...found, ...twice(root)];
}

type Say = (message: string, element?: string, parent?: string) => number;

const key = ({ ns, name }: FeedElement): string => (ns === ATOM ? `atom:${name}` : name);

/** RSS 2.0 by rssboard.org, Atom by RFC 4287: what an element must hold, */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  rss: ['channel'],
  channel: ['title', 'link', 'description'],
  image: ['title', 'link', 'url'],
  'atom:feed': ['id', 'title', 'updated'],
  'atom:entry': ['id', 'title', 'updated'],
  'atom:author': ['name'],
  'atom:contributor': ['name'],
};
/** with which attributes, */
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  rss: ['version'],
  enclosure: ['url', 'length', 'type'],
  source: ['url'],
  'atom:link': ['href'],
  'atom:category': ['term'],
};
/** and what no more than once. */
const ONCE: Readonly<Record<string, readonly string[]>> = {
  rss: ['channel'],
  channel: (
    'title link description language pubDate lastBuildDate docs ttl image generator copyright cloud managingEditor webMaster rating ' +
    'skipDays skipHours textInput'
  ).split(' '),
  image: ['title', 'link', 'url', 'description', 'width', 'height'],
  item: ['title', 'link', 'description', 'guid', 'pubDate', 'author', 'comments', 'source', 'enclosure'],
  'atom:source': ['id', 'title', 'updated', 'subtitle', 'generator', 'icon', 'logo', 'rights'],
  'atom:feed': ['id', 'title', 'updated', 'subtitle', 'generator', 'icon', 'logo', 'rights'],
  'atom:entry': ['id', 'title', 'updated', 'published', 'summary', 'content', 'rights', 'source'],
  'atom:author': ['name', 'uri', 'email'],
  'atom:contributor': ['name', 'uri', 'email'],
};

/** Its own, its feed's, or that of the feed it is taken from. */
function hasAuthor(entry: FeedElement, feed: FeedElement): boolean {
  const source = entry.children.filter(({ ns, name }) => ns === ATOM && name === 'source');
  return [entry, feed, ...source].some(({ children }) => children.some(({ ns, name }) => ns === ATOM && name === 'author'));
}

const MISSING: Readonly<Record<string, string>> = { title: 'MissingTitle', link: 'MissingLink', description: 'MissingDescription' };

function missing({ ns, name: parent }: FeedElement, inside: readonly FeedElement[], name: string, say: Say): void {
  if (inside.some((child) => child.name === name)) return;
  say(ns === ATOM ? 'MissingElement' : (MISSING[name] ?? 'MissingElement'), name, parent);
}

const DATES = /^(?:updated|published|pubDate|lastBuildDate)$/;
const PLAIN = /^(?:title|name|generator|category|subtitle|description|ttl)$/;

/** The value of an element. */
function words(element: FeedElement, parent: FeedElement | undefined, say: Say): void {
  const { name, ns, text, attributes, children } = element;
  const atom = ns === ATOM;
  const value = text.trim();
  const blank = value === '' && children.length === 0;
  if (atom && /^(?:id|updated|published|uri|icon|logo)$/.test(name) && value !== '' && value !== text) say('UnexpectedWhitespace');
  if (blank && PLAIN.test(name) && !(name === 'description' && parent?.name === 'item') && !(atom && name === 'category')) say('NotBlank');
  if (DATES.test(name)) {
    if (atom ? !isRfc3339(value) : !isRfc2822(value)) say(atom ? 'InvalidRFC3339Date' : 'InvalidRFC2822Date');
  }
  if (atom && name === 'id') identifier(value, say);
  if (!atom && /^(?:link|docs|comments|url)$/.test(name) && value !== '' && !(isAddress(value) && isAbsolute(value))) say('InvalidLink');
  if (atom && /^(?:uri|icon|logo)$/.test(name) && value !== '' && !isAddress(value)) say('InvalidLink');
  if (atom && name === 'link' && attributes['href'] !== undefined && !isAddress(attributes['href'])) say('InvalidLink', 'href');
  if (atom && name === 'generator' && attributes['uri'] !== undefined && !isAddress(attributes['uri'])) say('InvalidLink');
  if (!atom && name === 'source' && attributes['url'] !== undefined && !isAbsolute(attributes['url']))
    say('InvalidFullLink', 'url', 'source');
  if (!atom && name === 'language' && !isLanguage(value)) say('InvalidLanguage');
  const lang = attributes['xml:lang'];
  if (lang !== undefined && lang !== '' && !isLanguage(lang)) say('InvalidLanguage', 'xml:lang');
  if (name === 'enclosure' && attributes['length'] !== undefined && !/^\d+$/.test(attributes['length'])) say('InvalidIntegerAttribute');
  if (isPlainText(element, parent) && /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>|&#?\w+;/i.test(value)) say('ContainsHTML');
}

/** Titles of RSS and texts of Atom without a type: markup in them is shown as it stands. */
function isPlainText({ name, ns, attributes }: FeedElement, parent: FeedElement | undefined): boolean {
  if (ns !== ATOM) return name === 'title' && (parent?.name === 'channel' || parent?.name === 'item');
  return name === 'name' || (/^(?:title|subtitle|summary|rights)$/.test(name) && (attributes['type'] ?? 'text') === 'text');
}

function identifier(value: string, say: Say): void {
  if (value === '') say('NotBlank');
  else if (value.startsWith('tag:')) {
    if (!/^tag:[\w.-]+(?:@[\w.-]+)?,\d{4}(?:-\d\d(?:-\d\d)?)?:[\w.~!$&'()*+,;=:@/?%#-]*$/.test(value)) say('InvalidTAG');
  } else if (value.startsWith('urn:')) {
    if (!/^urn:[a-z0-9][a-z0-9-]{1,31}:[\w()+,.:=@;$!*'%/?#-]+$/i.test(value)) say('InvalidURN');
  } else if (/\s/.test(value) || !isAbsolute(value)) say(value.startsWith('/') ? 'InvalidFullLink' : 'InvalidLink');
}

const isAbsolute = (value: string): boolean => /^[a-z][a-z0-9+.-]*:\S+$/i.test(value) && URL.canParse(value);
const isAddress = (value: string): boolean => !/[\s<>"{}|\\^`]/.test(value) && URL.canParse(value, 'http://example.org/');
const isLanguage = (value: string): boolean => /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(value) && !/^(?:xx|zz)/i.test(value);

function isRfc3339(value: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/.exec(value);
  if (!match) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  return isDay(year, month, day) && hour < 24 && minute < 60 && second < 60;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

function isRfc2822(value: string): boolean {
  const plain = value.replace(/\s+/g, ' ');
  const match =
    /^(?:([a-z]{3}), ?)?(\d{1,2}) ([a-z]{3}) (\d{4}|\d\d)(?: (\d\d):(\d\d)(?::(\d\d))? (?:UT|GMT|[ECMP][SD]T|[A-Z]|[+-]\d{4}))$/i.exec(
      plain,
    );
  if (!match) return false;
  const [, weekday, day, name = '', long = ''] = match;
  const month = MONTHS.indexOf(name.toLowerCase()) + 1;
  const year = long.length === 2 ? Number(long) + (Number(long) < 50 ? 2000 : 1900) : Number(long);
  if (month === 0 || !isDay(year, month, Number(day))) return false;
  return weekday === undefined || WEEKDAYS[new Date(Date.UTC(year, month - 1, Number(day))).getUTCDay()] === weekday.toLowerCase();
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return month >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Two items of one guid, two entries of one id and moment, two links that mean the same. */
function twice(root: FeedElement): readonly FeedMessage[] {
  const found: FeedMessage[] = [];
  walk(root, undefined, (element) => {
    const own = (name: string): readonly FeedElement[] => element.children.filter((child) => child.name === name && OWN.has(child.ns));
    const textIn = (child: FeedElement, name: string): string => child.children.find((one) => one.name === name)?.text.trim() ?? '';
    const repeated = (keys: readonly string[]): boolean => new Set(keys).size < keys.length;
    if (element.name === 'channel' && repeated(own('item').flatMap((item) => textIn(item, 'guid') || [])))
      found.push({ message: 'DuplicateValue', element: 'guid', parent: 'item' });
    if (element.name === 'feed' && repeated(own('entry').map((entry) => `${textIn(entry, 'id')} ${textIn(entry, 'updated')}`)))
      found.push({ message: 'DuplicateEntries', element: 'entry', parent: 'feed' });
    const alternates = own('link').filter(({ ns, attributes }) => ns === ATOM && (attributes['rel'] ?? 'alternate') === 'alternate');
    if (element.ns === ATOM && repeated(alternates.map(({ attributes }) => `${attributes['type'] ?? ''} ${attributes['hreflang'] ?? ''}`)))
      found.push({ message: 'DuplicateAtomLink', element: 'link', parent: element.name });
  });
  return found;
}

function walk(
  root: FeedElement,
  above: FeedElement | undefined,
  visit: (element: FeedElement, parent: FeedElement | undefined) => void,
): void {
  const rest: [FeedElement, FeedElement | undefined][] = [[root, above]];
  for (let next = rest.pop(); next; next = rest.pop()) {
    visit(...next);
    rest.push(...next[0].children.toReversed().map((child): [FeedElement, FeedElement] => [child, next[0]]));
  }
}
