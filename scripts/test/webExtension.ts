import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Page } from 'playwright-core';

export interface WebExtensionServer {
  /** Makes the workbench in this page load the extension, and its suite, into the web worker host. Before the page goes anywhere. */
  readonly configurePage: (page: Page, authority: string) => Promise<void>;
  close(): void;
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};
const CORS = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };

interface Address {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
}

/** Serves an extension's folder to a workbench, which reads unpacked web extensions over http only. */
export async function serveWebExtension(folder: string): Promise<WebExtensionServer> {
  const server = createServer((request, response) => {
    void sendFile(
      path.join(folder, path.normalize(new URL(request.url ?? '/', 'http://localhost').pathname)),
      response,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    configurePage: async (page, authority) => {
      // The page may connect to its own origin only, so the files go through code-server's proxy.
      const extension: Address = { scheme: 'http', authority, path: `/proxy/${port}` };
      const suite: Address = { ...extension, path: `${extension.path}/suite/index.js` };
      await page.addInitScript(injectDevelopmentOptions, { extensions: [extension], extensionTestsPath: suite });
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function sendFile(file: string, response: ServerResponse): Promise<void> {
  try {
    const content = await readFile(file);
    response
      .writeHead(200, { ...CORS, 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' })
      .end(content);
  } catch {
    response.writeHead(404, CORS).end();
  }
}

/** Runs in the page: lays the options into the workbench's configuration element before the workbench's own script reads it. */
function injectDevelopmentOptions(options: {
  readonly extensions: readonly Address[];
  readonly extensionTestsPath: Address;
}): void {
  new MutationObserver((_records, observer) => {
    const element = document.getElementById('vscode-workbench-web-configuration');
    if (!element) return;
    observer.disconnect();
    const configuration = JSON.parse(element.dataset['settings'] ?? '{}') as { developmentOptions?: object };
    configuration.developmentOptions = { ...configuration.developmentOptions, ...options };
    element.dataset['settings'] = JSON.stringify(configuration);
  }).observe(document, { childList: true, subtree: true });
}
