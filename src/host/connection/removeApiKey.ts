import { t } from '@vscode/l10n';
import { knownEndpoints } from '../../core/endpoint/knownEndpoints.ts';
import type { ConnectionDeps } from './connectionDeps.ts';
import { endpointFromArgument, pickEndpoint } from './pickEndpoint.ts';
import { showInformation } from '../notices.ts';

/** Removes a stored key (of the endpoint that `argument` names, else of one that the user picks). */
export async function removeApiKey(deps: ConnectionDeps, argument?: unknown): Promise<void> {
  const endpoint =
    endpointFromArgument(deps, argument) ??
    (await pickEndpoint(deps, {
      title: t('Interline: Remove API Key'),
      placeHolder: t("Which endpoint's key shall be removed?"),
      among: (place) => place === 'stored',
    }));
  if (!endpoint) {
    if (argument === undefined && !(await isAnyKeyStored(deps)))
      void showInformation(t('No key is stored. Keys from the environment are not touched.'));
    return;
  }
  await deps.keyRing.remove(endpoint.baseUrl);
  const place = await deps.keyRing.placeOf(endpoint);
  void showInformation(
    place === 'environment'
      ? t('The key for {0} is removed. The environment still holds one, which is used now.', endpoint.name)
      : t('The key for {0} is removed.', endpoint.name),
  );
}

async function isAnyKeyStored({ settings, environment, keyRing }: ConnectionDeps): Promise<boolean> {
  const places = await Promise.all(
    knownEndpoints(settings.current, environment).endpoints.map((endpoint) => keyRing.placeOf(endpoint)),
  );
  return places.includes('stored');
}
