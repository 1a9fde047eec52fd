namespace Retort.Errors;

/// <summary>A revision file, the graph of revisions, or a name for a place in it, that cannot be used.</summary>
public sealed class RevisionException(string code, string message, Exception? cause = null) : RetortException(code, message, cause);
