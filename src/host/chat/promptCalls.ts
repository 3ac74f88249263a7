import { t } from '@vscode/l10n';
import type { ChatSession } from '../../core/chat/chatSession.ts';
import type { ModelChoice } from '../../core/chat/conversation.ts';
import { parseCallArguments, parsePromptCall } from '../../core/prompts/file/promptCall.ts';
import type { PromptView } from '../../shared/chatProtocol.ts';
import type { PromptInfo, PromptLibrary } from '../prompts/promptLibrary.ts';
import type { LastEditor } from './lastEditor.ts';

/** Prompt files in the chat's input: `/name`, then values for its inputs, then words of one's own. */
export interface PromptCalls {
  /**
   * Sends what is typed; where it calls a prompt, the prompt. What calls no prompt that there is goes out as it is.
   * @param beside another model that is asked at the same time
   */
  send(text: string, beside?: ModelChoice): Promise<void>;
  /** What can be called, by name. */
  offer(): Promise<readonly PromptView[]>;
}

export interface PromptCallsOptions {
  readonly session: Pick<ChatSession, 'busy' | 'send' | 'compare' | 'attach'>;
  readonly library: Pick<PromptLibrary, 'list' | 'find' | 'fill'>;
  readonly lastEditor: Pick<LastEditor, 'current'>;
}

interface Delivery {
  readonly text: string;
  readonly choice: ModelChoice | undefined;
  readonly beside: ModelChoice | undefined;
}

export function createPromptCalls({ session, library, lastEditor }: PromptCallsOptions): PromptCalls {
  const deliver = ({ text, choice, beside }: Delivery): Promise<void> =>
    beside ? session.compare(text, [choice ?? {}, beside]) : session.send(text, choice);
  /** Asked here, a prompt is answered here, whatever its own mode. */
  const call = async (prompt: PromptInfo, rest: string, beside?: ModelChoice): Promise<void> => {
    const { inputs, words } = parseCallArguments(rest, prompt.file?.inputs ?? []);
    const filled = await library.fill(prompt, { editor: lastEditor.current, inputs });
    if (!filled) return;
    for (const attachment of filled.attachments) session.attach(attachment);
    const text = words === '' ? filled.text : `${filled.text}\n\n${words}`;
    await deliver({ text, choice: filled.choice, beside });
  };
  return {
    async send(text, beside) {
      const called = parsePromptCall(text);
      const prompt = called && (await library.find(called.name));
      await (prompt && called ? call(prompt, called.rest, beside) : deliver({ text, choice: undefined, beside }));
    },
    async offer() {
      const prompts = await library.list();
      const names = new Set<string>();
      return prompts
        .filter(({ file }) => file !== undefined)
        .filter(({ name }) => !names.has(name) && names.add(name))
        .map(({ name, description, isRestricted }) => ({
          name,
          description: isRestricted ? t('Not run: the folder is not trusted') : description,
        }));
    },
  };
}
