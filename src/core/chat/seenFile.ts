/** A file as it was when an answer about it ended. */
export interface SeenFile {
  /** As the editor writes it. */
  readonly uri: string;
  /** `fingerprintOf` its text. */
  readonly hash: string;
}
