"use client"

import { useEffect, useState } from "react"

export function StatusBadge() {
  const [ok, setOk] = useState(false)

  useEffect(() => {
    fetch("/api/health")
      .then((response) => response.json())
      .then((data) => setOk(data.ok))
  }, [])

  return <span>{ok ? "online" : "offline"}</span>
}
