import * as vscode from 'vscode';
import { parseLink } from '../../shared/parseLink.ts';

/** Opens an address that stood in an answer, after showing where it really leads. What is no http, https or mailto address is not opened. */
export async function openLink(href: string): Promise<void> {
  const link = parseLink(href);
  if (link === undefined) {
    void vscode.window.showWarningMessage('This link is not opened: only web and mail addresses are.');
    return;
  }
  const open = 'Open';
  const copy = 'Copy Address';
  const options = { modal: true, detail: link.address };
  const choice = await vscode.window.showInformationMessage(`Open ${link.destination}?`, options, open, copy);
  if (choice === open) await vscode.env.openExternal(vscode.Uri.parse(link.address, true));
  else if (choice === copy) await vscode.env.clipboard.writeText(link.address);
}
