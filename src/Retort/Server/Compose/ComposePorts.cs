using System.Net;
using Retort.Errors;

namespace Retort.Server.Compose;

/// <summary>A database for development answers on this machine alone.</summary>
internal static class ComposePorts
{
    /// <param name="file">The compose file.</param>
    /// <param name="service">The service's name.</param>
    /// <param name="addresses">Where its port of PostgreSQL is published; empty for every address.</param>
    /// <exception cref="ConfigurationException">It is not published, or not on loopback (<c>compose-port</c>).</exception>
    public static void Check(string file, string service, IReadOnlyCollection<string> addresses)
    {
        if (addresses.Count > 0 && addresses.All(address => IPAddress.TryParse(address, out var parsed) && IPAddress.IsLoopback(parsed))) return;
        throw new ConfigurationException("compose-port", addresses.Count == 0 ? $"service \"{service}\" publishes no port {ComposeService.PostgresPort}" : $"service \"{service}\" is open to other machines")
        {
            Detail = addresses.Count == 0 ? null : "Its port is published on every address of this machine, or on one that others reach.",
            Where = [file],
            State = "Nothing was started.",
            Hint = $"Write `ports: [\"127.0.0.1:{ComposeService.PostgresPort}:{ComposeService.PostgresPort}\"]`, or another port in the middle.",
        };
    }
}
