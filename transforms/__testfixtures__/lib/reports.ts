/** A service with every style of API that routes have to await: promises, node-style callbacks, bytes, text. */
import { record } from "./effects";

export interface Report {
  id: string;
  title: string;
  rows: number[];
}

function find(id: string): Report {
  if (id === "missing") throw Object.assign(new Error("no such report"), { code: "ENOENT" });
  return { id, title: `Report ${id}`, rows: [1, 2, 3] };
}

export async function getReport(id: string): Promise<Report> {
  record("reports.getReport", id);
  return find(id);
}

export function readReport(id: string, callback: (error: Error | null, report?: Report) => void): void {
  record("reports.readReport", id);
  setImmediate(() => {
    let report: Report | undefined;
    try {
      report = find(id);
    } catch (error) {
      callback(error as Error);
      return;
    }
    callback(null, report);
  });
}

export async function renderPdf(id: string): Promise<Buffer> {
  record("reports.renderPdf", id);
  find(id);
  return Buffer.from([0x25, 0x50, 0x44, 0x46, 0x00, 0xff, 0x0a]);
}

/** Text, an object, a list, bytes, a number or nothing, by the format asked for. */
// biome-ignore lint/suspicious/noExplicitAny: the caller knows no more either
export async function renderAs(format?: string): Promise<any> {
  record("reports.renderAs", format);
  if (format === "html") return "<h1>Report</h1>";
  if (format === "list") return [1, 2, 3];
  if (format === "bytes") return Buffer.from([1, 2, 3, 255]);
  if (format === "count") return 3;
  if (format === "none") return null;
  return { title: "Report" };
}
