import type { CommandHandlers } from '../commands/commandHandlers.ts';
import type { ConnectDeps } from './connectDeps.ts';

/** Commands of the first minutes: their code is loaded when the first one is called. */
export function connectCommands(
  deps: ConnectDeps,
): CommandHandlers<'interline.connectEndpoint' | 'interline.importEndpoints' | 'interline.switchProfile'> {
  return {
    'interline.connectEndpoint': async (argument) =>
      (await import('./connectEndpoint.ts')).connectEndpoint(deps, argument),
    'interline.importEndpoints': async (argument) =>
      (await import('./importEndpoints.ts')).importEndpoints(deps, argument),
    'interline.switchProfile': async (argument) => (await import('./switchProfile.ts')).switchProfile(deps, argument),
  };
}
