import { fieldMeaning } from './fieldNames.ts';
import { presetOfVariable } from './presets.ts';
import type { EndpointParts } from './proposeEndpoint.ts';
import type { Assignment } from './readAssignments.ts';
import { readKeyText } from './readKeyText.ts';

/** The last words of a variable's name, and what stands before them: the group to which it belongs. */
const SUFFIX =
  /^(.*?)_?((?:API_)?BASE_?URL|API_BASE|BASE_URI|API_URL|API_HOST|(?:API_)?ENDPOINT|URL|HOST|API_VERSION|API_KEY|API_TOKEN|AUTH_TOKEN|ACCESS_TOKEN|SECRET_KEY|TOKEN|KEY|(?:CHAT_|DEFAULT_|COMPLETION_)?(?:MODEL|DEPLOYMENT)(?:_NAME|_ID)?)$/i;

interface Group {
  address?: string;
  keyText?: string;
  keyName?: string;
  model?: string;
  apiVersion?: string;
}

/** Variables that belong together by the beginning of their names (`OPENAI_BASE_URL`, `OPENAI_API_KEY`), each group as one endpoint. */
export function groupAssignments(assignments: readonly Assignment[]): readonly EndpointParts[] {
  const groups = new Map<string, Group>();
  for (const { name, value } of assignments) {
    const found = SUFFIX.exec(name);
    const suffix = found?.[2];
    if (found === null || suffix === undefined) continue;
    const prefix = (found[1] ?? '').toUpperCase();
    const group = groups.get(prefix) ?? {};
    groups.set(prefix, group);
    put(group, { suffix, name, value });
  }
  return [...groups.values()].flatMap(partsOf);
}

function put(group: Group, variable: Assignment & { readonly suffix: string }): void {
  const { suffix, name, value } = variable;
  switch (fieldMeaning(suffix)) {
    case 'address':
      if (/^https?:\/\/|^[\w.-]+:\d+/i.test(value)) group.address ??= value;
      return;
    case 'key':
      group.keyText ??= value;
      group.keyName ??= name;
      return;
    case 'model':
      group.model ??= value;
      return;
    case 'apiVersion':
      group.apiVersion ??= value;
      return;
    case 'headers':
    case 'body':
    case 'query':
    case undefined:
      return;
  }
}

/** A key without an address belongs to the family that keeps its key under this name; any other key alone says nothing. */
function partsOf(group: Group): readonly EndpointParts[] {
  const address = withDeployment(group) ?? addressOfKey(group);
  if (address === undefined) return [];
  return [
    {
      address,
      ...(group.keyText !== undefined && { keyText: group.keyText }),
      ...(group.model !== undefined && { model: group.model }),
      ...(group.apiVersion !== undefined &&
        address.includes('/deployments/') && { query: { 'api-version': group.apiVersion } }),
    },
  ];
}

function addressOfKey(group: Group): string | undefined {
  if (group.keyText === undefined || readKeyText(group.keyText)?.kind === 'placeholder') return undefined;
  const preset = presetOfVariable(group.keyName ?? '');
  return preset === undefined || preset.baseUrl.includes('…') ? undefined : preset.baseUrl;
}

/** Azure's three variables make one address of its dated form. */
function withDeployment(group: Group): string | undefined {
  const { address, model, apiVersion } = group;
  if (address === undefined || model === undefined || apiVersion === undefined) return address;
  const url = URL.parse(address);
  if (url === null || !/azure/i.test(url.hostname) || url.pathname.replace(/\/+$/, '').length > '/openai'.length)
    return address;
  return `${url.origin}/openai/deployments/${encodeURIComponent(model)}?api-version=${encodeURIComponent(apiVersion)}`;
}
