#!/bin/sh
# For `multi-gitter run ./multi-gitter.sh --org my-org --branch repair-api-routes --commit-message "Repair API routes"`.
# multi-gitter runs it in each clone, commits what it changed, and opens the pull request. With `--dry-run` it sets DRY_RUN=true, and
# pushes nothing; the changes are made all the same, so that it can show them.
set -u
${ROUTE_CODEMOD:-npx --yes route-codemod} --yes .
status=$?
if [ "${DRY_RUN:-false}" = true ]; then git --no-pager diff; fi
# 1 says that something is left to do by hand: what was mended is worth its pull request. 2: there is nothing for us, or it failed.
[ "$status" -le 1 ] || exit "$status"
