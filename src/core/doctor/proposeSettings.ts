import type { Role } from '../settings/endpoint.ts';
import type { Settings } from '../settings/settings.ts';
import type { Examination } from './examination.ts';

/** One setting that the examination would change; `name` without `interline.`. */
export interface ProposedSetting {
  readonly name: `${Role}.endpoint` | `${Role}.model` | 'completion.template';
  readonly value: string;
  /** A clause for the report: "because …". */
  readonly why: string;
}

/** What one click writes. Only what works and is not so already. */
export function proposeSettings(examination: Examination, settings: Settings): readonly ProposedSetting[] {
  const works = (subject: string): boolean =>
    examination.findings.some((finding) => finding.subject === subject && finding.verdict === 'yes');
  const { endpointName, template, completionModel, chatModel } = examination;
  const proposed: ProposedSetting[] = [];
  if (template !== undefined) {
    proposed.push(
      { name: 'completion.endpoint', value: endpointName, why: 'because it completes text.' },
      { name: 'completion.model', value: completionModel, why: 'because it answered.' },
      { name: 'completion.template', value: template, why: whyTemplate(template) },
    );
  }
  if (works('chat')) {
    proposed.push(
      { name: 'chat.endpoint', value: endpointName, why: 'because it chats.' },
      { name: 'chat.model', value: chatModel, why: 'because it answered.' },
    );
  }
  return proposed.filter(({ name, value }) => value !== '' && currentValue(name, settings) !== value);
}

function whyTemplate(template: string): string {
  if (template === 'auto') return 'because no template proved itself, so the model’s name decides.';
  if (template === 'chat') return 'because there is no raw completion: the chat fills the gap.';
  return 'because it filled the gap best.';
}

function currentValue(name: ProposedSetting['name'], { roles, completion }: Settings): string {
  if (name === 'completion.template') return completion.template;
  const [role, field] = name.split('.') as [Role, 'endpoint' | 'model'];
  return field === 'endpoint' ? roles[role].endpointName : roles[role].model;
}
