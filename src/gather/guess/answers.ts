/** What a person said of a table: in flags, or when asked. In a script nobody is asked, and what was not said is told at once. */
import { ConfigError, ConfigErrors } from '../../errors.ts';

/** What flags say, by their names. */
export type Given = Readonly<Partial<Record<Flag, string>>>;
export type Flag =
  | 'publisher'
  | 'title'
  | 'url'
  | 'date'
  | 'licence'
  | 'subject'
  | 'property'
  | 'class'
  | 'units'
  | 'period'
  | 'decimal'
  | 'date-format'
  | 'surplus';

/** Asks a person; `otherwise` is what no answer means. */
export type Ask = (question: string, otherwise?: string) => Promise<string>;

export interface Answers {
  /** What was said; else asked; else, where it is sure, `otherwise`. Undefined where nobody said it. */
  of(flag: Flag, question: string, otherwise?: { readonly words: string; readonly sure: boolean }): Promise<string | undefined>;
  readonly given: Given;
  readonly ask: Ask | undefined;
  /** Throws ConfigErrors with every flag that must be said. */
  complete(): void;
}

/** Opens the answers to one table. */
export function openAnswers(given: Given, ask: Ask | undefined): Answers {
  const missing: ConfigError[] = [];
  return {
    given,
    ask,
    async of(flag, question, otherwise) {
      const said = given[flag];
      if (said !== undefined) return said;
      if (ask) {
        for (;;) {
          const answer = (await ask(question, otherwise?.words)).trim() || (otherwise?.words ?? '');
          if (answer !== '') return answer;
        }
      }
      if (otherwise?.sure === true) return otherwise.words;
      missing.push(new ConfigError(question, { hint: `say --${flag}${otherwise ? `, for example ${otherwise.words}` : ''}` }));
      return undefined;
    },
    complete() {
      if (missing.length > 0) throw new ConfigErrors(missing);
    },
  };
}
