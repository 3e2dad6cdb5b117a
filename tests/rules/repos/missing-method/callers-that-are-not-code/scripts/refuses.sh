#!/bin/sh
test "$(curl -s -o /dev/null -w '%{http_code}' -X DELETE http://localhost:3000/api/cron)" = 405
