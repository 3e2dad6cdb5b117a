import type { Files } from "./causes/files.js";

/** What every app in TypeScript needs beside its routes: strict settings, as Next.js would write them, a layout and a page. */
export function typescriptApp(target: "ES2017" | "ES2020"): Files {
  return {
    "tsconfig.json": JSON.stringify({
      compilerOptions: {
        ...{ target, lib: ["dom", "dom.iterable", "esnext"], strict: true, noEmit: true },
        ...{ module: "esnext", moduleResolution: "bundler", esModuleInterop: true, isolatedModules: true },
        ...{ jsx: "preserve", skipLibCheck: true, allowJs: true, resolveJsonModule: true, incremental: true },
        paths: { "@/*": ["./*"] },
      },
      include: ["**/*.ts", "**/*.tsx", ".next/types/**/*.ts"],
      exclude: ["node_modules"],
    }),
    "app/layout.tsx": `export default function Layout({ children }: { children: React.ReactNode }) {
  return <html lang="en"><body>{children}</body></html>;
}
`,
    "app/page.tsx": `export default function Page() {
  return <h1>Notes</h1>;
}
`,
  };
}
