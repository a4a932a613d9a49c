// Menus, dialogs, permalinks, relative times, printing, the offline line and notices.
import { all, make, on, say, start, t, toast, within } from "./dom";
import { openDialog } from "./keys";

export function menus(): void {
  const open = () => all<HTMLDetailsElement>(document, "details.menu[open]");
  on("click", (event) => {
    for (const menu of open()) if (!menu.contains(event.target as Node)) menu.open = false;
    const chosen = within(event, ".menu-list a, .menu-list button");
    const menu = chosen?.closest<HTMLDetailsElement>("details.menu");
    // After the form has been sent, or the link followed.
    if (menu) setTimeout(() => (menu.open = false));
    const opener = within(event, "[data-open]");
    if (opener) openDialog(opener.dataset.open!);
    if (event.target instanceof HTMLDialogElement && event.target.open) {
      const box = event.target.getBoundingClientRect();
      const out = event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom;
      if (out && event.detail) event.target.close();
    }
  });
  on("focusin", (event) => {
    // What holds the menu takes the focus when text in it is pressed: then the press is still in the menu.
    const target = event.target as Node;
    for (const menu of open()) if (!menu.contains(target) && !target.contains(menu)) menu.open = false;
  });
  on("keydown", (event) => {
    const menu = within<HTMLDetailsElement>(event, "details.menu[open]") ?? open().at(-1);
    if (!menu) return;
    if (event.key === "Escape") {
      menu.open = false;
      menu.querySelector("summary")?.focus();
    } else if (event.key.startsWith("Arrow") && menu.contains(event.target as Node) && !(event.target as Element).matches("input, textarea")) {
      const list = menu.querySelector<HTMLElement>(".menu-list")!;
      const items = all(list, "a, button");
      // In a grid one goes sideways too, and down by a row.
      const row = menu.matches(".emojis") ? getComputedStyle(list).gridTemplateColumns.split(" ").length : 1;
      const step = { ArrowDown: row, ArrowUp: -row, ArrowRight: +(row > 1), ArrowLeft: -(row > 1) }[event.key];
      if (!step) return;
      const at = items.indexOf(document.activeElement as HTMLElement);
      items.at(at < 0 ? (step > 0 ? 0 : -1) : (at + step) % items.length)?.focus();
    } else return;
    event.preventDefault();
  });
}

export function copies(): void {
  on("click", (event) => {
    const button = within(event, "[data-copy]");
    if (button) {
      navigator.clipboard.writeText(button.dataset.copy!).then(() => toast(t("copied")), () => prompt("", button.dataset.copy));
    }
    if (within(event, "[data-print]")) {
      event.preventDefault();
      print();
    }
  });
}

export function times(): void {
  const lang = document.documentElement.lang || "fr";
  const full = new Intl.DateTimeFormat(lang, { dateStyle: "full", timeStyle: "short" });
  const freshen = (root: ParentNode) => {
    for (const time of all<HTMLTimeElement>(root, "time[data-relative]")) {
      const date = new Date(time.dateTime);
      const seconds = (Date.now() - date.getTime()) / 1000;
      time.title ||= full.format(date);
      // Older than a day: the server's words are good until the next page.
      if (!(seconds > -60 && seconds < 86_400) || (seconds >= 3600 && date.toDateString() !== new Date().toDateString())) continue;
      // The server's own words and its rounding, or the same moment would read otherwise as soon as scripts run.
      const minutes = Math.floor(seconds / 60);
      const text = minutes < 1 ? t("now") : minutes < 60 ? t("minutes").replace("#", `${minutes}`) : t("hours").replace("#", `${Math.floor(minutes / 60)}`);
      if (time.textContent !== text) time.textContent = text;
    }
  };
  start(freshen);
  setInterval(() => document.hidden || freshen(document), 30_000);
}

export function network(): void {
  const show = () => {
    document.querySelector(".offline")?.remove();
    if (navigator.onLine) return;
    const line = make("p", "offline", t("offline"));
    line.role = "status";
    document.querySelector(".top")?.after(line);
  };
  addEventListener("online", show);
  addEventListener("offline", show);
  if (!navigator.onLine) show();
}

/** On a narrow screen the filters begin folded. */
export function folds(): void {
  if (innerWidth < 900) for (const fold of all<HTMLDetailsElement>(document, ".facets-more")) fold.open = false;
}

/** A page that answers a form brings its notice along, and only what changes later is read out: said again, once shown. */
export function answered(): void {
  const notice = document.querySelector('#flash [role="status"]')?.textContent?.trim();
  if (notice) requestAnimationFrame(() => requestAnimationFrame(() => say(notice)));
}
