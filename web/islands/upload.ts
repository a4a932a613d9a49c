// Button, paste and drag end in the same file input; the form is sent as any form.
import { all, on, say, start, t, toast, within } from "./dom";

const lists = new WeakMap<HTMLFormElement, File[]>();

export function upload(): void {
  start((root) => {
    for (const input of all<HTMLInputElement>(root, 'form:has([data-uploads]) input[type="file"]')) {
      // Who chose a file goes on from the input: its list comes next.
      (input.closest(".attach") ?? input).after(input.form!.querySelector("[data-uploads]")!);
      input.addEventListener("change", () => add(input, [...(input.files ?? [])]));
    }
  });
  on("paste", (event) => {
    const form = within<HTMLFormElement>(event, "form:has([data-uploads])");
    const files = [...(event.clipboardData?.files ?? [])];
    if (!form || !files.length) return;
    event.preventDefault();
    give(form, files);
  });
  on("dragover", (event) => {
    const form = within<HTMLFormElement>(event, "form:has([data-uploads])");
    if (!form || !event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    form.dataset.over = "";
  });
  on("dragleave", (event) => {
    const form = within<HTMLFormElement>(event, "form[data-over]");
    if (form && !form.contains(event.relatedTarget as Node | null)) delete form.dataset.over;
  });
  on("drop", (event) => {
    const form = within<HTMLFormElement>(event, "form:has([data-uploads])");
    const files = [...(event.dataTransfer?.files ?? [])];
    if (!form || !files.length) return;
    event.preventDefault();
    delete form.dataset.over;
    give(form, files);
  });
}

function give(form: HTMLFormElement, files: File[]): void {
  const input = form.querySelector<HTMLInputElement>('input[type="file"]');
  if (input) add(input, files);
}

function add(input: HTMLInputElement, files: File[]): void {
  const form = input.form!;
  const kept = lists.get(form) ?? [];
  const list = form.querySelector<HTMLElement>("[data-uploads]")!;
  const most = Number(list.dataset.most ?? 1);
  const whole = files.filter((file) => file.size > 0);
  const other = whole.filter((file) => !kept.some((old) => old.name === file.name && old.size === file.size && old.lastModified === file.lastModified));
  const fresh = other.slice(0, input.multiple ? Math.max(0, most - kept.length) : 1);
  // Said before anything is sent, while the others stay chosen.
  if (whole.length < files.length && list.dataset.empty) toast(list.dataset.empty);
  if (fresh.length < other.length && input.multiple && list.dataset.many) toast(list.dataset.many);
  set(input, input.multiple ? [...kept, ...fresh] : fresh.length ? fresh : kept);
  const names = fresh.map((file) => file.name).join(", ");
  if (names) say(`${names} – ${t("attached") || t("done")}`);
}

function set(input: HTMLInputElement, files: File[]): void {
  const form = input.form!;
  lists.set(form, files);
  const bag = new DataTransfer();
  for (const file of files) bag.items.add(file);
  input.files = bag.files;
  draw(form, input, files);
}

function draw(form: HTMLFormElement, input: HTMLInputElement, files: File[]): void {
  const list = form.querySelector<HTMLElement>("[data-uploads]")!;
  const model = form.querySelector<HTMLTemplateElement>("template[data-upload]");
  if (!model) return;
  // Descriptions already written stay with their file: one field `alt` for each file, in the same order.
  const said = new Map([...list.children].map((row) => [(row as HTMLElement).dataset.file, row.querySelector("input")?.value ?? ""]));
  for (const image of list.querySelectorAll("img")) URL.revokeObjectURL(image.src);
  list.replaceChildren(...files.map((file) => {
    const row = document.importNode(model.content, true).firstElementChild as HTMLElement;
    const name = `${file.name}/${file.size}/${file.lastModified}`;
    const picture = file.type.startsWith("image/");
    row.dataset.file = name;
    row.querySelector(".upload-name")!.textContent = file.name;
    row.querySelector(".upload-size")!.textContent = size(file.size);
    const image = row.querySelector("img")!;
    if (picture) image.src = URL.createObjectURL(file);
    else image.remove();
    row.querySelector<HTMLElement>(".upload-alt")!.hidden = !picture;
    const alt = row.querySelector("input");
    // Several files, several fields of one name: each says whose it is.
    if (alt) {
      alt.value = said.get(name) ?? "";
      alt.ariaLabel = `${alt.closest("label")?.textContent?.trim() ?? ""} ${file.name}`;
    }
    const drop = row.querySelector<HTMLElement>("[data-upload-drop]")!;
    drop.ariaLabel = `${drop.ariaLabel ?? ""} ${file.name}`;
    drop.onclick = () => {
      const at = files.indexOf(file);
      set(input, files.filter((other) => other !== file));
      const rows = list.querySelectorAll<HTMLElement>("[data-upload-drop]");
      (rows[Math.min(at, rows.length - 1)] ?? input).focus();
    };
    return row;
  }));
}

function size(bytes: number): string {
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, "kilobyte"] : [bytes / 1e6, "megabyte"];
  return new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
}
