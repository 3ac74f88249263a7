import * as vscode from 'vscode';
import { parseLink } from '../../shared/parseLink.ts';
import { askModally, showWarning } from '../notices.ts';

/** Opens an address that stood in an answer, after showing where it really leads. What is no http, https or mailto address is not opened. */
export async function openLink(href: string): Promise<void> {
  const link = parseLink(href);
  if (link === undefined) {
    void showWarning(vscode.l10n.t('This link is not opened: only web and mail addresses are.'));
    return;
  }
  const open = vscode.l10n.t('Open');
  const copy = vscode.l10n.t('Copy Address');
  const choice = await askModally(
    { message: vscode.l10n.t('Open {0}?', link.destination), detail: link.address, severity: 'information' },
    open,
    copy,
  );
  if (choice === open) await vscode.env.openExternal(vscode.Uri.parse(link.address, true));
  else if (choice === copy) await vscode.env.clipboard.writeText(link.address);
}
