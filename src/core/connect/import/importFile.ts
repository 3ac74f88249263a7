import { t } from '@vscode/l10n';
import { isRecord } from '../../util/isRecord.ts';
import { parseEndpointJson } from '../parseEndpointJson.ts';
import { parseLenientJson } from '../parseLenientJson.ts';
import { importChatLanguageModels } from './importChatLanguageModels.ts';
import { importContinue } from './importContinue.ts';
import { gatherEndpoints, type ImportedEndpoints } from './importedEndpoints.ts';
import { importEnvironmentFile } from './importEnvironmentFile.ts';

/** Larger files are not configurations. */
export const MAX_FILE_LENGTH = 1_000_000;

/** Reads YAML; throws on text that is none. Handed in, so that its library is loaded for the first YAML file only. */
export type ParseYaml = (text: string) => unknown;

/** Any file that we know how to read, told apart by its name and its content. Nothing in it is run, expanded or followed. */
export async function importFile(
  file: { readonly name: string; readonly text: string },
  loadYaml: () => Promise<ParseYaml>,
): Promise<ImportedEndpoints> {
  if (file.text.length > MAX_FILE_LENGTH) return nothing(t('The file is too large for a configuration.'));
  const name = file.name.toLowerCase();
  if (/\.ya?ml$/.test(name)) return importYaml(file.text, await loadYaml());
  const value = parseLenientJson(file.text);
  if (value !== undefined) return importJson(value);
  if (/\.jsonc?$/.test(name)) return nothing(t('The file is not valid JSON.'));
  return importEnvironmentFile(file.text);
}

function importYaml(text: string, parse: ParseYaml): ImportedEndpoints {
  try {
    return importContinue(parse(text));
  } catch {
    return nothing(t('The file is not valid YAML.'));
  }
}

function importJson(value: unknown): ImportedEndpoints {
  if (Array.isArray(value) && value.some((entry) => isRecord(entry) && 'vendor' in entry))
    return importChatLanguageModels(value);
  if (isRecord(value) && ('models' in value || 'tabAutocompleteModel' in value)) {
    const models = value['models'];
    const isContinue = !Array.isArray(models) || models.some((model) => isRecord(model) && 'provider' in model);
    if (isContinue) return importContinue(value);
  }
  const found = parseEndpointJson(value).map((parts) => ({ parts, label: parts.name ?? t('An address'), roles: [] }));
  return gatherEndpoints(found, found.length === 0 ? [t('No part of this file names an endpoint.')] : []);
}

function nothing(sentence: string): ImportedEndpoints {
  return { endpoints: [], leftOut: [sentence] };
}
