/** What people and programs call the parts of an endpoint, compared without case, `-`, `_`, `.` and blanks. */
const ADDRESS =
  /^(?:interline)?(?:openai|azureopenai|azure|llm|api|custom|fireworks|model|server|proxy|ollama|vllm|litellm)?(?:compatible)?(?:api)?(?:baseurl|base|baseuri|basepath|apibase|apiurl|apiendpoint|endpoint|endpointurl|url|uri|serverurl|apibaseurl|host|azureendpoint)$/;
const KEY =
  /^(?:openai|azureopenai|azure|llm|fireworks|model)?(?:apikey|apitoken|authtoken|accesstoken|bearertoken|token|key|secretkey|secret)$/;
const MODEL =
  /^(?:openai|azure|azureopenai|llm|chat|completion|default)?(?:model|modelid|modelname|deployment|deploymentname|deploymentid|azuredeployment|apimodelid|openaimodelid)$/;
const HEADERS = /^(?:openai)?(?:headers|requestheaders|extraheaders|defaultheaders|customheaders)$/;
const BODY = /^(?:extrabody|extrabodyproperties|body|data|json|modeloptions)$/;
const QUERY = /^(?:query|queryparams|defaultquery)$/;
const API_VERSION = /^(?:openai|azure|azureopenai)?apiversion$/;

export type FieldMeaning = 'address' | 'key' | 'model' | 'headers' | 'body' | 'query' | 'apiVersion';

const MEANINGS: readonly (readonly [FieldMeaning, RegExp])[] = [
  ['apiVersion', API_VERSION],
  ['address', ADDRESS],
  ['key', KEY],
  ['model', MODEL],
  ['headers', HEADERS],
  ['body', BODY],
  ['query', QUERY],
];

/** What a field of this name means in a configuration of any client; undefined: nothing to an endpoint. */
export function fieldMeaning(name: string): FieldMeaning | undefined {
  const plain = name.toLowerCase().replace(/[-_.\s]/g, '');
  return MEANINGS.find(([, pattern]) => pattern.test(plain))?.[0];
}
