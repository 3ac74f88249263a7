import { loadOnce } from '../../core/util/loadOnce.ts';
import type { PromptLibrary, PromptLibraryDeps } from './promptLibrary.ts';

/** Costs nothing until it is first asked: then its code is loaded and the folders are read. */
export function createPromptLibrary(deps: PromptLibraryDeps): PromptLibrary {
  const load = loadOnce(async () => {
    const { LoadedPromptLibrary } = await import('./loadedPromptLibrary.ts');
    return new LoadedPromptLibrary(deps);
  });
  return {
    list: async () => (await load()).list(),
    find: async (name) => (await load()).find(name),
    builtIn: async (name) => (await load()).builtIn(name),
    fill: async (prompt, subject) => (await load()).fill(prompt, subject),
  };
}
