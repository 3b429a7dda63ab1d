/** The failures of operation. Findings about text are data (`model/finding.ts`), not errors. */

interface Place {
  readonly file?: string;
  /** 1-based. */
  readonly line?: number;
  readonly column?: number;
  /** What the person can do about it. */
  readonly hint?: string;
  readonly cause?: unknown;
}

/** What went wrong, where, and what to do. The message is one line; `toString` adds place and hint. */
export class FactloomError extends Error {
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly hint: string | undefined;

  constructor(message: string, place: Place = {}) {
    super(message, place.cause === undefined ? undefined : { cause: place.cause });
    this.name = new.target.name;
    this.file = place.file;
    this.line = place.line;
    this.column = place.column;
    this.hint = place.hint;
  }

  /** `file:line:column: message` and the hint on a line of its own. */
  report(): string {
    const place = this.file ? `${[this.file, this.line, this.column].filter((part) => part !== undefined).join(':')}: ` : '';
    return `${place}${this.message}${this.hint ? `\n  ${this.hint}` : ''}`;
  }
}

/** A command, file or setting that a person wrote cannot be used. Exit code 2. */
export class ConfigError extends FactloomError {}

/** Several things wrong at once, each with its own place. Exit code 2. */
export class ConfigErrors extends ConfigError {
  readonly errors: readonly ConfigError[];

  constructor(errors: readonly ConfigError[]) {
    super(errors.length === 1 ? (errors[0]?.message ?? '') : `${errors.length} problems`);
    this.errors = errors;
  }

  override report(): string {
    return this.errors.map((error) => error.report()).join('\n');
  }
}

/** A template cannot be parsed or realised. Exit code 2. */
export class TemplateError extends ConfigError {}

/** A source could not be read; it leaves a gap and the others go on. */
export class SourceError extends FactloomError {}

/** An article could not be turned into files. Exit code 1. */
export class PublishError extends FactloomError {}

/** A model gave no answer that can be used; the sentences it was asked for stay as they are. */
export class ModelError extends FactloomError {}
