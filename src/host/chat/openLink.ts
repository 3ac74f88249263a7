import * as vscode from 'vscode';
import { parseLink } from '../../shared/parseLink.ts';
import { askModally, showWarning } from '../notices.ts';

/** Opens an address that stood in an answer, after showing where it really leads. What is no http, https or mailto address is not opened. */
export async function openLink(href: string): Promise<void> {
  const link = parseLink(href);
  if (link === undefined) {
    void showWarning('This link is not opened: only web and mail addresses are.');
    return;
  }
  const open = 'Open';
  const copy = 'Copy Address';
  const choice = await askModally(
    { message: `Open ${link.destination}?`, detail: link.address, severity: 'information' },
    open,
    copy,
  );
  if (choice === open) await vscode.env.openExternal(vscode.Uri.parse(link.address, true));
  else if (choice === copy) await vscode.env.clipboard.writeText(link.address);
}
