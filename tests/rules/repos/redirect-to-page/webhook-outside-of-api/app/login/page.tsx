export default function LoginPage() {
  return <form>Sign in</form>;
}
