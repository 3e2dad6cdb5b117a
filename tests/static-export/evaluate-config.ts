import ts from "typescript";

type Environment = Record<string, string>;
type Config = Record<string, unknown>;

/** A plugin is called with the config, or with its own options first. Each adds a mark, to see that it was called. */
const withMark = (config: Config) => ({ ...config, wrapped: true });
const curried = () => withMark;

const MODULES: Record<string, (environment: Environment) => unknown> = {
  "next/constants": () => PHASES,
  "next/constants.js": () => PHASES,
  "node:process": (environment) => ({ env: environment }),
  "@next/mdx": () => ({ __esModule: true, default: curried }),
  "@next/bundle-analyzer": () => ({ __esModule: true, default: curried }),
  "next-intl/plugin": () => ({ __esModule: true, default: curried }),
  "next-pwa": () => curried,
  "@sentry/nextjs": () => ({ withSentryConfig: withMark }),
  "./v0-user-next.config": () => ({ poweredByHeader: false }),
  "./build-target.mjs": (environment) => ({ isStatic: () => environment.STUB === "static" }),
  "./settings.mjs": () => ({ settings: { poweredByHeader: false } }),
  "./next.base.js": () => ({ compress: false }),
  "./create-config.mjs": () => ({ __esModule: true, default: () => ({ compress: false }) }),
  "./config/next.mjs": () => ({ __esModule: true, default: { compress: false } }),
};

const PHASES = {
  PHASE_DEVELOPMENT_SERVER: "phase-development-server",
  PHASE_PRODUCTION_BUILD: "phase-production-build",
};

/** What Next gets from a config fixture in a production build with these environment variables. */
export async function evaluateConfig(
  source: string,
  environment: Environment,
  nodeEnv = "production",
): Promise<Config> {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
    },
  });
  const AsyncFunction = (async () => {}).constructor as new (
    ...parts: string[]
  ) => (...values: unknown[]) => Promise<void>;
  const module = { exports: {} as Record<string, unknown> };
  const load = (name: string) => {
    const make = MODULES[name];
    if (!make) throw new Error(`No stub for "${name}".`);
    return make(environment);
  };
  const run = new AsyncFunction("module", "exports", "require", "process", outputText);
  await run(module, module.exports, load, { env: { NODE_ENV: nodeEnv, ...environment } });
  const exported = (module.exports.__esModule ? module.exports.default : module.exports) as unknown;
  const phase = nodeEnv === "production" ? PHASES.PHASE_PRODUCTION_BUILD : PHASES.PHASE_DEVELOPMENT_SERVER;
  const config = typeof exported === "function" ? await exported(phase, { defaultConfig: {} }) : exported;
  return JSON.parse(JSON.stringify(config));
}
