namespace Retort.Errors;

/// <summary>SQL or a model that cannot be read, that PostgreSQL refuses, or that cannot be compared.</summary>
public sealed class SourceException(string code, string message, Exception? cause = null) : RetortException(code, message, cause);
