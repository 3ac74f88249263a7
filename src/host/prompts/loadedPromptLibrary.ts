import * as vscode from 'vscode';
import { parsePromptFile } from '../../core/prompts/file/parsePromptFile.ts';
import { PROMPT_SUFFIX } from '../../core/prompts/file/promptSuffix.ts';
import { BUILT_IN_PROMPTS, type BuiltInPrompt } from './builtInPrompts.ts';
import { fillForPerson } from './fillForPerson.ts';
import { listPromptFiles, promptFolders, readTextFile } from './promptFolders.ts';
import type {
  FilledPrompt,
  FillSubject,
  PromptInfo,
  PromptLibrary,
  PromptLibraryDeps,
  PromptSource,
} from './promptLibrary.ts';

/** What the folders hold, read whenever somebody asks: a few small files, and never an old answer, also where a disk cannot be watched. */
export class LoadedPromptLibrary implements PromptLibrary {
  readonly #deps: PromptLibraryDeps;

  constructor(deps: PromptLibraryDeps) {
    this.#deps = deps;
  }

  async find(name: string): Promise<PromptInfo | undefined> {
    return (await this.list()).find((prompt) => prompt.name === name);
  }

  async builtIn(name: BuiltInPrompt): Promise<PromptInfo | undefined> {
    return (await this.list()).find((prompt) => prompt.source === 'builtIn' && prompt.name === name);
  }

  fill(prompt: PromptInfo, subject: FillSubject): Promise<FilledPrompt | undefined> {
    return fillForPerson(prompt, subject, this.#deps.exclusions);
  }

  async list(): Promise<readonly PromptInfo[]> {
    const { context, log } = this.#deps;
    const folders = promptFolders(context);
    const builtInFolder = vscode.Uri.joinPath(context.extensionUri, 'prompts');
    const builtIn = BUILT_IN_PROMPTS.map((name) =>
      readPrompt({
        uri: vscode.Uri.joinPath(builtInFolder, `${name}${PROMPT_SUFFIX}`),
        source: 'builtIn',
        label: 'Interline/',
      }),
    );
    const others = folders.map(async ({ uri: folder, source, label }) => {
      const files = await listPromptFiles(folder);
      return Promise.all(files.map((uri) => readPrompt({ uri, source, label })));
    });
    const [own, found] = await Promise.all([Promise.all(builtIn), Promise.all(others)]);
    if (own.includes(undefined)) log.error('A prompt that ships with the extension could not be read.');
    return [...own, ...found.flat()].filter((prompt) => prompt !== undefined).sort(compare);
  }
}

interface FileToRead {
  readonly uri: vscode.Uri;
  readonly source: PromptSource;
  readonly label: string;
}

async function readPrompt({ uri, source, label }: FileToRead): Promise<PromptInfo | undefined> {
  const text = await readTextFile(uri);
  if (text === undefined) return undefined;
  const { prompt: file } = parsePromptFile(text, uri.path);
  const fileName = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  return {
    name: file?.name ?? fileName.slice(0, -PROMPT_SUFFIX.length),
    description: file?.description ?? '',
    source,
    place: label + fileName,
    uri,
    file,
    isRestricted: source === 'workspace' && !vscode.workspace.isTrusted,
  };
}

/** By name; of one name, the one to run first. */
function compare(a: PromptInfo, b: PromptInfo): number {
  return a.name.localeCompare(b.name) || rank(a) - rank(b);
}

function rank({ source, isRestricted, file }: PromptInfo): number {
  if (file === undefined || isRestricted) return 3;
  return source === 'user' ? 0 : source === 'workspace' ? 1 : 2;
}
