using Retort.Cli.Parsing;

namespace Retort.Cli.Output;

/// <summary>Says that two servers of different versions are compared, and how.</summary>
internal static class VersionNote
{
    public static void Write(Invocation invocation, ValueList<int> versions, bool areOfOneSpelling)
    {
        if (versions is [var one, var other] && one != other)
            invocation.Terminal.Warning($"comparing PostgreSQL {one} with PostgreSQL {other}: {(areOfOneSpelling ? "what only the version makes different is left out" : "the same definition may be spelled differently")}");
    }
}
