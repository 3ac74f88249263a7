import type { ChatSession } from '../../core/chat/chatSession.ts';
import { parseCallArguments, parsePromptCall } from '../../core/prompts/file/promptCall.ts';
import type { PromptView } from '../../shared/chatProtocol.ts';
import type { PromptInfo, PromptLibrary } from '../prompts/promptLibrary.ts';
import type { LastEditor } from './lastEditor.ts';

/** Prompt files in the chat's input: `/name`, then values for its inputs, then words of one's own. */
export interface PromptCalls {
  /** Sends what is typed; where it calls a prompt, the prompt. What calls no prompt that there is goes out as it is. */
  send(text: string): Promise<void>;
  /** What can be called, by name. */
  offer(): Promise<readonly PromptView[]>;
}

export interface PromptCallsOptions {
  readonly session: Pick<ChatSession, 'busy' | 'send' | 'attach'>;
  readonly library: Pick<PromptLibrary, 'list' | 'find' | 'fill'>;
  readonly lastEditor: Pick<LastEditor, 'current'>;
}

export function createPromptCalls({ session, library, lastEditor }: PromptCallsOptions): PromptCalls {
  /** Asked here, a prompt is answered here, whatever its own mode. */
  const call = async (prompt: PromptInfo, rest: string): Promise<void> => {
    const { inputs, words } = parseCallArguments(rest, prompt.file?.inputs ?? []);
    const filled = await library.fill(prompt, { editor: lastEditor.current, inputs });
    // A question that was asked while this one was being filled is not answered twice; what is typed stays.
    if (!filled || session.busy) return;
    for (const attachment of filled.attachments) session.attach(attachment);
    await session.send(words === '' ? filled.text : `${filled.text}\n\n${words}`, filled.choice);
  };
  return {
    async send(text) {
      const called = session.busy ? undefined : parsePromptCall(text);
      const prompt = called && (await library.find(called.name));
      await (prompt && called ? call(prompt, called.rest) : session.send(text));
    },
    async offer() {
      const prompts = await library.list();
      const names = new Set<string>();
      return prompts
        .filter(({ file }) => file !== undefined)
        .filter(({ name }) => !names.has(name) && names.add(name))
        .map(({ name, description, isRestricted }) => ({
          name,
          description: isRestricted ? 'Not run: the folder is not trusted' : description,
        }));
    },
  };
}
