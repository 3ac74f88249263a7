import { t } from '@vscode/l10n';
import { stripRoute } from './resolvePath.ts';

export interface AzureAddress {
  readonly baseUrl: string;
  readonly alternativeBaseUrls: readonly string[];
  readonly query: Readonly<Record<string, string>>;
  /** The deployment, when the address names one. */
  readonly model?: string;
  readonly dialect: 'azure';
  readonly remarks: readonly string[];
}

const AZURE_HOST = /\.(?:openai\.azure\.(?:com|us|cn)|cognitiveservices\.azure\.com|services\.ai\.azure\.com)$/i;
/** `/openai/deployments/NAME`, also below a gateway's own prefix. */
const DEPLOYMENT = /^(.*?\/openai)\/deployments\/([^/]+)/i;

/**
 * An address of Azure OpenAI in one of its forms; undefined for every other server.
 * - `…/openai/deployments/NAME/…?api-version=…`: the deployment is the model, the version goes with every request;
 * - `…/openai/v1`, or only the host: the newer form, which needs neither.
 *
 * @param query The parameters of the address without keys.
 */
export function azureAddress(url: URL, query: Readonly<Record<string, string>>): AzureAddress | undefined {
  const deployment = DEPLOYMENT.exec(url.pathname);
  if (deployment?.[1] !== undefined && deployment[2] !== undefined)
    return ofDeployment({ url, query, root: deployment[1], name: deployment[2] });
  if (!AZURE_HOST.test(url.hostname)) return undefined;
  // Azure AI inference: here `/models` is the base of the routes, not one of them.
  if (/^\/models(?:\/|$)/i.test(url.pathname) && Object.hasOwn(query, 'api-version'))
    return { baseUrl: `${url.origin}/models`, alternativeBaseUrls: [], query, dialect: 'azure', remarks: [] };
  const path = stripRoute(url.pathname).path;
  if (/\/openai\/v1$/i.test(path)) return newer(`${url.origin}${path}`, query, []);
  return newer(`${url.origin}/openai/v1`, query, [t("Azure's newer address ends in /openai/v1; it was added.")]);
}

function ofDeployment(found: {
  readonly url: URL;
  readonly query: Readonly<Record<string, string>>;
  readonly root: string;
  readonly name: string;
}): AzureAddress {
  const { url, query, root, name } = found;
  const model = decoded(name);
  if (!Object.hasOwn(query, 'api-version')) {
    const remark = t(
      "The address names no api-version, so that Azure's newer {0}/v1 is used, with the deployment as the model.",
      root,
    );
    return { ...newer(`${url.origin}${root}/v1`, query, [remark]), model };
  }
  return {
    baseUrl: `${url.origin}${root}/deployments/${name}`,
    alternativeBaseUrls: [`${url.origin}${root}/v1`],
    query,
    model,
    dialect: 'azure',
    remarks: [],
  };
}

/** The newer form takes `api-version` only as `preview`; older dates are refused there. */
function newer(baseUrl: string, query: Readonly<Record<string, string>>, remarks: readonly string[]): AzureAddress {
  const kept = Object.entries(query).filter(
    ([name, value]) => name !== 'api-version' || /preview$|^latest$/.test(value),
  );
  return { baseUrl, alternativeBaseUrls: [], query: Object.fromEntries(kept), dialect: 'azure', remarks };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
