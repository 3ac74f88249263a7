import type { WorkspaceFile } from '../workspace/readWorkspace.ts';
import { createMaterial } from './material.ts';
import { describeFixes, describeRefactoring } from './describeFindings.ts';
import { describeDocumentation, describeTests, explainAttached, listSymbols } from './describeSymbols.ts';
import { findIntent, type Intent } from './intent.ts';
import { joinParts } from './markdown.ts';
import { readConversation, type ConversationMessage } from './readConversation.ts';
import { answerBySearch, type Material } from './answerBySearch.ts';

/**
 * The practice model's chat: it searches the attached text and the workspace, quotes what it finds and says how it found it. It never
 * makes up an answer. The same messages always give the same answer.
 */
export function answerQuestion(messages: readonly ConversationMessage[], files: readonly WorkspaceFile[]): string {
  return continueCutAnswer(messages, files) ?? answerConversation(messages, files);
}

function answerConversation(messages: readonly ConversationMessage[], files: readonly WorkspaceFile[]): string {
  const conversation = readConversation(messages);
  const material = createMaterial(conversation, files);
  const intent = conversation.attached.length === 0 ? 'question' : findIntent(conversation.question);
  return joinParts([WRITERS[intent](material), CLOSING]);
}

/** When the client asks to go on after a cut, the rest of the same answer. */
function continueCutAnswer(
  messages: readonly ConversationMessage[],
  files: readonly WorkspaceFile[],
): string | undefined {
  const [cut, instruction] = messages.slice(-2);
  if (cut?.role !== 'assistant' || instruction === undefined || !/\bcut off\b/i.test(instruction.content))
    return undefined;
  const whole = answerConversation(messages.slice(0, -2), files);
  return whole.startsWith(cut.content) ? whole.slice(cut.content.length) : undefined;
}

const CLOSING =
  '*I am Interline’s practice model: no neural network, only search in the text that you gave me. Choose a real endpoint for real answers.*';

const WRITERS: Readonly<Record<Intent, (material: Material) => string>> = {
  explain: explainAttached,
  fix: describeFixes,
  tests: describeTests,
  document: describeDocumentation,
  refactor: describeRefactoring,
  question: (material) => joinParts([answerBySearch(material), listSymbols(material)]),
};
