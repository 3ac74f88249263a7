import type { Conversation } from '../../core/chat/conversation.ts';
import { isSeenText, seenFingerprint } from '../../core/chat/seenFiles.ts';
import { holdsCode } from '../../core/edit/apply/holdsCode.ts';
import { placeOfBlock, type BlockPlace } from '../../core/edit/apply/placeOfBlock.ts';
import type { FileSystem } from '../../core/ports.ts';
import { parseWrittenPlace } from '../../core/util/writtenPlace.ts';
import type { CodeBlockQuestion, CodeNews, CodePlaceView } from '../../shared/codeProtocol.ts';
import { findNamedFiles, readFileText, type NamedFile } from './codeFiles.ts';

type CodePlaces = Extract<CodeNews, { readonly type: 'codePlaces' }>;
type PathsKnown = Extract<CodeNews, { readonly type: 'pathsKnown' }>;

export interface CodePlacesOptions {
  readonly files: FileSystem;
  readonly conversation: Conversation;
  readonly blocks: readonly CodeBlockQuestion[];
}

/** Which files blocks belong to, and whether these have changed since the answer was written. */
export async function answerCodePlaces({ files, conversation, blocks }: CodePlacesOptions): Promise<CodePlaces> {
  const named = blocks.map((block) => ({ block, place: placeOfBlock(block) }));
  const paths = named.flatMap(({ place }) => (place ? [place.path] : []));
  const found = await findNamedFiles(files, paths);
  const places = named.map(async ({ block, place }) => {
    if (!place) return { id: block.id };
    const file = found.get(place.path);
    const view = file ? viewOf(place, file, await isStale(conversation, block, file)) : missingView(place);
    return { id: block.id, place: view };
  });
  return { type: 'codePlaces', places: await Promise.all(places) };
}

function viewOf(place: BlockPlace, { label }: NamedFile, isChanged: boolean): CodePlaceView {
  const { line, endLine, others } = place;
  const lines = line === undefined ? '' : `:${line}${endLine === undefined ? '' : `-${endLine}`}`;
  return { path: label, target: label + lines, others, isChanged };
}

function missingView({ path, others }: BlockPlace): CodePlaceView {
  return { path, others, isChanged: false };
}

/** A file that already is as the block wants it is not called changed: most probably the block has been applied. */
async function isStale(conversation: Conversation, block: CodeBlockQuestion, { uri }: NamedFile): Promise<boolean> {
  const seen = seenFingerprint(conversation, block.messageId, String(uri));
  if (seen === undefined) return false;
  const text = await readFileText(uri);
  return text !== undefined && !isSeenText(text, seen) && !holdsCode(text, block);
}

/** Which of the texts between the words of an answer name a file. */
export async function answerPaths(files: FileSystem, asked: readonly string[]): Promise<PathsKnown> {
  const paths = asked.map((written) => ({ written, path: parseWrittenPlace(written).path }));
  const found = await findNamedFiles(
    files,
    paths.map(({ path }) => path),
  );
  const known = paths.filter(({ path }) => found.has(path)).map(({ written }) => written);
  return { type: 'pathsKnown', asked, known };
}
