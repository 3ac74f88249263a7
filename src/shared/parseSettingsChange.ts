import type { SettingsChange } from '../core/chat/conversationSettings.ts';
import { THINKING_EFFORTS } from '../core/endpoint/thinkingEffort.ts';
import { NUMBER_RANGES } from '../core/settings/parseSettings.ts';
import { isRecord } from '../core/util/isRecord.ts';

const LONGEST_NAME = 200;

/** A change of a conversation's settings as the page sends it, within the bounds of the settings themselves; undefined for anything else. */
export function parseSettingsChange(value: unknown): SettingsChange | undefined {
  if (!isRecord(value)) return undefined;
  const { setting, value: wanted } = value;
  switch (setting) {
    case 'model':
      // Another one is chosen in the host's own picker.
      return { setting };
    case 'temperature':
    case 'maxTokens':
      return wanted === undefined ? { setting } : numberChange(setting, wanted);
    case 'thinking': {
      const effort = THINKING_EFFORTS.find((one) => one === wanted);
      if (effort === undefined) return wanted === undefined ? { setting } : undefined;
      return { setting, value: effort };
    }
    case 'systemPrompt':
      if (wanted === undefined) return { setting };
      return typeof wanted === 'string' && wanted.length <= LONGEST_NAME ? { setting, value: wanted } : undefined;
    default:
      return undefined;
  }
}

function numberChange(setting: 'temperature' | 'maxTokens', wanted: unknown): SettingsChange | undefined {
  const { minimum, maximum } = NUMBER_RANGES[`chat.${setting}`];
  if (typeof wanted !== 'number' || !(wanted >= minimum && wanted <= maximum)) return undefined;
  return setting === 'maxTokens' && !Number.isInteger(wanted) ? undefined : { setting, value: wanted };
}
