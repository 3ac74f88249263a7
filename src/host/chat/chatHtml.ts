export interface ChatHtmlOptions {
  /** Fresh for every page, from a cryptographic source; at least 128 bits. */
  readonly nonce: string;
  /** `webview.cspSource`: where the page's own files come from. */
  readonly cspSource: string;
  readonly scriptUri: string;
  readonly styleUri: string;
  /** The editor's display language, for example `en` or `pt-br`. */
  readonly language: string;
  /** The words of the page in that language, by their English; undefined: it speaks English. */
  readonly translations?: Translations | undefined;
}

/** As `vscode.l10n.bundle` gives them. */
export type Translations = Readonly<Record<string, unknown>>;

/**
 * The content security policy of the chat page. Nothing loads but our own script, the chunks that it imports (they inherit its nonce)
 * and our own style sheet: no image, no font, no connection, no frame, no form, anywhere. Text becomes markup through the sanitiser's
 * Trusted Types policy alone.
 */
export function chatContentSecurityPolicy({ nonce, cspSource }: Pick<ChatHtmlOptions, 'nonce' | 'cspSource'>): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types dompurify',
  ].join('; ');
}

/** The whole document of the chat page; its script draws everything else. */
export function chatHtml(options: ChatHtmlOptions): string {
  return `<!DOCTYPE html>
<html lang="${escapeAttribute(options.language)}" dir="${directionOf(options.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(chatContentSecurityPolicy(options))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${escapeAttribute(options.styleUri)}">
<title>Interline</title>
</head>
<body>
<div id="page"></div>
${translationsBlock(options.translations)}<script type="module" nonce="${escapeAttribute(options.nonce)}" src="${escapeAttribute(options.scriptUri)}"></script>
</body>
</html>
`;
}

/** Display languages that are written from right to left, by their first tag. */
const RIGHT_TO_LEFT = new Set([
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'he',
  'iw',
  'ku',
  'nqo',
  'ps',
  'sd',
  'syr',
  'ug',
  'ur',
  'yi',
]);

function directionOf(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(language.toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/** Data, not a script: the browser never runs it, and no text in it can end it early. */
function translationsBlock(translations: Translations | undefined): string {
  if (translations === undefined) return '';
  const json = JSON.stringify(translations).replaceAll('<', '\\u003c');
  return `<script type="application/json" id="translations">${json}</script>\n`;
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
