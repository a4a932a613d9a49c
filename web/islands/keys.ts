// One-letter keys. Never while writing, never with a modifier, and off for whoever switched them off.
import { on } from "./dom";

const ITEMS = ".entry, .comment:not(.gone), .inbox-row, .person-row, .found";
const ACTS: Record<string, string> = { l: "like", b: "bookmark", o: "open", e: "done", u: "undone" };
let going = 0;

export function keys(): void {
  on("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (document.documentElement.dataset.shortcuts === "off" || document.querySelector("dialog[open]")) return;
    const target = event.target as Element;
    if (target.closest("input, textarea, select, [contenteditable], [role=listbox]")) return;
    if (press(event.key, target)) event.preventDefault();
  });
  on("focusin", (event) => current((event.target as Element).closest<HTMLElement>(ITEMS)));
}

function press(key: string, target: Element): boolean {
  if (Date.now() < going) {
    going = 0;
    const link = document.querySelector<HTMLElement>(`[data-go="${CSS.escape(key)}"]`);
    link?.click();
    if (link) return true;
  }
  const item = document.querySelector<HTMLElement>("[data-current]");
  switch (key) {
    case "j":
      return move(1);
    case "k":
      return move(-1);
    case "g":
      going = Date.now() + 1200;
      return true;
    case "c":
      return focusOn(document.querySelector("#composer textarea, #comment textarea")) || click(document.querySelector(".nav-post"));
    case "/":
      return focusOn(document.querySelector(".top .find input"));
    case "?":
      return openDialog("shortcuts");
    case "p":
      if (!document.querySelector(".article")) return false;
      print();
      return true;
    case "Enter":
      return (target === document.body || target === item) && !!item && click(opener(item));
    case "r":
      return reply(item);
    case "e":
      if (item?.matches(".entry[data-unread]")) return item.dispatchEvent(new Event("read", { bubbles: true }));
    // falls through: in the inbox it is a button
    default:
      return !!item && key in ACTS && click(item.querySelector(`[data-act="${ACTS[key]}"]`));
  }
}

export function openDialog(id: string): boolean {
  const dialog = document.getElementById(id);
  if (!(dialog instanceof HTMLDialogElement)) return false;
  if (dialog.open) return true;
  // A dialog gives the focus back to where it was, and an item of a menu is hidden by then.
  document.activeElement?.closest("details.menu")?.querySelector("summary")?.focus();
  dialog.showModal();
  const heading = dialog.querySelector<HTMLElement>("h2");
  if (!heading || dialog.querySelector("input, [autofocus]")) return true;
  // What it is about comes first, not the last of its links.
  heading.tabIndex = -1;
  heading.focus();
  return true;
}

/** Into the text of the answer: under this comment, on this page, or on the entry's own. */
function reply(item: HTMLElement | null): boolean {
  const act = item?.querySelector<HTMLElement>('[data-act="reply"]');
  if (!act) return focusOn(document.querySelector("#comment"));
  if (!(act instanceof HTMLAnchorElement) || "form" in act.dataset) return click(act);
  if (act.pathname === location.pathname && focusOn(document.querySelector("#comment"))) return true;
  // The browser gives the focus to a field that an address points at.
  location.assign(act.href.replace(/#comments$/, "#comment"));
  return true;
}

function click(element: Element | null): boolean {
  (element as HTMLElement | null)?.click();
  return !!element;
}
function focusOn(element: Element | null): boolean {
  (element as HTMLElement | null)?.focus();
  return !!element;
}
function current(item: HTMLElement | null): void {
  if (!item || "current" in item.dataset) return;
  for (const old of document.querySelectorAll<HTMLElement>("[data-current]")) delete old.dataset.current;
  item.dataset.current = "";
}

/** The link to the thing itself; an author's name comes before it in the page. */
function opener(item: HTMLElement): HTMLElement | null {
  return item.querySelector<HTMLElement>('[data-act="open"]') ?? item.querySelector<HTMLElement>('h3 a, a:not([tabindex="-1"])');
}

function move(step: number): boolean {
  const items = [...document.querySelectorAll<HTMLElement>(ITEMS)].filter((item) => item.offsetParent);
  const at = items.findIndex((item) => "current" in item.dataset);
  const visible = items.findIndex((item) => item.getBoundingClientRect().bottom > 80);
  const next = items[at < 0 ? Math.max(0, visible) : at + step];
  if (!next) return items.length > 0;
  current(next);
  // An article is read out by its name, where its link would only say when; a row is a link already.
  if (next.matches("article") && !next.hasAttribute("tabindex")) next.tabIndex = -1;
  (next.matches("article") ? next : opener(next))?.focus({ preventScroll: true });
  next.scrollIntoView({ block: next.offsetHeight > innerHeight * 0.7 ? "start" : "nearest" });
  return true;
}
