/** What git gets to know of the environment. */

/** What a program needs to start, to find its temporary folder and, for excludes of the user's own, the home folder. */
const PASSED = [
  ...["PATH", "HOME", "USERPROFILE", "HOMEDRIVE", "HOMEPATH", "XDG_CONFIG_HOME", "TMPDIR", "TEMP", "TMP"],
  ...[
    "SYSTEMROOT",
    "SystemRoot",
    "COMSPEC",
    "ComSpec",
    "PATHEXT",
    "WINDIR",
    "APPDATA",
    "LOCALAPPDATA",
    "PROGRAMDATA",
  ],
  ...["LOGNAME", "USER", "USERNAME", "LD_LIBRARY_PATH"],
];

/** Holds in every place: nobody is asked anything, nothing is fetched by the way, no lock is taken that isn't needed. */
const QUIET = {
  ...{ LC_ALL: "C", GIT_TERMINAL_PROMPT: "0", GIT_OPTIONAL_LOCKS: "0", GIT_NO_LAZY_FETCH: "1" },
  ...{ GIT_NO_REPLACE_OBJECTS: "1", GIT_FLUSH: "1" },
};

/** No server may be asked: a repo that lacks an object, and says where to get it, is told so. */
const NO_SERVER = { GIT_ALLOW_PROTOCOL: "none", GIT_PROTOCOL_FROM_USER: "0" };

/** The user's and the machine's configuration are left out as well. */
const NO_CONFIGURATION = { GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: "/dev/null", GIT_ATTR_NOSYSTEM: "1" };

/** Where git is to find the user's configuration. */
const OWN_CONFIGURATION = ["GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM"];

/** Who commits, and when. */
const IDENTITY = ["AUTHOR", "COMMITTER"].flatMap((who) =>
  ["NAME", "EMAIL", "DATE"].map((what) => `GIT_${who}_${what}`),
);

type Environment = Record<string, string | undefined>;

/** For a git folder that may say anything. */
export function closedEnvironment(): Environment {
  return { ...taken(PASSED), ...QUIET, ...NO_SERVER, ...NO_CONFIGURATION };
}

/** The same with the user's own configuration and the variables that say who commits. */
export function environmentOfUser(): Environment {
  return { ...taken([...PASSED, ...OWN_CONFIGURATION, ...IDENTITY, "EMAIL"]), ...QUIET, ...NO_SERVER };
}

/** Who commits and when, as far as variables say it. */
export function identityVariables(): Environment {
  return taken(IDENTITY);
}

/**
 * For a server: all that the user has set up to reach one (agents, proxies, certificates, credentials), but for what points git to a
 * repository.
 */
export function environmentForServer(): Environment {
  const known = new Set([
    ...OWN_CONFIGURATION,
    "GIT_SSH",
    "GIT_SSH_COMMAND",
    "GIT_SSH_VARIANT",
    "GIT_ASKPASS",
  ]);
  const certificates = /^GIT_(?:SSL|PROXY|HTTP)_/;
  const own = Object.entries(process.env).filter(
    ([name]) => !name.startsWith("GIT_") || known.has(name) || certificates.test(name),
  );
  const protocols = { GIT_ALLOW_PROTOCOL: "https:http:ssh:git:file", GIT_PROTOCOL_FROM_USER: "0" };
  return { ...Object.fromEntries(own), ...QUIET, ...protocols };
}

function taken(names: readonly string[]): Environment {
  return Object.fromEntries(
    names.filter((name) => process.env[name] !== undefined).map((name) => [name, process.env[name]]),
  );
}
