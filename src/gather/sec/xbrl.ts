/** Figures as companies tag them: all of a company in one document (`companyfacts`), or one tag of it (`companyconcept`). */
import * as v from 'valibot';
import { jsonAs } from '../json-as.ts';
import type { Payload } from '../payload.ts';

/** One value in one filing. `fy` and `fp` are those of the filing: a comparative of a year before has them too. */
export interface Row {
  /** First day; a balance has none. */
  readonly start: string | undefined;
  /** Last day, or the day of the balance. */
  readonly end: string;
  readonly val: number;
  readonly accn: string;
  readonly fy: number | null;
  readonly fp: string | null;
  readonly form: string;
  readonly filed: string;
  /** RFC 6901, to its value in the payload. */
  readonly pointer: string;
  /** SHA-256 of the payload. */
  readonly payload: string;
}

/** What a company reports under one tag. */
export interface Tagged {
  /** `us-gaap/Revenues`. */
  readonly tag: string;
  /** Taken out of the taxonomy: its label says "(Deprecated 2018-01-31)". */
  readonly retired: boolean;
  /** By unit as XBRL writes it: `USD`, `USD/shares`, `shares`. */
  readonly units: Readonly<Record<string, readonly Row[]>>;
}

/** A company's figures, and the name it has there. */
export interface Reported {
  readonly cik: string;
  readonly name: string;
  readonly tagged: readonly Tagged[];
}

const tagged = v.object({
  label: v.nullish(v.string()),
  units: v.record(
    v.string(),
    v.array(
      v.object({
        start: v.optional(v.string()),
        end: v.string(),
        val: v.number(),
        accn: v.string(),
        fy: v.nullish(v.number(), null),
        fp: v.nullish(v.string(), null),
        form: v.string(),
        filed: v.string(),
      }),
    ),
  ),
});
const cik = v.union([v.number(), v.string()]);
const companyFacts = v.object({ cik, entityName: v.string(), facts: v.record(v.string(), v.record(v.string(), v.unknown())) });
const companyConcept = v.object({ cik, entityName: v.string(), taxonomy: v.string(), tag: v.string(), ...tagged.entries });

/** The tags asked for of all that a company reports. Throws SourceError where the document has another shape. */
export function readCompanyFacts(payload: Payload, tags: Iterable<string>): Reported {
  const all = jsonAs(companyFacts, payload);
  const found = [...tags].flatMap((tag) => {
    const [taxonomy = '', name = ''] = tag.split('/');
    const raw = all.facts[taxonomy]?.[name];
    if (raw === undefined) return [];
    const parsed = v.safeParse(tagged, raw);
    if (parsed.success) return tagOf(tag, parsed.output, `/facts/${taxonomy}/${name}/units`, payload);
    throw payload.problem(`${tag} has another shape: ${v.getDotPath(parsed.issues[0]) ?? ''}: ${parsed.issues[0].message}`);
  });
  return { cik: String(Number(all.cik)), name: all.entityName, tagged: found };
}

/** The one tag of a `companyconcept`. Throws SourceError where the document has another shape. */
export function readCompanyConcept(payload: Payload): Tagged {
  const { taxonomy, tag, ...rest } = jsonAs(companyConcept, payload);
  return tagOf(`${taxonomy}/${tag}`, rest, '/units', payload);
}

function tagOf(tag: string, { label, units }: v.InferOutput<typeof tagged>, at: string, { sha256 }: Payload): Tagged {
  return {
    tag,
    retired: /\(Deprecated/i.test(label ?? ''),
    units: Object.fromEntries(
      Object.entries(units).map(([unit, rows]) => [
        unit,
        rows.flatMap(({ start, ...row }, index) =>
          REPORTS.test(row.form)
            ? [{ ...row, start, pointer: `${at}/${unit.replaceAll('~', '~0').replaceAll('/', '~1')}/${index}/val`, payload: sha256 }]
            : [],
        ),
      ]),
    ),
  };
}

/** Reports on a period, and results filed ahead of them. Proxy statements (DEF 14A) repeat figures, and not always truly. */
const REPORTS = /^(?:10-[KQ]T?|20-F|40-F|6-K|8-K)(?:\/A)?$/;
