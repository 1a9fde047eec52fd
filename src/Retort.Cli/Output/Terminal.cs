namespace Retort.Cli.Output;

/// <summary>The three streams of the process and what is at their other ends; the only place that knows the console.</summary>
/// <remarks>Data goes to <see cref="Out"/>; everything else goes to <see cref="Error"/>.</remarks>
internal sealed class Terminal
{
    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    public required TextReader In { get; init; }

    /// <summary>Whether a person sees the data; otherwise it is read by a program.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>Whether a line may be rewritten in place.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Whether somebody is there to answer a question.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>Columns of the screen.</summary>
    public int Width { get; init; } = 100;

    /// <summary>The key that somebody pressed since it was asked last; null when none was.</summary>
    public Func<char?> PressedKey { get; init; } = () => null;

    /// <summary>Reads an environment variable; null when it is not set.</summary>
    public Func<string, string?> Environment { get; init; } = _ => null;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Colours for <see cref="Out"/>.</summary>
    public Palette Colors { get; private set; } = new(false);

    /// <summary>Colours for <see cref="Error"/>.</summary>
    public Palette ErrorColors { get; private set; } = new(false);

    /// <summary>Silences what is not data.</summary>
    public bool IsQuiet { get; private set; }

#pragma warning disable RS0030 // this is the one place

    /// <summary>The terminal of this process.</summary>
    public static Terminal OfProcess() => new()
    {
        Out = Console.Out,
        Error = Console.Error,
        In = Console.In,
        OutIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected && System.Environment.GetEnvironmentVariable("TERM") != "dumb",
        IsInteractive = !Console.IsInputRedirected && !Console.IsErrorRedirected,
        Width = Console.IsErrorRedirected ? 100 : WindowWidth(),
        PressedKey = () => Console.KeyAvailable ? Console.ReadKey(intercept: true).KeyChar : null,
        Environment = System.Environment.GetEnvironmentVariable,
    };

    private static int WindowWidth()
    {
        try
        {
            return Console.WindowWidth is > 20 and var width ? width : 100;
        }
        catch (IOException)
        {
            return 100; // a terminal that does not tell
        }
    }

#pragma warning restore RS0030

    /// <summary>Takes over what <c>--color</c> and <c>--quiet</c> say.</summary>
    public void Configure(ColorChoice color, bool isQuiet)
    {
        Colors = new Palette(IsColored(color, OutIsTerminal));
        ErrorColors = new Palette(IsColored(color, ErrorIsTerminal));
        IsQuiet = isQuiet;
    }

    /// <summary>Writes data that brings its own line ends.</summary>
    public void Text(string text) => Out.Write(text);

    /// <summary>Writes a line of data.</summary>
    public void Line(string text = "") => Out.WriteLine(text);

    /// <summary>Writes a line of a report that nobody has to read, unless <c>--quiet</c>.</summary>
    public void Report(string text)
    {
        if (!IsQuiet) Out.WriteLine(text);
    }

    /// <summary>Writes a line about what is going on, unless <c>--quiet</c>.</summary>
    public void Note(string text)
    {
        if (!IsQuiet) Error.WriteLine(text);
    }

    /// <summary>Writes a line that a person should see, also with <c>--quiet</c>.</summary>
    public void Warning(string text) => Error.WriteLine($"{ErrorColors.Warning("warning:")} {text}");

    /// <summary>Asks yes or no; without a person to answer, the answer is no.</summary>
    public async Task<bool> ConfirmAsync(string question, CancellationToken cancellation)
    {
        return (await AskAsync($"{question} [y/N]", cancellation))?.ToLowerInvariant() is "y" or "yes";
    }

    /// <summary>Asks for a line; null without a person to answer.</summary>
    public async Task<string?> AskAsync(string question, CancellationToken cancellation)
    {
        if (!IsInteractive) return null;
        Error.Write($"{question} ");
        // Reading a line cannot be cancelled, waiting for it can.
        return (await Task.Run(In.ReadLine, cancellation).WaitAsync(cancellation))?.Trim();
    }

    private bool IsColored(ColorChoice color, bool isTerminal) => color switch
    {
        ColorChoice.Always => true,
        ColorChoice.Never => false,
        _ => isTerminal && string.IsNullOrEmpty(Environment("NO_COLOR")) && Environment("TERM") != "dumb",
    };
}
