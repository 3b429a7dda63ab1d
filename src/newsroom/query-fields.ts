/** What a query may ask, as an assignment writes it. */
import * as v from 'valibot';
import { ENTITY_CLASSES } from '../model/entity.ts';
import { ACTIONS, BASES, STANDINGS, STATUSES } from '../model/fact.ts';
import { text } from './parse.ts';

/** Of a role, a section or a chart. */
export const name = v.pipe(text, v.regex(/^[a-z][a-z0-9-]*$/, 'a name has small letters, digits and -'));
export const whole = v.pipe(text, v.regex(/^\d+$/, 'must be a whole number'), v.toNumber());

export const ORDERS = ['newest', 'oldest', 'largest', 'smallest', 'id'] as const;

export const query = {
  id: v.optional(text),
  kind: v.optional(v.picklist(['figure', 'move', 'policy', 'quote'])),
  subject: v.optional(text),
  subjectClass: v.optional(v.picklist(ENTITY_CLASSES)),
  property: v.optional(text),
  period: v.optional(text),
  yearBefore: v.optional(text),
  periodBefore: v.optional(text),
  until: v.optional(text),
  notSubject: v.optional(text),
  publisher: v.optional(text),
  vintage: v.optional(text),
  basis: v.optional(v.picklist(BASES)),
  standing: v.optional(v.picklist(STANDINGS)),
  instrument: v.optional(text),
  action: v.optional(v.picklist(ACTIONS)),
  status: v.optional(v.picklist(STATUSES)),
};
