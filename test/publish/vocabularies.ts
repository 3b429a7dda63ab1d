/** Offline validators of PROV-JSON, Web Annotations and llms.txt, as far as we write them; each returns what is wrong. */
import * as v from 'valibot';

const words = v.pipe(v.string(), v.regex(/\S/));
const moment = v.pipe(v.string(), v.isoTimestamp());
const address = v.pipe(v.string(), v.regex(/^https?:\/\/\S+$/), v.url());
const tag = v.pipe(v.string(), v.regex(/^tag:[\w.-]+,\d{4}:\S+$/));

const node = v.strictObject({
  'prov:label': v.optional(words),
  'prov:type': v.optional(words),
  'prov:value': v.optional(words),
  'prov:location': v.optional(v.string()),
  'prov:startTime': v.optional(moment),
  'prov:endTime': v.optional(moment),
});
const relation = <Key extends string>(...keys: readonly Key[]) =>
  v.record(v.pipe(v.string(), v.startsWith('_:')), v.strictObject(Object.fromEntries(keys.map((key) => [key, words]))));

/** https://www.w3.org/submissions/prov-json/ */
const prov = v.strictObject({
  prefix: v.record(v.pipe(v.string(), v.regex(/^[a-z]+$/)), tag),
  entity: v.record(v.string(), node),
  activity: v.record(v.string(), node),
  agent: v.record(v.string(), node),
  wasGeneratedBy: relation('prov:entity', 'prov:activity'),
  used: relation('prov:activity', 'prov:entity'),
  wasDerivedFrom: relation('prov:generatedEntity', 'prov:usedEntity'),
  wasAssociatedWith: relation('prov:activity', 'prov:agent'),
});

/** By its grammar; every name has a prefix that is declared, and every relation is between what is there. */
export function provProblems(text: string): readonly string[] {
  const { success, output, issues } = v.safeParse(prov, JSON.parse(text));
  if (!success) return messages(issues);
  const { prefix, entity, activity, agent, ...relations } = output;
  const known = new Set([entity, activity, agent].flatMap((rows) => Object.keys(rows)));
  const named = Object.values(relations).flatMap((rows) => Object.values(rows).flatMap((row) => Object.values(row)));
  return [
    ...[...known].filter((name) => !(name.slice(0, name.indexOf(':')) in prefix)).map((name) => `${name}: no such prefix`),
    ...named.filter((name) => !known.has(name)).map((name) => `${name}: not there`),
  ];
}

/** https://www.w3.org/TR/annotation-model/ */
const annotation = v.strictObject({
  '@context': v.literal('http://www.w3.org/ns/anno.jsonld'),
  id: tag,
  type: v.literal('Annotation'),
  motivation: v.picklist(['linking', 'describing', 'identifying', 'commenting']),
  created: moment,
  body: v.pipe(
    v.array(
      v.variant('type', [
        v.strictObject({
          type: v.literal('TextualBody'),
          purpose: v.literal('describing'),
          format: v.literal('text/plain'),
          language: words,
          value: words,
        }),
        v.strictObject({ type: v.literal('SpecificResource'), purpose: v.literal('linking'), source: address }),
      ]),
    ),
    v.minLength(1),
  ),
  target: v.strictObject({
    source: address,
    selector: v.strictObject({ type: v.literal('TextQuoteSelector'), exact: words, prefix: v.string(), suffix: v.string() }),
  }),
});
const page = v.strictObject({
  '@context': v.literal('http://www.w3.org/ns/anno.jsonld'),
  id: tag,
  type: v.literal('AnnotationPage'),
  items: v.pipe(
    v.array(annotation),
    v.check((items) => new Set(items.map(({ id }) => id)).size === items.length, 'an id twice'),
  ),
});

export const annotationProblems = (text: string): readonly string[] => messages(v.safeParse(page, JSON.parse(text)).issues);

function messages(issues: readonly v.BaseIssue<unknown>[] | undefined): readonly string[] {
  return (issues ?? []).map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`);
}

/** https://llmstxt.org: a name, a summary, and under headings of the second level lists of links with absolute addresses. */
export function llmsProblems(text: string): readonly string[] {
  const [name = '', summary = '', ...blocks] = text.trimEnd().split('\n\n');
  const strays = blocks.flatMap((block) =>
    block.split('\n').filter((line) => !/^(?:## \S.*|[^#>\-\s].*|- \[(?:[^\]\\]|\\.)+\]\(https?:\/\/\S+\)(?:: .+)?)$/.test(line)),
  );
  return [
    ...(/^# \S.*$/.test(name) ? [] : ['no name at the top']),
    ...(/^> \S.*$/.test(summary) ? [] : ['no summary below it']),
    ...strays.map((line) => `neither a heading, a link nor a sentence: ${line}`),
    ...(blocks.some((block) => block.startsWith('## ')) ? [] : ['no section']),
  ];
}
