import * as vscode from 'vscode';
import type { ContextKind } from '../../core/context/contextKind.ts';
import { createFuzzyIndex } from '../../core/context/fuzzy/fuzzyIndex.ts';
import type { Logger } from '../../core/ports.ts';
import type { ContextItemView, ContextKindView } from '../../shared/chatProtocol.ts';
import { hiddenCharactersMessage } from '../chat/attachments.ts';
import { showInformation, showWarning } from '../notices.ts';
import type { ContextCandidate, ContextPiece, ContextSource, FoundContext, ReadContext } from './contextSource.ts';
import { createOffers } from './offers.ts';

/** What a menu shows; see `contextOffer` in the protocol. */
export interface ContextOffer {
  readonly kinds?: readonly ContextKindView[];
  readonly items: readonly ContextItemView[];
  readonly remark?: string;
  readonly isComplete: boolean;
}

export interface ContextQuery {
  /** Absent: kinds, what stands for itself, files and symbols. */
  readonly kind?: ContextKind;
  readonly query: string;
  readonly signal: AbortSignal;
}

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
  /** Goes with the service. */
  readonly owned: vscode.Disposable;
}

/** Found while no kind is named, besides what stands for itself. The first ones are quick, the others come later. */
const QUICK: readonly ContextKind[] = ['file'];
const SLOW: readonly ContextKind[] = ['symbol'];
const MOST_IN_OVERVIEW = 30;

export function createContextService(options: ContextServiceOptions): ContextService {
  const { sources, log } = options;
  const offers = createOffers();
  const ask = async (source: ContextSource, { query, signal }: ContextQuery): Promise<FoundContext> => {
    try {
      return await source.find(query, signal);
    } catch (error) {
      if (!signal.aborted) log.warn('A source of context failed.', { kind: source.kind, reason: String(error) });
      return { candidates: [] };
    }
  };
  const findAll = async (wanted: ContextQuery, onOffer: (offer: ContextOffer) => void): Promise<void> => {
    const kinds = matchingKinds(sources, wanted.query);
    const quick = sources.filter(({ kind, isSingle }) => isSingle || QUICK.includes(kind));
    const slow = wanted.query.trim() === '' ? [] : sources.filter(({ kind }) => SLOW.includes(kind));
    const later = Promise.all(slow.map((source) => ask(source, wanted)));
    const first = await Promise.all(
      quick.map(async (source) =>
        source.isSingle ? matchingSingles(source, await ask(source, wanted), wanted.query) : ask(source, wanted),
      ),
    );
    const offer = (found: readonly FoundContext[], isComplete: boolean): void => {
      const candidates = found.flatMap((one) => one.candidates.slice(0, MOST_IN_OVERVIEW));
      if (!wanted.signal.aborted) onOffer({ kinds, items: offers.add(candidates), isComplete });
    };
    offer(first, slow.length === 0);
    if (slow.length > 0) offer([...first, ...(await later)], true);
  };
  const read = (candidate: ContextCandidate): Promise<readonly ContextPiece[]> => readCandidate(candidate, log);
  return {
    async find(wanted, onOffer) {
      if (wanted.kind === undefined) return findAll(wanted, onOffer);
      const source = sources.find(({ kind }) => kind === wanted.kind);
      if (!source) return;
      const { candidates, remark } = await ask(source, wanted);
      if (!wanted.signal.aborted)
        onOffer({ items: offers.add(candidates), ...(remark !== undefined && { remark }), isComplete: true });
    },
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
    const title = vscode.l10n.t('Interline is reading {0}', label);
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

function matchingKinds(sources: readonly ContextSource[], query: string): readonly ContextKindView[] {
  const entries = sources
    .filter(({ isSingle }) => !isSingle)
    .map((source) => ({ item: source, name: source.kind, place: source.label }));
  return createFuzzyIndex(entries)
    .find(query, entries.length)
    .map(({ item: { kind, label, description } }) => ({ kind, name: kind, label, description }));
}

/** Those of a source that stands for itself are found by its name too. */
function matchingSingles(source: ContextSource, found: FoundContext, query: string): FoundContext {
  const entries = found.candidates.map((item) => ({ item, name: item.label, place: `${source.kind} ${item.detail}` }));
  const candidates = createFuzzyIndex(entries)
    .find(query, entries.length)
    .map(({ item, namePositions }) => ({ ...item, positions: namePositions }));
  return { candidates };
}
