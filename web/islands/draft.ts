// What is being written is kept: on this device within a second, on the server within five.
import { all, expired, isExpired, make, on, start, t, within } from "./dom";

interface State {
  local: number;
  server: number;
  flight: Promise<void> | null;
  abort: AbortController | null;
  over: boolean;
  /** Whether this device has it. */
  kept: boolean;
}
type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
const states = new WeakMap<HTMLFormElement, State>();
const MARK = "cenacle-sent";

function state(form: HTMLFormElement): State {
  let found = states.get(form);
  if (!found) states.set(form, (found = { local: 0, server: 0, flight: null, abort: null, over: false, kept: false }));
  return found;
}
/** One a place, as on the server: the feed's composer, a space's, the answer to an entry, the answer to a comment. */
function key(form: HTMLFormElement): string {
  const context = form.querySelector<HTMLInputElement>('input[name="context"]')?.value ?? "";
  return `draft:${document.documentElement.dataset.me ?? ""}:${form.dataset.draft}:${context}`;
}
/** Storage may be full, private or forbidden: then the server alone keeps the draft. */
function storage<T>(f: () => T): T | null {
  try {
    return f();
  } catch {
    return null;
  }
}
function fields(form: HTMLFormElement): Field[] {
  return ([...form.elements] as Field[]).filter((field) => field.matches("textarea, select, input") && field.name && !["hidden", "file", "password", "submit", "button", "checkbox", "radio"].includes(field.type));
}
/** What is ticked: before whom one writes is as much of a draft as its words. */
function ticked(form: HTMLFormElement): [string, string][] {
  return all<HTMLInputElement>(form, 'input[type="checkbox"]:checked').map((box) => [box.name, box.value]);
}
function written(form: HTMLFormElement): boolean {
  return fields(form).some((field) => field.localName !== "select" && field.value.trim() !== "");
}
function show(form: HTMLFormElement, text: string): void {
  const place = form.querySelector("[data-draft-state]");
  if (place && place.textContent !== text) place.textContent = text;
}

export function draft(): void {
  on("input", (event) => touched(within(event, "form[data-draft]")));
  on("change", (event) => touched(within(event, "form[data-draft]")));
  on("keydown", (event) => {
    const field = within<HTMLTextAreaElement>(event, "textarea");
    if (!field || event.defaultPrevented || event.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      field.form?.requestSubmit(field.form.querySelector<HTMLButtonElement>(".primary"));
    } else if (event.key === "Escape" && field.form) {
      dismiss(field.form);
    }
  });
  const leaving = () => {
    for (const form of all<HTMLFormElement>(document, "form[data-draft]")) {
      const s = state(form);
      if (s.over || (!s.local && !s.server)) continue;
      keepHere(form);
      if (s.server) navigator.sendBeacon(form.dataset.draft!, body(form));
      clearTimeout(s.server);
      s.server = 0;
    }
  };
  addEventListener("pagehide", leaving);
  on("visibilitychange", () => document.hidden && leaving());
  landed();
  start((root) => all<HTMLFormElement>(root, "form[data-draft]").forEach(restore));
}

/** An answer begun under a comment and left empty closes; in every other field Escape changes nothing. */
function dismiss(form: HTMLFormElement): void {
  const opener = form.previousElementSibling?.querySelector<HTMLElement>("a[data-form]");
  if (!opener || !form.matches(".reply") || written(form) || [...form.querySelectorAll<HTMLInputElement>('input[type="file"]')].some((input) => input.files?.length)) return;
  const s = state(form);
  // What was written and taken back again is empty on the server too.
  if (s.server) {
    clearTimeout(s.server);
    keepThere(form);
  }
  keepHere(form);
  form.remove();
  opener.focus();
}

function touched(form: HTMLElement | null): void {
  if (!(form instanceof HTMLFormElement)) return;
  const s = state(form);
  if (s.over) return;
  s.local ||= window.setTimeout(() => keepHere(form), 600);
  // Not restarted by each key: at most four seconds from the first one.
  s.server ||= window.setTimeout(() => keepThere(form), 4000);
}

function body(form: HTMLFormElement): URLSearchParams {
  const data = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") data.append(name, value);
  return data;
}

function keepHere(form: HTMLFormElement): void {
  const s = state(form);
  clearTimeout(s.local);
  s.local = 0;
  if (s.over) return;
  const kept = storage(() => {
    if (!written(form)) localStorage.removeItem(key(form));
    else localStorage.setItem(key(form), JSON.stringify({ time: Date.now(), fields: fields(form).map((field) => [field.name, field.value]), ticks: ticked(form) }));
    return true;
  });
  s.kept = !!kept;
  if (kept && written(form) && s.server) show(form, t("savedHere"));
}

function keepThere(form: HTMLFormElement): void {
  const s = state(form);
  s.server = 0;
  if (s.over || !form.isConnected) return;
  s.abort = new AbortController();
  const limit = setTimeout(() => s.abort?.abort(), 8000);
  s.flight = fetch(form.dataset.draft!, { method: "POST", body: body(form), signal: s.abort.signal })
    .then((answer) => {
      if (isExpired(answer)) {
        expired();
        if (s.kept) show(form, t("savedHere"));
      } else if (answer.ok) {
        show(form, written(form) ? t("saved") : "");
      } else if (answer.status === 429 || answer.status >= 500) {
        throw new Error();
      } else if (written(form)) {
        // The server keeps no more of them; this device may.
        show(form, s.kept ? t("savedHere") : "");
      }
    })
    .catch(() => {
      // Still on this device; tried again at the next key, and in ten seconds.
      if (!s.over && !s.server) s.server = window.setTimeout(() => keepThere(form), 10_000);
    })
    .finally(() => {
      clearTimeout(limit);
      s.flight = null;
    });
}

/** No save may arrive after the send that it belongs to: waits for the one in flight, at most a second. */
export async function settle(form: HTMLFormElement): Promise<void> {
  const s = state(form);
  clearTimeout(s.server);
  s.server = 0;
  if (form.dataset.draft) keepHere(form);
  if (!s.flight) return;
  await Promise.race([s.flight, new Promise((done) => setTimeout(done, 1000))]);
  s.abort?.abort();
}

/** Sent. `sure`: the server said yes. Otherwise the browser is taking us away, and the next page knows. */
export function sent(form: HTMLFormElement, sure: boolean): void {
  if (!form.dataset.draft) return;
  const s = state(form);
  if (!sure) keepHere(form);
  s.over = true;
  clearTimeout(s.local);
  clearTimeout(s.server);
  s.local = s.server = 0;
  storage(() => (sure ? localStorage.removeItem(key(form)) : sessionStorage.setItem(MARK, key(form))));
}

/** After an ordinary post: gone from here unless the page that came back asks for it again. */
function landed(): void {
  const name = storage(() => sessionStorage.getItem(MARK));
  if (!name) return;
  const signin = location.pathname === document.documentElement.dataset.signin;
  const form = all<HTMLFormElement>(document, "form[data-draft]").find((one) => key(one) === name);
  const failed = signin || document.querySelector(".wrong") || form?.querySelector('[aria-invalid="true"]');
  storage(() => {
    sessionStorage.removeItem(MARK);
    if (!failed) localStorage.removeItem(name);
  });
}

function restore(form: HTMLFormElement): void {
  const text = storage(() => localStorage.getItem(key(form)));
  if (!text) return;
  const kept = storage(() => JSON.parse(text) as { time: number; fields: [string, string][]; ticks?: [string, string][] });
  if (!kept || kept.time <= Number(form.dataset.draftVersion ?? 0) || form.querySelector('[aria-invalid="true"]')) return;
  let changed = false;
  for (const [name, value] of kept.fields) {
    const field = fields(form).find((one) => one.name === name);
    if (!field || field.value === value) continue;
    if (field instanceof HTMLSelectElement && ![...field.options].some((option) => option.value === value)) continue;
    field.value = value;
    changed = true;
  }
  if (changed && kept.ticks) tick(form, kept.ticks);
  if (changed) {
    show(form, t("restored"));
    touched(form);
  }
}

function tick(form: HTMLFormElement, ticks: [string, string][]): void {
  const boxes = all<HTMLInputElement>(form, 'input[type="checkbox"]');
  const is = (box: HTMLInputElement) => ticks.some(([name, value]) => box.name === name && box.value === value);
  for (const box of boxes) box.checked = is(box);
  boxes[0]?.dispatchEvent(new Event("change", { bubbles: true }));
  // A place that is there no more is not replaced by everybody: the server asks for another.
  if (!ticks.some(([name]) => name === "audience") || boxes.some((box) => box.name === "audience" && box.checked)) return;
  const lost = make("input", "") as HTMLInputElement;
  [lost.type, lost.name, lost.value] = ["hidden", "chosen", "by-hand"];
  form.append(lost);
}
