import type { CommandHandlers } from '../commands/commandHandlers.ts';
import type { ConnectionDeps } from './connectionDeps.ts';

/** Commands that few people run in most windows: their code is loaded when the first one is called. */
export function connectionCommands(
  deps: ConnectionDeps,
): CommandHandlers<
  'interline.setApiKey' | 'interline.removeApiKey' | 'interline.selectModel' | 'interline.testConnection'
> {
  return {
    'interline.setApiKey': async (argument) => (await import('./setApiKey.ts')).setApiKey(deps, argument),
    'interline.removeApiKey': async (argument) => (await import('./removeApiKey.ts')).removeApiKey(deps, argument),
    'interline.selectModel': async (argument) => (await import('./selectModel.ts')).selectModel(deps, argument),
    'interline.testConnection': async () => (await import('./runConnectionTest.ts')).runConnectionTest(deps),
  };
}
