import type { GetServerSideProps } from "next";

export const getServerSideProps: GetServerSideProps = async ({ req }) => {
  return { props: { sent: req.method === "POST" } };
};

export default function Survey({ sent }: { sent: boolean }) {
  return sent ? <p>Thank you</p> : <form method="post" action="/survey" />;
}
