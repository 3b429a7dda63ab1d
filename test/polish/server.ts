/** An OpenAI-compatible server that plays an editor: faithful, careless or hostile. */
import { type ChatCompletionRequest, LLMock } from '@copilotkit/aimock';

/** What the editor does to one sentence: its text, or undefined to leave it. */
export type Editor = (sentence: string, about: { readonly refused: string | undefined }) => string | undefined;

export interface ModelServer {
  readonly url: string;
  readonly requests: () => number;
  /** Bodies of the requests, in order. */
  readonly bodies: () => readonly string[];
  stop(): Promise<void>;
}

export interface Sentence {
  readonly n: number;
  readonly text: string;
  readonly refused?: string;
}

/** A server on loopback; stop it when the test is over. */
export async function serveEditor(edit: Editor): Promise<ModelServer> {
  return await serveSentences((asked) => ({
    sentences: asked.map(({ n, text, refused }) => ({ n, text: edit(text, { refused }) ?? text })),
  }));
}

/** A server that is handed the sentences of a question and gives the JSON of the answer. */
export async function serveSentences(answer: (asked: readonly Sentence[]) => object): Promise<ModelServer> {
  return await serveAnswers((user) => ({
    content: JSON.stringify(answer((JSON.parse(user) as { readonly edit: readonly Sentence[] }).edit)),
  }));
}

/** Faults of the connection, all of them at once and every time. */
export interface Chaos {
  readonly disconnectRate?: number;
  readonly malformedRate?: number;
  readonly latencyMs?: number;
}

/** A server whose answers are given whole, as aimock takes them: `{ content }`, `{ error, status }`. */
export async function serveAnswers(
  answer: (user: string, request: ChatCompletionRequest) => object,
  chaos: Chaos = {},
): Promise<ModelServer> {
  const mock = await LLMock.create({ port: 0, journalMaxEntries: 0 });
  mock.addFixture({
    match: { predicate: () => true },
    response: (request) => {
      const last = request.messages.at(-1)?.content;
      return answer(typeof last === 'string' ? last : '', request) as { content: string };
    },
    chaos,
  });
  return {
    url: `${mock.baseUrl}/v1`.replace('/v1/v1', '/v1'),
    requests: () => mock.getRequests().length,
    bodies: () => mock.getRequests().map(({ body }) => JSON.stringify(body)),
    stop: async () => await mock.stop(),
  };
}
