/** What the bench tells its extension, in a file of this name in the extension's folder. Paths are relative to the workspace. */
export interface GatheringOrder {
  readonly openFiles: readonly string[];
  readonly largeFile: string;
  readonly keys: number;
}

/** What it answers, in a file of this name. */
export interface GatheringReport {
  readonly problem: string | undefined;
  readonly keys: readonly KeyTimes[];
  /** At most so many texts from elsewhere were handed over with a key. */
  readonly snippets: number;
}

/** What lies between a key and the request for it. */
export interface KeyTimes {
  /** The document and the place as plain data. */
  readonly describeMs: number;
  /** What the sources know, asked for and judged. */
  readonly gatherMs: number;
  /** Window, choice of context, template and key of the cache. */
  readonly chooseMs: number;
}

export const ORDER_FILE = 'order.json';
export const REPORT_FILE = 'report.json';
