namespace Retort.Errors;

/// <summary>A server that cannot be found, started, reached, or that refuses this role.</summary>
public sealed class ServerException(string code, string message, Exception? cause = null) : RetortException(code, message, cause);
