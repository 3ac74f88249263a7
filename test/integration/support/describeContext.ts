import * as vscode from 'vscode';
import type { ContextKind } from '../../../src/core/context/contextKind.ts';
import type { FetchFunction } from '../../../src/core/ports.ts';
import { createLastEditor } from '../../../src/host/chat/lastEditor.ts';
import { createExclusions } from '../../../src/host/completion/exclusions.ts';
import type { ContextService } from '../../../src/host/context/contextService.ts';
import type { ContextPiece } from '../../../src/host/context/contextSource.ts';
import type { ContextOffer } from '../../../src/host/context/findContext.ts';
import { loadContext } from '../../../src/host/context/loadContext.ts';
import { TerminalWatch } from '../../../src/host/products/terminal/terminalWatch.ts';
import { createSettingsSource } from '../../../src/host/settings/settingsSource.ts';
import type { ContextItemView } from '../../../src/shared/chatProtocol.ts';
import { createNodePlatform } from '../../../src/platform/node/nodePlatform.ts';
import { InMemoryLogger } from '../../support/inMemoryLogger.ts';

/** Everything behind an `@`, as the chat loads it, with pages of our own. */
export interface OpenContext extends vscode.Disposable {
  readonly service: ContextService;
  /** What was asked of the web. */
  readonly asked: string[];
  /** What the chat's input holds. */
  draft: string;
  offer(query: string, kind?: ContextKind): Promise<ContextOffer>;
  items(query: string, kind?: ContextKind): Promise<readonly ContextItemView[]>;
  /** Of the first item whose label or detail holds these words. */
  attach(item: {
    readonly kind: ContextKind;
    readonly query: string;
    readonly words?: string;
  }): Promise<readonly ContextPiece[]>;
}

export function openContext(pages: Readonly<Record<string, () => Response>> = {}): OpenContext {
  const { clock, programs, environment } = createNodePlatform();
  const settings = createSettingsSource();
  const exclusions = createExclusions(settings);
  const lastEditor = createLastEditor();
  const terminals = new TerminalWatch();
  const asked: string[] = [];
  const fetch: FetchFunction = async (url) => {
    asked.push(url);
    const page = pages[url];
    if (!page) throw new TypeError('no such host');
    return page();
  };
  const deps = {
    clock,
    log: new InMemoryLogger(),
    settings,
    exclusions,
    lastEditor,
    terminals,
    fetch,
    programs,
    environment,
  };
  const service = loadContext({ ...deps, draft: () => context.draft });
  const owned = vscode.Disposable.from(service, settings, exclusions, lastEditor, terminals);
  const context: OpenContext = {
    service,
    asked,
    draft: '',
    async offer(query, kind) {
      const offers: ContextOffer[] = [];
      const { signal } = new AbortController();
      await service.find({ query, ...(kind && { kind }), signal }, (offer) => void offers.push(offer));
      const last = offers.at(-1);
      if (!last?.isComplete) throw new Error('The offers did not come to an end.');
      return last;
    },
    items: async (query, kind) => (await context.offer(query, kind)).items,
    async attach({ kind, query, words = '' }) {
      const items = await context.items(query, kind);
      const item = items.find(({ label, detail }) => `${label} ${detail}`.includes(words));
      if (!item) throw new Error(`Nothing with “${words}” among ${items.map(({ label }) => label).join(', ')}.`);
      return service.attach(item.id);
    },
    dispose: () => {
      owned.dispose();
    },
  };
  return context;
}

/** Files of a folder of their own in the workspace; its address. */
export async function writeFiles(name: string, files: Readonly<Record<string, string>>): Promise<vscode.Uri> {
  const workspace = vscode.workspace.workspaceFolders?.[0];
  if (!workspace) throw new Error('The window has no folder.');
  const root = vscode.Uri.joinPath(workspace.uri, name);
  for (const [path, text] of Object.entries(files))
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(root, path), new TextEncoder().encode(text));
  return root;
}
