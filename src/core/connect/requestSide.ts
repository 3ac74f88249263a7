import { t } from '@vscode/l10n';

/** What the editor tells of the window, in plain words of its API. */
export interface WindowFacts {
  /** `web`: the extension runs in a worker of the browser and has only its `fetch`. */
  readonly platform: 'node' | 'web';
  /** As in `vscode.env.remoteName`: `wsl`, `ssh-remote`, `dev-container`, `codespaces` …; undefined in a local window. */
  readonly remoteName: string | undefined;
  /** As in `vscode.env.uiKind`: where the window is drawn. */
  readonly uiKind: 'desktop' | 'web';
  /** On which side of a remote window the extension runs. */
  readonly runsOn: 'workspace' | 'ui';
}

export interface RequestSide {
  /** Completes "Requests leave from …". */
  readonly place: string;
  /** Whole sentences: what `127.0.0.1` means here, and how to reach a server on another side. */
  readonly advice: string;
}

/**
 * From which machine requests leave, for windows in which that is not plain; undefined when the window, the extension and the user's own
 * servers are on one machine.
 */
export function requestSide(facts: WindowFacts): RequestSide | undefined {
  if (facts.platform === 'web')
    return {
      place: t('your browser'),
      advice: t(
        'There 127.0.0.1 is the machine that runs the browser, and a server must allow requests from web pages (CORS); llama-server and Ollama do once this page is an allowed origin.',
      ),
    };
  if (facts.remoteName === undefined) return facts.uiKind === 'web' ? servedSide() : undefined;
  if (facts.runsOn === 'ui')
    return {
      place: t('your own machine, not the remote one'),
      advice: t('There 127.0.0.1 is the machine in front of you; a server on the remote side needs a forwarded port.'),
    };
  return REMOTES.find(({ name }) => name.test(facts.remoteName ?? ''))?.side() ?? otherRemote(facts.remoteName);
}

/** One line for a picker or a report. */
export function describeRequestSide(side: RequestSide): string {
  return t('Requests leave from {0}. {1}', side.place, side.advice);
}

const servedSide = (): RequestSide => ({
  place: t('the machine that serves this window'),
  advice: t('There 127.0.0.1 is that machine, not the one that runs your browser.'),
});

const REMOTES: readonly { readonly name: RegExp; readonly side: () => RequestSide }[] = [
  {
    name: /^wsl/,
    side: () => ({
      place: t('inside WSL'),
      advice: t(
        'There 127.0.0.1 is the Linux side. A server on Windows is reached at the gateway address that "ip route show default" prints behind "via" (the server must listen on 0.0.0.0), or at 127.0.0.1 once ".wslconfig" says networkingMode=mirrored.',
      ),
    }),
  },
  {
    name: /^ssh-remote/,
    side: () => ({
      place: t('the machine at the other end of SSH'),
      advice: t(
        'There 127.0.0.1 is that machine. A server on your own machine is reached through a reverse tunnel, for example "RemoteForward 8080 127.0.0.1:8080" in your SSH configuration.',
      ),
    }),
  },
  {
    name: /^(?:dev-container|attached-container)/,
    side: () => ({
      place: t('inside the container'),
      advice: t(
        'There 127.0.0.1 is the container. A server on the machine around it is reached at host.docker.internal.',
      ),
    }),
  },
  {
    name: /^codespaces/,
    side: () => ({
      place: t('your codespace'),
      advice: t(
        'There 127.0.0.1 is the codespace; a server on your own machine needs an address that the internet can reach.',
      ),
    }),
  },
  {
    name: /^tunnel/,
    side: () => ({
      place: t('the machine at the other end of the tunnel'),
      advice: t('There 127.0.0.1 is that machine, not the one in front of you.'),
    }),
  },
];

/** A server that brings its own workbench names the remote side by its address. */
const ADDRESS = /^(?:\[[\da-f:]+\]|[\w.-]+):\d+$|^\d+(?:\.\d+){3}$|^localhost$/i;

function otherRemote(remoteName: string): RequestSide {
  if (ADDRESS.test(remoteName)) return servedSide();
  const name = remoteName.replace(/[^\w-]/g, '').slice(0, 40);
  return {
    place: t('the remote side ({0})', name),
    advice: t('There 127.0.0.1 is the remote machine, not the one in front of you.'),
  };
}
