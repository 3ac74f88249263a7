import { t } from '@vscode/l10n';
import type { WebviewMessage } from '../../../shared/chatProtocol.ts';
import { readImage } from '../dom/readImage.ts';

export interface IncomingOptions {
  /** Where things are pasted. */
  readonly input: HTMLTextAreaElement;
  /** Where things are dropped. */
  readonly target: HTMLElement;
  readonly post: (message: WebviewMessage) => void;
  readonly announce: (text: string) => void;
}

/** What is longer would push everything else out of the input; as an attachment it shows what it takes, and can be removed. */
const LONG_TEXT = 8_000;
const MOST_IMAGES = 5;
/** The editor's own list may hold what the common one cannot name. */
const ADDRESS_TYPES = ['application/vnd.code.uri-list', 'text/uri-list'] as const;

/** What comes from elsewhere: images and long texts that are pasted, files that are dropped. They become attachments; other text is the input's own matter. */
export function listenForIncoming({ input, target, post, announce }: IncomingOptions): void {
  const attachImages = (files: readonly File[]): void => {
    for (const file of files.slice(0, MOST_IMAGES)) void attachImage(file);
  };
  async function attachImage(file: File): Promise<void> {
    try {
      const { dataUrl, width, height } = await readImage(file);
      post({ type: 'attachImage', label: file.name, dataUrl, width, height });
    } catch {
      announce(t('The image could not be read.'));
    }
  }

  input.addEventListener('paste', (event) => {
    const images = imagesIn(event.clipboardData);
    const text = event.clipboardData?.getData('text/plain') ?? '';
    // Programs that copy text along with a picture of it mean the text.
    if (images.length > 0 && text === '') attachImages(images);
    else if (text.length > LONG_TEXT) post({ type: 'attachText', label: t('Pasted text'), text });
    else return;
    event.preventDefault();
  });

  target.addEventListener('dragover', (event) => {
    if (!isWelcome(event.dataTransfer)) return;
    event.preventDefault();
    target.classList.add('is-drop-target');
  });
  for (const name of ['dragleave', 'drop'] as const)
    target.addEventListener(name, () => target.classList.remove('is-drop-target'));
  target.addEventListener('drop', (event) => {
    const uris = addressesIn(event.dataTransfer);
    const images = imagesIn(event.dataTransfer);
    if (uris.length === 0 && images.length === 0) return;
    event.preventDefault();
    if (uris.length > 0) post({ type: 'attachDropped', uris });
    else attachImages(images);
    input.focus();
  });
}

function isWelcome(data: DataTransfer | null): boolean {
  return data?.types.some((type) => type === 'Files' || ADDRESS_TYPES.some((known) => known === type)) === true;
}

function imagesIn(data: DataTransfer | null): readonly File[] {
  return [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
}

function addressesIn(data: DataTransfer | null): readonly string[] {
  const list = ADDRESS_TYPES.map((type) => data?.getData(type) ?? '').find((found) => found.trim() !== '') ?? '';
  const lines = list.split(/\r?\n/).map((line) => line.trim());
  return lines.filter((line) => line !== '' && !line.startsWith('#'));
}
