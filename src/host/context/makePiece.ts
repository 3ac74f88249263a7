import type { AttachmentKind, Provenance } from '../../core/chat/attachment.ts';
import { cutText } from '../../core/context/cutText.ts';
import { estimateTokens } from '../../core/usage/estimateTokens.ts';
import { hashText } from '../../core/util/hashText.ts';
import { revealInvisible } from '../../core/util/revealInvisible.ts';
import type { ContextPiece } from './contextSource.ts';

/** In code units: about 100 000 tokens, more than most models take. */
export const LONGEST_PIECE = 400_000;

export interface RawPiece {
  readonly kind: AttachmentKind;
  readonly label: string;
  /** In English, where the label is words in the reader's language. */
  readonly promptLabel?: string;
  readonly languageId: string;
  /** As it was read, whole. */
  readonly text: string;
  /** Its hash is made here. */
  readonly origin?: Omit<Provenance, 'hash'>;
  readonly maxCharacters?: number;
  /** Something was left out already, and the text says so. */
  readonly isCut?: boolean;
}

/** Bounds a text, makes what is invisible visible, and counts. */
export function makePiece(raw: RawPiece): ContextPiece {
  const { kind, label, languageId, origin, maxCharacters = LONGEST_PIECE } = raw;
  const cut = cutText(raw.text, maxCharacters);
  const { text, count } = revealInvisible(cut.text);
  const shownLabel = cleanLabel(label);
  const promptLabel = cleanLabel(raw.promptLabel ?? label);
  return {
    kind,
    label: shownLabel,
    ...(promptLabel !== shownLabel && { promptLabel }),
    languageId,
    text,
    tokens: estimateTokens(text),
    hiddenCharacters: count,
    ...((cut.isCut || raw.isCut) && { isCut: true }),
    ...(origin && { provenance: { ...origin, hash: hashText(raw.text) } }),
  };
}

function cleanLabel(label: string): string {
  return revealInvisible(label).text.replace(/\s+/g, ' ');
}
