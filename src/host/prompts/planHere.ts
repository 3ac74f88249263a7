import * as vscode from 'vscode';
import type { ModelGateway } from '../../core/endpoint/modelGateway.ts';
import { selectFimTemplate } from '../../core/fim/selectFimTemplate.ts';
import type { CompletionTemplate } from '../../core/fim/fimTemplate.ts';
import { type ContinuationPlan, planContinuation } from '../../core/prompts/continuationPlan.ts';
import { textAroundCursor } from '../../core/prompts/textAroundCursor.ts';
import type { Role } from '../../core/settings/endpoint.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { estimateTokens } from '../../core/usage/estimateTokens.ts';

export interface HerePlan {
  readonly role: Role;
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

interface Writer {
  readonly role: Role;
  readonly template: CompletionTemplate;
}

/** Which model writes on here, and what it is asked. Throws `EndpointError` when there is none. */
export async function planHere({ gateway, settings, document, position }: PlanHereOptions): Promise<HerePlan> {
  // Looked at before anything is waited for: the position belongs to the document as it is now.
  const offset = document.offsetAt(position);
  const text = document.getText();
  const { role, template } = await chooseWriter(gateway, settings);
  const maxTokens = template.kind === 'holeFiller' ? MAX_PROMPT_TOKENS : settings.completion.maxPromptTokens;
  const around = textAroundCursor({ text, offset, maxTokens, estimateTokens });
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  const parts = {
    ...around,
    fileName: document.isUntitled ? '' : vscode.workspace.asRelativePath(document.uri, false),
    language: document.languageId,
    repository: folder?.name ?? '',
  };
  const temperature = role === 'completion' ? settings.completion.temperature : settings.chat.temperature;
  const plan = planContinuation({ template, parts, maxTokens: MAX_TOKENS, temperature });
  return { role, plan, suffix: text.slice(offset) };
}

/**
 * The model that the user has set for editing, if any; else the one that completes, where it was trained to write raw text at a cursor;
 * else the one that chats.
 */
async function chooseWriter(gateway: PlanHereOptions['gateway'], settings: Settings): Promise<Writer> {
  const { edit } = settings.roles;
  if (edit.endpointName === '' && edit.model === '') {
    const writer = await completionWriter(gateway, settings).catch(() => undefined);
    if (writer) return writer;
  }
  const { model } = await gateway.resolveTarget('edit');
  return { role: 'edit', template: selectFimTemplate('auto', model) };
}

async function completionWriter(gateway: PlanHereOptions['gateway'], settings: Settings): Promise<Writer | undefined> {
  const { model } = await gateway.resolveTarget('completion');
  const template = selectFimTemplate(settings.completion.template, model);
  return template.kind === 'holeFiller' ? undefined : { role: 'completion', template };
}
