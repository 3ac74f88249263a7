import * as vscode from 'vscode';
import { fillPrompt } from '../../core/prompts/file/fillPrompt.ts';
import type { PromptFile, PromptInput } from '../../core/prompts/file/promptFile.ts';
import type { VariableName } from '../../core/prompts/file/variables.ts';
import type { Exclusions } from '../completion/exclusions.ts';
import { showWarning } from '../notices.ts';
import { gatherValues } from './gatherValues.ts';
import type { FilledPrompt, FillSubject, PromptInfo } from './promptLibrary.ts';

/** Fills a prompt that somebody wants to run: says what stands in the way, asks for what is missing. Undefined when nothing is to be sent. */
export async function fillForPerson(
  prompt: PromptInfo,
  subject: FillSubject,
  exclusions: Exclusions,
): Promise<FilledPrompt | undefined> {
  const { file } = prompt;
  if (prompt.isRestricted) return explainRestriction(prompt);
  if (!file) return explainErrors(prompt);
  const gathered = await gatherValues(variablesOf(file), subject, exclusions);
  if (!gathered) return undefined;
  const inputs = await askForInputs(file, subject.inputs ?? {});
  if (!inputs) return undefined;
  const { variables, attachments } = gathered;
  const { endpointName, model } = file;
  const choice = { ...(endpointName !== undefined && { endpointName }), ...(model !== undefined && { model }) };
  return {
    text: fillPrompt(file, { variables, inputs }),
    attachments,
    ...((endpointName !== undefined || model !== undefined) && { choice }),
  };
}

function variablesOf({ parts }: PromptFile): ReadonlySet<VariableName> {
  return new Set(parts.flatMap((part) => (part.kind === 'variable' ? [part.name] : [])));
}

async function explainRestriction({ place }: PromptInfo): Promise<undefined> {
  const manage = vscode.l10n.t('Manage Trust');
  const message = vscode.l10n.t(
    '{0} comes with a folder that you do not trust, so it is not run. Read it, and trust the folder if you know its authors.',
    place,
  );
  if ((await showWarning(message, manage)) === manage) await vscode.commands.executeCommand('workbench.trust.manage');
}

async function explainErrors({ place, uri }: PromptInfo): Promise<undefined> {
  const open = vscode.l10n.t('Open File');
  if (
    (await showWarning(
      vscode.l10n.t('{0} has errors and cannot be run. They are marked in the file.', place),
      open,
    )) === open
  )
    await vscode.window.showTextDocument(uri);
}

/** One box for each input that is not known; Escape turns away from the prompt altogether. */
async function askForInputs(
  { name, inputs }: PromptFile,
  known: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>> | undefined> {
  const missing = inputs.filter((input) => !Object.hasOwn(known, input.name));
  const answers = new Map(Object.entries(known));
  for (const [index, input] of missing.entries()) {
    const step = missing.length > 1 ? ` (${index + 1}/${missing.length})` : '';
    const answer = await askForInput(input, `/${name}${step}`);
    if (answer === undefined) return undefined;
    answers.set(input.name, answer);
  }
  return Object.fromEntries(answers);
}

function askForInput({ name, placeholder }: PromptInput, title: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({ title, prompt: name, placeHolder: placeholder, ignoreFocusOut: true });
}
