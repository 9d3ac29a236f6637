// /embed/v1.js: the script of pages that have our cells in them. It defines
// <zero-copy-zen>, and loads nothing else before a reader comes near one.
//
//	<script src="https://…/embed/v1.js" defer></script>
//
// Version 1 is a contract: a page that was written with it goes on working.

import { elementName, ZeroCopyZen } from "./embed-element.ts";
import { script } from "./embed-home.ts";

if (script === "") {
  console.error(`<${elementName}>: load embed/v1.js by the src of a <script>: it has to know where it comes from.`);
} else if (customElements.get(elementName) === undefined) {
  customElements.define(elementName, ZeroCopyZen);
} else {
  console.warn(`<${elementName}> is defined already: ${script} does nothing.`);
}
