// The script of pages that need no other: the button for the colors.

import { storedTheme, storeTheme } from "./preference.ts";
import "./elements/zen-theme.ts";

const button = document.querySelector("zen-theme");
if (button !== null) {
  button.theme = storedTheme();
}
document.addEventListener("zen-theme", (event) => {
  storeTheme(event.detail);
  document.documentElement.dataset["theme"] = event.detail;
  if (button !== null) {
    button.theme = event.detail;
  }
});
