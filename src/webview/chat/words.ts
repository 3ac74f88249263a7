import type { ErrorAction } from '../../shared/chatProtocol.ts';

/** What the buttons for a next step say. */
export const ACTION_LABELS: Readonly<Record<ErrorAction, string>> = {
  setApiKey: 'Set API key',
  openSettings: 'Open settings',
  tryAgain: 'Try again',
  selectModel: 'Select model',
  showLog: 'Show log',
  continueAnswer: 'Continue',
};

export interface Starter {
  readonly label: string;
  /** What is put into the input; the reader may change it before sending. */
  readonly prompt: string;
  /** What is attached along with it. */
  readonly attach: 'attachSelection' | 'attachFile';
}

export const STARTERS: readonly Starter[] = [
  { label: 'Explain the selection', prompt: 'Explain this code.', attach: 'attachSelection' },
  { label: 'Find problems in the open file', prompt: 'Find problems in this file.', attach: 'attachFile' },
  { label: 'Write tests for the selection', prompt: 'Write tests for this code.', attach: 'attachSelection' },
];
