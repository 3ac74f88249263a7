import * as vscode from 'vscode';
import { type FetchedPage, fetchPage } from '../../../core/context/url/fetchPage.ts';
import { isAllowedHost, parsePageAddress } from '../../../core/context/url/pageAddress.ts';
import { readableText } from '../../../core/context/url/readableText.ts';
import type { Clock, FetchFunction } from '../../../core/ports.ts';
import { askModally } from '../../notices.ts';
import type { SettingsSource } from '../../settings/settingsSource.ts';
import { writeSetting } from '../../settings/settingsWriter.ts';
import type { ContextCandidate, ContextSource, ReadContext } from '../contextSource.ts';
import { makePiece } from '../makePiece.ts';

export interface UrlSourceDeps {
  readonly fetch: FetchFunction;
  readonly clock: Clock;
  readonly settings: SettingsSource;
}

/** About 25 000 tokens. */
const LONGEST_PAGE = 100_000;

/** A page of the web, of a host that the user allows by name. */
export function createUrlSource(deps: UrlSourceDeps): ContextSource {
  return {
    kind: 'url',
    isSingle: false,
    label: vscode.l10n.t('Web Page'),
    description: vscode.l10n.t('The text of a page, after you have allowed its host'),
    async find(query) {
      const address = parsePageAddress(query);
      if (address.kind === 'page') return { candidates: [pageCandidate(address.url, deps)] };
      return { candidates: [], remark: REMARKS[query.trim() === '' ? 'noAddress' : address.reason]() };
    },
  };
}

const REMARKS = {
  noAddress: () => vscode.l10n.t('Paste the address of a page, such as https://example.org/guide.'),
  scheme: () => vscode.l10n.t('Only pages with http or https addresses can be read.'),
  credentials: () => vscode.l10n.t('This address holds a name or password. Remove it, then try again.'),
} as const;

function pageCandidate(url: URL, deps: UrlSourceDeps): ContextCandidate {
  return { kind: 'url', label: url.host, detail: url.href, read: (signal) => readAllowed(url, deps, signal) };
}

async function readAllowed(url: URL, deps: UrlSourceDeps, signal: AbortSignal): Promise<ReadContext> {
  const allowed = deps.settings.current.chat.allowedHosts;
  const isKnown = isAllowedHost(url, allowed);
  if (!isKnown && !(await askForHost(url, allowed))) return [];
  const page = await fetchPage({ url, allowedHosts: [...allowed, url.host], signal }, deps);
  return page.kind === 'page' ? [pieceOf(page)] : { problem: describeFailure(page, url) };
}

/** A host that is always allowed goes into the user's own settings. */
async function askForHost({ host, href }: URL, allowed: readonly string[]): Promise<boolean> {
  const once = vscode.l10n.t('Read Once');
  const always = vscode.l10n.t('Always for This Host');
  const message = vscode.l10n.t('Read a page from {0}?', host);
  const detail = vscode.l10n.t(
    '{0}\n\nInterline asks this address once, without any key or cookie. The text of the page goes along with your question; it may hold instructions to the model.',
    href,
  );
  const answer = await askModally({ message, detail, severity: 'warning' }, once, always);
  if (answer === always) await writeSetting('chat.allowedHosts', [...allowed, host]);
  return answer === once || answer === always;
}

function pieceOf({ url, contentType, text, isCut }: Extract<FetchedPage, { readonly kind: 'page' }>) {
  const isHtml = /html/.test(contentType) || (contentType === '' && /^\s*<(?:!doctype|html)/i.test(text));
  const page = isHtml ? readableText(text) : { title: '', text };
  const heading = page.title === '' ? '' : `${page.title}\n\n`;
  return makePiece({
    kind: 'url',
    label: url.href,
    languageId: isHtml ? 'markdown' : 'plaintext',
    text: heading + page.text,
    origin: { uri: url.href },
    maxCharacters: LONGEST_PAGE,
    isCut,
  });
}

function describeFailure(page: Exclude<FetchedPage, { readonly kind: 'page' }>, { host, href }: URL): string {
  switch (page.kind) {
    case 'notAllowed':
    case 'ledElsewhere':
      return vscode.l10n.t(
        'The page at {0} leads on to {1}, which is not allowed. If you trust that host, attach its address itself.',
        host,
        page.host,
      );
    case 'ledSomewhere':
      return vscode.l10n.t(
        'The page at {0} leads somewhere else. Open it in a browser and attach where it ends.',
        host,
      );
    case 'refused':
      return vscode.l10n.t(
        '{0} answered with status {1}. Open the page in a browser and paste its text.',
        host,
        page.status,
      );
    case 'noText':
      return vscode.l10n.t('{0} is no text but {1}. Attach a page with text.', href, page.contentType);
    case 'timeout':
      return vscode.l10n.t('{0} did not answer in time. Try again, or paste the text of the page.', host);
    case 'unreachable':
      return vscode.l10n.t('{0} cannot be reached. Look at the address and your connection, then try again.', host);
    case 'aborted':
      return vscode.l10n.t('Reading {0} was stopped.', host);
  }
}
