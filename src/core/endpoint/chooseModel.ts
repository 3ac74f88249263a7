import type { Role } from '../settings/endpoint.ts';
import type { ModelInfo } from './requests.ts';

/** Ids of models that do not write text. */
const NO_TEXT =
  /embed|rerank|whisper|tts|speech|audio|realtime|transcri|dall-?e|image|vision-encoder|diffusion|flux|moderation|guard|bge-|gte-|e5-|clip|sora|video/i;
/** Ids that tell of training on fill-in-the-middle or of a plain completion model. */
const COMPLETES_CODE =
  /coder|starcoder|codestral|codellama|code-?llama|codegemma|granite.*code|stable-?code|fim|instruct-completion/i;
const COMPLETES_TEXT = /instruct$|davinci|babbage|base$/i;
/** Ids that are known for not taking chat messages. */
const NO_CHAT = /davinci|babbage|starcoder|gpt-3\.5-turbo-instruct|(?:^|[-/])base$|-fim/i;

/**
 * The first listed model that suits the role, for an endpoint whose model nobody named; undefined when none does. Names are all that a list
 * tells, so an unknown name counts as suitable.
 */
export function chooseModel(models: readonly ModelInfo[], role: Role): string | undefined {
  const ids = models.map((model) => model.id).filter((id) => !NO_TEXT.test(id));
  if (role !== 'completion') return ids.find((id) => !NO_CHAT.test(id)) ?? ids[0];
  return ids.find((id) => COMPLETES_CODE.test(id)) ?? ids.find((id) => COMPLETES_TEXT.test(id)) ?? ids[0];
}
