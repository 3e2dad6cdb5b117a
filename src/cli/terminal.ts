import { commandName } from "./command-name.js";

/**
 * Where a command prints. The result goes to stdout; progress, logs and errors go to stderr. Commands get it as an
 * argument and touch no stream or environment variable themselves.
 */
export interface Terminal {
  cwd: string;
  /** How the user starts this command again from `cwd`. */
  command: string;
  /** Writes a result to stdout. */
  out: (text: string) => void;
  /** Writes a log to stderr. */
  err: (text: string) => void;
  /** Told what the user must get to know on stderr where stdout can't be written: how to take back what was written, say. */
  ifOutIsLost?: (text: string) => void;
  /** All that comes in on stdin. */
  readStdin: () => Promise<string>;
  /** Someone can see stdout and answer on stdin. */
  interactive: boolean;
  /** stderr is a terminal, so a line on it can be drawn again. */
  drawsProgress: boolean;
  /** Columns of stdout now; 80 where it has none. */
  readonly width: number;
  /** Its lines; 24 where it has none. */
  readonly rows: number;
  outColor: boolean;
  /** For a patch on stdout. FORCE_COLOR, which CI systems set for their logs, doesn't count where git is to read it. */
  patchColor: boolean;
  errColor: boolean;
  windows: boolean;
  debug: boolean;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
  /**
   * Runs work that must come to a whole end: in it, the first Ctrl-C only aborts `signal`. Outside of it Ctrl-C ends the
   * process, which has written nothing.
   */
  uninterrupted: <T>(work: () => Promise<T>) => Promise<T>;
}

/** Takes the process and `--color` / `--no-color` where given. */
export function terminalOf(
  own: NodeJS.Process,
  interruption: Interruption,
  ifOutIsLost?: (text: string) => void,
): Terminal {
  const { stdin, stdout, stderr, env } = own;
  const dumb = env.TERM === "dumb";
  const choice = colorFlag(own.argv);
  const outColor = choice ?? wantsColor(env, Boolean(stdout.isTTY) && !dumb);
  // The prompts colour themselves and know only the environment.
  if (choice !== undefined) env[choice ? "FORCE_COLOR" : "NO_COLOR"] = "1";
  return {
    cwd: own.cwd(),
    command: commandName(own.argv[1], own.cwd(), own.platform === "win32"),
    out: (text) => stdout.write(text),
    err: (text) => stderr.write(text),
    ...(ifOutIsLost ? { ifOutIsLost } : {}),
    readStdin: async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
      return Buffer.concat(chunks).toString("utf8");
    },
    interactive: Boolean(stdin.isTTY && stdout.isTTY) && !dumb && !isContinuousIntegration(env),
    drawsProgress: Boolean(stderr.isTTY) && !dumb && !isContinuousIntegration(env),
    get width() {
      return stdout.columns || 80;
    },
    get rows() {
      return stdout.rows || 24;
    },
    outColor,
    patchColor: choice ?? (outColor && Boolean(stdout.isTTY)),
    errColor: choice ?? wantsColor(env, Boolean(stderr.isTTY) && !dumb),
    windows: own.platform === "win32",
    debug: (env.DEBUG ?? "").split(",").includes("route-codemod"),
    signal: interruption.signal,
    uninterrupted: interruption.uninterrupted,
  };
}

/** `--color` and `--no-color` hold for every command and for errors, so they are read before anything is parsed. */
function colorFlag(argv: string[]): boolean | undefined {
  const flags = argv.slice(2, argv.includes("--") ? argv.indexOf("--") : undefined);
  const last = flags.findLast((flag) => flag === "--color" || flag === "--no-color");
  return last === undefined ? undefined : last === "--color";
}

function wantsColor(env: NodeJS.ProcessEnv, capable: boolean): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return !["0", "false"].includes(env.FORCE_COLOR);
  return capable;
}

function isContinuousIntegration(env: NodeJS.ProcessEnv): boolean {
  return env.CI !== undefined && !["", "0", "false"].includes(env.CI);
}

export interface Interruption {
  signal: AbortSignal;
  uninterrupted: Terminal["uninterrupted"];
}

/** Takes what to do when Ctrl-C ends the process. A second Ctrl-C always ends it; even then every file is whole. */
export function interruptionOf(own: NodeJS.Process, end: () => void): Interruption {
  const controller = new AbortController();
  let holding = 0;
  own.on("SIGINT", () => {
    if (holding === 0 || controller.signal.aborted) end();
    controller.abort();
  });
  return {
    signal: controller.signal,
    uninterrupted: async (work) => {
      holding += 1;
      try {
        return await work();
      } finally {
        holding -= 1;
      }
    },
  };
}
