// Ctrl or Cmd + K. Results are real links; the arrows move the focus among them, Enter in the field takes the first.
import { isExpired, on, parse, say, t, within } from "./dom";
import { openDialog } from "./keys";

export function palette(): void {
  const dialog = document.getElementById("palette") as HTMLDialogElement | null;
  const hits = document.getElementById("palette-hits");
  const input = dialog?.querySelector("input");
  on("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    if (!dialog) return;
    event.preventDefault();
    if (dialog.open) dialog.close();
    else openDialog("palette");
    input?.select();
  });
  if (!dialog || !hits || !input) return;

  const first = [...hits.childNodes];
  let timer = 0;
  let flight: AbortController | null = null;
  const links = () => [...hits.querySelectorAll<HTMLElement>("a.hit")];
  const point = () => links().forEach((link, n) => link.toggleAttribute("data-first", n === 0 && input.value !== ""));

  input.addEventListener("input", () => {
    clearTimeout(timer);
    flight?.abort();
    const question = input.value.trim();
    if (!question) {
      hits.replaceChildren(...first);
      point();
      return;
    }
    timer = window.setTimeout(async () => {
      flight = new AbortController();
      try {
        const url = new URL(hits.dataset.src ?? "/search?format=fragment", location.href);
        url.searchParams.set("q", question);
        const answer = await fetch(url, { signal: flight.signal });
        if (!answer.ok || isExpired(answer)) return;
        hits.replaceChildren(...document.importNode(parse(await answer.text()).body, true).childNodes);
        point();
        say(links().length ? `${links().length} ${t("results")}` : t("none"));
      } catch {
        // Typed on, or offline: Enter still goes to the search page.
      }
    }, 100);
  });
  dialog.addEventListener("keydown", (event) => {
    const at = links().indexOf(document.activeElement as HTMLElement);
    if (event.key === "ArrowDown") (links()[at + 1] ?? input).focus();
    else if (event.key === "ArrowUp") (at < 0 ? links().at(-1) : (links()[at - 1] ?? input))?.focus();
    else if (event.key === "Enter" && document.activeElement === input && hits.querySelector("[data-first]")) hits.querySelector<HTMLElement>("[data-first]")!.click();
    else {
      if (event.key.length === 1 && at >= 0 && !event.ctrlKey && !event.metaKey) input.focus();
      return;
    }
    event.preventDefault();
  });
  hits.addEventListener("click", (event) => {
    if (within(event, "a.hit")) dialog.close();
  });
}
