import * as vscode from 'vscode';
import type { ConnectionOverride } from '../../core/endpoint/connection.ts';
import type { ModelGateway, Target } from '../../core/endpoint/modelGateway.ts';
import { selectFimTemplate, templateForTarget } from '../../core/fim/selectFimTemplate.ts';
import type { CompletionTemplate } from '../../core/fim/fimTemplate.ts';
import { type ContinuationPlan, planContinuation } from '../../core/prompts/continuationPlan.ts';
import { textAroundCursor } from '../../core/prompts/textAroundCursor.ts';
import type { Role } from '../../core/settings/endpoint.ts';
import { overrideForLanguage } from '../../core/settings/parseModelsByLanguage.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { estimateTokens } from '../../core/usage/estimateTokens.ts';

export interface HerePlan {
  readonly role: Role;
  readonly override?: ConnectionOverride;
  readonly plan: ContinuationPlan;
  /** All text after the cursor, for knowing when the model has reached it. */
  readonly suffix: string;
}

export interface PlanHereOptions {
  readonly gateway: Pick<ModelGateway, 'resolveTarget'>;
  readonly settings: Settings;
  readonly document: vscode.TextDocument;
  readonly position: vscode.Position;
}

/** A raw model knows no end of its own where it was trained on whole files. */
const MAX_TOKENS = 1024;
/** Chat models take more text than the small ones that complete while one types. */
const MAX_PROMPT_TOKENS = 6000;

type Gateway = PlanHereOptions['gateway'];

interface Writer {
  readonly role: Role;
  readonly override?: ConnectionOverride;
  readonly template: CompletionTemplate;
}

/** Which model writes on here, and what it is asked. Throws `EndpointError` when there is none. */
export async function planHere({ gateway, settings, document, position }: PlanHereOptions): Promise<HerePlan> {
  // Looked at before anything is waited for: the position belongs to the document as it is now.
  const offset = document.offsetAt(position);
  const text = document.getText();
  const { template, ...writer } = await chooseWriter(gateway, settings, document.languageId);
  const maxTokens = template.kind === 'holeFiller' ? MAX_PROMPT_TOKENS : settings.completion.maxPromptTokens;
  const around = textAroundCursor({ text, offset, maxTokens, estimateTokens });
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  const parts = {
    ...around,
    fileName: document.isUntitled ? '' : vscode.workspace.asRelativePath(document.uri, false),
    language: document.languageId,
    repository: folder?.name ?? '',
  };
  const temperature = writer.role === 'completion' ? settings.completion.temperature : settings.chat.temperature;
  const plan = planContinuation({ template, parts, maxTokens: MAX_TOKENS, temperature });
  return { ...writer, plan, suffix: text.slice(offset) };
}

/**
 * The model that the user has set for editing, if any; else the one that completes, where it was trained to write raw text at a cursor;
 * else the one that chats. A name alone does not tell that a model knows a template, so the model for editing is asked in words, unless it
 * is the one that completes.
 */
async function chooseWriter(gateway: Gateway, settings: Settings, languageId: string): Promise<Writer> {
  const override = overrideForLanguage(settings, languageId);
  const completion = await completionTarget(gateway, override);
  const template = completion && templateForTarget(settings.completion.template, completion);
  const raw = template && template.kind !== 'holeFiller' ? template : undefined;
  const { edit: editSettings } = settings.roles;
  if (raw && editSettings.endpointName === '' && editSettings.model === '')
    return { role: 'completion', template: raw, ...(override && { override }) };
  const edit = await gateway.resolveTarget('edit');
  const isSame = completion && isSameModel(edit, completion);
  return { role: 'edit', template: raw && isSame ? raw : selectFimTemplate(ASK_IN_WORDS, edit.model) };
}

const ASK_IN_WORDS = 'chat';

async function completionTarget(gateway: Gateway, override?: ConnectionOverride): Promise<Target | undefined> {
  try {
    return await gateway.resolveTarget('completion', override);
  } catch {
    // Whoever has only set up a chat model writes with that.
    return undefined;
  }
}

function isSameModel(a: Target, b: Target): boolean {
  return a.model === b.model && a.connection.endpoint.baseUrl === b.connection.endpoint.baseUrl;
}
