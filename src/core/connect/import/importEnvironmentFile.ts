import { t } from '@vscode/l10n';
import { groupAssignments } from '../groupAssignments.ts';
import { readAssignments } from '../readAssignments.ts';
import { gatherEndpoints, type ImportedEndpoints } from './importedEndpoints.ts';

/** The endpoints of a `.env` file: variables that belong together by the beginning of their names. */
export function importEnvironmentFile(text: string): ImportedEndpoints {
  const groups = groupAssignments(readAssignments(text));
  const models = groups.map((parts) => ({
    parts,
    label: parts.name ?? t('An address'),
    roles: ['chat', 'edit'] as const,
  }));
  return gatherEndpoints(models, groups.length === 0 ? [t('No variable of this file names an endpoint.')] : []);
}
