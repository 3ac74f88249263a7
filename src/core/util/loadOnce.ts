/**
 * Loads with the first wish, and gives all who come later the same. Where it has failed, the next wish tries again: a disk or a connection
 * that was away may be back.
 */
export function loadOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}
