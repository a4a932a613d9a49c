// Every page works without this. Each island stands alone: one that fails leaves the others, and the page, as they are.
import { audience } from "./audience";
import { complete } from "./complete";
import { crop } from "./crop";
import { draft } from "./draft";
import { edges } from "./edges";
import { keys } from "./keys";
import { later } from "./later";
import { palette } from "./palette";
import { answered, copies, folds, menus, network, times } from "./small";
import { swap } from "./swap";
import { unread } from "./unread";
import { upload } from "./upload";

document.documentElement.classList.add("scripted");
for (const island of [complete, audience, crop, draft, later, swap, menus, keys, palette, unread, upload, copies, times, network, folds, answered, edges]) {
  try {
    island();
  } catch (error) {
    console.error(error);
  }
}
