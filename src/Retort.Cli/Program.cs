using System.Runtime.InteropServices;
using Retort.Cli.Output;
using Retort.Cli.Parsing;

// The first signal stops the run at a whole state; the second one ends the process.
using var cancellation = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
return (int)await RetortCommandLine.RunAsync(args, Terminal.OfProcess(), cancellation.Token);

void Stop(PosixSignalContext signal)
{
    signal.Cancel = !cancellation.IsCancellationRequested;
    cancellation.Cancel();
}
