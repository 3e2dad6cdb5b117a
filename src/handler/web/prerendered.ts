/** Which route files the build runs and keeps the answer of. */
import type { HttpMethod } from "../contract.js";
import type { Module } from "../module.js";
import { pathParameters } from "../segments.js";

/**
 * Whether the build may run GET and keep its answer: nothing but GET is exported (measured: any other method makes the
 * file dynamic), and the version, the config or the file says so. A GET that reads the request, or whose path has parameters, is
 * asked every time.
 */
export function mayBePrerendered(methods: readonly HttpMethod[], module: Module): boolean {
  const { source, context } = module;
  if (!methods.includes("GET") || methods.some((method) => method !== "GET" && method !== "HEAD"))
    return false;
  if (/^export const (?:dynamic\s*=\s*["']force-dynamic["']|revalidate\s*=\s*0\b)/m.test(source))
    return false;
  if (/^export const (?:dynamic|revalidate)\b|\bgenerateStaticParams\b/m.test(source)) return true;
  const isOld = (context.next ?? 16) < 15;
  if (!isOld && !context.cacheComponents) return false;
  return pathParameters(context.path).length === 0 && !READS_REQUEST.test(source);
}

const READS_REQUEST =
  /\.(?:url|nextUrl|headers|cookies)\b|\b(?:cookies|headers|connection)\(\)|\{[^{}]*\b(?:url|nextUrl|headers|cookies)\b[^{}]*\}\s*=/;
