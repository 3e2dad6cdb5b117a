import type { GetServerSideProps } from "next";

export const getServerSideProps: GetServerSideProps = async ({ res }) => {
  res.setHeader("Content-Type", "text/xml");
  res.end("<urlset></urlset>");
  return { props: {} };
};

export default function SiteMap() {
  return null;
}
