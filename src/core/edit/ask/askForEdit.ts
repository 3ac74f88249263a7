import type { ConnectionOverride } from '../../endpoint/connection.ts';
import type { ModelGateway } from '../../endpoint/modelGateway.ts';
import type { ChatMessage } from '../../endpoint/requests.ts';

export interface AskForEditOptions {
  readonly gateway: Pick<ModelGateway, 'chat'>;
  readonly messages: readonly ChatMessage[];
  readonly maxTokens: number;
  readonly temperature: number;
  readonly signal: AbortSignal;
  readonly override?: ConnectionOverride;
  readonly onText: (text: string) => void;
}

/** Asks the model for edits and hands its answer on as it comes. Throws `EndpointError`; an abort ends it quietly. */
export async function askForEdit(options: AskForEditOptions): Promise<{ readonly isCut: boolean }> {
  const { gateway, messages, maxTokens, temperature, signal, override, onText } = options;
  // Who waits in the editor wants lines, not thoughts.
  const request = { messages, maxTokens, temperature, thinking: 'off' } as const;
  let isCut = false;
  for await (const event of gateway.chat(request, { role: 'edit', signal, ...(override && { override }) })) {
    if (signal.aborted) break;
    if (event.type === 'text') onText(event.text);
    else if (event.type === 'finish') isCut = event.reason === 'length' || event.reason === 'contentFilter';
  }
  return { isCut: isCut || signal.aborted };
}

/** Room for the region written anew, and for what comes on top. */
export function answerTokens(regionTokens: number, usual: number): number {
  return Math.max(usual, Math.ceil(regionTokens * 1.5) + 512);
}
