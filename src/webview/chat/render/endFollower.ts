import { t } from '@vscode/l10n';
import { ArrowDown } from 'lucide';
import { button } from '../dom/button.ts';

/** Keeps the end in view while the reader is at the end, and offers the way back when he is not. */
export interface EndFollower {
  /** Shown while the reader is somewhere else. */
  readonly jumpButton: HTMLElement;
  scrollToEnd(): void;
  /** Says that the page is about to show another place: growth no longer brings the end into view. */
  leaveEnd(): void;
  readonly isFollowing: () => boolean;
}

/** So near to the end counts as at the end. */
const END_DISTANCE = 32;

/** @param scroller What scrolls. @param content What grows in it. */
export function createEndFollower(scroller: HTMLElement, content: HTMLElement): EndFollower {
  const jumpButton = button({
    label: t('Jump to latest'),
    icon: ArrowDown,
    style: 'icon',
    onClick: () => scrollToEnd(),
  });
  jumpButton.classList.add('jump');
  jumpButton.hidden = true;
  let isFollowing = true;
  let lastTop = 0;

  function isAtEnd(): boolean {
    return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < END_DISTANCE;
  }

  function showButton(): void {
    jumpButton.hidden = isFollowing || isAtEnd();
  }

  function scrollToEnd(): void {
    isFollowing = true;
    scroller.scrollTop = scroller.scrollHeight;
    lastTop = scroller.scrollTop;
    showButton();
  }

  scroller.addEventListener(
    'scroll',
    () => {
      // Only a reader scrolls up; growth and our own scrolling only move the end away or come nearer to it.
      if (isAtEnd()) isFollowing = true;
      else if (scroller.scrollTop < lastTop) isFollowing = false;
      lastTop = scroller.scrollTop;
      showButton();
    },
    { passive: true },
  );
  const observer = new ResizeObserver(() => {
    if (isFollowing) scroller.scrollTop = scroller.scrollHeight;
    // What the browser has moved because heights above have changed is no scrolling of the reader.
    lastTop = scroller.scrollTop;
    showButton();
  });
  observer.observe(content);
  observer.observe(scroller);
  return {
    jumpButton,
    scrollToEnd,
    leaveEnd: () => {
      isFollowing = false;
    },
    isFollowing: () => isFollowing,
  };
}
