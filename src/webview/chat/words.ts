import { t } from '@vscode/l10n';
import type { ErrorAction } from '../../shared/chatProtocol.ts';

/** What the buttons for a next step say. */
export const actionLabels = (): Readonly<Record<ErrorAction, string>> => ({
  setApiKey: t('Set API key'),
  openSettings: t('Open settings'),
  tryAgain: t('Try again'),
  selectModel: t('Select model'),
  showLog: t('Show log'),
  continueAnswer: t('Continue'),
});

export interface Starter {
  readonly label: string;
  /** What is put into the input; the reader may change it before sending. */
  readonly prompt: string;
  /** What is attached along with it. */
  readonly attach: 'attachSelection' | 'attachFile';
}

export const starters = (): readonly Starter[] => [
  { label: t('Explain the selection'), prompt: t('Explain this code.'), attach: 'attachSelection' },
  { label: t('Find problems in the open file'), prompt: t('Find problems in this file.'), attach: 'attachFile' },
  { label: t('Write tests for the selection'), prompt: t('Write tests for this code.'), attach: 'attachSelection' },
];
