import { randomUUID } from 'node:crypto';
import { answerQuestion } from '../chat/answerQuestion.ts';
import { parseFimPrompt } from '../model/fimPrompt.ts';
import { continueText } from '../model/practiceModel.ts';
import { countTokens } from '../text/tokenize.ts';
import type { WorkspaceFile } from '../workspace/readWorkspace.ts';
import { countUsage, type AnswerHead, type Route, type Usage } from './answerBodies.ts';
import { ApiError } from './apiError.ts';
import { cutAnswer, type Answer, type Manner } from './cutAnswer.ts';
import { fitToContext } from './fitToContext.ts';
import { parseChatRequest, parseCompletionRequest, type ChatMessage, type SamplingRequest } from './requests.ts';

export interface AnswerSettings {
  readonly model: string;
  readonly manner: Manner;
  readonly contextLength: number;
  readonly files: readonly WorkspaceFile[];
}

/** A request that has been answered completely and only waits to be sent. */
export interface FinishedAnswer {
  readonly request: SamplingRequest;
  readonly head: AnswerHead;
  readonly answers: readonly Answer[];
  readonly usage: Usage;
}

/** Throws an `ApiError` for a body, a model or a length that cannot be served. */
export function answerCompletion(body: unknown, settings: AnswerSettings): FinishedAnswer {
  const request = parseCompletionRequest(body);
  const prompt = parseFimPrompt(request.prompt, request.suffix);
  const documents = settings.files.map((file) => file.document);
  return finish({
    route: 'completion',
    request,
    settings,
    promptTokens: countTokens(request.prompt) + countTokens(request.suffix),
    write: (choice, maxTokens) =>
      continueText(prompt, documents, {
        temperature: request.temperature,
        seed: request.seed + choice,
        maxCharacters: maxTokens * MAX_TOKEN_CHARACTERS,
      }),
  });
}

/** Throws an `ApiError` for a body, a model or a length that cannot be served. */
export function answerChat(body: unknown, settings: AnswerSettings): FinishedAnswer {
  const request = parseChatRequest(body);
  return finish({
    route: 'chat',
    request,
    settings,
    promptTokens: countTokens(renderChat(request.messages)),
    write: () => answerQuestion(request.messages, settings.files),
  });
}

/** The tokenizer's longest piece; enough text for any number of tokens. */
const MAX_TOKEN_CHARACTERS = 16;

interface Task {
  readonly route: Route;
  readonly request: SamplingRequest;
  readonly settings: AnswerSettings;
  readonly promptTokens: number;
  readonly write: (choice: number, maxTokens: number) => string;
}

function finish({ route, request, settings, promptTokens, write }: Task): FinishedAnswer {
  checkModel(request.model, settings.model);
  const maxTokens = fitToContext(promptTokens, request, settings.contextLength);
  const cut = { stop: request.stop, maxTokens, manner: settings.manner };
  const answers = Array.from({ length: request.choiceCount }, (_, choice) => cutAnswer(write(choice, maxTokens), cut));
  const prefix = route === 'chat' ? 'chatcmpl' : 'cmpl';
  const head = {
    route,
    id: `${prefix}-${randomUUID()}`,
    created: Math.floor(Date.now() / 1000),
    model: settings.model,
  };
  return { request, head, answers, usage: countUsage(promptTokens, answers) };
}

/** The conversation as one text, one line break after each role and each message: this is what a chat request is charged for. */
function renderChat(messages: readonly ChatMessage[]): string {
  return messages.map(({ role, content }) => `${role}\n${content}\n`).join('');
}

function checkModel(wanted: string, offered: string): void {
  if (wanted === '' || wanted === offered) return;
  throw new ApiError(`The model '${wanted}' does not exist here; the practice endpoint has '${offered}'.`, {
    status: 404,
    type: 'invalid_request_error',
    code: 'model_not_found',
    parameter: 'model',
  });
}
