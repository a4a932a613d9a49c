// The button that opens the choice of an audience says what is chosen, as it is chosen.
import { all, on, within } from "./dom";

export function audience(): void {
  on("change", (event) => {
    const menu = within(event, "details.audience");
    const label = menu?.querySelector<HTMLElement>("summary [data-chosen]");
    if (!menu || !label) return;
    const names = all<HTMLInputElement>(menu, "input[data-name]:checked").map((box) => box.dataset.name ?? "");
    const list = new Intl.ListFormat(document.documentElement.lang, { type: "conjunction" });
    label.textContent = names.length ? list.format(names) : (label.dataset.none ?? "");
  });
}

function chosen(menu: HTMLElement): HTMLInputElement[] {
  return all<HTMLInputElement>(menu, 'input[name="audience"]:checked');
}

/** Before whom a text is written, as the completion of names asks for it: chosen in its form, or said around it. */
export function before(area: HTMLTextAreaElement): string {
  const menu = area.form?.querySelector<HTMLElement>("details.audience");
  if (!menu) return area.closest<HTMLElement>("[data-before]")?.dataset.before ?? "";
  return chosen(menu).map((box) => box.value).join(",") || "everybody";
}
