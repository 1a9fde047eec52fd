namespace Retort;

/// <summary>What programs that Retort starts have printed, for whoever listens: the tests look for passwords in all of it.</summary>
internal static class ProgramOutput
{
    /// <summary>Told of the program and of what it printed, from any thread.</summary>
    public static Action<string, string>? Listener { get; set; }

    /// <summary>Passes a text on as it is.</summary>
    public static string Heard(string program, string text)
    {
        Listener?.Invoke(program, text);
        return text;
    }
}
