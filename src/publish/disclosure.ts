/** What every rendition of an article says below it. */
import type { Persona } from '../model/persona.ts';

/** The fixed block at the end; a new wording is a new version of the program. */
export const DISCLOSURE =
  'This commentary is general information and not investment advice; it takes no account of anyone’s circumstances. It reports what the sources named above recorded and may be incomplete or out of date. Figures marked as calculated were computed from those sources by the formula shown. The publisher’s software holds no positions.';

/** Who the byline is, each part a sentence of plain text: first of all that it is software. */
export function bio(persona: Persona): readonly string[] {
  const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
  return [
    `${persona.name} is a software agent, not a person.`,
    `Audience: ${sentence(persona.audience)}`,
    `Stance: ${sentence(persona.stance)}`,
    `Purpose: ${sentence(persona.purpose)}`,
  ];
}
