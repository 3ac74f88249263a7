import * as vscode from 'vscode';
import type { RecordedRequest } from '../../support/scriptedEndpoint.ts';
import { eventually, pause } from './editorDriver.ts';
import { endpointRemote } from './endpointRemote.ts';

/** From the end of an answer to the suggestion on the screen: a few steps in this process and one in the window's. */
const SHOWING_MS = 500;

/** The requests that hold `marker`; those about a document before may still be arriving. */
export async function requestsFor(marker: string): Promise<readonly RecordedRequest[]> {
  return (await endpointRemote.requests()).filter(({ body }) => JSON.stringify(body ?? '').includes(marker));
}

export async function requestArrived(marker: string): Promise<void> {
  await eventually(async () => ((await requestsFor(marker)).length > 0 ? true : undefined), `a request for ${marker}`);
}

/** Asks by hand until the request is there: the editor asks nobody while it is busy with the document that it was just given. */
export async function askFor(marker: string): Promise<void> {
  await eventually(async () => {
    await vscode.commands.executeCommand('editor.action.inlineSuggest.trigger');
    return (await requestsFor(marker)).length > 0 ? true : undefined;
  }, `a request for ${marker}`);
}

/** The same, and waits until the whole answer has had the time to be shown. */
export async function askAndSee(marker: string): Promise<void> {
  await askFor(marker);
  await answerArrived(marker);
}

/** Resolves when an answer to a request that holds `marker` has had the time to be shown. */
export async function answerArrived(marker: string): Promise<void> {
  await eventually(
    async () => (await requestsFor(marker)).find(({ ended, aborted }) => ended && !aborted),
    `the whole answer for ${marker}`,
  );
  await pause(SHOWING_MS);
}
