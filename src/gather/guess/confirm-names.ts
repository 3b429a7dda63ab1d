/** Names a table brings that the newsroom does not know: confirmed by a person, corrected, or left out. */
import { ENTITY_CLASSES, type Entity } from '../../model/entity.ts';
import type { EntityProposal } from '../connector.ts';
import type { FigureTerms, Mapping, SubjectTerms, TableOptions } from '../table/terms.ts';
import type { Ask } from './answers.ts';

/** Names shown at once. */
const SHOWN = 12;

/** The declaration as the person wants its names; the same object where all are right. */
export async function confirmNames(declared: TableOptions, proposed: readonly Entity[], ask: Ask): Promise<TableOptions> {
  const publisher = declared.source.publisher;
  const subjects = proposed.filter((one) => typeof publisher !== 'object' || !('name' in publisher) || one.name !== publisher.name);
  if (subjects.length === 0) return declared;
  const shown = subjects.slice(0, SHOWN).map(({ name, class: kind }) => `${name} (${kind})`);
  const more = subjects.length > SHOWN ? ` and ${subjects.length - SHOWN} more` : '';
  const right = await ask(`New names: ${shown.join(', ')}${more}. Are they right? (yes, or no to go through them)`, 'yes');
  if (/^y/i.test(right)) return declared;
  let corrected = declared;
  for (const { name, class: kind } of subjects) {
    const answer = (
      await ask(
        `${name}: a class (${ENTITY_CLASSES.slice(0, 4).join(', ')}, …), CLASS = NAME to call it otherwise, the id of one there is, or - to leave it out`,
        kind,
      )
    ).trim();
    corrected = corrected === undefined ? declared : { ...corrected, mapping: withName(corrected.mapping, name, meaning(answer, name)) };
  }
  return corrected;
}

/** Whom a name means; undefined for nobody. */
function meaning(answer: string, name: string): string | EntityProposal | undefined {
  if (answer === '-') return undefined;
  const [first = '', called] = answer.split('=').map((part) => part.trim());
  const kind = ENTITY_CLASSES.find((one) => one === first);
  return kind ? { name: called ?? name, class: kind } : first;
}

function withName(mapping: Mapping, name: string, meant: string | EntityProposal | undefined): Mapping {
  const figures = mapping.figures.flatMap((terms): readonly FigureTerms[] => {
    if (typeof terms.subject !== 'object' || terms.subject.name !== name) return [terms];
    return meant === undefined ? [] : [{ ...terms, subject: meant }];
  });
  const { subject } = mapping;
  if (typeof subject !== 'object') return { ...mapping, figures };
  if ('name' in subject)
    return subject.name === name && meant !== undefined ? { ...mapping, figures, subject: meant } : { ...mapping, figures };
  return { ...mapping, figures, ...amongRows(subject, mapping, name, meant) };
}

function amongRows(
  subject: SubjectTerms,
  { except = {} }: Mapping,
  name: string,
  meant: string | EntityProposal | undefined,
): Partial<Mapping> {
  if (meant !== undefined) return { subject: { ...subject, as: { ...subject.as, [name]: meant } } };
  const column = subject.column ?? '';
  return { except: { ...except, [column]: [...[except[column] ?? []].flat(), name] } };
}
