/** isLink reports whether the fragment of an address carries a session, which share.ts reads; others are places in the page. */
export function isLink(fragment: string): boolean {
  return /^#v\d+\./.test(fragment);
}
