import { pipelinePart } from './pipeline/pipelinePart.ts';
import type { BenchPart } from './support/part.ts';

/** In the order in which they run. */
export const PARTS: readonly BenchPart[] = [pipelinePart];
