import { t } from '@vscode/l10n';
import type { CodeNews, CodeRequest } from '../../../shared/codeProtocol.ts';
import { element } from '../dom/element.ts';
import { mayNameFile } from '../text/pathCandidate.ts';

const GATHER_MS = 120;
const PATHS_OF_A_MESSAGE = 100;
/** Of one page: a hostile answer may name thousands. */
const MOST_PATHS = 2_000;

/** Makes names of files between the words of answers into buttons that open them, once the host has said that there is such a file. */
export class PathLinks {
  readonly #post: (message: CodeRequest) => void;
  /** What the host has said. */
  readonly #known = new Map<string, boolean>();
  readonly #waiting = new Set<string>();
  /** On the page, and not known to name a file. */
  readonly #spans = new Map<string, Set<WeakRef<Element>>>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(post: (message: CodeRequest) => void) {
    this.#post = post;
  }

  /** Looks at the spans of code in what has just been drawn. */
  decorate(root: ParentNode): void {
    for (const span of root.querySelectorAll('code')) {
      const path = span.textContent.trim();
      const isSpan = span.closest('pre, a, button') === null && span.childElementCount === 0;
      if (!isSpan || !mayNameFile(path)) continue;
      if (this.#known.get(path) === true) this.#link(span, path);
      else this.#wait(span, path);
    }
  }

  answer({ asked, known }: Extract<CodeNews, { readonly type: 'pathsKnown' }>): void {
    const there = new Set(known);
    for (const path of asked) {
      this.#known.set(path, there.has(path));
      if (!there.has(path)) continue;
      for (const reference of this.#spans.get(path) ?? []) {
        const span = reference.deref();
        if (span?.isConnected) this.#link(span, path);
      }
      this.#spans.delete(path);
    }
  }

  /** A file that was not there may be there now; asked when it is next drawn. */
  fileSaved(): void {
    for (const [path, isThere] of this.#known) if (!isThere) this.#known.delete(path);
  }

  #wait(span: Element, path: string): void {
    if (this.#known.size + this.#waiting.size >= MOST_PATHS) return;
    const spans = this.#spans.get(path) ?? new Set();
    this.#spans.set(path, spans.add(new WeakRef(span)));
    if (this.#known.has(path)) return;
    this.#waiting.add(path);
    this.#timer ??= setTimeout(() => this.#flush(), GATHER_MS);
  }

  #flush(): void {
    this.#timer = undefined;
    const paths = [...this.#waiting];
    this.#waiting.clear();
    for (let start = 0; start < paths.length; start += PATHS_OF_A_MESSAGE)
      this.#post({ type: 'pathsWanted', paths: paths.slice(start, start + PATHS_OF_A_MESSAGE) });
  }

  #link(span: Element, path: string): void {
    const opener = element('button', {
      class: 'button path-link',
      attributes: { type: 'button', title: t('Open {0}', path) },
    });
    opener.addEventListener('click', () => this.#post({ type: 'openPath', path }));
    span.replaceWith(opener);
    opener.append(span);
  }
}
