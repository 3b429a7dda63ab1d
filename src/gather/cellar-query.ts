/** What is asked of CELLAR, in SPARQL. The server gives up after a minute: no query asks for more than a hundred rows. */
import { ConfigError } from '../errors.ts';

export const LIMIT = 100;

/** Days from an act's date to its publication, at most: an act is found in the window it is published in. */
const DELAY = 180;

const TYPES = ['REG', 'REG_IMPL', 'REG_DEL', 'DIR', 'DIR_IMPL', 'DIR_DEL', 'DEC', 'DEC_IMPL', 'DEC_DEL'];

const PREFIXES = `PREFIX cdm: <http://publications.europa.eu/ontology/cdm#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>`;

const ACT = `?work cdm:resource_legal_id_celex ?celex ; cdm:work_has_resource-type ?type ; cdm:work_date_document ?date .
  OPTIONAL { ?work cdm:official-journal-act_date_publication|cdm:resource_legal_published_in_official-journal/cdm:publication_general_date_publication ?published }
  OPTIONAL { ?work cdm:resource_legal_date_entry-into-force ?effective }`;

const TITLE = `?expression cdm:expression_belongs_to_work ?work ;
    cdm:expression_uses_language <http://publications.europa.eu/resource/authority/language/ENG> ; cdm:expression_title ?title`;

/** Acts from a day on, newest first, by kinds and words of the title. Throws ConfigError for words that cannot stand in a query. */
export function searchFor({
  titles = [],
  types = TYPES,
}: {
  readonly titles?: readonly string[];
  readonly types?: readonly string[];
}): (since: string, offset: number) => string {
  const kinds = types.map((type) => `<http://publications.europa.eu/resource/authority/resource-type/${plain(type, /^[A-Z_]+$/)}>`);
  const phrases = titles.map((title) => `'${plain(title, /^[\p{L}\p{N}][\p{L}\p{N} -]*$/u)}'`).join(' OR ');
  return (since, offset) => {
    const from = new Date(Date.parse(since) - DELAY * 86_400_000).toISOString().slice(0, 10);
    return `${PREFIXES}
SELECT DISTINCT ?celex ?type ?date ?published ?effective ?title WHERE {
  VALUES ?type { ${kinds.join(' ')} }
  ${ACT}
  FILTER(?date >= "${from}"^^xsd:date)
  ${phrases === '' ? `OPTIONAL { ${TITLE} }` : `${TITLE} .\n  ?title bif:contains "${phrases}" .`}
} ORDER BY DESC(?date) ?celex ?effective LIMIT ${LIMIT} OFFSET ${offset}`;
  };
}

/** One act by its CELEX number, with a row for each day it takes effect. */
export function actsByCelex(celex: string): string {
  return `${PREFIXES}
SELECT DISTINCT ?celex ?type ?date ?published ?effective ?title WHERE {
  VALUES ?celex { "${celex}"^^xsd:string }
  ${ACT}
  OPTIONAL { ${TITLE} }
} ORDER BY ?effective LIMIT ${LIMIT}`;
}

/** A word of the user's in a query: letters only where letters are meant. */
function plain(word: string, form: RegExp): string {
  if (!form.test(word))
    throw new ConfigError(`${JSON.stringify(word)} cannot stand in a query`, { hint: 'titles have letters, digits, blanks and hyphens' });
  return word;
}
