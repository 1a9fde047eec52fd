namespace Retort.Errors;

/// <summary>A setting, an address or an environment variable that cannot be used.</summary>
public sealed class ConfigurationException(string code, string message, Exception? cause = null) : RetortException(code, message, cause);
