import type { Script } from '../../support/script.ts';
import type { RecordedRequest } from '../../support/scriptedEndpoint.ts';
import { testRun } from './testRun.ts';

export interface ScriptRule {
  readonly path?: string;
  /** A part of the request's body. */
  readonly contains?: string;
  readonly script: Script;
}

const origin = new URL(testRun.endpointUrl).origin;

/** The scripted endpoint of this run, which lives in another process; the same calls work in a web worker. */
export const endpointRemote = {
  /** The first rule that fits answers, else the endpoint's built-in answer. */
  async answer(...rules: readonly ScriptRule[]): Promise<void> {
    await fetch(`${origin}/__script`, { method: 'PUT', body: JSON.stringify({ rules }) });
  },
  async requests(): Promise<readonly RecordedRequest[]> {
    return (await (await fetch(`${origin}/__requests`)).json()) as readonly RecordedRequest[];
  },
  /** Forgets rules and requests. */
  async reset(): Promise<void> {
    await endpointRemote.answer();
    await fetch(`${origin}/__requests`, { method: 'DELETE' });
  },
};
