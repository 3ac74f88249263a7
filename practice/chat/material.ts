import { chunkText } from '../retrieval/chunkText.ts';
import type { WorkspaceFile } from '../workspace/readWorkspace.ts';
import type { Material } from './answerBySearch.ts';
import type { Conversation } from './readConversation.ts';

export function createMaterial({ question, attached }: Conversation, files: readonly WorkspaceFile[]): Material {
  const names = new Set(attached.map(({ name }) => name));
  const texts = [...attached, ...files.filter(({ name }) => !names.has(name))];
  return {
    question,
    attached: [...attached].reverse(),
    files,
    chunks: texts.flatMap(({ name, text }) => chunkText(name, text)),
  };
}
