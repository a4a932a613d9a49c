// Forms and links marked data-swap go by fetch; the named parts of the answered page replace those of this one.
// Whatever goes wrong, nothing is sent twice and nothing written is lost.
import { all, expired, isExpired, on, parse, restart, say, t, toast, within } from "./dom";
import { settle, sent } from "./draft";

type Submitter = HTMLButtonElement | HTMLInputElement;
const flying = new WeakSet<HTMLFormElement>();
let here = location.pathname + location.search;

export function swap(): void {
  on("pointerdown", () => (pressed = performance.now()), true);
  on("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || event.defaultPrevented || form.method === "dialog") return;
    const button = event.submitter as Submitter | null;
    const question = button?.dataset.confirm ?? form.dataset.confirm;
    // A press by hand alone: keys go on with what they have chosen.
    const slid = "removes" in form.dataset && pressed > left && performance.now() - left < 700;
    if (flying.has(form) || slid || (question && !confirm(question))) {
      event.preventDefault();
      return;
    }
    if (form.matches('[action$="/sign-out"]')) forget();
    if (!form.dataset.swap) {
      // An ordinary post: leave it to the browser, once.
      if (form.method === "post") {
        flying.add(form);
        sent(form, false);
        setTimeout(() => busy(form, button, true));
      }
      return;
    }
    event.preventDefault();
    void send(form, button);
  });
  // Coming back by the browser's cache: forms are usable again.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
  on("click", (event) => {
    const link = within<HTMLAnchorElement>(event, "a[data-swap]");
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void follow(link.href, link.dataset.swap!, link);
  });
  on("change", (event) => {
    const field = within<HTMLInputElement>(event, "[data-auto]");
    field?.form?.requestSubmit();
  });
  addEventListener("popstate", () => {
    if (location.pathname + location.search !== here) location.reload();
  });
}

async function send(form: HTMLFormElement, button: Submitter | null): Promise<void> {
  const data = new FormData(form, button);
  const action = button?.getAttribute("formaction") ?? form.getAttribute("action") ?? location.href;
  if (form.method !== "post") {
    const url = new URL(action, location.href);
    url.search = new URLSearchParams(data as unknown as Record<string, string>).toString();
    await follow(url.href, form.dataset.swap!, form);
    return;
  }
  flying.add(form);
  const origin = remember();
  busy(form, button, true);
  const undo = guess(button);
  try {
    await settle(form);
    const multipart = form.enctype === "multipart/form-data";
    const body = multipart ? data : new URLSearchParams(data as unknown as Record<string, string>);
    // Whoever can answer with the one part alone may do so.
    const answer = await fetch(action, { method: "POST", body, headers: { Accept: "text/html", "X-Part": "yes" } });
    if (isExpired(answer)) throw new Expired();
    if (!/^text\/html/.test(answer.headers.get("content-type") ?? "")) {
      if (!answer.ok) throw new Error(t("failed"));
      sent(form, true);
      location.assign(answer.redirected ? answer.url : location.href);
      return;
    }
    const page = parse(await answer.text());
    const wanted = form.dataset.swap!.split(",");
    const there = wanted.some((id) => page.querySelector(id));
    if (!answer.ok && !there) {
      const words = (page.querySelector(".wrong h1 + p") ?? page.querySelector("h1"))?.textContent || t("failed");
      throw answer.status >= 500 || answer.status === 429 ? new Error(words) : new Refused(words);
    }
    if (answer.ok) sent(form, true);
    if (!there && "removes" in form.dataset) leave(document.querySelector(wanted[0]!), page);
    else if (!there && answer.redirected) location.assign(answer.url);
    else if (there && answer.redirected && !wanted.some((id) => document.querySelector(id))) location.assign(answer.url);
    else put(page, there ? wanted : ["#main"], form, origin);
  } catch (error) {
    undo();
    if (error instanceof Expired) expired();
    else if (error instanceof Refused) toast(error.message);
    else toast(error instanceof TypeError || !(error instanceof Error) ? t("failed") : error.message, again(form, button));
  } finally {
    flying.delete(form);
    busy(form, button, false);
  }
}
class Expired extends Error {}
/** What the server will not take however often it is sent. */
class Refused extends Error {}

async function follow(url: string, targets: string, from: HTMLElement): Promise<void> {
  from.ariaBusy = "true";
  const origin = remember();
  try {
    const answer = await fetch(url, { headers: { Accept: "text/html" } });
    const page = parse(await answer.text());
    const wanted = targets.split(",");
    if (!answer.ok || !wanted.some((id) => page.querySelector(id))) throw new Error();
    const address = new URL(answer.url);
    address.hash = new URL(url, location.href).hash;
    history.pushState(null, "", address);
    here = location.pathname + location.search;
    if (page.title) document.title = page.title;
    put(page, wanted, from, origin);
    if (address.hash) document.getElementById(decodeURIComponent(address.hash.slice(1)))?.scrollIntoView({ block: "nearest" });
  } catch {
    location.assign(url);
  }
}

/** Replaces the parts, keeps the focus and what is half written elsewhere, and says the result. */
function put(page: Document, wanted: string[], from: HTMLElement, origin: Place | null): void {
  // A menu that closed behind the press took the focus with it: then where the press was counts.
  const place = remember() ?? origin;
  const known = from.matches(".comments form") ? comments() : null;
  const fresh: Element[] = [];
  for (const id of wanted) {
    const old = document.querySelector(id);
    const next = page.querySelector(id);
    if (!old || !next) continue;
    const copy = document.importNode(next, true);
    keep(old, copy, from);
    old.replaceWith(copy);
    if (copy.isConnected) fresh.push(copy);
  }
  const live = fresh.filter((part) => part.isConnected);
  for (const part of live) restart(part as HTMLElement);
  notice(page, live);
  if (known && arrived(known, from)) return;
  refocus(place, live);
}

function comments(): Set<string> {
  return new Set(all(document, ".comment[id]").map((one) => one.id));
}
/** After an answer was sent: to what it became, the last new one under the comment that it answers. */
function arrived(known: Set<string>, from: HTMLElement): boolean {
  const parent = from.querySelector<HTMLInputElement>('input[name="parent"]')?.value;
  const under = parent && document.getElementById(`c-${parent}`)?.closest(".comments > .thread > li");
  const fresh = all((under || document) as ParentNode, ".comment[id]").filter((one) => !known.has(one.id)).at(-1);
  if (!fresh) return false;
  focusOn(fresh, true);
  return true;
}

/** Notices live in #flash; errors inside the new parts speak for themselves (role=alert). */
function notice(page: Document, fresh: Element[]): void {
  const flash = page.getElementById("flash");
  const slot = document.getElementById("flash");
  if (flash && slot && !fresh.some((part) => part.contains(slot))) slot.replaceWith(document.importNode(flash, true));
  say(flash?.textContent?.trim() || fresh.map((part) => part.querySelector('[role="status"], [role="alert"]')?.textContent?.trim()).find(Boolean) || t("done"));
}

/** When something left last: what has slid under the pointer since is not what a second press was meant for. */
let left = -Infinity;
let pressed = -Infinity;
function leave(old: Element | null, page: Document): void {
  if (!old) return;
  const next = (old.nextElementSibling ?? old.previousElementSibling)?.querySelector<HTMLElement>('[data-act="open"], a:not([tabindex]), button');
  old.remove();
  left = performance.now();
  // What counts them says how many are left.
  for (const selector of [".page-head", ".main .tabs"]) {
    const [counted, fresh] = [document.querySelector(selector), page.querySelector(selector)];
    if (counted && fresh) counted.replaceWith(document.importNode(fresh, true));
  }
  notice(page, []);
  (next ?? document.getElementById("main"))?.focus();
}

interface Place {
  element: HTMLElement;
  id: string;
  box: string;
  selector: string;
  at: number;
  menu: boolean;
}
/** What has the focus, in words that find its counterpart. Boxes of a group share a name: there the value tells. */
function remember(): Place | null {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return null;
  const attribute = (name: string) => (element.hasAttribute(name) ? `[${name}="${CSS.escape(element.getAttribute(name)!)}"]` : "");
  const chosen = element.localName === "button" || element.matches('[type="checkbox"], [type="radio"]');
  const selector = element.localName + attribute("name") + (chosen ? attribute("value") : "") + attribute("href") + attribute("data-act");
  const box = element.parentElement?.closest("[id]");
  // Of several that are alike, the one at the same place among them.
  const at = box ? [...box.querySelectorAll(selector)].indexOf(element) : 0;
  return { element, id: element.id, box: box?.id ?? "", selector, at, menu: !!element.closest(".menu-list") };
}
function refocus(place: Place | null, fresh: Element[]): void {
  const asked = fresh.map((part) => (part.matches("[data-focus]") ? part : part.querySelector("[data-focus]"))).find(Boolean) as HTMLElement | undefined;
  if (asked) return focusOn(asked, true);
  if (!place || (place.element.isConnected && place.element.matches(":focus"))) return;
  // The press may have left its menu closed and standing; only what was replaced has to be found again.
  const box = document.getElementById(place.box);
  const near = box && fresh.some((part) => part.contains(box)) ? box : fresh[0];
  const same = (place.id && document.getElementById(place.id)) || box?.querySelectorAll<HTMLElement>(place.selector)[place.at];
  const opener = place.menu ? box?.querySelector<HTMLElement>("details.menu > summary") : null;
  for (const target of [same, opener, near && first(near), near]) {
    if (!(target instanceof HTMLElement)) continue;
    focusOn(target, false);
    if (document.activeElement === target) return;
  }
}
/** The first thing to press in a small part; a large one is named as a whole. */
function first(part: Element): HTMLElement | null {
  return part.matches("#main, section") ? null : part.querySelector<HTMLElement>("a[href], button, summary, select, textarea, input:not([type='hidden'])");
}
function focusOn(target: HTMLElement, scroll: boolean): void {
  if (target.tabIndex < 0 && !target.hasAttribute("tabindex")) target.tabIndex = -1;
  target.focus({ preventScroll: !scroll });
}

/** Open folds with an id stay open; text being written in another form stays written. */
function keep(old: Element, copy: Element, from: HTMLElement): void {
  for (const fold of old.querySelectorAll<HTMLDetailsElement>("details[id]")) {
    const next = copy.querySelector<HTMLDetailsElement>(`#${CSS.escape(fold.id)}`);
    if (next) next.open = fold.open;
  }
  for (const field of old.querySelectorAll<HTMLTextAreaElement>("textarea[id]")) {
    const next = copy.querySelector<HTMLTextAreaElement>(`#${CSS.escape(field.id)}`);
    if (next && field.value !== field.defaultValue && !from.contains(field)) next.value = field.value;
  }
}

/** In flight: busy, its words say so, and it keeps the focus (a disabled button would lose it). */
function busy(form: HTMLFormElement, button: Submitter | null, yes: boolean): void {
  form.ariaBusy = yes ? "true" : null;
  if (!button) return;
  button.ariaBusy = button.ariaDisabled = yes ? "true" : null;
  if (!button.dataset.busy) return;
  if (yes) {
    button.style.minInlineSize = `${button.offsetWidth}px`;
    button.dataset.words = button.textContent ?? "";
    button.textContent = button.dataset.busy;
    say(button.dataset.busy);
  } else if (button.dataset.words) {
    button.textContent = button.dataset.words;
  }
}

/** A pressed button answers at once; the returned function takes it back. */
function guess(button: Submitter | null): () => void {
  const was = button?.getAttribute("aria-pressed");
  if (!button || !was) return () => {};
  const number = button.querySelector(".number");
  const count = number?.textContent ?? "";
  const set = (pressed: string, text: string) => {
    button.setAttribute("aria-pressed", pressed);
    if (number) number.textContent = text;
  };
  set(was === "true" ? "false" : "true", /^\d+$/.test(count) ? String(Math.max(0, Number(count) + (was === "true" ? -1 : 1))) : count);
  return () => set(was, count);
}

function again(form: HTMLFormElement, button: Submitter | null): HTMLElement {
  const retry = document.createElement("button");
  retry.type = "button";
  retry.textContent = t("retry");
  retry.onclick = () => {
    retry.closest(".toast")?.remove();
    if (form.isConnected) form.requestSubmit(button?.isConnected ? button : null);
  };
  return retry;
}

/** Leaving the session: nothing written stays on a shared machine. */
function forget(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith("draft:")) localStorage.removeItem(key);
  } catch {
    // No storage, nothing to forget.
  }
  for (const form of all<HTMLFormElement>(document, "form[data-draft]")) sent(form, true);
}
