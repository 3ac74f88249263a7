import * as vscode from 'vscode';
import { type Attachment, tokensOfImage } from '../../core/chat/attachment.ts';
import type { ChatSession } from '../../core/chat/chatSession.ts';
import type { WebviewMessage } from '../../shared/chatProtocol.ts';
import { showWarning } from '../notices.ts';
import type { ChatModel } from './chatModel.ts';

type Image = Extract<WebviewMessage, { readonly type: 'attachImage' }>;

export interface ImageTarget {
  readonly session: Pick<ChatSession, 'attach' | 'conversation'>;
  readonly model: Pick<ChatModel, 'requestFacts'>;
  readonly selectModel: () => void;
}

/** Attaches an image where the model is known to take any; else says so, and lets the person decide. */
export async function attachImage(image: Image, target: ImageTarget): Promise<void> {
  const { session, selectModel } = target;
  if (!(await isWelcome(target))) {
    const attach = vscode.l10n.t('Attach Anyway');
    const select = vscode.l10n.t('Select Model');
    const words = vscode.l10n.t(
      'The model of this chat is not known to take images. Choose one that does, or attach the image anyway.',
    );
    const choice = await showWarning(words, attach, select);
    if (choice === select) selectModel();
    // Whoever chooses another model wants to send the image.
    if (choice === undefined) return;
  }
  const { dataUrl, width, height } = image;
  session.attach({
    id: crypto.randomUUID(),
    kind: 'image',
    ...labelsFor(image, session),
    languageId: '',
    text: dataUrl,
    tokens: tokensOfImage(width, height),
    hiddenCharacters: 0,
  });
}

async function isWelcome({ session, model }: ImageTarget): Promise<boolean> {
  const { signal } = new AbortController();
  const facts = await model.requestFacts(session.conversation, signal).catch(() => undefined);
  return facts?.takesImages === true;
}

/** Every pasted image has the same name; an attachment of the same name would take the place of the one before. */
function labelsFor(
  { label, width, height }: Image,
  { conversation }: ImageTarget['session'],
): Pick<Attachment, 'label' | 'promptLabel'> {
  const taken = new Set(conversation.attachments.map((attachment) => attachment.label));
  const size = `(${width} × ${height})`;
  const shown = `${label === '' ? vscode.l10n.t('Image') : label} ${size}`;
  let end = '';
  for (let number = 2; taken.has(shown + end); number += 1) end = ` ${number}`;
  return { label: shown + end, ...(label === '' && { promptLabel: size + end }) };
}
