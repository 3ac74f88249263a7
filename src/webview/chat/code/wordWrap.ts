import { createListeners } from '../../../core/util/listeners.ts';

/** Whether long lines of code are broken, in all blocks of the page. */
export interface WordWrap {
  readonly isOn: boolean;
  toggle(): void;
  /** The returned function removes the listener. */
  onDidChange(listener: () => void): () => void;
}

/** @param keep Remembers the choice for this page. */
export function createWordWrap(isOnAtFirst: boolean, keep: (isOn: boolean) => void): WordWrap {
  const listeners = createListeners<undefined>();
  let isOn = isOnAtFirst;
  return {
    get isOn() {
      return isOn;
    },
    toggle: () => {
      isOn = !isOn;
      keep(isOn);
      listeners.tell(undefined);
    },
    onDidChange: (listener) => listeners.add(listener),
  };
}
