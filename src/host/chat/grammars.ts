import * as vscode from 'vscode';
import { isRecord } from '../../core/util/isRecord.ts';
import type { HostMessage } from '../../shared/chatProtocol.ts';
import { createGrammarIndex, type GrammarEntry, type GrammarIndex, includedScopes } from './grammarIndex.ts';
import { readExtensionFile } from './readExtensionFile.ts';

export type GrammarAnswer = Extract<HostMessage, { readonly type: 'grammar' }>;

/** Markdown alone knows some fifty languages; a page that shows one code block does not wait for all of them. */
const MAX_EMBEDDED = 8;
const MAX_KEPT_ANSWERS = 40;

/** Finds the editor's own grammars for the languages that answers name. */
export interface Grammars {
  answer(language: string): Promise<GrammarAnswer>;
  /** Extensions have come or gone. */
  forget(): void;
}

type Entry = GrammarEntry<vscode.Uri>;

export function createGrammars(): Grammars {
  let index: GrammarIndex<vscode.Uri> | undefined;
  const answers = new Map<string, Promise<GrammarAnswer>>();
  return {
    answer(language) {
      const known = answers.get(language);
      if (known) return known;
      index ??= createGrammarIndex(
        vscode.extensions.all.map((extension) => ({
          manifest: extension.packageJSON as unknown,
          place: extension.extensionUri,
        })),
      );
      if (answers.size >= MAX_KEPT_ANSWERS) answers.clear();
      const answer = findGrammars(language, index);
      answers.set(language, answer);
      return answer;
    },
    forget() {
      index = undefined;
      answers.clear();
    },
  };
}

async function findGrammars(language: string, index: GrammarIndex<vscode.Uri>): Promise<GrammarAnswer> {
  const entry = index.forLanguage(language);
  const own = entry && (await readGrammar(entry, language));
  if (!entry || !own) return { type: 'grammar', language, scopeName: '', grammars: [] };
  const embedded = await readEmbedded(own, entry.scopeName, index);
  return { type: 'grammar', language, scopeName: entry.scopeName, grammars: [own, ...embedded] };
}

/** Breadth first, so that what the language itself names comes before what its guests name. */
async function readEmbedded(
  own: unknown,
  ownScope: string,
  index: GrammarIndex<vscode.Uri>,
): Promise<readonly unknown[]> {
  const seen = new Set([ownScope]);
  const embedded: unknown[] = [];
  const queue = [...includedScopes(own)];
  for (let scope = queue.shift(); scope !== undefined && embedded.length < MAX_EMBEDDED; scope = queue.shift()) {
    if (seen.has(scope)) continue;
    seen.add(scope);
    const entry = index.forScope(scope);
    const grammar = entry && (await readGrammar(entry, entry.languageId || scope));
    if (!grammar) continue;
    embedded.push(grammar);
    queue.push(...includedScopes(grammar));
  }
  return embedded;
}

/** `name` becomes the name by which the page asks for it. */
async function readGrammar({ place, path, scopeName }: Entry, name: string): Promise<unknown> {
  const grammar = await readExtensionFile(vscode.Uri.joinPath(place, path));
  return isRecord(grammar) && Array.isArray(grammar['patterns']) ? { ...grammar, name, scopeName } : undefined;
}
