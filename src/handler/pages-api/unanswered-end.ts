/** Where a handler ends with nothing sent: a reply in `catch` answers for what was thrown. */
import * as t from "@babel/types";
import { type Residual, visitLive } from "../residual.js";

/** Where control goes on from a statement, as long as nothing was sent. */
interface Ways {
  next: boolean;
  /** By `break` or `continue`. */
  breaks: boolean;
}

const ON: Ways = { next: true, breaks: false };
const ENDS: Ways = { next: false, breaks: false };

/** Where control leaves a handler without a reply. */
export interface UnansweredEnds {
  /** Behind its last statement. */
  bottom: boolean;
  /** At these, which give nothing back that could still answer. */
  returns: t.ReturnStatement[];
}

/** Takes what is left of a handler, and which nodes of it send a reply. */
export function unansweredEnds(residual: Residual, isReply: (node: t.Node) => boolean): UnansweredEnds {
  const walk = new Walk(residual, isReply);
  return { bottom: walk.list(residual.fn.body).next, returns: walk.returns };
}

class Walk {
  readonly returns: t.ReturnStatement[] = [];

  constructor(
    readonly residual: Residual,
    readonly isReply: (node: t.Node) => boolean,
  ) {}

  list(block: t.Node): Ways {
    let breaks = false;
    for (const { node } of this.residual.lists.get(block)?.items ?? []) {
      const ways = node === undefined ? ON : this.statement(node);
      breaks ||= ways.breaks;
      if (!ways.next) return { next: false, breaks };
    }
    return { next: true, breaks };
  }

  statement(node: t.Statement): Ways {
    if (t.isReturnStatement(node) && isBare(node)) this.returns.push(node);
    if (t.isReturnStatement(node) || t.isThrowStatement(node)) return ENDS;
    if (t.isBreakStatement(node) || t.isContinueStatement(node)) return { next: false, breaks: true };
    if (t.isBlockStatement(node)) return this.list(node);
    if (t.isIfStatement(node)) {
      if (this.sends(node.test)) return ENDS;
      return either(this.list(node.consequent), node.alternate ? this.list(node.alternate) : ON);
    }
    if (t.isTryStatement(node)) {
      // It answers whatever comes before it, `return` included.
      if (node.finalizer && !this.list(node.finalizer).next) return ENDS;
      const tried = this.list(node.block);
      return node.handler ? either(tried, this.list(node.handler.body)) : tried;
    }
    if (t.isSwitchStatement(node)) return this.switch(node);
    // Its body may not run at all.
    if (t.isLoop(node)) return ON;
    if (t.isLabeledStatement(node)) {
      const { next, breaks } = this.statement(node.body);
      return { next: next || breaks, breaks: false };
    }
    return this.sends(node) ? ENDS : ON;
  }

  switch(node: t.SwitchStatement): Ways {
    const live = node.cases.filter((branch) => this.residual.lists.has(branch));
    const ways = live.map((branch) => this.list(branch));
    const hasDefault = live.some(({ test }) => !test || this.residual.dropped.has(test));
    return {
      next: !hasDefault || ways.some(({ breaks }) => breaks) || ways.at(-1)?.next !== false,
      breaks: false,
    };
  }

  /** In every case: not behind `&&` or in a branch of `? :`. */
  sends(node: t.Node): boolean {
    let sends = false;
    visitLive(this.residual, node, (inner) => {
      if (this.isReply(inner)) sends = true;
      if (!t.isLogicalExpression(inner) && !t.isConditionalExpression(inner)) return undefined;
      sends ||= this.sends(t.isLogicalExpression(inner) ? inner.left : inner.test);
      return false;
    });
    return sends;
  }
}

function isBare({ argument }: t.ReturnStatement): boolean {
  return !argument || t.isLiteral(argument) || t.isIdentifier(argument, { name: "undefined" });
}

function either(one: Ways, other: Ways): Ways {
  return { next: one.next || other.next, breaks: one.breaks || other.breaks };
}
