/** One place of a next.config that makes, or may make, the build a static export. Lines and columns count from 1. */
export interface StaticExportFinding {
  /**
   * `always`: every server build is an export, so the place is taken out.
   * `sometimes`: the environment decides; a second build target, which is left to its owner.
   * `unknown`: the value comes from where this file doesn't show it.
   */
  applies: "always" | "sometimes" | "unknown";
  /** The place was taken out in `code`. */
  removed: boolean;
  line: number;
  column: number;
  /** The environment variables that decide. */
  variables: string[];
  /** What the setting means for a build, as one or two sentences. */
  message: string;
}

/** A part of the config that this file doesn't show: the module it comes from where that can be seen. */
export interface ConfigElsewhere {
  line: number;
  column: number;
  module?: string;
}

/** A setting that often comes together with the export, with its literal value. */
export interface ConfigCompanion {
  name: "distDir" | "images.unoptimized" | "typescript.ignoreBuildErrors";
  value: string | boolean;
  line: number;
}

export interface StaticExportRepair {
  findings: StaticExportFinding[];
  elsewhere: ConfigElsewhere[];
  companions: ConfigCompanion[];
  /** The whole new text, set when at least one place was taken out. */
  code?: string;
}
