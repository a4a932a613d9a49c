// What a page leaves out until it is wanted. A link marked data-menu becomes a menu whose items are read when it opens;
// one marked data-form brings the form of its page to where it stands. Without this, both are links to those pages.
import { all, expired, isExpired, make, on, parse, restart, start, within } from "./dom";

const parts = new Map<string, Promise<Document>>();

/** The part behind an address; asked for once while it is on its way, and anew at each opening. */
function part(href: string): Promise<Document> {
  let found = parts.get(href);
  if (!found) {
    found = fetch(href, { headers: { Accept: "text/html", "X-Part": "yes" } }).then(async (answer) => {
      if (isExpired(answer)) expired();
      if (!answer.ok || answer.redirected) throw new Error();
      return parse(await answer.text());
    });
    parts.set(href, found);
    void found.catch(() => parts.delete(href));
  }
  return found;
}

export function later(): void {
  start((root) => all<HTMLAnchorElement>(root, "a[data-menu]").forEach(upgrade));
  // Pointing at it is reason enough to ask.
  on("pointerover", (event) => {
    const fold = within(event, "details[data-later] > summary")?.parentElement;
    if (fold) void part(fold.dataset.later!).catch(() => {});
  });
  on("toggle", (event) => event.target instanceof HTMLDetailsElement && event.target.dataset.later && void fill(event.target), true);
  on("click", (event) => {
    const link = within<HTMLAnchorElement>(event, "a[data-form]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void bring(link);
  });
}

function upgrade(link: HTMLAnchorElement): void {
  const fold = make("details", `menu ${link.dataset.menu}`.trim());
  fold.dataset.later = link.href;
  const face = make("summary", link.className);
  for (const name of ["aria-label", "title"]) {
    const value = link.getAttribute(name);
    if (value) face.setAttribute(name, value);
  }
  face.append(...link.childNodes);
  fold.append(face, make("div", "menu-list"));
  link.replaceWith(fold);
}

async function fill(fold: HTMLDetailsElement): Promise<void> {
  const href = fold.dataset.later!;
  if (!fold.open) {
    parts.delete(href);
    return;
  }
  const old = fold.querySelector<HTMLElement>(":scope > .menu-list")!;
  if (!old.childElementCount) old.ariaBusy = "true";
  try {
    const list = (await part(href)).querySelector(".menu-list");
    if (!list) throw new Error();
    const fresh = document.importNode(list, true) as HTMLElement;
    old.replaceWith(fresh);
    restart(fresh);
    if (document.activeElement === fold.querySelector("summary") && fold.matches(":has(summary:focus-visible)")) fresh.querySelector<HTMLElement>("a, button")?.focus();
  } catch {
    location.assign(href);
  }
}

async function bring(link: HTMLAnchorElement): Promise<void> {
  const place = link.closest<HTMLElement>("footer") ?? link;
  const there = place.parentElement?.querySelector<HTMLElement>(":scope > form.composer textarea");
  if (there) {
    there.focus();
    return;
  }
  try {
    link.ariaBusy = "true";
    const form = (await part(link.href)).querySelector("form.composer");
    parts.delete(link.href);
    if (!form) throw new Error();
    const fresh = document.importNode(form, true) as HTMLElement;
    place.after(fresh);
    restart(fresh);
    fresh.querySelector<HTMLElement>("textarea")?.focus();
  } catch {
    location.assign(link.href);
  } finally {
    link.ariaBusy = null;
  }
}
