import { t } from '@vscode/l10n';
import { isRecord } from '../../util/isRecord.ts';
import { PRESETS } from '../presets.ts';
import { gatherEndpoints, type ImportedEndpoints, type ImportedModel } from './importedEndpoints.ts';

/** VS Code's own vendors that speak our wire, with the preset whose address they mean; `undefined`: the file tells it. */
const VENDORS: Readonly<Record<string, string | undefined>> = {
  customendpoint: undefined,
  customoai: undefined,
  azure: undefined,
  openai: 'OpenAI',
  openrouter: 'OpenRouter',
  gemini: 'Gemini',
  xai: 'xAI',
  groq: 'Groq',
  ollama: 'Ollama',
  anthropic: 'Anthropic',
};

/**
 * VS Code's `chatLanguageModels.json`, already parsed: an array of providers `{ name, vendor, apiKey, apiType, url, models: [{ id, name,
 * url, apiType, requestHeaders, modelOptions }] }`, after its documentation of bring-your-own-key models. A key that reads
 * `${input:…}` lies in VS Code's secret storage, which no other extension can open.
 */
export function importChatLanguageModels(file: unknown): ImportedEndpoints {
  const providers = Array.isArray(file) ? file.filter(isRecord) : [];
  if (providers.length === 0) return { endpoints: [], leftOut: [t('The file holds no language models of VS Code.')] };
  const leftOut: string[] = [];
  const models = providers.flatMap((provider) => readProvider(provider, leftOut));
  return gatherEndpoints(models, leftOut);
}

type Fields = Readonly<Record<string, unknown>>;

function readProvider(provider: Fields, leftOut: string[]): readonly ImportedModel[] {
  const vendor = text(provider['vendor'])?.toLowerCase() ?? '';
  const name = text(provider['name']) ?? vendor;
  if (!Object.hasOwn(VENDORS, vendor)) {
    leftOut.push(t('{0}: its provider does not speak the OpenAI wire.', shorten(name)));
    return [];
  }
  const models = Array.isArray(provider['models']) ? provider['models'].filter(isRecord) : [];
  const listed = models.length > 0 ? models : [{}];
  return listed.flatMap((model) => readModel({ provider, model, name, vendor }, leftOut));
}

function readModel(
  entry: { readonly provider: Fields; readonly model: Fields; readonly name: string; readonly vendor: string },
  leftOut: string[],
): readonly ImportedModel[] {
  const { provider, model, name, vendor } = entry;
  const id = text(model['id']);
  const label = shorten(text(model['name']) ?? id ?? name);
  const preset = PRESETS.find((candidate) => candidate.name === VENDORS[vendor]);
  const address = text(model['url']) ?? text(provider['url']) ?? preset?.baseUrl;
  const apiType = text(model['apiType']) ?? text(provider['apiType']) ?? typeOfAddress(address ?? '');
  if (apiType !== 'chat-completions') {
    leftOut.push(t('{0}: it speaks "{1}", not chat completions.', label, shorten(apiType)));
    return [];
  }
  if (address === undefined) {
    leftOut.push(t('{0}: it names no address.', label));
    return [];
  }
  const keyText = text(provider['apiKey']);
  return [
    {
      label,
      roles: ['chat', 'edit'],
      parts: {
        address,
        ...(name !== vendor && { name: shorten(name) }),
        ...(id !== undefined && { model: id }),
        ...(keyText !== undefined && { keyText }),
        headers: headersOf(model),
        body: model['modelOptions'],
      },
    },
  ];
}

/** VS Code tells the type from the address when nothing else does. */
function typeOfAddress(address: string): string {
  return /\/(responses|messages)\/?$/.exec(address)?.[1] ?? 'chat-completions';
}

/** `${apiKey}` stands for the provider's key: the dialect sends that by itself. */
function headersOf(model: Fields): readonly (readonly [string, string])[] {
  const headers = isRecord(model['requestHeaders']) ? model['requestHeaders'] : {};
  return Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' && !value.includes('${apiKey}') ? [[name, value] as const] : [],
  );
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function shorten(value: string): string {
  return value.replace(/\s+/g, ' ').slice(0, 60);
}
