/** Who wants to know, and how to tell them. A listener added twice is told twice. */
export interface Listeners<T> {
  /** The returned function removes the listener and may be called at any time. */
  add(listener: (value: T) => void): () => void;
  /** Tells everyone who was there when the call began. A listener's own fault is not caught. */
  tell(value: T): void;
}

export function createListeners<T>(): Listeners<T> {
  const registrations = new Set<{ readonly listener: (value: T) => void }>();
  return {
    add(listener) {
      const registration = { listener };
      registrations.add(registration);
      return () => void registrations.delete(registration);
    },
    tell(value) {
      for (const registration of [...registrations]) registration.listener(value);
    },
  };
}
