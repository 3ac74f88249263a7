import * as vscode from 'vscode';
import type { Clock, Logger } from '../../core/ports.ts';
import { plainLabel } from '../../core/util/plainLabel.ts';
import { hiddenCharactersMessage } from '../chat/attachments.ts';
import { showInformation, showWarning } from '../notices.ts';
import type { ContextCandidate, ContextPiece, ContextSource, ReadContext } from './contextSource.ts';
import { type ContextOffer, type ContextQuery, findContext } from './findContext.ts';
import { createOffers } from './offers.ts';

/** Finds and reads what goes along with a question. Problems of reading are told by notices. */
export interface ContextService extends vscode.Disposable {
  /** Offers once or more, each in place of the one before. */
  find(wanted: ContextQuery, onOffer: (offer: ContextOffer) => void): Promise<void>;
  /** @param candidateId Of an item that was offered. */
  attach(candidateId: string): Promise<readonly ContextPiece[]>;
  attachDropped(addresses: readonly string[]): Promise<readonly ContextPiece[]>;
  attachText(label: string, text: string): Promise<readonly ContextPiece[]>;
}

export interface ContextServiceOptions {
  readonly sources: readonly ContextSource[];
  /** What was dropped, as something to be read. */
  readonly dropped: (addresses: readonly string[]) => Promise<readonly ContextCandidate[]>;
  readonly textPiece: (label: string, text: string) => ContextPiece;
  readonly log: Logger;
  readonly clock: Clock;
  /** Goes with the service. */
  readonly owned: vscode.Disposable;
}

export function createContextService(options: ContextServiceOptions): ContextService {
  const { sources, log, clock } = options;
  const offers = createOffers();
  const read = (candidate: ContextCandidate): Promise<readonly ContextPiece[]> => readCandidate(candidate, log);
  return {
    find: (wanted, onOffer) => findContext(wanted, { sources, log, clock, offers, onOffer }),
    async attach(candidateId) {
      const candidate = offers.get(candidateId);
      if (candidate) return read(candidate);
      void showInformation(vscode.l10n.t('This entry is out of date. Type @ again and choose anew.'));
      return [];
    },
    async attachDropped(addresses) {
      const pieces: ContextPiece[] = [];
      for (const candidate of await options.dropped(addresses)) pieces.push(...(await read(candidate)));
      return pieces;
    },
    async attachText(label, text) {
      return told([options.textPiece(label, text)]);
    },
    dispose: () => {
      options.owned.dispose();
    },
  };
}

/** A fault barrier: what cannot be read is told, and the chat goes on. */
async function readCandidate(candidate: ContextCandidate, log: Logger): Promise<readonly ContextPiece[]> {
  const { label, kind } = candidate;
  let read: ReadContext;
  try {
    const title = plainLabel(vscode.l10n.t('Interline is reading {0}', label));
    const options = { location: vscode.ProgressLocation.Window, title };
    read = await vscode.window.withProgress(options, () => candidate.read(new AbortController().signal));
  } catch (error) {
    log.warn('What was chosen could not be read.', { kind, reason: String(error) });
    read = { problem: vscode.l10n.t('{0} could not be read. Show Log says why.', label) };
  }
  if (!('problem' in read)) return told(read);
  void showWarning(read.problem);
  return [];
}

/** Says where something invisible was found. */
function told(pieces: readonly ContextPiece[]): readonly ContextPiece[] {
  for (const { label, hiddenCharacters } of pieces)
    if (hiddenCharacters > 0) void showWarning(hiddenCharactersMessage(label, hiddenCharacters));
  return pieces;
}
