// The few helpers that every island shares.

/** A string of the interface: `t("savedHere")` reads <body data-t-saved-here>. */
export function t(name: string): string {
  return document.body.dataset[`t${name[0]!.toUpperCase()}${name.slice(1)}`] ?? "";
}

/** Runs `f` on what is there now and on whatever a swap brings later. */
const starters: ((root: ParentNode) => void)[] = [];
export function start(f: (root: ParentNode) => void): void {
  starters.push(f);
  f(document);
}
export function restart(root: ParentNode): void {
  for (const f of starters) f(root);
}

/** Elements under `root`, and `root` itself. */
export function all<E extends HTMLElement>(root: ParentNode, selector: string): E[] {
  const found = [...root.querySelectorAll<E>(selector)];
  if (root instanceof HTMLElement && root.matches(selector)) found.unshift(root as E);
  return found;
}

export function on<K extends keyof DocumentEventMap>(kind: K, f: (event: DocumentEventMap[K]) => void, capture = false): void {
  document.addEventListener(kind, f, capture);
}

/** The element that an event happened in, if it matches. */
export function within<E extends HTMLElement = HTMLElement>(event: Event, selector: string): E | null {
  return event.target instanceof Element ? event.target.closest<E>(selector) : null;
}

export function make(tag: string, className: string, text = ""): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

/** Says it to screen readers, politely. */
export function say(text: string): void {
  const live = document.getElementById("live");
  if (!live) return;
  live.textContent = "";
  setTimeout(() => (live.textContent = text), 60);
}

let timer = 0;
/** Shows it for six seconds; with an action, until it is used or replaced. */
export function toast(text: string, action?: HTMLElement): void {
  document.querySelector(".toast")?.remove();
  clearTimeout(timer);
  const box = make("div", "toast", text);
  box.role = "status";
  if (action) box.append(action);
  document.body.append(box);
  if (!action) {
    say(text);
    timer = window.setTimeout(() => box.remove(), 6000);
  }
}

/** What was written is kept; signing in happens in another tab. */
export function expired(): void {
  const link = make("a", "", t("signin")) as HTMLAnchorElement;
  link.href = document.documentElement.dataset.signin ?? "/";
  link.target = "_blank";
  toast(t("expired"), link);
}

/** True when the answer is the sign-in page instead of what was asked for. */
export function isExpired(answer: Response): boolean {
  const signin = document.documentElement.dataset.signin;
  return answer.status === 401 || (answer.redirected && !!signin && new URL(answer.url).pathname === signin && location.pathname !== signin);
}

interface Trusted {
  trustedTypes?: { createPolicy(name: string, rules: { createHTML(text: string): string }): { createHTML(text: string): unknown } };
}
// Only the server's own pages pass here; the policy's name may stand in the trusted-types header.
const policy = (globalThis as Trusted).trustedTypes?.createPolicy("cenacle", { createHTML: (text) => text });
export function parse(html: string): Document {
  const page = new DOMParser().parseFromString((policy ? policy.createHTML(html) : html) as string, "text/html");
  // What is for whoever has no scripts is not ours: a parser by itself would take it for fields of a form.
  for (const bare of page.querySelectorAll("noscript")) bare.remove();
  return page;
}
