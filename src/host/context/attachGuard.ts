import * as vscode from 'vscode';
import { isPrivatePath } from '../../core/util/isPrivatePath.ts';
import { confirmPrivateFile } from '../chat/attachments.ts';
import type { Exclusions } from '../completion/exclusions.ts';
import { askModally } from '../notices.ts';

/** Decides whose text may go along with a question. */
export interface AttachGuard {
  /** Asks where a file is private by its name, or kept at home by a rule: the person has chosen this very file. */
  mayAttach(uri: vscode.Uri, label: string): Promise<boolean>;
  /** The same without a question, for files that were found and not chosen: those for which it would have to ask stay at home. */
  isFree(uri: vscode.Uri): Promise<boolean>;
}

export function createAttachGuard(exclusions: Pick<Exclusions, 'read' | 'exclusionOf'>): AttachGuard {
  const ruleFor = async (uri: vscode.Uri) => {
    await exclusions.read(uri);
    const exclusion = exclusions.exclusionOf(uri);
    // Rules that change while they are read: what is not known counts as excluded.
    return exclusion === 'unread' ? { source: '.interlineignore', pattern: '*' } : exclusion;
  };
  return {
    async mayAttach(uri, label) {
      if (isPrivatePath(uri.path)) return confirmPrivateFile(label);
      const rule = await ruleFor(uri);
      return rule === undefined || confirmExcludedFile(label, rule);
    },
    async isFree(uri) {
      return !isPrivatePath(uri.path) && (await ruleFor(uri)) === undefined;
    },
  };
}

async function confirmExcludedFile(
  label: string,
  { source, pattern }: { readonly source: string; readonly pattern: string },
): Promise<boolean> {
  const attach = vscode.l10n.t('Attach Anyway');
  const message = vscode.l10n.t('Attach {0}?', label);
  const detail = vscode.l10n.t(
    'The rule “{0}” of {1} keeps its text at home. It would be sent to the endpoint of the chat.',
    pattern,
    source,
  );
  return (await askModally({ message, detail, severity: 'warning' }, attach)) === attach;
}
