/** What a suite inside an extension host reports to the program that started it, one JSON object a request. */
export type TestEvent =
  | { readonly type: 'passed' | 'skipped'; readonly titles: readonly string[]; readonly durationMs: number }
  | {
      readonly type: 'failed';
      readonly titles: readonly string[];
      readonly durationMs: number;
      readonly message: string;
      readonly stack: string;
    }
  /** All tests have run. */
  | { readonly type: 'ended' }
  /** The suite itself could not run. */
  | { readonly type: 'broken'; readonly message: string };

/** What the starting program tells the suite; built into its bundle, because a web worker has no environment. */
export interface TestRun {
  /** Takes a `TestEvent` by POST. */
  readonly reportUrl: string;
  /** Base URL of the endpoint under `interline.endpoints.test`, and the key that it wants, if any. */
  readonly endpointUrl: string;
  readonly endpointKey: string;
  readonly hostKind: 'node' | 'web';
  /** Only tests whose full title matches this pattern run; empty for all. */
  readonly grep: string;
}
