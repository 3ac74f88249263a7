import type { ConnectionOverride } from '../endpoint/connection.ts';
import type { ModelGateway, ModelRequest, Target } from '../endpoint/modelGateway.ts';
import { overrideForLanguage } from '../settings/parseModelsByLanguage.ts';
import type { Settings } from '../settings/settings.ts';
import type { AnswerOrigin } from './answer.ts';
import { buildRequest, requestKey } from './buildRequest.ts';
import { syntaxOf } from './code/languageSyntax.ts';
import { StateAbove } from './code/stateAbove.ts';
import type { PromptWindow } from './collectWindow.ts';
import { textBefore, type CompletionInput } from './completionInput.ts';
import type { ContextChunk } from './context/contextChunk.ts';
import { ContextSelector } from './context/contextSelector.ts';
import type { ContextSnippet } from './context/contextSnippet.ts';
import { decideLength } from './decideLength.ts';
import { layOutPrompt } from './layOutPrompt.ts';
import { createCleaningContext } from './postprocess/cleaningContext.ts';

/** Everything that is settled before a request goes out. */
export interface RequestPlan {
  readonly key: string;
  readonly target: Target;
  readonly prepared: ModelRequest;
  /** The same for another model. */
  readonly requestFor: (target: Target) => ModelRequest;
  readonly origin: AnswerOrigin;
  /** Text from elsewhere that the model sees, in the prompt's order. */
  readonly files: readonly ContextChunk[];
  readonly override: ConnectionOverride | undefined;
}

export interface RequestQuestion {
  readonly gateway: ModelGateway;
  readonly input: CompletionInput;
  readonly settings: Settings;
  /** Candidates from elsewhere, as `GatherContext` found them; empty: the document alone. */
  readonly snippets: readonly ContextSnippet[];
  /** Holds on to what it has chosen from one request to the next; absent: chooses anew. */
  readonly selector?: ContextSelector;
  /** Remembers what it has seen of the text above the window; absent: looks at all of it. */
  readonly stateAbove?: StateAbove;
  /** Longer suggestions are hardly taken here. */
  readonly prefersShort?: boolean;
}

/** What to ask, whom, and what will be kept of the answer. Throws `EndpointError` when no endpoint is set up. */
export async function prepareRequest(question: RequestQuestion): Promise<RequestPlan> {
  const { gateway, input, settings, snippets, selector = new ContextSelector() } = question;
  const { stateAbove = new StateAbove(), prefersShort = false } = question;
  const override = overrideForLanguage(settings, input.languageId);
  const target = await gateway.resolveTarget('completion', override);
  const { window, files } = layOutPrompt({ input, settings, target, snippets, selector });
  const requestFor: RequestPlan['requestFor'] = (other) =>
    buildRequest({ input, window, files, settings, target: other });
  const prepared = requestFor(target);
  const { languageId, insertSpaces, tabSize } = input;
  const stop = prepared.request.stop ?? [];
  const { uri, textStart } = input;
  const text = textAbove(input, window);
  const atStart = stateAbove.at({ uri, text, start: textStart, syntax: syntaxOf(languageId) });
  const context = createCleaningContext({
    ...window,
    languageId,
    insertSpaces,
    tabSize,
    stop,
    length: 'block',
    atStart,
  });
  const length = decideLength(context, { isAfterAcceptance: input.isAfterAcceptance === true, prefersShort });
  return {
    key: requestKey(target, prepared, length),
    target,
    prepared,
    requestFor,
    origin: {
      uri: input.uri,
      documentOffset: input.textStart + input.offset,
      window,
      context: { ...context, length },
    },
    files,
    override,
  };
}

/** What of the text before the cursor the model does not see. */
function textAbove(input: CompletionInput, { prefix }: PromptWindow): string {
  const before = textBefore(input);
  return before.slice(0, before.length - prefix.length);
}
