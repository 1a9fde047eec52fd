using Retort.Errors;

namespace Retort.Cli.Parsing;

/// <summary>A command line that cannot be understood; exit code 2.</summary>
internal sealed class UsageException(string message) : RetortException("wrong-usage", message);
