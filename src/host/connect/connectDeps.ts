import * as vscode from 'vscode';
import type { WindowFacts } from '../../core/connect/requestSide.ts';
import type { EndpointClient } from '../../core/endpoint/endpointClient.ts';
import type { Platform } from '../../core/ports.ts';
import type { ConnectionDeps } from '../connection/connectionDeps.ts';

/** What connecting, importing and switching work with. */
export interface ConnectDeps extends ConnectionDeps {
  /** For endpoints that are not set up yet; the gateway knows only those that are. */
  readonly client: Pick<EndpointClient, 'listModels'>;
  readonly platform: Pick<Platform, 'kind'>;
  readonly context: Pick<vscode.ExtensionContext, 'extension' | 'globalStorageUri'>;
}

/** What tells from which side requests leave. */
export function windowFacts({ platform, context }: ConnectDeps): WindowFacts {
  return {
    platform: platform.kind,
    remoteName: vscode.env.remoteName,
    uiKind: vscode.env.uiKind === vscode.UIKind.Web ? 'web' : 'desktop',
    runsOn: context.extension.extensionKind === vscode.ExtensionKind.UI ? 'ui' : 'workspace',
  };
}
