/** Resolves at the first SIGINT or SIGTERM. A second one, after a moment, ends the process at once. */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let first = 0;
    const onSignal = () => {
      if (first === 0) resolve();
      // a terminal and a parent process may both pass on the same Ctrl-C
      else if (Date.now() - first > 1000) process.exit(130);
      first ||= Date.now();
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
  });
}
