import { archivePart } from './archive/archivePart.ts';
import { cachePart } from './cache/cachePart.ts';
import { chatPart } from './chat/chatPart.ts';
import { contextPart } from './context/contextPart.ts';
import { gatheringPart } from './gathering/gatheringPart.ts';
import { pipelinePart } from './pipeline/pipelinePart.ts';
import { startPart } from './start/startPart.ts';
import type { BenchPart } from './support/part.ts';
import { syntaxPart } from './syntax/syntaxPart.ts';
import { typistPart } from './typist/typistPart.ts';
import { workbenchPart } from './workbench/workbenchPart.ts';

/** In the order in which they run. */
export const PARTS: readonly BenchPart[] = [
  startPart,
  pipelinePart,
  gatheringPart,
  syntaxPart,
  cachePart,
  typistPart,
  workbenchPart,
  chatPart,
  contextPart,
  archivePart,
];
