// Every page works without this. Each island stands alone: one that fails leaves the others, and the page, as they are.
import { complete } from "./complete";
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
for (const island of [complete, draft, later, swap, menus, keys, palette, unread, upload, copies, times, network, folds, answered, edges]) {
  try {
    island();
  } catch (error) {
    console.error(error);
  }
}
