import { isRecord } from '../util/isRecord.ts';
import {
  ATTACHMENT_KINDS,
  isImageDataUrl,
  TOKENS_OF_AN_IMAGE,
  type AttachedRange,
  type Attachment,
  type Provenance,
} from './attachment.ts';

/** An attachment as a journal or an imported file holds it. Undefined when it is none, or of a kind that we do not know. */
export function parseAttachment(value: unknown): Attachment | undefined {
  if (!isRecord(value)) return undefined;
  const { id, label, promptLabel, languageId, text, tokens, hiddenCharacters, isCut } = value;
  const kind = ATTACHMENT_KINDS.find((one) => one === value['kind']);
  if (typeof id !== 'string' || id === '' || kind === undefined) return undefined;
  if (typeof label !== 'string' || typeof languageId !== 'string' || typeof text !== 'string') return undefined;
  if (kind === 'image' && !isImageDataUrl(text)) return undefined;
  const provenance = parseProvenance(value['provenance']);
  return {
    id,
    kind,
    label,
    ...(typeof promptLabel === 'string' && { promptLabel }),
    languageId,
    text,
    tokens: kind === 'image' ? tokensOfStoredImage(tokens) : numberOr0(tokens),
    hiddenCharacters: numberOr0(hiddenCharacters),
    ...(isCut === true && { isCut }),
    ...(provenance && { provenance }),
  };
}

/** Without it an attachment is still of use, so a damaged one costs itself only. */
function parseProvenance(value: unknown): Provenance | undefined {
  if (!isRecord(value)) return undefined;
  const { uri, hash, version } = value;
  if (typeof uri !== 'string' || typeof hash !== 'string') return undefined;
  const range = parseRange(value['range']);
  // A range that cannot be read must not turn a part into the whole document.
  if (value['range'] !== undefined && range === undefined) return undefined;
  return { uri, hash, ...(isNumber(version) && { version }), ...(range && { range }) };
}

function parseRange(value: unknown): AttachedRange | undefined {
  if (!isRecord(value)) return undefined;
  const { startLine, startCharacter, endLine, endCharacter } = value;
  if (!isNumber(startLine) || !isNumber(startCharacter) || !isNumber(endLine) || !isNumber(endCharacter))
    return undefined;
  return { startLine, startCharacter, endLine, endCharacter };
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function numberOr0(value: unknown): number {
  return isNumber(value) ? value : 0;
}

/** Requests are measured by it, so an image is never taken for nothing. */
function tokensOfStoredImage(value: unknown): number {
  return isNumber(value) && value > 0 ? value : TOKENS_OF_AN_IMAGE;
}
