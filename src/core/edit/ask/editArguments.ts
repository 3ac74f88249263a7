import type { ConnectionOverride } from '../../endpoint/connection.ts';
import { isRecord } from '../../util/isRecord.ts';
import type { EditAttachment } from '../prompt/buildEditMessages.ts';

/** What a keybinding or another part of the extension may hand to *Edit…*. */
export interface EditArguments {
  /** Absent: the person is asked. */
  readonly instruction?: string;
  readonly attachments: readonly EditAttachment[];
  /** Over the role's own endpoint and model. */
  readonly choice: Pick<ConnectionOverride, 'endpointName' | 'model'>;
}

/** Takes what fits and drops the rest: keybindings are written by hand. */
export function parseEditArguments(argument: unknown): EditArguments {
  if (!isRecord(argument)) return { attachments: [], choice: {} };
  const { instruction, attachments, choice } = argument;
  const { endpointName, model } = isRecord(choice) ? choice : {};
  return {
    ...(isText(instruction) && { instruction }),
    attachments: Array.isArray(attachments) ? attachments.filter(isAttachment) : [],
    choice: { ...(isText(endpointName) && { endpointName }), ...(isText(model) && { model }) },
  };
}

function isAttachment(value: unknown): value is EditAttachment {
  return (
    isRecord(value) && [value['label'], value['languageId'], value['text']].every((one) => typeof one === 'string')
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
