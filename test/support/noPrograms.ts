import assert from 'node:assert/strict';
import type { ProgramRunner } from '../../src/core/ports.ts';

/** For tests in which no program may run. */
export const noPrograms: ProgramRunner = { run: () => assert.fail('a program was run') };
