import type { ChatSession } from '../../core/chat/chatSession.ts';
import type { SeenFile } from '../../core/chat/seenFile.ts';
import { fingerprintOf } from '../../core/chat/seenFiles.ts';
import { placeOfBlock } from '../../core/edit/apply/placeOfBlock.ts';
import { readFences } from '../../core/edit/answer/readFences.ts';
import type { FileSystem } from '../../core/ports.ts';
import { isPrivatePath } from '../../core/util/isPrivatePath.ts';
import { findNamedFiles, readFileText } from './codeFiles.ts';

/** So many files of one answer are remembered. */
const MOST_FILES = 30;

/** Writes into the conversation what the files were like that the code blocks of an answer name; to be called when it has ended. */
export async function recordSeenFiles(session: ChatSession, answerId: string, files: FileSystem): Promise<void> {
  const { id: conversationId, messages, hidden } = session.conversation;
  const answer = [...messages, ...hidden].find(({ id }) => id === answerId);
  const seen = answer ? await seenFilesOf(answer.text, files) : [];
  // Another conversation may be open by now.
  if (seen.length > 0 && session.conversation.id === conversationId)
    session.change({ type: 'filesSeen', id: answerId, files: seen });
}

async function seenFilesOf(answer: string, files: FileSystem): Promise<readonly SeenFile[]> {
  const paths = readFences(answer.split(/\r\n?|\n/)).flatMap(({ info, lines, lineBefore }) => {
    const place = placeOfBlock({ code: lines.join('\n'), info, heading: lineBefore.trim() });
    return place ? [place.path] : [];
  });
  const found = await findNamedFiles(files, [...new Set(paths)].slice(0, MOST_FILES));
  const uris = new Map([...found.values()].map(({ uri }) => [String(uri), uri]));
  const seen = [...uris].map(async ([key, uri]): Promise<readonly SeenFile[]> => {
    const text = isPrivatePath(uri.path) ? undefined : await readFileText(uri);
    return text === undefined ? [] : [{ uri: key, hash: fingerprintOf(text) }];
  });
  return (await Promise.all(seen)).flat();
}
