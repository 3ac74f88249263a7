import * as vscode from 'vscode';
import { keyTakenOut } from '../../core/connect/proposeEndpoint.ts';
import type { ImportedEndpoint, ImportedEndpoints } from '../../core/connect/import/importedEndpoints.ts';
import { importFile, type ParseYaml } from '../../core/connect/import/importFile.ts';
import { ROLES } from '../../core/settings/endpoint.ts';
import { runConnectionTest } from '../connection/runConnectionTest.ts';
import { writeRole } from '../settings/writeRole.ts';
import { saveEndpoint } from './applyPlan.ts';
import type { ConnectDeps } from './connectDeps.ts';
import { findImportFiles } from './findImportFiles.ts';
import { askModally, showInformation, showWarning } from '../notices.ts';

const title = () => vscode.l10n.t('Import Endpoints');

/**
 * Reads another tool's file, shows what it holds and what is left out, and adds the endpoints. Keys go to secret storage.
 *
 * @param argument The URI of a file; absent: the user chooses.
 */
export async function importEndpoints(deps: ConnectDeps, argument?: unknown): Promise<void> {
  const file = argument instanceof vscode.Uri ? argument : await chooseFile(deps);
  if (file === undefined) return;
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const found = await importFile({ name: file.path, text }, loadYaml);
  if (found.endpoints.length === 0) {
    void showWarning(vscode.l10n.t('Interline found nothing to import. {0}', found.leftOut.join(' ')));
    return;
  }
  const answer = await confirm(found);
  if (answer === undefined) return;
  const names = new Map<ImportedEndpoint, string>();
  for (const entry of found.endpoints)
    names.set(entry, await saveEndpoint(deps, entry.proposal.endpoint, entry.proposal.key));
  deps.log.info('endpoints imported', { count: names.size, withModels: answer === 'useModels' });
  if (answer === 'useModels') {
    await useModels(deps, names);
    await runConnectionTest(deps);
  } else
    void showInformation(
      vscode.l10n.t('Interline: {0} can be chosen with Select Model now.', [...names.values()].join(', ')),
    );
}

/** The library is loaded for the first YAML file. */
async function loadYaml(): Promise<ParseYaml> {
  const { parse } = await import('yaml');
  return (text): unknown => parse(text, { maxAliasCount: 50, logLevel: 'silent' });
}

async function chooseFile(deps: ConnectDeps): Promise<vscode.Uri | undefined> {
  const files = await findImportFiles(deps);
  const items = files.map(({ label, uri }) => ({
    label,
    description: vscode.workspace.asRelativePath(uri, true),
    uri,
  }));
  const other = {
    label: vscode.l10n.t('$(folder-opened) Choose a File…'),
    description: 'config.yaml, chatLanguageModels.json, .env',
    uri: undefined,
  };
  const picked = await vscode.window.showQuickPick([...items, other], {
    title: title(),
    placeHolder: vscode.l10n.t('From where?'),
  });
  if (picked === undefined || picked.uri !== undefined) return picked?.uri;
  const chosen = await vscode.window.showOpenDialog({ title: title(), openLabel: vscode.l10n.t('Import') });
  return chosen?.[0];
}

async function confirm(found: ImportedEndpoints): Promise<'import' | 'useModels' | undefined> {
  const [all, withModels] = [vscode.l10n.t('Import'), vscode.l10n.t('Import and Use Their Models')] as const;
  const hasRoles = found.endpoints.some(({ roles }) => Object.keys(roles).length > 0);
  const leftOut = found.leftOut.length === 0 ? [] : ['', vscode.l10n.t('Left out:'), ...shorten(found.leftOut)];
  const detail = [...shorten(found.endpoints.flatMap(describe)), ...leftOut].join('\n');
  const count = found.endpoints.length;
  const answer = await askModally(
    {
      message: count === 1 ? vscode.l10n.t('Import 1 endpoint?') : vscode.l10n.t('Import {0} endpoints?', count),
      detail,
      severity: 'information',
    },
    ...(hasRoles ? [withModels, all] : [all]),
  );
  if (answer === withModels) return 'useModels';
  return answer === all ? 'import' : undefined;
}

function describe({ proposal, models, roles }: ImportedEndpoint): readonly string[] {
  const { endpoint, key, remarks } = proposal;
  const roleWords = ROLES.flatMap((role) => (roles[role] === undefined ? [] : [`${role}: ${roles[role]}`]));
  const words = roleWords.length > 0 ? roleWords : models;
  return [
    key === undefined
      ? vscode.l10n.t('• {0} at {1}', endpoint.name, endpoint.baseUrl)
      : vscode.l10n.t('• {0} at {1}, with its key (to secret storage)', endpoint.name, endpoint.baseUrl),
    ...(words.length === 0 ? [] : [`   ${words.slice(0, 4).join(', ')}`]),
    // What became of the key is told above.
    ...remarks.filter((remark) => remark !== keyTakenOut()).map((remark) => `   ${remark}`),
  ];
}

/** A dialog has no scroll bar. */
function shorten(lines: readonly string[]): readonly string[] {
  return lines.length <= 15 ? lines : [...lines.slice(0, 14), vscode.l10n.t('… and {0} more lines', lines.length - 14)];
}

/** For each role the first endpoint of the file that serves it. */
async function useModels(deps: ConnectDeps, names: ReadonlyMap<ImportedEndpoint, string>): Promise<void> {
  for (const role of ROLES) {
    const first = [...names].find(([{ roles }]) => roles[role] !== undefined);
    const model = first?.[0].roles[role];
    if (first !== undefined && model !== undefined)
      await writeRole(deps.settings, role, { endpointName: first[1], model });
  }
}
