namespace Retort.Configuration;

/// <summary>One server of a <see cref="DatabaseUrl"/>: a name, an address, or the folder of a Unix socket.</summary>
public sealed record DatabaseHost
{
    /// <summary>The port of PostgreSQL where none is written.</summary>
    public const int DefaultPort = 5432;

    /// <summary>A name, an IPv4 or IPv6 address without brackets, or an absolute folder.</summary>
    public required string Name { get; init; }

    /// <summary>The TCP port, also part of a socket's file name.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>Whether <see cref="Name"/> is the folder of a Unix socket.</summary>
    public bool IsSocket => Name.StartsWith('/') || Name.StartsWith('@');

    private bool IsV6 => !IsSocket && Name.Contains(':');

    /// <summary><c>name:port</c>, with brackets around an IPv6 address.</summary>
    public override string ToString() => IsV6 ? $"[{Name}]:{Port}" : $"{Name}:{Port}";

    internal string ToUrl() => IsV6 ? $"[{Name}]:{Port}" : $"{Uri.EscapeDataString(Name)}:{Port}";
}
