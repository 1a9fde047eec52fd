using System.Diagnostics;
using Retort.Errors;

namespace Retort.Server;

/// <summary>A lock between processes: an open file, so that the system frees it with the process that held it.</summary>
internal static class ServerLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static async Task<IDisposable> TakeAsync(string path, CancellationToken cancellationToken)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(20, cancellationToken))
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException failure) when (failure is not DirectoryNotFoundException)
            {
                if (waited.Elapsed > Patience) throw new ServerException("local-server-locked", $"could not lock \"{path}\" within {Patience.TotalMinutes} minutes", failure);
            }
        }
    }
}
