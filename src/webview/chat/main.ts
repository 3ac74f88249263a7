import { createAnnouncer } from './announcer.ts';
import { createCodeServices } from './code/codeServices.ts';
import { createHighlighter } from './code/highlighter.ts';
import { createFrameQueue } from './dom/frameQueue.ts';
import { connectToHost } from './host.ts';
import { createShowDiagram } from './markdown/diagram/diagramBlock.ts';
import { createMathDrawer } from './markdown/math/mathDrawer.ts';
import { createMarkdownParser } from './markdown/parser.ts';
import { createSanitizer } from './markdown/sanitize.ts';
import { Page } from './page.ts';
import { createPageMemory } from './pageMemory.ts';
import type { PageServices } from './pageServices.ts';
import { useTranslations } from './useTranslations.ts';
import './style/page.css';

start();

/** Builds the page from its parts, top to bottom, and tells the host that it can be drawn. */
function start(): void {
  useTranslations();
  const { post, listen, loadState, saveState } = connectToHost();
  const reportFault = (error: unknown): void => post({ type: 'pageFault', message: faultName(error) });
  window.addEventListener('error', (event) => reportFault(event.error));
  window.addEventListener('unhandledrejection', (event) => reportFault(event.reason));

  const frames = createFrameQueue();
  const announcer = createAnnouncer();
  const highlighter = createHighlighter({
    frames,
    askForGrammar: (language) => post({ type: 'grammarWanted', language }),
    loadColourer: async (theme) => (await import('./code/shikiColourer.ts')).createShikiColourer(theme),
    reportFault,
  });
  const memory = createPageMemory({ loadState, saveState });
  const code = createCodeServices({
    ...{ post, frames, highlighter, announce: announcer.announce },
    wrapsLines: memory.wrapsLines,
    keepWrap: (wrapsLines) => memory.keep({ wrapsLines }),
  });
  const sanitizer = createSanitizer();
  const math = createMathDrawer({
    sanitizer,
    frames,
    loadEngine: async () => (await import('./markdown/math/katexEngine.ts')).createKatexEngine(),
    reportFault,
  });
  const showDiagram = createShowDiagram({
    frames,
    copyText: (text) => post({ type: 'copyText', text }),
    loadEngine: async () => (await import('./markdown/diagram/drawDiagram.ts')).drawDiagram,
    reportFault,
  });
  const services: PageServices = {
    post,
    frames,
    code,
    markdown: {
      ...{ parser: createMarkdownParser(), sanitizer, math, showDiagram },
      createCodeBlock: code.createCodeBlock,
      linkPaths: code.linkPaths,
    },
    edits: memory.edits,
    announce: announcer.announce,
  };
  const page = new Page({ services, highlighter, place: memory.place, savePlace: (place) => memory.keep({ place }) });
  document.getElementById('page')?.replaceWith(page.element);
  document.body.append(announcer.element);
  listen(page.handlers);
  post({ type: 'ready' });
}

/** The kind and place of a fault, never its words: they could quote a message. */
function faultName(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown fault';
  const place = /[\w-]+\.js:\d+:\d+/.exec(error.stack ?? '')?.[0] ?? '';
  return `${error.name} ${place}`.trim();
}
