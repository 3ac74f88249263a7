import * as vscode from 'vscode';
import { describeRequestSide, requestSide } from '../../core/connect/requestSide.ts';
import type { Platform } from '../../core/ports.ts';

export interface RequestSideDeps {
  readonly platform: Pick<Platform, 'kind'>;
  readonly context: Pick<vscode.ExtensionContext, 'extension'>;
}

/** From which machine requests of this window leave, in words; undefined where that is plain. */
export function requestSideWords({ platform, context }: RequestSideDeps): string | undefined {
  const side = requestSide({
    platform: platform.kind,
    remoteName: vscode.env.remoteName,
    uiKind: vscode.env.uiKind === vscode.UIKind.Web ? 'web' : 'desktop',
    runsOn: context.extension.extensionKind === vscode.ExtensionKind.UI ? 'ui' : 'workspace',
  });
  return side && describeRequestSide(side);
}
