import type * as vscode from 'vscode';
import type { EndpointClient } from '../../core/endpoint/endpointClient.ts';
import type { ConnectionDeps } from '../connection/connectionDeps.ts';

/** What connecting, importing and switching work with. */
export interface ConnectDeps extends ConnectionDeps {
  /** For endpoints that are not set up yet; the gateway knows only those that are. */
  readonly client: Pick<EndpointClient, 'listModels'>;
  readonly context: Pick<vscode.ExtensionContext, 'globalStorageUri'>;
}
