import type { ConformanceRun } from './result.ts';

/** Files that `npm run conformance` knows, each with the program that runs its cases; loaded only when the folder holds the file. */
export const KINDS: Readonly<Record<string, () => Promise<ConformanceRun>>> = {
  'sse.json': async () => (await import('./sse.ts')).runSseConformance,
  'errors.json': async () => (await import('./errors.ts')).runErrorsConformance,
  'redaction.json': async () => (await import('./redaction.ts')).runRedactionConformance,
  'completion-postprocess.json': async () =>
    (await import('./completionPostprocess.ts')).runCompletionPostprocessConformance,
  'apply-paths.json': async () => (await import('./applyPaths.ts')).runApplyPathsConformance,
  'markdown-xss.json': async () => (await import('./markdownXss.ts')).runMarkdownXssConformance,
};
