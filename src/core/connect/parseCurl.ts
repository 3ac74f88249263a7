import { t } from '@vscode/l10n';
import { type QuotingStyle, splitCommandLine } from '../util/splitCommandLine.ts';
import { parseLenientJson } from './parseLenientJson.ts';
import type { EndpointParts } from './proposeEndpoint.ts';

/** Options of curl that take a value and mean nothing to an endpoint; the others of its two hundred take none or are rare. */
const VALUED_SHORT = new Set('AbcCdDeEFhHKmoPQrtTuUwxXyYz');
const VALUED_LONG =
  /^--(?:url|header|data(?:-raw|-binary|-ascii|-urlencode)?|json|request|user|proxy|user-agent|cookie|cookie-jar|referer|form|output|max-time|connect-timeout|retry(?:-delay|-max-time)?|cacert|capath|cert|key|pass|resolve|connect-to|interface|limit-rate|write-out|oauth2-bearer|config|aws-sigv4|unix-socket|noproxy|proxy-user|tls-max|ciphers|max-redirs|dump-header|trace|range|upload-file|variable|expand-\w+)$/;

interface Option {
  readonly name: string;
  readonly value: string;
}

/** True when the text is a call of curl, with whatever prompt or variables stand before it. */
export function isCurl(text: string): boolean {
  return /^\s*(?:[$>#%]\s+|PS [^>]*>\s*|[A-Z]:\\[^>]*>\s*)?(?:sudo\s+|time\s+|\w+=\S*\s+)*(?:\S*[/\\])?curl(?:\.exe)?\s/i.test(
    text,
  );
}

/** The address, headers and body of a `curl` command as sh, cmd or PowerShell write it; undefined when a quote is never closed. */
export function parseCurl(text: string): EndpointParts | undefined {
  const words = splitCommandLine(text.trim(), quotingStyle(text));
  if (words === undefined) return undefined;
  const options = readOptions(ownWords(words));
  const all = (...names: readonly string[]): readonly string[] =>
    options.filter(({ name }) => names.includes(name)).map(({ value }) => value);
  const headers = all('-H', '--header').flatMap(splitHeader);
  const data = all('-d', '--data', '--data-raw', '--data-binary', '--data-ascii', '--json');
  const address = all('--url', '')[0] ?? '';
  const bearer = all('--oauth2-bearer')[0];
  return {
    address,
    headers,
    ...(bearer !== undefined && { keyText: bearer }),
    body: parseLenientJson(data.join('')),
    remarks: remarksOn(options, data),
  };
}

function quotingStyle(text: string): QuotingStyle {
  if (/\^\s*\r?\n|\^"|\s--?\w[\w-]* \^/.test(text)) return 'cmd';
  if (/`[ \t]*\r?\n|^\s*PS [^>]*>/.test(text)) return 'powershell';
  return 'sh';
}

/** From behind `curl` to where another command begins. */
function ownWords(words: readonly string[]): readonly string[] {
  const start = words.findIndex((word) => /(?:^|[/\\>])curl(?:\.exe)?$/i.test(word)) + 1;
  const end = words.findIndex((word, at) => at >= start && /^(?:\|\|?|&&?|;|\d?>{1,2}|<)$/.test(word));
  return words.slice(start, end < 0 ? undefined : end);
}

/** Bare words get the empty name. */
function readOptions(words: readonly string[]): readonly Option[] {
  const options: Option[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const following = words[at + 1] ?? '';
    if (word.startsWith('--')) {
      const [name = '', ...rest] = word.split('=');
      if (VALUED_LONG.test(name) && rest.length > 0) options.push({ name, value: rest.join('=') });
      else {
        const takes = VALUED_LONG.test(word);
        options.push({ name: word, value: takes ? following : '' });
        if (takes) at += 1;
      }
    } else if (word.length > 1 && word.startsWith('-')) {
      const { found, takesNext } = readShortOptions(word, following);
      options.push(...found);
      if (takesNext) at += 1;
    } else options.push({ name: '', value: word });
  }
  return options;
}

/** `-sSX POST`, `-XPOST`, `-d'{}'`: letters up to the first that takes a value, which is the rest of the word or the next one. */
function readShortOptions(word: string, following: string): { found: readonly Option[]; takesNext: boolean } {
  const found: Option[] = [];
  for (let at = 1; at < word.length; at += 1) {
    const letter = word.charAt(at);
    if (!VALUED_SHORT.has(letter)) {
      found.push({ name: `-${letter}`, value: '' });
      continue;
    }
    const rest = word.slice(at + 1);
    found.push({ name: `-${letter}`, value: rest === '' ? following : rest });
    return { found, takesNext: rest === '' };
  }
  return { found, takesNext: false };
}

function splitHeader(line: string): readonly (readonly [string, string])[] {
  const colon = line.indexOf(':');
  return colon <= 0 ? [] : [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()]];
}

function remarksOn(options: readonly Option[], data: readonly string[]): readonly string[] {
  const has = (...names: readonly string[]): boolean => options.some(({ name }) => names.includes(name));
  return [
    ...(has('-u', '--user') ? [t('The user name and password of the command were left out.')] : []),
    ...(has('-k', '--insecure')
      ? [t('The command skips certificate checks; Interline does not. Add the certificate to your system instead.')]
      : []),
    ...(has('-x', '--proxy') ? [t("The command's proxy was left out; set VS Code's http.proxy instead.")] : []),
    ...(has('-b', '--cookie') ? [t("The command's cookies were left out.")] : []),
    ...(data.some((part) => part.startsWith('@')) ? [t('The body is in a file, which was not read.')] : []),
  ];
}
