namespace Retort.Cli.Output;

/// <summary>How records of a log are written.</summary>
internal enum LogFormat
{
    /// <summary>One JSON document a line.</summary>
    Json,
}
