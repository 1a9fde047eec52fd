using System.Globalization;
using Retort.Errors;

namespace Retort.Server;

/// <summary>Looks for PostgreSQL's programs: <c>RETORT_POSTGRES</c>, PATH, the usual folders newest first, the cache.</summary>
internal sealed class PostgresSearch(int? majorVersion)
{
    public const string Variable = "RETORT_POSTGRES";
    public const int Oldest = 13;

    public async Task<PostgresBinaries?> FindAsync(CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } told) return await ToldAsync(told, cancellationToken);
        foreach (var folder in Candidates().Where(folder => PostgresBinaries.IsIn(folder) && ServerAccount.Current.CanReach(folder)))
        {
            var binaries = await PostgresBinaries.ReadAsync(folder, cancellationToken);
            if (binaries is not null && binaries.MajorVersion >= Oldest && (majorVersion ?? binaries.MajorVersion) == binaries.MajorVersion) return binaries;
        }

        return null;
    }

    private async Task<PostgresBinaries> ToldAsync(string told, CancellationToken cancellationToken)
    {
        var folders = new[] { told, Path.Combine(told, "bin"), Path.Combine(told, "native", "bin") }.Select(Path.GetFullPath);
        var folder = folders.FirstOrDefault(PostgresBinaries.IsIn) ?? throw Refuse(told, "does not hold `initdb`, `pg_ctl` and `postgres`");
        if (!ServerAccount.Current.CanReach(folder)) throw Refuse(told, $"cannot be entered by the account \"{ServerAccount.Current.Name}\", which runs the server");
        var binaries = await PostgresBinaries.ReadAsync(folder, cancellationToken) ?? throw Refuse(told, "holds a `postgres` that does not run here");
        if (majorVersion is { } wanted && wanted != binaries.MajorVersion) throw Refuse(told, $"holds PostgreSQL {binaries.Version}, and {wanted} is asked for");
        if (binaries.MajorVersion < Oldest) throw Refuse(told, $"holds PostgreSQL {binaries.Version}, and {Oldest} is the oldest that is supported");
        return binaries;
    }

    private static ServerException Refuse(string told, string reason) => new("no-postgres", $"\"{Variable}\" cannot be used")
    {
        Detail = $"The folder \"{told}\" {reason}.",
        Hint = $"Set `{Variable}` to an installation's folder, for example `/usr/lib/postgresql/17`, or unset it to search the usual places.",
    };

    /// <summary>The folders that may hold programs, in the order of the search.</summary>
    internal IEnumerable<string> Candidates() => [.. SearchPath.Folders, .. Usual(), .. PostgresPackage.Cached(majorVersion)];

    private IEnumerable<string> Usual() =>
        from major in majorVersion is { } wanted ? [wanted] : Enumerable.Range(Oldest, 12).Reverse()
        from pattern in Patterns()
        select string.Format(CultureInfo.InvariantCulture, pattern, major);

    private static string[] Patterns()
    {
        if (OperatingSystem.IsWindows()) return [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL", "{0}", "bin")];
        if (OperatingSystem.IsMacOS())
        {
            return ["/opt/homebrew/opt/postgresql@{0}/bin", "/usr/local/opt/postgresql@{0}/bin", "/Applications/Postgres.app/Contents/Versions/{0}/bin"];
        }

        return ["/usr/lib/postgresql/{0}/bin", "/usr/pgsql-{0}/bin", "/usr/libexec/postgresql{0}", "/home/linuxbrew/.linuxbrew/opt/postgresql@{0}/bin"];
    }
}
