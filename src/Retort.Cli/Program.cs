using System.Runtime.InteropServices;
using Retort.Cli;
using Retort.Cli.Output;
using Retort.Cli.Parsing;

// The first signal stops the run at a whole state; the second one ends the process.
var isTerminated = false;
using var cancellation = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
var code = await RetortCommandLine.RunAsync(args, Terminal.OfProcess(), cancellation.Token);
return (int)(code == ExitCode.Interrupted && isTerminated ? ExitCode.Terminated : code);

void Stop(PosixSignalContext signal)
{
    signal.Cancel = !cancellation.IsCancellationRequested;
    isTerminated |= signal.Signal == PosixSignal.SIGTERM;
    cancellation.Cancel();
}
