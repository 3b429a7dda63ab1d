/** Rows of the conformance sets, as their files hold them. */

/** One row of a set, as the files hold it. */
export interface Row {
  readonly id: string;
  readonly model?: string;
  readonly input?: string;
  readonly expected?: readonly Expected[];
  readonly context?: { readonly ReferenceDateTime?: string; readonly reference_time?: string } | null;
  readonly answer?: unknown;
  readonly scale?: string;
  readonly answer_type?: string;
}

export interface Expected {
  readonly text?: string;
  readonly start?: number;
  readonly end?: number;
  readonly type?: string;
  readonly typeName?: string;
  readonly value?: number | string;
  readonly unit?: string;
  readonly uncertainty?: number | null;
  readonly resolution?: Readonly<Record<string, unknown>> | null;
}
