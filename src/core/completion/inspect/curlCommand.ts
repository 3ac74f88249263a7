import { KEY_PLACEHOLDER, type OutgoingRequest } from './outgoingRequest.ts';

/** The request as a command for a POSIX shell. The key is taken from the variable `API_KEY`; nothing else is expanded by the shell. */
export function curlCommand({ url, headers, body }: OutgoingRequest): string {
  const parts = [
    `curl -N ${quote(url)}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    // Not expanded: a prompt may well speak of variables.
    `--data-raw ${quoteLiterally(JSON.stringify(body))}`,
  ];
  return parts.join(' \\\n  ');
}

/** In single quotes, but for the key's placeholder, which the shell is to fill in. */
function quote(text: string): string {
  return text
    .split(KEY_PLACEHOLDER)
    .map(quoteLiterally)
    .join(`"${KEY_PLACEHOLDER}"`)
    .replaceAll(/(?<=")''$/g, '');
}

function quoteLiterally(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
