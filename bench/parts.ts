import { pipelinePart } from './pipeline/pipelinePart.ts';
import type { BenchPart } from './support/part.ts';
import { typistPart } from './typist/typistPart.ts';

/** In the order in which they run. */
export const PARTS: readonly BenchPart[] = [pipelinePart, typistPart];
