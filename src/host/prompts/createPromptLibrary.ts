import type { PromptLibrary, PromptLibraryDeps } from './promptLibrary.ts';

/** Costs nothing until it is first asked: then its code is loaded and the folders are read. */
export function createPromptLibrary(deps: PromptLibraryDeps): PromptLibrary {
  let loading: Promise<PromptLibrary> | undefined;
  const loadNow = async (): Promise<PromptLibrary> => {
    const { LoadedPromptLibrary } = await import('./loadedPromptLibrary.ts');
    return new LoadedPromptLibrary(deps);
  };
  const load = (): Promise<PromptLibrary> => {
    loading ??= loadNow();
    return loading;
  };
  return {
    list: async () => (await load()).list(),
    find: async (name) => (await load()).find(name),
    builtIn: async (name) => (await load()).builtIn(name),
    fill: async (prompt, subject) => (await load()).fill(prompt, subject),
  };
}
