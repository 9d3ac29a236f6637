// The commands by which a reader measures what the page /sendfile says, without
// trusting it.

import type { Plan } from "./transfer.ts";

/** Command is what to type, and what it shows. */
export interface Command {
  readonly about: string;
  readonly text: string;
}

const mib = 1 << 20;

/** commandsOf returns the commands for a plan, and a server's address. */
export function commandsOf(plan: Plan, origin: string): readonly Command[] {
  const receiver = plan.receiver === "browser" ? "reads" : plan.receiver;
  const options = `-size ${Math.max(Math.round(plan.size / mib), 1)} -cache ${plan.cache} -file ${plan.file} -receiver ${receiver}`;
  const one = `${options} -repeats 1 -skip-hash`;
  const body = JSON.stringify({ size: plan.size, file: plan.file, cache: plan.cache, methods: ["sendfile-64k"] });
  const path = `${origin}/api/transfer`;
  return [
    {
      about: "The same table in a terminal. The next two need this program, too.",
      text: `go build -o /tmp/arena ./pkg/cmd/arena\n/tmp/arena ${options} -repeats ${plan.repeats} -details`,
    },
    {
      about: "The sender’s calls, counted by the kernel’s tracer: those of “calls in a run”, and a few to start the program. Times under strace mean nothing.",
      text: `/tmp/arena ${one} -methods sendfile-64k -under 'strace -c'`,
    },
    {
      about: "The sender’s CPU time, faults and switches, by the kernel’s counters: those of the table, and a few milliseconds and faults to start the program.",
      text: `/tmp/arena ${one} -methods read-write-64k -under 'perf stat'`,
    },
    {
      about: "Be the receiver yourself. A token is good for one download; the two SHA-256 must be the same.",
      text:
        `token=$(curl -s ${path}/downloads -d '${body}' | sed 's/.*"token":"\\([^"]*\\)".*/\\1/')\n` +
        `curl -s ${path}/downloads/$token | sha256sum\ncurl -s ${path}/results/$token`,
    },
  ];
}
