/** A VS Code that we have started. */
export interface VsCodeWindow {
  /** How to get to it, for the terminal. */
  readonly description: string;
  /** The page's address, for a VS Code in the browser. */
  readonly url?: string;
  /** Resolves when the user has closed it; never for a page. */
  readonly closed: Promise<void>;
  stop(): Promise<void>;
}

export interface WindowOptions {
  /** Profile and logs are made in here; the caller removes it. */
  readonly folder: string;
  /** The folder that the window opens. */
  readonly workspace: string;
  readonly settings: Readonly<Record<string, unknown>>;
}
