import * as vscode from 'vscode';
import type { Attachment } from '../../core/chat/conversation.ts';
import { describeProblems } from '../../core/prompts/describeProblems.ts';
import type { PromptValue } from '../../core/prompts/file/fillPrompt.ts';
import type { VariableName } from '../../core/prompts/file/variables.ts';
import { revealInvisible } from '../../core/util/revealInvisible.ts';
import { createAttachment, placeLabel } from '../chat/attachments.ts';
import type { Exclusions } from '../completion/exclusions.ts';
import { showInformation } from '../notices.ts';
import type { FillSubject } from './promptLibrary.ts';
import { type PromptPlace, problemsAt, promptPlace } from './promptSubject.ts';
import { uncommittedDiff } from './uncommittedDiff.ts';

export interface GatheredValues {
  readonly variables: ReadonlyMap<VariableName, PromptValue>;
  readonly attachments: readonly Attachment[];
}

/** What a variable stands for; a message when there is nothing; undefined when the user turned away. */
type Gathered =
  { readonly value: PromptValue; readonly attachment?: Attachment } | { readonly missing: string } | undefined;

/** What variables are gathered from. */
interface Surroundings {
  readonly document: vscode.TextDocument;
  /** What `${selection}` means. */
  readonly place: PromptPlace;
  /** The prompt is about a part of the document, not about all of it. */
  readonly isAboutPlace: boolean;
  /** The model sees the place anyway. */
  readonly isShown: boolean;
}

interface GatherFrom {
  readonly around: Surroundings | undefined;
  readonly document: vscode.TextDocument | undefined;
  readonly exclusions: Exclusions;
}

/**
 * The values of these variables and no others: what a prompt does not name is not looked at. Undefined when one of them has none, after a
 * message with a next step, or when the user turned away.
 */
export async function gatherValues(
  names: ReadonlySet<VariableName>,
  { editor, place }: FillSubject,
  exclusions: Exclusions,
): Promise<GatheredValues | undefined> {
  const document = place?.document ?? editor?.document;
  const wantsPlace = names.has('selection') || names.has('diagnostics');
  const found = place ?? (editor && wantsPlace ? await promptPlace(editor) : undefined);
  const variables = new Map<VariableName, PromptValue>();
  const attachments: Attachment[] = [];
  for (const name of names) {
    const around = document && {
      document,
      place: found ?? { document },
      isAboutPlace: place !== undefined || names.has('selection'),
      isShown: place !== undefined,
    };
    const gathered = await gather(name, { around, document, exclusions });
    if (!gathered) return undefined;
    if ('missing' in gathered) {
      void showInformation(gathered.missing);
      return undefined;
    }
    variables.set(name, gathered.value);
    if (gathered.attachment) attachments.push(gathered.attachment);
  }
  return { variables, attachments };
}

async function gather(name: VariableName, { around, document, exclusions }: GatherFrom): Promise<Gathered> {
  if (name === 'diff') return gatherDiff(document, exclusions);
  if (name === 'clipboard') return gatherClipboard();
  if (name === 'workspaceFolderBasename') return gatherFolder(around?.document);
  if (!around) return { missing: vscode.l10n.t('This prompt is about a file. Open one, then run the prompt again.') };
  return GATHERERS[name](around);
}

type AboutDocument = Exclude<VariableName, 'clipboard' | 'diff' | 'workspaceFolderBasename'>;

const GATHERERS: Readonly<Record<AboutDocument, (around: Surroundings) => Gathered | Promise<Gathered>>> = {
  selection: ({ place, isShown }) => (isShown ? { value: nameValue(placeLabel(place)) } : attached(place)),
  file: ({ document }) => attached({ document }),
  fileBasename: ({ document }) => ({ value: nameValue(baseName(document.uri.path)) }),
  fileBasenameNoExtension: ({ document }) => ({
    value: nameValue(baseName(document.uri.path).replace(/(?<=.)\.[^.]*$/, '')),
  }),
  fileDirname: ({ document }) => ({ value: nameValue(folderOf(document)) }),
  language: ({ document }) => ({ value: { kind: 'words', text: document.languageId } }),
  diagnostics: ({ document, place, isAboutPlace }) => ({
    value: { kind: 'lines', text: describeProblems(problemsAt(isAboutPlace ? place : { document })) },
  }),
};

/** Code goes along beside the text, which holds its name: people can read the question, and asking first and showing hidden characters happen in one place. */
async function attached(place: PromptPlace): Promise<Gathered> {
  const attachment = await createAttachment(place, crypto.randomUUID());
  return attachment && { value: nameValue(attachment.label), attachment };
}

async function gatherClipboard(): Promise<Gathered> {
  const { text } = revealInvisible(await vscode.env.clipboard.readText());
  if (text.trim() === '')
    return { missing: vscode.l10n.t('The clipboard is empty. Copy what this prompt is about, then run it again.') };
  return { value: { kind: 'code', text, languageId: '' } };
}

async function gatherDiff(document: vscode.TextDocument | undefined, exclusions: Exclusions): Promise<Gathered> {
  const uri = (document && !document.isUntitled ? document.uri : undefined) ?? firstFolder()?.uri;
  const diff = uri && (await uncommittedDiff(uri, exclusions));
  if (diff === undefined)
    return {
      missing: vscode.l10n.t('There is no Git repository here. Open a folder with one, then run the prompt again.'),
    };
  if (diff === '')
    return { missing: vscode.l10n.t('There are no uncommitted changes. Change something, then run the prompt again.') };
  return { value: { kind: 'code', text: revealInvisible(diff).text, languageId: 'diff' } };
}

function gatherFolder(document: vscode.TextDocument | undefined): Gathered {
  const folder = (document && vscode.workspace.getWorkspaceFolder(document.uri)) ?? firstFolder();
  if (!folder) return { missing: vscode.l10n.t('This prompt is about a folder. Open one, then run the prompt again.') };
  return { value: nameValue(folder.name) };
}

function firstFolder(): vscode.WorkspaceFolder | undefined {
  return vscode.workspace.workspaceFolders?.[0];
}

function nameValue(text: string): PromptValue {
  return { kind: 'name', text };
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** As people see it, from the workspace folder; a dot at its top. */
function folderOf({ uri, isUntitled }: vscode.TextDocument): string {
  const path = isUntitled ? '' : vscode.workspace.asRelativePath(uri);
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.';
}
