import { useState } from "react";

export default function TasksPage() {
  const [tasks] = useState<string[]>([]);
  return (
    <ul>
      {tasks.map((task) => (
        <li key={task}>{task}</li>
      ))}
    </ul>
  );
}
