import { t } from '@vscode/l10n';
import { isRecord } from '../util/isRecord.ts';
import { DIALECT_NAMES, type DialectName, type Endpoint } from './endpoint.ts';
import { isKeyName, looksLikeKey } from './keyInSettings.ts';
import { baseUrlAdvice, normaliseBaseUrl } from './normaliseBaseUrl.ts';
import { type KeyCommand, parseKeyCommand } from './parseKeyCommand.ts';
import type { SettingReader } from './settingReader.ts';

const SETTING = 'endpoints';
const FIELDS: ReadonlySet<string> = new Set([
  'baseUrl',
  'dialect',
  'headers',
  'extraBody',
  'query',
  'organization',
  'project',
  'apiKeyVariable',
  'apiKeyCommand',
]);
/** Fields of their own for two headers that OpenAI's accounts need. */
const HEADER_FIELDS = { organization: 'OpenAI-Organization', project: 'OpenAI-Project' } as const;
/** RFC 9110 field names; the values that `fetch` takes without throwing. */
const HEADER_NAME = /^[!#$%&'*+.^_`|~\w-]+$/;
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
const VARIABLE_NAME = /^[A-Za-z_]\w*$/;

/** `interline.endpoints`: an object by name, in the order written. An endpoint without a usable address is left out, with a problem. */
export function parseEndpoints(reader: SettingReader): readonly Endpoint[] {
  const value = reader.value(SETTING) ?? {};
  if (!isRecord(value)) {
    reader.wrongValue(SETTING, (subject) =>
      t('{0} must be an object of endpoints by name, such as {"local": {"baseUrl": "http://…"}}.', subject),
    );
    return [];
  }
  return Object.entries(value).flatMap(([name, fields]) => {
    const endpoint = new EndpointParser(reader, name).parse(fields);
    return endpoint ? [endpoint] : [];
  });
}

class EndpointParser {
  readonly #reader: SettingReader;
  /** As written: paths for the removal of a key need it untrimmed. */
  readonly #name: string;
  #baseUrl: string | undefined;
  constructor(reader: SettingReader, name: string) {
    this.#reader = reader;
    this.#name = name;
  }

  parse(fields: unknown): Endpoint | undefined {
    if (!isRecord(fields)) {
      this.#wrong((subject) => t('{0} must be an object with a "baseUrl".', subject));
      return undefined;
    }
    this.#baseUrl = this.#parseBaseUrl(fields['baseUrl']);
    this.#reportUnknownFields(fields);
    const headers = { ...this.#parseHeaderFields(fields), ...this.#parseHeaders(fields['headers']) };
    const query = this.#parseQuery(fields['query']);
    const extraBody = this.#parseExtraBody(fields['extraBody']);
    const dialect = this.#parseDialect(fields['dialect']);
    const apiKeyVariable = this.#parseVariable(fields['apiKeyVariable']);
    const apiKeyCommand = this.#parseCommand(fields['apiKeyCommand']);
    if (this.#name.trim() === '') {
      this.#wrong((subject) => t('{0} needs a name.', subject));
      return undefined;
    }
    if (this.#baseUrl === undefined) return undefined;
    return {
      name: this.#name.trim(),
      baseUrl: this.#baseUrl,
      headers,
      extraBody,
      ...(dialect && { dialect }),
      ...(query && { query }),
      ...(apiKeyVariable && { apiKeyVariable }),
      ...(apiKeyCommand && { apiKeyCommand }),
    };
  }

  #parseBaseUrl(value: unknown): string | undefined {
    const result = normaliseBaseUrl(typeof value === 'string' ? value : '');
    if (result.ok) return result.baseUrl;
    this.#wrong((subject) => baseUrlAdvice(result.fault, t('{0} cannot be used: "baseUrl"', subject)));
    return undefined;
  }

  #reportUnknownFields(fields: Readonly<Record<string, unknown>>): void {
    for (const [field, value] of Object.entries(fields)) {
      if (FIELDS.has(field)) continue;
      if (isKey(field, value)) this.#keyFound([field]);
      else
        this.#wrong((subject) => t('{0} has a field "{1}" that Interline does not know; remove it.', subject, field));
    }
  }

  #parseHeaders(value: unknown): Readonly<Record<string, string>> {
    const headers = this.#parseObject('headers', value).flatMap(([name, text]) => {
      if (isKey(name, text)) this.#keyFound(['headers', name]);
      else if (typeof text !== 'string' || !HEADER_NAME.test(name) || !HEADER_VALUE.test(text))
        this.#wrong((subject) =>
          t(
            '{0} has a header "{1}" that cannot be sent; names and values must be plain text.',
            subject,
            printable(name),
          ),
        );
      else return [[name, text] as const];
      return [];
    });
    return Object.fromEntries(headers);
  }

  /** `organization` and `project`. */
  #parseHeaderFields(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
    const headers = Object.entries(HEADER_FIELDS).flatMap(([field, header]) => {
      const value = fields[field];
      if (value === undefined) return [];
      if (isKey(field, value)) this.#keyFound([field]);
      else if (typeof value === 'string' && HEADER_VALUE.test(value.trim())) return [[header, value.trim()] as const];
      else
        this.#wrong((subject) => t('{0} has "{1}" that is not plain text; Interline leaves it out.', subject, field));
      return [];
    });
    return Object.fromEntries(headers);
  }

  #parseQuery(value: unknown): Readonly<Record<string, string>> | undefined {
    const parameters = this.#parseObject('query', value).flatMap(([name, text]) => {
      if (isKey(name, text)) this.#keyFound(['query', name]);
      else if (typeof text === 'string') return [[name, text] as const];
      else
        this.#wrong((subject) =>
          t(
            '{0} has a parameter "{1}" in "query" that is not a text; Interline leaves it out.',
            subject,
            printable(name),
          ),
        );
      return [];
    });
    return parameters.length === 0 ? undefined : Object.fromEntries(parameters);
  }

  #parseCommand(value: unknown): KeyCommand | undefined {
    const command = value === undefined ? undefined : parseKeyCommand(value);
    if (command?.some(looksLikeKey)) {
      this.#keyFound(['apiKeyCommand']);
      return undefined;
    }
    if (value !== undefined && command === undefined)
      this.#wrong((subject) =>
        t(
          '{0} has an "apiKeyCommand" that cannot be run; write a list such as ["op", "read", "op://…"], no shell is used.',
          subject,
        ),
      );
    return command;
  }

  #parseExtraBody(value: unknown): Readonly<Record<string, unknown>> {
    const fields = this.#parseObject('extraBody', value).filter(([name, field]) => {
      const path = pathToKey(name, field);
      if (path) this.#keyFound(['extraBody', ...path]);
      return path === undefined;
    });
    return Object.fromEntries(fields);
  }

  #parseObject(field: string, value: unknown): readonly (readonly [string, unknown])[] {
    if (value === undefined) return [];
    if (isRecord(value)) return Object.entries(value);
    this.#wrong((subject) => t('{0} has "{1}" that is not an object; Interline leaves it out.', subject, field));
    return [];
  }

  #parseDialect(value: unknown): DialectName | undefined {
    const dialect = DIALECT_NAMES.find((name) => name === value);
    if (value !== undefined && dialect === undefined)
      this.#wrong((subject) =>
        t('{0} has a "dialect" that Interline does not know; use one of {1}.', subject, DIALECT_NAMES.join(', ')),
      );
    return dialect;
  }

  #parseVariable(value: unknown): string | undefined {
    if (value === undefined) return undefined;
    if (typeof value === 'string' && looksLikeKey(value)) this.#keyFound(['apiKeyVariable']);
    else if (typeof value === 'string' && VARIABLE_NAME.test(value.trim())) return value.trim();
    else
      this.#wrong((subject) =>
        t('{0} has an "apiKeyVariable" that is not the name of an environment variable.', subject),
      );
    return undefined;
  }

  #wrong(advice: (subject: string) => string): void {
    this.#reader.problems.push({
      kind: 'wrongValue',
      setting: `interline.${SETTING}`,
      message: advice(t('The endpoint "{0}" in "{1}"', printable(this.#name), `interline.${SETTING}`)),
    });
  }

  #keyFound(path: readonly string[]): void {
    this.#reader.problems.push({
      kind: 'keyInSettings',
      setting: `interline.${SETTING}`,
      message: t(
        'The endpoint "{0}" in "{1}" holds a key in plain text. Interline does not send it from there; move it to secret storage.',
        printable(this.#name),
        `interline.${SETTING}`,
      ),
      path: [this.#name, ...path],
      endpointName: this.#name.trim(),
      ...(this.#baseUrl && { baseUrl: this.#baseUrl }),
    });
  }
}

function isKey(name: string, value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '' && (isKeyName(name) || looksLikeKey(value));
}

/** Where inside a body field a key stands, at any depth. */
function pathToKey(name: string, value: unknown): readonly string[] | undefined {
  if (isKey(name, value)) return [name];
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [childName, child] of Object.entries(value)) {
    const path = pathToKey(childName, child);
    if (path) return [name, ...path];
  }
  return undefined;
}

/** A name for a message: one short line, and no key that was pasted into the wrong place. */
function printable(name: string): string {
  return looksLikeKey(name) ? '…' : name.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 60);
}
