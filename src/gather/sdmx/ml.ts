/**
 * SDMX-ML: structure-specific data of 2.1 and 3.0 (series and observations as XML attributes), and the structure messages that
 * say which codes exist. Elements are known by their local names, for every sender has prefixes of its own.
 */
import { type Payload, xmlTree } from '../payload.ts';
import { decodeEntities } from '../words.ts';
import { type Attributes, isFigure, type SdmxMessage, type SdmxSeries } from './message.ts';

interface Element {
  readonly node: Readonly<Record<string, unknown>>;
  /** RFC 6901. */
  readonly pointer: string;
}

/** Reads a data message. Throws SourceError for another document, with the words of an SDMX error. */
export async function readSdmxMl(payload: Payload): Promise<SdmxMessage> {
  const { name, root } = await rootOf(payload);
  if (!/^(?:StructureSpecific(?:TimeSeries)?Data|CompactData)$/.test(name)) throw otherThan('data', name, root, payload);
  const sets = children(root, 'DataSet');
  return { attributes: Object.assign({}, ...sets.map(attributesOf)), series: sets.flatMap(seriesOf) };
}

function seriesOf(set: Element): readonly SdmxSeries[] {
  const groups = children(set, 'Group').map(attributesOf);
  return children(set, 'Series').map((element) => {
    const key = attributesOf(element);
    return {
      key,
      attributes: Object.assign({}, ...groups.filter((group) => agree(group, key)), key),
      observations: children(element, 'Obs').flatMap((observation) => {
        const { TIME_PERIOD: time, OBS_VALUE: raw, OBS_STATUS, OBS_FLAG } = attributesOf(observation);
        const status = OBS_STATUS ?? OBS_FLAG;
        if (time === undefined || !isFigure(raw)) return [];
        return [{ time, raw, pointer: `${observation.pointer}/@OBS_VALUE`, ...(status !== undefined && { status }) }];
      }),
    };
  });
}

/** A group holds the series that have its codes. */
function agree(group: Attributes, series: Attributes): boolean {
  return Object.entries(group).every(([name, value]) => series[name] === undefined || series[name] === value);
}

export interface SdmxStructure {
  /** Codes there are, by dimension; in the order of keys where the message tells it. */
  readonly codes: ReadonlyMap<string, readonly string[]>;
}

/** Reads a structure message: a data structure with its code lists, or a constraint that says which codes have data. */
export async function readStructure(payload: Payload): Promise<SdmxStructure> {
  const { name, root } = await rootOf(payload);
  if (name !== 'Structure') throw otherThan('a structure', name, root, payload);
  const lists = new Map(
    everywhere(root, 'Codelist').map((list) => [
      listKey(attributesOf(list)),
      children(list, 'Code').map((code) => attributesOf(code)['id'] ?? ''),
    ]),
  );
  const dimensions = everywhere(root, 'Dimension').map((dimension) => {
    const list = everywhere(dimension, 'Enumeration').flatMap((element) => children(element, 'Ref'))[0];
    return [attributesOf(dimension)['id'] ?? '', (list && lists.get(listKey(attributesOf(list)))) ?? []] as const;
  });
  const regions = everywhere(root, 'KeyValue').map(
    (value) => [attributesOf(value)['id'] ?? '', children(value, 'Value').map(({ node }) => String(node['#text'] ?? ''))] as const,
  );
  return { codes: new Map([...dimensions, ...regions]) };
}

function listKey({ agencyID, id, version }: Attributes): string {
  return `${agencyID}:${id}(${version})`;
}

async function rootOf(payload: Payload): Promise<{ name: string; root: Element }> {
  const tree = await xmlTree(payload);
  const tag = Object.keys(tree).find((key) => typeof tree[key] === 'object') ?? '';
  return { name: local(tag), root: elementAt(tree[tag], `/${tag}`) };
}

function otherThan(expected: string, name: string, root: Element, payload: Payload): Error {
  const said = everywhere(root, 'Text').map(({ node }) => String(node['#text'] ?? ''));
  return payload.problem(
    name === 'Error'
      ? `an error: ${decodeEntities(said.join('; '))}`
      : `a message of another kind, ${name}, where ${expected} was asked for`,
  );
}

function local(tag: string): string {
  return tag.slice(tag.indexOf(':') + 1);
}

/** Child elements by local name. */
function children(element: Element, name: string): readonly Element[] {
  return inside(element).flatMap(([own, child]) => (own === name ? [child] : []));
}

/** Descendants by local name, in the order of the document. */
function everywhere(element: Element, name: string): readonly Element[] {
  return inside(element).flatMap(([own, child]) => (own === name ? [child] : everywhere(child, name)));
}

/** Child elements with their local names; one and several of a name look different in the tree, and so do their pointers. */
function inside({ node, pointer }: Element): readonly (readonly [name: string, child: Element])[] {
  return Object.entries(node).flatMap(([tag, child]) => {
    if (tag.startsWith('@') || tag === '#text') return [];
    const at = `${pointer}/${tag}`;
    const each = Array.isArray(child) ? child.map((one, index) => elementAt(one, `${at}/${index}`)) : [elementAt(child, at)];
    return each.map((one) => [local(tag), one] as const);
  });
}

function elementAt(child: unknown, pointer: string): Element {
  return { node: typeof child === 'object' && child !== null ? (child as Element['node']) : { '#text': child }, pointer };
}

/** Attributes without a prefix: those with one belong to the message, not to the data. */
function attributesOf({ node }: Element): Attributes {
  return Object.fromEntries(
    Object.entries(node).flatMap(([name, value]) =>
      name.startsWith('@') && !name.includes(':') && typeof value === 'string' ? [[name.slice(1), decodeEntities(value)]] : [],
    ),
  );
}
