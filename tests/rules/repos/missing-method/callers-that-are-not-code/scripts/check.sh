#!/bin/sh
# curl -X POST http://localhost:3000/api/cron
curl -fsS http://localhost:3000/api/cron
curl -X POST "$BACKEND_URL/api/cron"
curl -X PUT https://api.example.com/api/webhook
stripe listen --forward-to localhost:3000/api/webhook
