// node build.mjs OUT PROFILE   (PROFILE: debug, anything else is a release)
// Bundles islands/main.ts and style/main.css, hashes every name, makes the icon sprite, and writes OUT/manifest.json:
// {"main.js": "main-HASH.js", "main.css": …, "icons.svg": …}. A release also has FILE.br beside each text file.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const [out, profile] = [process.argv[2], process.argv[3] ?? "release"];
if (!out) {
  console.error("usage: node build.mjs OUT PROFILE");
  process.exit(2);
}
const here = fileURLToPath(new URL(".", import.meta.url));
const outdir = resolve(out);
const debug = profile === "debug";

// Never ship what an earlier build left behind.
rmSync(outdir, { recursive: true, force: true });
mkdirSync(outdir, { recursive: true });

const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: ["islands/main.ts", "style/main.css"],
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  chunkNames: "chunk-[hash]",
  outdir,
  bundle: true,
  splitting: true,
  format: "esm",
  target: ["es2022", "chrome123", "firefox128", "safari17.5"],
  loader: { ".woff2": "file" },
  minify: !debug,
  sourcemap: debug ? "linked" : false,
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
});

const manifest = {};
const texts = [];
for (const [path, output] of Object.entries(metafile.outputs)) {
  const name = basename(path);
  if (output.entryPoint) manifest[basename(output.entryPoint).replace(/\.ts$/, ".js")] = name;
  else if (name.endsWith(".woff2")) manifest[name.replace(/-[A-Z0-9]{8}(?=\.)/, "")] = name;
  if (!name.endsWith(".woff2") && !name.endsWith(".map")) texts.push(name);
}

// The sign of the product in a browser's tab.
const favicon = readFileSync(join(here, "public/favicon.svg"));
manifest["favicon.svg"] = `favicon-${createHash("sha256").update(favicon).digest("hex").slice(0, 8).toUpperCase()}.svg`;
writeFileSync(join(outdir, manifest["favicon.svg"]), favicon);
texts.push(manifest["favicon.svg"]);

const sprite = icons();
const hash = createHash("sha256").update(sprite).digest("hex").slice(0, 8).toUpperCase();
manifest["icons.svg"] = `icons-${hash}.svg`;
writeFileSync(join(outdir, manifest["icons.svg"]), sprite);
texts.push(manifest["icons.svg"]);

if (!debug) {
  for (const name of texts) {
    const bytes = readFileSync(join(outdir, name));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    writeFileSync(join(outdir, `${name}.br`), brotliCompressSync(bytes, { params }));
  }
}
const sorted = Object.fromEntries(Object.entries(manifest).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(join(outdir, "manifest.json"), `${JSON.stringify(sorted, null, 2)}\n`);

/** One <symbol> for each name of icons.txt. A name that lucide does not know fails the build. */
function icons() {
  const names = readFileSync(join(here, "icons.txt"), "utf8").split("\n").map((line) => line.trim()).filter(Boolean);
  const symbols = [...new Set(names)].sort().map((name) => {
    let svg;
    try {
      svg = readFileSync(join(here, "node_modules/lucide-static/icons", `${name}.svg`), "utf8");
    } catch {
      throw new Error(`icons.txt: lucide has no icon named "${name}"`);
    }
    const body = svg.replace(/<!--[\s\S]*?-->/g, "").replace(/<svg[\s\S]*?>/, "").replace("</svg>", "");
    return `<symbol id="${name}" viewBox="0 0 24 24">${body.replace(/\s+/g, " ").replace(/> </g, "><").trim()}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
}
