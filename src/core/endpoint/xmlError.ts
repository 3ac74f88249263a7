import { withoutEscapes } from '../util/withoutEscapes.ts';

/** What an error document of S3's, Azure's or SOAP's kind says: `<Error><Code>AccessDenied</Code><Message>…</Message></Error>`. */
export interface XmlError {
  /** Empty when no element holds words. */
  readonly message: string;
  readonly code?: string;
}

/** Undefined for text that is no XML. Pages of XHTML are told apart before. */
export function readXmlError(text: string): XmlError | undefined {
  if (!/^<(?:\?xml\b|(?:\w+:)?(?:Error|ErrorResponse|Fault|Envelope)\b)/i.test(text)) return undefined;
  const message = elementText(text, 'message|faultstring|description|reason|detail') ?? '';
  const code = elementText(text, 'code|faultcode');
  return { message: message === '' ? (code ?? '') : message, ...(code !== undefined && { code }) };
}

/** The text of the first element of these names that holds nothing but text. */
function elementText(xml: string, names: string): string | undefined {
  const text = new RegExp(`<(?:\\w+:)?(?:${names})(?:\\s[^>]*)?>([^<]+)<`, 'i').exec(xml)?.[1]?.trim();
  return text === undefined || text === '' ? undefined : withoutEscapes(text);
}
