// Read means read: half of it (or half the window) in view for a second, in a tab one looks at.
import { all, start } from "./dom";

const STEPS = Array.from({ length: 21 }, (_, n) => n / 20);

export function unread(): void {
  const seen = new Set<string>();
  const timers = new Map<Element, number>();
  const visible = new Set<Element>();
  let batch = 0;
  let url = "";

  const flush = () => {
    clearTimeout(batch);
    batch = 0;
    if (!seen.size || !url) return;
    const body = new URLSearchParams([...seen].map((id) => ["entry", id]));
    seen.clear();
    // Survives leaving the page; a lost one is only unread once more.
    if (!navigator.sendBeacon(url, body)) void fetch(url, { method: "POST", body, keepalive: true }).catch(() => {});
  };
  const arm = (entry: Element) => {
    if (timers.has(entry) || document.hidden) return;
    timers.set(entry, window.setTimeout(() => read(entry as HTMLElement), 1000));
  };
  const disarm = (entry: Element) => {
    clearTimeout(timers.get(entry));
    timers.delete(entry);
  };
  const read = (entry: HTMLElement) => {
    observer.unobserve(entry);
    visible.delete(entry);
    timers.delete(entry);
    if (!entry.isConnected || !entry.dataset.id) return;
    delete entry.dataset.unread;
    seen.add(entry.dataset.id);
    batch ||= window.setTimeout(flush, 2000);
  };
  const observer = new IntersectionObserver((changes) => {
    for (const change of changes) {
      const enough = change.intersectionRatio >= 0.5 || change.intersectionRect.height >= innerHeight / 2;
      if (enough) {
        visible.add(change.target);
        arm(change.target);
      } else {
        visible.delete(change.target);
        disarm(change.target);
      }
    }
  }, { threshold: STEPS });

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      timers.forEach((_, entry) => disarm(entry));
      flush();
    } else visible.forEach(arm);
  });
  addEventListener("pagehide", flush);
  // By key, without waiting for the second.
  document.addEventListener("read", (event) => {
    const entry = event.target as HTMLElement;
    clearTimeout(timers.get(entry));
    read(entry);
  });
  start((root) => {
    for (const entry of all(root, ".entry[data-unread][data-id]")) {
      const address = entry.closest<HTMLElement>("[data-read-url]")?.dataset.readUrl;
      if (!address) continue;
      url = address;
      observer.observe(entry);
    }
  });
}
