// What of a program's text is linked with memory: the names of objects, and the
// numbers that can be dragged. All functions are pure; they read the tree that
// the editor's parser made, which may be of a text that is not finished.

import type { SyntaxNode, Tree } from "@lezer/common";

/** maxText bounds the text in which names and numbers are looked for: a longer one is no program that anybody reads. */
export const maxText = 100_000;

/** Range is a part of the text: UTF-16 units, the last not included. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Occurrence is a name in the text that stands for a variable. */
export interface Occurrence extends Range {
  readonly name: string;
  /** The function, class body or comprehension whose own variable it is; null: a name of the session. */
  readonly scope: Range | null;
}

/** Scope is a part of the text with variables of its own. */
interface Scope extends Range {
  readonly own: Set<string>;
  /** Names that a global statement gives back to the session. */
  readonly global: Set<string>;
  /** Whether functions in it see its variables: those in a class body do not. */
  readonly isSeen: boolean;
}

const scopes = /^(FunctionDefinition|LambdaExpression|ClassDefinition|\w*ComprehensionExpression)$/;
const groups = /^(TupleExpression|ParenthesizedExpression|ArrayExpression)$/;

/** occurrences returns the variables' names in the order of the text. */
export function occurrences(tree: Tree, text: string): Occurrence[] {
  const all: { readonly node: SyntaxNode; readonly name: string; readonly around: readonly Scope[] }[] = [];
  const visit = (node: SyntaxNode, around: readonly Scope[]): void => {
    if (node.name === "VariableName" && !isKeyword(node)) {
      const name = text.slice(node.from, node.to);
      const inside = isOutside(node) ? around.slice(0, -1) : around;
      all.push({ node, name, around: inside });
      declare(node, name, inside);
    }
    const inner = scopes.test(node.name) ? [...around, newScope(node)] : around;
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      visit(child, inner);
    }
  };
  visit(tree.topNode, []);
  return all.map(({ node, name, around }) => ({ name, from: node.from, to: node.to, scope: scopeOf(name, around) }));
}

function newScope(node: SyntaxNode): Scope {
  return { from: node.from, to: node.to, own: new Set(), global: new Set(), isSeen: node.name !== "ClassDefinition" };
}

/** declare notes what a name's place in a statement says of it: a variable of its scope, or one of the session. */
function declare(node: SyntaxNode, name: string, around: readonly Scope[]): void {
  const scope = around.at(-1);
  if (node.parent?.name === "ScopeStatement") {
    if (node.parent.firstChild?.name === "global") {
      scope?.global.add(name);
    }
    return;
  }
  if (isBinding(node)) {
    scope?.own.add(name);
  }
}

/** scopeOf returns the innermost scope that owns a name. */
function scopeOf(name: string, around: readonly Scope[]): Range | null {
  for (let i = around.length - 1; i >= 0; i--) {
    const scope = around[i] as Scope;
    if (scope.global.has(name)) {
      return null;
    }
    if (scope.own.has(name) && (scope.isSeen || i === around.length - 1)) {
      return { from: scope.from, to: scope.to };
    }
  }
  return null;
}

/** isKeyword reports whether a name is that of an argument: f(name=1). */
function isKeyword(node: SyntaxNode): boolean {
  return node.parent?.name === "ArgList" && node.nextSibling?.name === "AssignOp";
}

/** isOutside reports whether a name belongs to what is around the definition it stands in: its own name, a default, a base class. */
function isOutside(node: SyntaxNode): boolean {
  const parent = node.parent;
  if (parent?.name === "ParamList") {
    return node.prevSibling?.name === "AssignOp";
  }
  const isNamed = parent?.name === "FunctionDefinition" || parent?.name === "ClassDefinition";
  return isNamed || (parent?.name === "ArgList" && parent.parent?.name === "ClassDefinition");
}

/** isBinding reports whether a name is bound where it stands. */
function isBinding(node: SyntaxNode): boolean {
  let at = node;
  while (at.parent !== null && groups.test(at.parent.name)) {
    at = at.parent;
  }
  switch (at.parent?.name) {
    case "ParamList":
      return at.prevSibling?.name !== "AssignOp";
    case "FunctionDefinition":
    case "ClassDefinition":
    case "ImportStatement":
      return true;
    case "AssignStatement":
    case "NamedExpression":
      return isFollowed(at, "AssignOp");
    case "UpdateStatement":
      return isFollowed(at, "UpdateOp");
    case "WithStatement":
    case "TryStatement":
      return at.prevSibling?.name === "as";
    case "ForStatement":
      return isFollowed(at, "in");
    default:
      return /Comprehension/.test(at.parent?.name ?? "") && isTarget(at);
  }
}

/** isFollowed reports whether a sibling of a kind stands behind a node. */
function isFollowed(node: SyntaxNode, kind: string): boolean {
  for (let next = node.nextSibling; next !== null; next = next.nextSibling) {
    if (next.name === kind) {
      return true;
    }
  }
  return false;
}

/** isTarget reports whether a node stands between the "for" and the "in" of a comprehension. */
function isTarget(node: SyntaxNode): boolean {
  for (let back = node.prevSibling; back !== null; back = back.prevSibling) {
    if (back.name === "for" || back.name === "in" || back.name === "if") {
      return back.name === "for";
    }
  }
  return false;
}

/**
 * isLive reports whether an occurrence stands for what the memory calls by its
 * name, when the picture is of a step at a position; null is the end of a run.
 * While a function is at work the memory's names are its own, before those of
 * the session.
 */
export function isLive(occurrence: Occurrence, all: readonly Occurrence[], position: number | null): boolean {
  const isIn = (scope: Range): boolean => position !== null && scope.from <= position && position < scope.to;
  if (occurrence.scope !== null) {
    return isIn(occurrence.scope);
  }
  return !all.some((each) => each.name === occurrence.name && each.scope !== null && isIn(each.scope));
}

/** at returns the range that a position is in, its end included, or null. */
export function at<Part extends Range>(parts: readonly Part[], position: number): Part | null {
  return parts.find((part) => part.from <= position && position <= part.to) ?? null;
}

/** WholeNumber is an int in the text, its sign included. */
export interface WholeNumber extends Range {
  readonly value: number;
  /** Whether it stands in brackets behind an object: an index, or a part of a slice. */
  readonly isIndex: boolean;
  /** Whether it is the step of a slice, which Python does not let be 0. */
  readonly isStep: boolean;
}

/** wholeNumbers returns the decimal ints of a text, in its order. */
export function wholeNumbers(tree: Tree, text: string): WholeNumber[] {
  const all: WholeNumber[] = [];
  tree.iterate({
    enter({ name, node }) {
      if (name !== "Number") {
        return;
      }
      const signed = node.parent?.name === "UnaryExpression" ? node.parent : node;
      const digits = text.slice(signed.from, signed.to);
      const value = Number(digits);
      if (!/^-?(0|[1-9]\d*)$/.test(digits) || !Number.isSafeInteger(value)) {
        return;
      }
      const isIndex = signed.parent?.name === "MemberExpression";
      all.push({ from: signed.from, to: signed.to, value, isIndex, isStep: isIndex && colonsBefore(signed) === 2 });
    },
  });
  return all;
}

/** colonsBefore counts the colons of the slice that a node stands in, up to the node. */
function colonsBefore(node: SyntaxNode): number {
  let colons = 0;
  for (let back = node.prevSibling; back !== null && back.name !== "[" && back.name !== ","; back = back.prevSibling) {
    colons += back.name === ":" ? 1 : 0;
  }
  return colons;
}

/** moved returns a number some steps away; that of a slice goes from 1 to −1. */
export function moved({ value, isStep }: Pick<WholeNumber, "value" | "isStep">, steps: number): number {
  const to = value + steps;
  const isPast = isStep && (to === 0 || Math.sign(to) !== Math.sign(value));
  return isPast && value !== 0 ? to + Math.sign(steps) : to;
}
