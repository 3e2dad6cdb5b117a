#!/bin/sh
# Runs a batch on several hosts with GNU parallel, one shard each, and merges the results.
#   HOSTS=hosts.txt SHARDS=4 recipes/parallel.sh repos.txt [flags of batch...]
# Leaves state-merged, review.html with its plan, and a patch for each repo in patches.
# hosts.txt: one ssh login a line; ":" is this machine. Each host needs Node.js and route-codemod.
# repos.txt: one git URL a line (or a path that is the same on every host).
set -eu
list=$1
shift
shards=${SHARDS:-$(grep -c . "${HOSTS:-/dev/null}" || echo 1)}
command=${ROUTE_CODEMOD:-route-codemod}

# Exit code 1 only says that something was found; from 2 on the shard failed. Clones stay where they are.
seq "$shards" | parallel --will-cite --jobs 1 --sshloginfile "${HOSTS:-:}" \
  --basefile "$list" --return "state-{}" \
  "$command batch $list --shard {}/$shards --state state-{} --cache clones-{} $* || test \$? -eq 1"

# shellcheck disable=SC2046
$command batch merge $(seq -f 'state-%g' "$shards") --state state-merged \
  --patches patches --html review.html --format markdown || test $? -eq 1
