/** The disclosed AI byline. Always shown as software; it has no life, no photo and no credentials. */
export interface Persona {
  readonly id: string;
  /** Shown as `NAME (AI agent)`. */
  readonly name: string;
  readonly audience: string;
  readonly stance: string;
  readonly purpose: string;
}
