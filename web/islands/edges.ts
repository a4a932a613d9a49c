// A row of tabs that is wider than its place says at which of its edges there is more, and begins at the current one.
import { all, on, start } from "./dom";

const ROWS = ".tabs, .settings-nav";

export function edges(): void {
  const sizes = new ResizeObserver((changes) => changes.forEach((change) => mark(change.target as HTMLElement)));
  start((root) => {
    for (const row of all(root, ROWS)) {
      const current = row.querySelector<HTMLElement>("[aria-current]");
      // By hand, since scrollIntoView would also move the page.
      if (current && row.scrollWidth > row.clientWidth) row.scrollLeft += middle(current) - middle(row);
      sizes.observe(row);
    }
  });
  on("scroll", (event) => event.target instanceof HTMLElement && event.target.matches(ROWS) && mark(event.target), true);
}

function middle(element: HTMLElement): number {
  const box = element.getBoundingClientRect();
  return box.left + box.width / 2;
}

function mark(row: HTMLElement): void {
  // From right to left it counts down from zero.
  const before = Math.abs(row.scrollLeft);
  const after = row.scrollWidth - row.clientWidth - before;
  const more = [before > 1 && "before", after > 1 && "after"].filter(Boolean).join(" ");
  if (more) row.dataset.more = more;
  else delete row.dataset.more;
}
