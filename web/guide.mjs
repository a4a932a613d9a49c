// npm run guide: shows guide.html with its icons, its script and sample pictures on http://localhost:8099.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const out = join(tmpdir(), "cenacle-guide");
execFileSync(process.execPath, [join(here, "build.mjs"), out, "debug"], { stdio: "inherit" });
const manifest = JSON.parse(readFileSync(join(out, "manifest.json"), "utf8"));
const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2" };

/** A quiet landscape instead of a photograph. */
function sample(n) {
  const h = [75, 40, 150, 20, 220][(n - 1) % 5];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800"><rect width="1200" height="800" fill="oklch(88% .05 ${h})"/><circle cx="${300 + n * 110}" cy="260" r="90" fill="oklch(95% .06 ${h + 30})"/><path d="M0 560 Q300 ${360 + n * 20} 620 540 T1200 470 V800 H0Z" fill="oklch(72% .08 ${h})"/><path d="M0 660 Q400 ${540 - n * 10} 760 660 T1200 620 V800 H0Z" fill="oklch(52% .08 ${h})"/></svg>`;
}

createServer((request, answer) => {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://guide").pathname)).slice(1) || "guide.html";
  const picture = /^sample\/(\d)\.svg$/.exec(path);
  try {
    const body = picture ? sample(Number(picture[1])) : readFileSync(manifest[path] ? join(out, manifest[path]) : join(here, path));
    answer.writeHead(200, {
      "content-type": types[extname(path)] ?? "application/octet-stream",
      "content-security-policy": "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' blob:; object-src 'none'; base-uri 'none'",
    });
    answer.end(body);
  } catch {
    answer.writeHead(404).end("not found");
  }
}).listen(8099, "localhost", () => console.log("http://localhost:8099"));
