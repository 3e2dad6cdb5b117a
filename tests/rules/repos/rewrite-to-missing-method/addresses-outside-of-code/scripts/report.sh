#!/bin/sh
curl -X POST http://localhost:3000/api/report -H "Content-Type: application/json" -d '{}'
curl -X POST http://localhost:3000/api/report/ -H "Content-Type: application/json" -d '{}'
