// @person, #topic and :emoji in a textarea, and emoji chosen from those of every day. The textarea stays a multi-line text box for assistive technology
// (ARIA allows no other role); it controls a listbox and names the chosen option.
import { before } from "./audience";
import { make, on, say, t, within } from "./dom";

interface Choice {
  value: string;
  label: string;
  detail?: string;
  picture?: string;
  initials?: string;
  tint?: number;
  warning?: string;
}
const KINDS: Record<string, string> = { "@": "people", "#": "topics", ":": "emoji" };
const WORD = /(?:^|[\s([{«"'’])([@#:])([\p{L}\p{N}_.-]{1,40})$/u;

let field: HTMLTextAreaElement | null = null;
let list: HTMLElement | null = null;
let choices: Choice[] = [];
let index = 0;
let from = 0;
let timer = 0;
let flight: AbortController | null = null;

export function complete(): void {
  on("input", (event) => {
    const area = within<HTMLTextAreaElement>(event, "textarea[data-complete]");
    if (area) look(area);
  });
  on("keydown", keyed, true);
  on("click", (event) => {
    const chosen = within(event, "[data-emoji]");
    const area = chosen?.closest("form")?.querySelector<HTMLTextAreaElement>("textarea[data-complete]");
    if (chosen && area) write(area, chosen.dataset.emoji!);
  });
  on("focusout", (event) => {
    if (event.target === field) setTimeout(close, 120);
  });
  on("selectionchange", () => {
    if (field && document.activeElement === field && field.selectionStart < from) close();
  });
}

function look(area: HTMLTextAreaElement): void {
  const before = area.value.slice(0, area.selectionStart);
  const match = WORD.exec(before);
  clearTimeout(timer);
  flight?.abort();
  if (!match || area.selectionStart !== area.selectionEnd || (match[1] === ":" && match[2]!.length < 2)) {
    close();
    return;
  }
  const [, sigil, word] = match as unknown as [string, string, string];
  timer = window.setTimeout(() => void ask(area, sigil, word, before.length - word.length - 1), 100);
}

async function ask(area: HTMLTextAreaElement, sigil: string, word: string, at: number): Promise<void> {
  flight = new AbortController();
  const audience = sigil === "@" ? before(area) : "";
  try {
    const answer = await fetch(`/complete/${KINDS[sigil]}?q=${encodeURIComponent(word)}${audience && `&audience=${audience}`}`, { headers: { Accept: "application/json" }, signal: flight.signal });
    if (!answer.ok) throw new Error();
    const found = ((await answer.json()) as Choice[]).slice(0, 8);
    if (document.activeElement !== area || !found.length) {
      close();
      return;
    }
    from = at;
    choices = found.map((choice) => ({ ...choice, value: sigil === ":" || choice.value.startsWith(sigil) ? choice.value : sigil + choice.value }));
    open(area);
  } catch {
    close();
  }
}

function open(area: HTMLTextAreaElement): void {
  close();
  field = area;
  index = 0;
  list = make("ul", "complete");
  list.id = "complete";
  list.role = "listbox";
  list.ariaLabel = t("results");
  choices.forEach((choice, n) => {
    const row = make("li", "");
    row.id = `complete-${n}`;
    row.role = "option";
    if (choice.picture) {
      const image = make("img", "avatar s28") as HTMLImageElement;
      image.src = choice.picture;
      image.alt = "";
      row.append(image);
    } else if (choice.initials) {
      row.append(make("span", `avatar s28 tint-${choice.tint ?? 0}`, choice.initials));
      row.firstElementChild!.ariaHidden = "true";
    }
    row.append(make("b", "", choice.label));
    if (choice.detail) row.append(make("span", "meta", choice.detail));
    if (choice.warning) row.append(make("span", "warning", choice.warning));
    row.onpointerdown = (event) => {
      event.preventDefault();
      index = n;
      choose();
    };
    list!.append(row);
  });
  (area.closest(".composer, .field") ?? area.parentElement!).append(list);
  area.setAttribute("aria-autocomplete", "list");
  area.setAttribute("aria-haspopup", "listbox");
  area.setAttribute("aria-controls", list.id);
  mark();
  say(`${choices.length} ${t("results")}`);
}

function mark(): void {
  [...list!.children].forEach((row, n) => row.setAttribute("aria-selected", String(n === index)));
  list!.children[index]?.scrollIntoView({ block: "nearest" });
  field!.setAttribute("aria-activedescendant", `complete-${index}`);
}

function close(): void {
  list?.remove();
  for (const name of ["aria-controls", "aria-activedescendant", "aria-haspopup"]) field?.removeAttribute(name);
  list = field = null;
}

function choose(): void {
  const choice = choices[index];
  const area = field;
  if (!choice || !area) return;
  const end = area.selectionStart;
  close();
  area.setSelectionRange(from, end);
  write(area, `${choice.value} `);
}

/** Puts it where the caret is, in the place of what is selected. */
function write(area: HTMLTextAreaElement, text: string): void {
  area.focus();
  // The old command keeps the browser's undo.
  if (!document.execCommand("insertText", false, text)) {
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function keyed(event: KeyboardEvent): void {
  if (!list || event.target !== field || event.isComposing) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    index = (index + step + choices.length) % choices.length;
    mark();
  } else if ((event.key === "Enter" && !event.ctrlKey && !event.metaKey) || event.key === "Tab") choose();
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
