/** An OpenAI-compatible server that plays an editor: faithful, careless or hostile. */
import { LLMock } from '@copilotkit/aimock';

/** What the editor does to one sentence: its text, or undefined to leave it. */
export type Editor = (sentence: string, about: { readonly refused: string | undefined }) => string | undefined;

export interface ModelServer {
  readonly url: string;
  readonly requests: () => number;
  /** Bodies of the requests, in order. */
  readonly bodies: () => readonly string[];
  stop(): Promise<void>;
}

interface Question {
  readonly edit: readonly { readonly n: number; readonly text: string; readonly refused?: string }[];
}

/** A server on loopback; stop it when the test is over. */
export async function serveEditor(edit: Editor): Promise<ModelServer> {
  return await serveAnswers((user) => {
    const { edit: asked } = JSON.parse(user) as Question;
    const sentences = asked.map(({ n, text, refused }) => ({ n, text: edit(text, { refused }) ?? text }));
    return {
      content: JSON.stringify({ sentences }),
      usage: { prompt_tokens: user.length, completion_tokens: 50, total_tokens: user.length + 50 },
    };
  });
}

/** A server whose answers are given whole. */
export async function serveAnswers(answer: (user: string) => object): Promise<ModelServer> {
  const mock = await LLMock.create({ port: 0 });
  mock.addFixture({
    match: { predicate: () => true },
    response: (request) => {
      const last = request.messages.at(-1)?.content;
      return answer(typeof last === 'string' ? last : '') as { content: string };
    },
  });
  return {
    url: `${mock.baseUrl}/v1`.replace('/v1/v1', '/v1'),
    requests: () => mock.getRequests().length,
    bodies: () => mock.getRequests().map(({ body }) => JSON.stringify(body)),
    stop: async () => await mock.stop(),
  };
}
