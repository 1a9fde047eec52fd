using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Text;

[assembly: AssemblyFixture(typeof(Retort.Tests.Fixtures.SecretWatch))]

namespace Retort.Tests.Fixtures;

/// <summary>Looks for the passwords in use in everything that the suite prints and throws; the run fails when one is found.</summary>
/// <remarks>Every command line that a test runs is heard, every program that the tool starts (pg_dump, psql, git), and every exception of the process at the moment when it is thrown, whoever catches it.</remarks>
public sealed class SecretWatch : IDisposable
{
    private static readonly ConcurrentDictionary<string, byte> Passwords = new(StringComparer.Ordinal);
    private static readonly ConcurrentQueue<string> Leaks = new();
    private static long heard;
    private static long heardOfPrograms;

    [ThreadStatic]
    private static bool isLooking;

    public SecretWatch()
    {
        AppDomain.CurrentDomain.FirstChanceException += Look;
        ProgramOutput.Listener = LookAtProgram;
    }

    /// <summary>How many texts of programs that the tool started were looked at.</summary>
    public static long HeardOfPrograms => Interlocked.Read(ref heardOfPrograms);

    /// <summary>How many texts were looked at.</summary>
    public static long Heard => Interlocked.Read(ref heard);

    /// <summary>Everything that was found so far.</summary>
    public static IReadOnlyList<string> Found => [.. Leaks];

    /// <summary>A password is in use from now on, in whatever spelling.</summary>
    public static void Add(string password)
    {
        Passwords.TryAdd(password, 0);
        Passwords.TryAdd(Uri.EscapeDataString(password), 0);
        Passwords.TryAdd(Convert.ToBase64String(Encoding.UTF8.GetBytes(password)), 0);
    }

    /// <summary>Looks at a text that somebody could read.</summary>
    public static void Look(string source, string text)
    {
        Interlocked.Increment(ref heard);
        foreach (var password in Passwords.Keys.Where(password => text.Contains(password, StringComparison.Ordinal)))
            Leaks.Enqueue($"{source} shows a password: {text.Replace(password, "<the password>", StringComparison.Ordinal)}");
    }

    public void Dispose()
    {
        ProgramOutput.Listener = null;
        AppDomain.CurrentDomain.FirstChanceException -= Look;
        if (!Leaks.IsEmpty) throw new InvalidOperationException($"{Leaks.Count} of {Heard} texts of this run show a password:\n{string.Join('\n', Leaks.Take(10))}");
    }

    private static void LookAtProgram(string program, string text)
    {
        Interlocked.Increment(ref heardOfPrograms);
        Look(program, text);
    }

    private static void Look(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        // What a test itself says when it fails is not the tool's; and looking must not look at itself.
        if (isLooking || thrown.Exception.GetType().Namespace?.StartsWith("Xunit", StringComparison.Ordinal) == true) return;
        isLooking = true;
        try
        {
            Look(thrown.Exception.GetType().Name, thrown.Exception.ToString());
        }
        finally
        {
            isLooking = false;
        }
    }
}
