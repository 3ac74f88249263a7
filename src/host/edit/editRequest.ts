import * as vscode from 'vscode';
import { answerTokens, askForEdit } from '../../core/edit/ask/askForEdit.ts';
import {
  buildEditMessages,
  type EditAttachment,
  type EditPrompt,
  type FollowUp,
} from '../../core/edit/prompt/buildEditMessages.ts';
import type { InlineEditState } from '../../core/edit/session/inlineEdit.ts';
import type { ConnectionOverride } from '../../core/endpoint/connection.ts';
import { joinInstructions } from '../../core/prompts/joinInstructions.ts';
import { estimateTokens } from '../../core/usage/estimateTokens.ts';
import { untilAborted } from '../../core/util/untilAborted.ts';
import { createModelWindows, type ModelWindows } from '../chat/modelWindows.ts';
import type { EditDeps } from './editDeps.ts';
import type { AskModel } from './liveEdit.ts';

/** What a person asked for; kept for a retry and grown by follow-ups. */
export interface EditWish {
  readonly instruction: string;
  readonly attachments: readonly EditAttachment[];
  readonly followUps: readonly FollowUp[];
  /** Over the role's own endpoint and model. */
  readonly choice?: Pick<ConnectionOverride, 'endpointName' | 'model'>;
}

/** By so much our estimate of a prompt may be too small. */
const SHARE_OF_ESTIMATE = 0.9;
const SMALLEST_PROMPT_TOKENS = 1_024;
/** What a project says of itself goes out with every edit: in UTF-16 code units. */
const MOST_INSTRUCTIONS = 12_000;

/** Asks the model for edits about edits as they stand when they are asked. */
export interface EditRequests {
  /** @param onLeftOut Told which attachments did not fit. */
  request(about: EditSubject, onLeftOut: (labels: readonly string[]) => void): AskModel;
}

export interface EditSubject {
  readonly wish: EditWish;
  readonly document: vscode.TextDocument;
  /** When the answer is about to come. */
  readonly state: InlineEditState;
}

export function createEditRequests({
  gateway,
  settings,
  instructions,
}: Pick<EditDeps, 'gateway' | 'settings' | 'instructions'>): EditRequests {
  const windows = createModelWindows(gateway);
  return {
    request: (about, onLeftOut) => async (onText, signal) => {
      const override = about.wish.choice ?? {};
      const { maxTokens: usual, temperature } = settings.current.chat;
      const maxTokens = answerTokens(estimateTokens(about.state.baseText), usual);
      const target = await untilAborted(gateway.resolveTarget('edit', override), signal);
      if (!target) return { isCut: true };
      const asked = joinInstructions(await instructions.read(about.document.uri), MOST_INSTRUCTIONS);
      const tokens = await promptTokens({ windows, target, maxTokens, signal });
      const prompt = buildPrompt(about, asked, tokens);
      if (prompt.leftOut.length > 0) onLeftOut(prompt.leftOut);
      return askForEdit({ gateway, messages: prompt.messages, maxTokens, temperature, signal, override, onText });
    },
  };
}

interface Room {
  readonly windows: ModelWindows;
  readonly target: Parameters<ModelWindows['tokensOf']>[0];
  readonly maxTokens: number;
  readonly signal: AbortSignal;
}

async function promptTokens({ windows, target, maxTokens, signal }: Room): Promise<number> {
  const window = await windows.tokensOf(target, signal);
  const room = Math.max(SMALLEST_PROMPT_TOKENS, window - maxTokens, Math.floor(window / 4));
  return Math.floor((room * SHARE_OF_ESTIMATE) / (target.tokenFactor ?? 1));
}

function buildPrompt(
  { wish, document, state }: EditSubject,
  projectInstructions: string,
  maxPromptTokens: number,
): EditPrompt {
  const text = document.getText();
  return buildEditMessages({
    ...wish,
    languageId: document.languageId,
    fileName: document.isUntitled ? '' : vscode.workspace.asRelativePath(document.uri, false),
    before: text.slice(0, state.start),
    selection: state.baseText,
    after: text.slice(state.start + state.baseText.length),
    projectInstructions,
    maxPromptTokens,
    estimateTokens,
  });
}
