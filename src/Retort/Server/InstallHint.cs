namespace Retort.Server;

/// <summary>What to install on this system to have PostgreSQL's programs.</summary>
internal static class InstallHint
{
    public static string ForThisSystem(int? majorVersion)
    {
        var release = File.Exists("/etc/os-release") ? File.ReadAllText("/etc/os-release") : "";
        return $"Run {Command(majorVersion, release)}, install Node.js with npm, or set `{PostgresSearch.Variable}` to an installation's folder.";
    }

    private static string Command(int? majorVersion, string release)
    {
        var major = majorVersion ?? PostgresPackage.Newest;
        if (OperatingSystem.IsWindows()) return $"`winget install PostgreSQL.PostgreSQL.{major}`";
        if (OperatingSystem.IsMacOS()) return $"`brew install postgresql@{major}`";
        if (release.Contains("debian")) return majorVersion is null ? "`apt-get install postgresql`" : $"`apt-get install postgresql-{major}`";
        if (release.Contains("alpine")) return $"`apk add postgresql{major}`";
        if (release.Contains("fedora") || release.Contains("rhel")) return "`dnf install postgresql-server`";
        if (release.Contains("arch")) return "`pacman -S postgresql`";
        return $"your system's package manager for PostgreSQL {major}";
    }
}
