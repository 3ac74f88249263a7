import type { Handlers, HostMessage, WebviewMessage } from '../../../shared/chatProtocol.ts';
import type { CodeNews } from '../../../shared/codeProtocol.ts';
import type { FrameQueue } from '../dom/frameQueue.ts';
import { AnswerOfCode } from './answerOfCode.ts';
import { type CodeBlock, createCodeBlock } from './codeBlock.ts';
import { CodePlaces } from './codePlaces.ts';
import type { Highlighter } from './highlighter.ts';
import { PathLinks } from './pathLinks.ts';
import { createWordWrap } from './wordWrap.ts';

export interface CodeServicesOptions {
  readonly post: (message: WebviewMessage) => void;
  readonly frames: FrameQueue;
  readonly highlighter: Highlighter;
  readonly announce: (text: string) => void;
  readonly wrapsLines: boolean;
  readonly keepWrap: (wrapsLines: boolean) => void;
}

/** Everything about code on the page. */
export interface CodeServices {
  /** @param answer Absent: it stands in none. */
  readonly createCodeBlock: (answer?: AnswerOfCode) => CodeBlock;
  /** Makes names of files into buttons in what has just been drawn. */
  readonly linkPaths: (root: ParentNode) => void;
  readonly handlers: Pick<Handlers<HostMessage>, CodeNews['type']>;
}

export function createCodeServices(options: CodeServicesOptions): CodeServices {
  const { post, frames, highlighter, announce } = options;
  const places = new CodePlaces(post);
  const links = new PathLinks(post);
  const wrap = createWordWrap(options.wrapsLines, options.keepWrap);
  const nowhere = new AnswerOfCode('', true);
  return {
    createCodeBlock: (answer = nowhere) =>
      createCodeBlock({ post, frames, highlighter, announce, places, wrap }, answer),
    linkPaths: (root) => links.decorate(root),
    handlers: {
      codePlaces: (news) => places.answer(news),
      pathsKnown: (news) => links.answer(news),
      fileSaved: ({ path }) => {
        places.fileSaved(path);
        links.fileSaved();
      },
    },
  };
}
