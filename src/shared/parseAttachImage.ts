import { isImageDataUrl } from '../core/chat/attachment.ts';
import type { WebviewMessage } from './chatProtocol.ts';

type AttachImage = Extract<WebviewMessage, { readonly type: 'attachImage' }>;

const LONGEST_LABEL = 400;
const LONGEST_SIDE = 10_000;

/** An image as the page draws it anew: nothing else may call itself one. */
export function parseAttachImage({
  label,
  dataUrl,
  width,
  height,
}: Readonly<Record<string, unknown>>): AttachImage | undefined {
  if (typeof label !== 'string' || label.length > LONGEST_LABEL) return undefined;
  if (typeof dataUrl !== 'string' || !isImageDataUrl(dataUrl)) return undefined;
  if (!isSide(width) || !isSide(height)) return undefined;
  return { type: 'attachImage', label, dataUrl, width, height };
}

function isSide(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= LONGEST_SIDE;
}
