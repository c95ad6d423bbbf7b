// Starts `press serve` on a free port, so that the site is measured with the headers, the compression and the caching
// that readers get.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const PRESS = process.env.PRESS ?? fileURLToPath(new URL("../target/debug/press", import.meta.url));

/** Serves a folder; resolves to the address and a function that stops the server. */
export async function serve(dist) {
  const press = spawn(PRESS, ["serve", "--dist", dist, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const url = await new Promise((done, failed) => {
    let output = "";
    press.stdout.on("data", (text) => {
      output += text;
      const found = output.match(/http:\S+/);
      if (found) done(found[0]);
    });
    press.on("error", failed);
    press.on("exit", (code) => failed(new Error(`press serve ended with ${code}`)));
  });
  return { url, stop: () => press.kill("SIGINT") };
}
