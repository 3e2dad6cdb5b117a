export default function SignUp() {
  const save = () => fetch("/api/users", { method: "POST", body: JSON.stringify({ name: "Ada" }) });
  return <button onClick={save}>Save</button>;
}
