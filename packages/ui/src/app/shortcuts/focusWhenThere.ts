/** Moves the focus to something that is drawn in a moment; given up when the person goes on by key or pointer. */
export function focusWhenThere(selector: string): void {
  const watch = new AbortController();
  const look = (): void => {
    const found = document.querySelector<HTMLElement>(selector);
    if (found === null) return;
    watch.abort();
    found.focus();
  };
  const observer = new MutationObserver(look);
  watch.signal.addEventListener('abort', () => observer.disconnect());
  for (const moved of ['keydown', 'pointerdown'] as const)
    window.addEventListener(moved, () => watch.abort(), { signal: watch.signal, capture: true });
  observer.observe(document.body, { childList: true, subtree: true });
  look();
}
