namespace Retort.Errors;

/// <summary>A run that stopped: a statement that failed, a lock that did not come, a ledger that does not fit.</summary>
public sealed class ExecutionException(string code, string message, Exception? cause = null) : RetortException(code, message, cause);
