import assert from 'node:assert/strict';
import path from 'node:path';
import { inProject } from '../../../../../../scripts/host/paths.ts';
import { readXssCases } from '../../../../../conformance/markdownXss/xssCase.ts';
import { processorMs } from '../../../../../support/processorMs.ts';
import { describeDiagram } from './describeDiagram.ts';

/** A page that waits this long is felt, not frozen. */
const LIMIT_MS = 1000;
const FENCE = /```mermaid\n([^]*?)\n?```/g;

const rows = await readXssCases(path.join(inProject(), 'test/fixtures/slowCases/markdown-xss.json'));

describe('diagrams that are meant to take long', () => {
  for (const { id, input } of rows.filter((row) => row.id.startsWith('d-')))
    it(`${id} is read, or refused, at once`, () => {
      const sources = [...input.matchAll(FENCE)].map(([, source = '']) => source);
      assert.ok(sources.length > 0);
      const ms = processorMs(() => sources.forEach((source) => describeDiagram(source)));
      assert.ok(ms < LIMIT_MS, `${Math.round(ms)} ms`);
    });
});
