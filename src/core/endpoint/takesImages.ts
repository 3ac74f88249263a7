import { isRecord } from '../util/isRecord.ts';

/** Families that take images, as their names are written by those who make and serve them. */
const FAMILIES =
  /gpt-4o|gpt-4\.1|gpt-4-turbo|gpt-5|chatgpt-4o|\bo[13]\b(?!-mini)|\bo4-mini|vlm|claude-(?:3|[a-z]+-[4-9]|[4-9])|gemini|gemma-?(?:3|4)|paligemma|pixtral|llava|bakllava|vila\b|internvl|minicpm-?v|minicpm-o|moondream|molmo|idefics|fuyu|phi-(?:3(?:\.5)?-vision|4-multimodal)|(?:qwen|qvq)[\d.]*-?vl|qvq|qwen[\d.]*-omni|deepseek-(?:vl|ocr)|glm-4(?:\.\d)?v|cogvlm|kimi-vl|kimi-k2\.5|llama-?(?:4|v4)|llama-?(?:3\.2|v3p2)-(?:11b|90b)-vision|mistral-(?:small-3\.[12]|medium-3|small-2503|small-2506|large-3)|grok-(?:2-vision|4|vision)|step-1v|aya-vision|granite-vision|nova-(?:lite|pro)|-vision\b|[-_]vl(?:[-_.\d]|$)/i;

/** Whether a model of this name is known to take images; undefined: the name does not say. */
export function nameTakesImages(model: string): true | undefined {
  return FAMILIES.test(model) ? true : undefined;
}

/**
 * What an entry of a list of models says about images, in the words of those servers that say anything: OpenRouter, Mistral, Fireworks,
 * LM Studio, llama.cpp, GitHub Models, Ollama.
 */
export function entryTakesImages(entry: Readonly<Record<string, unknown>>): boolean | undefined {
  const modalities = [
    isRecord(entry['architecture']) ? entry['architecture']['input_modalities'] : undefined,
    entry['input_modalities'],
    entry['supported_input_modalities'],
    entry['modalities'],
  ].find(Array.isArray);
  if (modalities) return modalities.includes('image');
  const { capabilities, supports_image_input: supportsImages, type } = entry;
  if (typeof supportsImages === 'boolean') return supportsImages;
  if (isRecord(capabilities) && typeof capabilities['vision'] === 'boolean') return capabilities['vision'];
  // What is not in a list of abilities need not be missing: only some servers list all.
  if (Array.isArray(capabilities) && capabilities.some((one) => one === 'vision' || one === 'multimodal')) return true;
  return type === 'vlm' ? true : undefined;
}
