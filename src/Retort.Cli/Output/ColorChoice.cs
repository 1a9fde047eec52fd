namespace Retort.Cli.Output;

/// <summary>The value of <c>--color</c>.</summary>
internal enum ColorChoice
{
    /// <summary>Colour on a terminal, unless <c>NO_COLOR</c> is set or <c>TERM</c> is <c>dumb</c>.</summary>
    Auto,

    /// <summary>Colour, also in a pipe.</summary>
    Always,

    /// <summary>No colour.</summary>
    Never,
}
