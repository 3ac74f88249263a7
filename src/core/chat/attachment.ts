/** What an attachment is. Written into journals: names may be added, never renamed. */
export const ATTACHMENT_KINDS = [
  'selection',
  'file',
  'symbol',
  'problems',
  'diff',
  'commit',
  'branch',
  'terminal',
  'clipboard',
  'tree',
  'code',
  'url',
  'text',
  'image',
] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];

/** Where an attached text came from, so that it can be told later whether that has changed. */
export interface Provenance {
  /** Of the document, or the address that was asked. */
  readonly uri: string;
  /** `hashText` of the text as it was read: whole, and before anything was made visible. */
  readonly hash: string;
  /** Of the document, where it was open in the editor. */
  readonly version?: number;
  /** Absent: the whole document. */
  readonly range?: AttachedRange;
}

/** Counted from 0; the end is behind the last character. */
export interface AttachedRange {
  readonly startLine: number;
  readonly startCharacter: number;
  readonly endLine: number;
  readonly endCharacter: number;
}

/** A piece of text that goes along with a question, as it was when it was attached. */
export interface Attachment {
  readonly id: string;
  readonly kind: AttachmentKind;
  /** What people see, for example `src/app.ts:10-24`; in their language where it is words. */
  readonly label: string;
  /** What the model reads in its place: English, whoever asks. Absent: the label. */
  readonly promptLabel?: string;
  readonly languageId: string;
  /** With invisible characters already made visible; of an image its data URL. */
  readonly text: string;
  /** Estimated. */
  readonly tokens: number;
  /** How many invisible characters were made visible in `text`. */
  readonly hiddenCharacters: number;
  /** Something was left out for its size; `text` says what, at its end. */
  readonly isCut?: boolean;
  /** Absent: it came from nowhere that could be looked at again. */
  readonly provenance?: Provenance;
}

/** About 2 MB of image. */
const LONGEST_DATA_URL = 3_000_000;
const DATA_URL = /^data:image\/(?:png|jpeg);base64,[A-Za-z0-9+/]+={0,2}$/;

/** The only addresses that an image may have: one that leads elsewhere would make a server fetch it. */
export function isImageDataUrl(text: string): boolean {
  return text.length <= LONGEST_DATA_URL && DATA_URL.test(text);
}

/** Of an image of usual size, where nobody has written down how large it is. */
export const TOKENS_OF_AN_IMAGE = 1_000;

/** Estimated; servers differ by their tiles. In pixels. */
export function tokensOfImage(width: number, height: number): number {
  return Math.max(85, Math.round((width * height) / 750));
}
