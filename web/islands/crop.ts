// A picture is shown before it is sent, in the square that will be kept: moved by dragging or by three sliders.
import { all, start } from "./dom";

export function crop(): void {
  start((root) => all<HTMLFormElement>(root, "form[data-crop]").forEach(ready));
}

function ready(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('input[type="file"]');
  const model = form.querySelector<HTMLTemplateElement>("template[data-crop-tools]");
  if (!input || !model) return;
  input.addEventListener("change", () => {
    form.querySelector(".crop")?.remove();
    for (const name of ["x", "y", "side"]) hidden(form, name).value = "";
    const file = input.files?.[0];
    if (!file?.type.startsWith("image/")) return;
    const image = new Image();
    image.onload = () => {
      URL.revokeObjectURL(image.src);
      // Another may have been chosen while this one was read.
      if (input.files?.[0] === file) show(form, model, image);
    };
    image.src = URL.createObjectURL(file);
  });
}

/** What is kept is `side` of the smaller side, from a corner: fractions, as the server reads them. */
function show(form: HTMLFormElement, model: HTMLTemplateElement, image: HTMLImageElement): void {
  const tools = document.importNode(model.content, true).firstElementChild as HTMLElement;
  const canvas = tools.querySelector("canvas")!;
  const pen = canvas.getContext("2d")!;
  const [size, across, down] = all<HTMLInputElement>(tools, 'input[type="range"]') as [HTMLInputElement, HTMLInputElement, HTMLInputElement];
  const { naturalWidth: width, naturalHeight: height } = image;
  // The sliders go from one edge to the other, whatever is left over.
  const cut = () => {
    const side = Math.min(width, height) * (size.valueAsNumber / 100);
    return { side, wide: width - side, high: height - side };
  };
  const draw = () => {
    const { side, wide, high } = cut();
    const [x, y] = [wide * (across.valueAsNumber / 100), high * (down.valueAsNumber / 100)];
    across.disabled = wide < 1;
    down.disabled = high < 1;
    hidden(form, "x").value = String(x / width);
    hidden(form, "y").value = String(y / height);
    hidden(form, "side").value = String(size.valueAsNumber / 100);
    pen.clearRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, x, y, side, side, 0, 0, canvas.width, canvas.height);
  };
  canvas.onpointerdown = (event) => canvas.setPointerCapture(event.pointerId);
  canvas.onpointermove = (event) => {
    if (!canvas.hasPointerCapture(event.pointerId)) return;
    const { side, wide, high } = cut();
    const scale = (side * 100) / canvas.clientWidth;
    // What is dragged is the picture, under a frame that stays.
    if (wide >= 1) across.valueAsNumber -= (event.movementX * scale) / wide;
    if (high >= 1) down.valueAsNumber -= (event.movementY * scale) / high;
    draw();
  };
  tools.addEventListener("input", draw);
  model.before(tools);
  draw();
}

function hidden(form: HTMLFormElement, name: string): HTMLInputElement {
  return form.querySelector<HTMLInputElement>(`input[type="hidden"][name="${name}"]`)!;
}
