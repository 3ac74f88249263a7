import { createThinkingSplitter } from '../../endpoint/splitThinking.ts';
import type { ModelGateway } from '../../endpoint/modelGateway.ts';
import type { ChatMessage } from '../../endpoint/requests.ts';

export interface CollectOptions {
  readonly gateway: Pick<ModelGateway, 'chat'>;
  readonly messages: readonly ChatMessage[];
  readonly maxTokens: number;
  readonly temperature: number;
  readonly signal: AbortSignal;
  /** Gets the whole text so far, each time that it has grown. */
  readonly onText?: (text: string) => void;
}

export interface CollectedAnswer {
  /** Without thinking. */
  readonly text: string;
  /** False where the token limit has cut it. */
  readonly isComplete: boolean;
}

/** Asks the model for editing once and waits for the end. Undefined when aborted; throws what the gateway throws. */
export async function collectAnswer(options: CollectOptions): Promise<CollectedAnswer | undefined> {
  const { gateway, messages, maxTokens, temperature, signal, onText } = options;
  const splitter = createThinkingSplitter();
  let text = '';
  let isComplete = true;
  const add = (piece: { readonly text: string; readonly retract: boolean }): void => {
    if (piece.retract) text = '';
    text += piece.text;
    if (piece.text !== '') onText?.(text);
  };
  const request = { messages, maxTokens, temperature, thinking: 'off' } as const;
  for await (const event of gateway.chat(request, { role: 'edit', signal })) {
    if (signal.aborted) return undefined;
    if (event.type === 'text') add(splitter.push(event.text));
    else if (event.type === 'finish') isComplete = event.reason !== 'length';
  }
  if (signal.aborted) return undefined;
  add(splitter.end());
  return { text, isComplete };
}
