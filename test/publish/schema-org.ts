/** Whether JSON-LD says only what schema.org's vocabulary lets it: known types and properties, each where it belongs, with values it may have. */

export interface Vocabulary {
  /** Each class with those it is a kind of. */
  readonly classes: Readonly<Record<string, readonly string[]>>;
  /** Each property with the classes that have it (`d`) and what it may be (`r`). */
  readonly properties: Readonly<Record<string, { readonly d: readonly string[]; readonly r: readonly string[] }>>;
  /** Members of enumerations with their class. */
  readonly members: Readonly<Record<string, readonly string[]>>;
}

const DATA: Readonly<Record<string, (value: unknown) => boolean>> = {
  Text: (value) => typeof value === 'string',
  URL: (value) => typeof value === 'string' && URL.canParse(value),
  Integer: Number.isInteger,
  Number: (value) => typeof value === 'number',
  Boolean: (value) => typeof value === 'boolean',
  Date: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value),
  DateTime: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/.test(value),
  Duration: (value) => typeof value === 'string' && /^P(?!$)(?:\d+[YMWD])*(?:T(?:\d+[HMS])+)?$/.test(value),
};

/** Nothing where all is well. */
export function schemaOrgProblems(node: unknown, words: Vocabulary, path = '$'): readonly string[] {
  if (Array.isArray(node)) return node.flatMap((one, index) => schemaOrgProblems(one, words, `${path}[${index}]`));
  if (typeof node !== 'object' || node === null) return [];
  const { '@type': type, ...rest } = node as Readonly<Record<string, unknown>>;
  if (typeof type !== 'string' || !(type in words.classes)) return [`${path}: ${String(type)} is no class`];
  const kinds = kindsOf(type, words);
  return Object.entries(rest)
    .filter(([name]) => !name.startsWith('@'))
    .flatMap(([name, value]) => {
      const property = words.properties[name];
      if (!property) return [`${path}.${name}: no property`];
      const strays = property.d.some((one) => kinds.has(one)) ? [] : [`${path}.${name}: not of ${type}`];
      return [...strays, ...[value].flat().flatMap((one) => valueProblems(one, property.r, words, `${path}.${name}`))];
    });
}

function valueProblems(value: unknown, range: readonly string[], words: Vocabulary, path: string): readonly string[] {
  if (typeof value === 'object' && value !== null) {
    const type = String((value as Readonly<Record<string, unknown>>)['@type']);
    const fits = range.some((one) => kindsOf(type, words).has(one));
    return [...(fits ? [] : [`${path}: ${type} is none of ${range.join()}`]), ...schemaOrgProblems(value, words, path)];
  }
  const member = typeof value === 'string' ? words.members[value.replace('https://schema.org/', '')] : undefined;
  const fits = range.some((one) => [...kindsOf(one, words)].some((kind) => DATA[kind]?.(value)) || member?.includes(one));
  // A thing may be named by its address; a member of an enumeration only by its own.
  const address = range.some((one) => !(one in DATA) && !/Enumeration$|Type$/.test(one)) && DATA['URL']?.(value);
  return fits || address ? [] : [`${path}: ${JSON.stringify(value)} is none of ${range.join()}`];
}

function kindsOf(name: string, words: Vocabulary, seen = new Set<string>()): ReadonlySet<string> {
  if (!seen.has(name)) {
    seen.add(name);
    for (const above of words.classes[name] ?? []) kindsOf(above, words, seen);
  }
  return seen;
}
